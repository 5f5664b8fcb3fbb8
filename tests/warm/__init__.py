"""Starts programs of this project without the second that it takes to import the MCP SDK.

One parent for each worker of pytest has imported everything; for each program it forks a child, which gets the
descriptors, the environment, the folder and the arguments of whoever starts it. `command` gives the beginning of a
command line, which `subprocess`, anyio and the SDK's client start as they start any program: a small launcher
(`launch.py`) that hands all this to the parent (`parent.py`), passes signals on, and ends as the child ended.

What a test proves about the start itself (imports, the installed command, a terminal) it proves with a real start.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


class Parent:
    """The parent process of this worker's warm children; it ends with the worker, or when it is closed."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="warm-"))
        self.address = self._folder / "parent"
        with socket.socket(socket.AF_UNIX) as listener:
            # Bound here, so that a launcher may knock before everything is imported.
            listener.bind(str(self.address))
            listener.listen(64)
            self._process = subprocess.Popen(
                [sys.executable, "-P", _HERE / "parent.py", str(listener.fileno())],
                stdin=subprocess.PIPE,  # its end tells the parent that the worker is gone
                pass_fds=[listener.fileno()],
                start_new_session=True,  # Ctrl-C is pytest's to handle
            )

    def close(self) -> None:
        """End it, with the children that still run."""
        self._process.communicate()
        shutil.rmtree(self._folder)


@cache
def _parent() -> Parent:
    return Parent()


def command(*program: str) -> list[str]:
    """Give a command line that starts a program warm.

    Args:
        program: `kasm-mcp` and its arguments, or `python` with `-c SOURCE` or a file, and its arguments; `-W ACTION`
            may come before.
    """
    return [sys.executable, "-IS", str(_HERE / "launch.py"), str(_parent().address), *program]


def close() -> None:
    """End the parent, if one was started."""
    if _parent.cache_info().currsize:
        _parent().close()
        _parent.cache_clear()
