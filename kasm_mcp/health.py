"""Whether the server of this container is well, for the image's HEALTHCHECK: `python -m kasm_mcp.health`.

The first process's command line tells how it serves. Over HTTP it is asked at `/health`; on stdin and stdout there is
nothing to ask, and the container ends with the server. It loads nothing but the standard library.
"""

import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path

FIRST_PROCESS = Path("/proc/1/cmdline")
TIMEOUT_S = 3.0
_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  what to ask, not where to listen
"""Addresses that mean every one of the machine's, to the one to ask."""


def main(command_line: Path = FIRST_PROCESS) -> int:
    """Return the exit code: 0 well, 1 not; the reason goes to stderr.

    Args:
        command_line: File with the arguments of the server's process, each ended by a null byte.
    """
    try:
        address = served_at(command_line.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        problem = None if address is None else problem_of(*address)
    except (OSError, ValueError) as error:
        problem = f"cannot tell how the server was started: {type(error).__name__}"
    if problem:
        sys.stderr.write(f"{problem}\n")
    return 1 if problem else 0


def served_at(command_line: str) -> tuple[str, int] | None:
    """Return host and port that `serve --http` was given, to be asked from here; None on stdin and stdout.

    Raises:
        ValueError: The port is not a number.
    """
    words = command_line.replace("--http=", "--http ").split()
    if "serve" not in words or "--http" not in words[:-1]:
        return None
    host, _, port = words[words.index("--http") + 1].rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    return _EVERYWHERE.get(host, host), int(port)


def problem_of(host: str, port: int) -> str | None:
    """Ask for `/health`; return what is wrong, or None."""
    connection = HTTPConnection(host, port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", "/health")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        return f"no answer from {host}:{port}: {type(error).__name__}"
    finally:
        connection.close()
    return None if status == 200 else f"{host}:{port} answers {status}"


if __name__ == "__main__":
    raise SystemExit(main())
