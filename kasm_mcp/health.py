"""Check whether the server is healthy and whether Kasm answers: `/health`, `/ready`, and the image's HEALTHCHECK.

`/health` covers this process alone, `/ready` Kasm as well. Neither needs a token, since an orchestrator has none, and
each answers one word. `python -m kasm_mcp.health` queries the container's server; it runs every half minute, so
importing this module loads the standard library only.
"""

import logging
import sys
from asyncio import Lock
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.routing import Route

    from kasm_desktops import AsyncDesktops

FIRST_PROCESS = Path("/proc/1/cmdline")
TIMEOUT_S = 3.0
_NOT_STORED = {"cache-control": "no-store"}
_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  nothing listens there
"""Wildcard addresses, each with the address to connect to."""

log = logging.getLogger(__name__)


class Readiness:
    """Checks whether Kasm answers: at most one `get_images` at a time, whose result is cached.

    Args:
        desktops: Makes the request.
        ttl_s: Seconds for which a result is cached.
        limit_s: Time limit of a check, in seconds.
    """

    def __init__(self, desktops: "AsyncDesktops", *, ttl_s: float = 5.0, limit_s: float = 5.0) -> None:
        self._desktops = desktops
        self._ttl_s = ttl_s
        self._limit_s = limit_s
        self._asking = Lock()
        self._expires = 0.0
        self._reason: str | None = None

    async def reason(self) -> str | None:
        """Return why Kasm cannot be used now, as an `error_type`; None if it answers."""
        async with self._asking:
            if monotonic() >= self._expires:
                self._reason = await self._ask()
                self._expires = monotonic() + self._ttl_s
            return self._reason

    async def _ask(self) -> str | None:
        import anyio

        from kasm_desktops import DesktopsError, TimedOut

        error: DesktopsError = TimedOut(f"Kasm did not answer within {self._limit_s:g} s")
        try:
            with anyio.fail_after(self._limit_s):
                await self._desktops.gateway.check_api()
                return None
        except TimeoutError:
            pass
        except DesktopsError as found:
            error = found
        log.warning("Not ready: %s", error.message)
        return error.error_type


def routes() -> "Sequence[Route]":
    """Return `/health` and `/ready` for GET and HEAD; the application's lifespan state has a `readiness`."""
    from starlette.requests import Request
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"}, headers=_NOT_STORED)

    async def ready(request: Request) -> Response:
        reason = await request.state.readiness.reason()
        if reason is None:
            return JSONResponse({"status": "ready"}, headers=_NOT_STORED)
        return JSONResponse({"status": "not ready", "reason": reason}, status_code=503, headers=_NOT_STORED)

    return Route("/health", health), Route("/ready", ready)


def main(command_line: Path = FIRST_PROCESS) -> int:
    """Check the server of this container; return the exit code: 0 healthy, 1 not, with the reason on stderr.

    A server on stdin and stdout has no port: it is healthy as long as it runs.

    Args:
        command_line: File with the arguments of the server's process, each ended by a null byte.
    """
    try:
        address = served_at(command_line.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        problem = None if address is None else _problem_at(*address)
    except (OSError, ValueError) as error:
        problem = f"cannot tell how the server was started: {type(error).__name__}"
    if problem:
        sys.stderr.write(f"{problem}\n")
    return 1 if problem else 0


def served_at(command_line: str) -> tuple[str, int] | None:
    """Return host and port of `serve --http`, with wildcards replaced by loopback; None for stdio.

    Raises:
        ValueError: The port is not a number.
    """
    words = command_line.replace("--http=", "--http ").split()
    if "serve" not in words or "--http" not in words[:-1]:
        return None
    host, _, port = words[words.index("--http") + 1].rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    return _EVERYWHERE.get(host, host), int(port)


def _problem_at(host: str, port: int) -> str | None:
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
