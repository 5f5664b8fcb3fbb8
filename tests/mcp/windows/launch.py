"""Run `kasm-mcp` as on Windows: without POSIX-only modules and names, signal handlers of asyncio, or polling of pipes.

The standard library is loaded first, because its own choice by platform is not under test. It cannot show how Windows
itself behaves: paths, text mode, locks and consoles.
"""

import asyncio
import asyncio.unix_events
import os
import platform
import selectors
import signal
import ssl
import stat
import subprocess
import sys
import sysconfig
import tempfile
from importlib import import_module
from types import ModuleType
from typing import Any

MODULES = (
    "fcntl",
    "grp",
    "posix",
    "pty",
    "pwd",
    "resource",
    "syslog",
    "termios",
    "tty",
    "trio",
)  # trio: only the tests install it
NAMES: dict[ModuleType, tuple[str, ...]] = {
    os: (
        *("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "chown", "fchdir", "fchmod", "fchown", "fork"),
        *("forkpty", "getegid", "geteuid", "getgid", "getpgid", "getuid", "killpg", "mkfifo", "openpty"),
        *("set_blocking", "setsid", "sysconf"),
    ),
    signal: ("SIGALRM", "SIGHUP", "SIGUSR1", "SIGUSR2", "alarm", "pthread_sigmask", "setitimer", "sigwait"),
}


class Sockets(selectors.SelectSelector):
    """Wait for sockets only, as `select` does on Windows."""

    def register(self, fileobj: Any, events: int, data: object = None) -> selectors.SelectorKey:
        """Register a socket; fail for anything else."""
        number = fileobj if isinstance(fileobj, int) else fileobj.fileno()
        if not stat.S_ISSOCK(os.fstat(number).st_mode):
            raise OSError("an operation was attempted on something that is not a socket")
        return super().register(fileobj, events, data)


class Process(subprocess.Popen[bytes]):
    """Start a process; flags have no effect on this system."""

    def __init__(self, *arguments: Any, creationflags: int = 0, **others: Any) -> None:
        super().__init__(*arguments, **others)
        assert creationflags


def locking(descriptor: int, mode: int, size: int) -> None:
    """Accept what `msvcrt.locking` accepts, far behind all lines."""
    assert (mode, size) == (1, 1)
    assert os.lseek(descriptor, 0, os.SEEK_CUR) > 1 << 30


def become_windows() -> None:
    """Hide what Windows lacks, and add what the standard library has there."""
    tempfile.gettempdir()
    sysconfig.get_config_vars()
    platform.uname()  # kept, so that truststore takes this system's certificates
    # uvicorn imports them, and they call Windows at once.
    import_module("multiprocessing.connection")
    import_module("click")
    for module in MODULES:
        sys.modules[module] = None  # type: ignore[assignment]
    for owner, names in NAMES.items():
        for name in names:
            delattr(owner, name)
    msvcrt: Any = ModuleType("msvcrt")
    msvcrt.locking, msvcrt.LK_LOCK = locking, 1
    sys.modules["msvcrt"] = msvcrt
    for module in ("pywintypes", "win32api", "win32con", "win32job"):  # pywin32, which the SDK requires on Windows
        sys.modules[module] = ModuleType(module)
    system: Any = os
    system.O_BINARY = 0
    library: Any = ssl
    library.enum_certificates = lambda _: ()
    numbers: Any = signal
    numbers.SIGBREAK = signal.SIGTERM
    processes: Any = subprocess
    processes.Popen = Process
    choices: Any = selectors
    choices.DefaultSelector = Sockets
    loop: Any = asyncio.unix_events.SelectorEventLoop
    loop.add_signal_handler = asyncio.AbstractEventLoop.add_signal_handler
    sys.platform = "win32"


if __name__ == "__main__":
    become_windows()
    from kasm_mcp.cli import main

    raise SystemExit(main())
