"""Kasm desktops for scripts: start one, run commands in it and know what they did, read and write its files, end it.

    from kasm_desktops import Desktops

    with Desktops.from_environment() as kasm, kasm.start("kasmweb/ubuntu-focal-desktop") as session:
        result = session.run("cat /etc/os-release", timeout_seconds=30)
        print(result.exit_code, result.stdout, result.stderr)
        session.write("/home/kasm-user/a.txt", b"any bytes")
        data = session.read("/home/kasm-user/a.txt")

`Desktops` and `Session` block; `AsyncDesktops` and `AsyncSession` are their async twins. Failures are raised as a
`DesktopsError`, which says what to do next; a change whose answer was lost is never sent twice. The tools of the MCP
server use the same classes. The command policy guards assistants, not the author of a script: here everything is sent
as it is written.

This package imports nothing of MCP. Read it in this order: `desktops`, `session`, `blocking`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kasm_api.settings import ConfigError
from kasm_desktops.errors import (
    DesktopsError,
    InvalidArgument,
    KasmSaidNo,
    NotFound,
    OddAnswer,
    Refused,
    TimedOut,
    Unauthenticated,
    Unavailable,
    Unreachable,
)
from kasm_desktops.limits import Limits

if TYPE_CHECKING:
    from kasm_desktops.blocking import Desktops, Session
    from kasm_desktops.desktops import AsyncDesktops
    from kasm_desktops.exec.commands import CommandResult
    from kasm_desktops.lifecycle import Ending
    from kasm_desktops.logins import Status
    from kasm_desktops.session import AsyncSession

__all__ = [
    "AsyncDesktops",
    "AsyncSession",
    "CommandResult",
    "ConfigError",
    "Desktops",
    "DesktopsError",
    "Ending",
    "InvalidArgument",
    "KasmSaidNo",
    "Limits",
    "NotFound",
    "OddAnswer",
    "Refused",
    "Session",
    "Status",
    "TimedOut",
    "Unauthenticated",
    "Unavailable",
    "Unreachable",
]

_ON_DEMAND = {
    "AsyncDesktops": "desktops",
    "AsyncSession": "session",
    "CommandResult": "exec.commands",
    "Desktops": "blocking",
    "Ending": "lifecycle",
    "Session": "blocking",
    "Status": "logins",
}
"""Name to its module. These bring the HTTP client, which a server does not need before its first call."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the types are above
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ON_DEMAND[name]}"), name)
