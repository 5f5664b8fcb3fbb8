"""Kasm sessions for scripts: start one, run commands and get their output, read and write files, destroy it.

    from kasm_desktops import Desktops

    with Desktops.from_environment() as kasm, kasm.start("kasmweb/ubuntu-focal-desktop") as session:
        result = session.run("cat /etc/os-release", timeout_seconds=30)
        print(result.exit_code, result.stdout, result.stderr)
        session.write("/home/kasm-user/a.txt", b"any bytes")
        data = session.read("/home/kasm-user/a.txt")

`Desktops` and `Session` block; `AsyncDesktops` and `AsyncSession` are their async twins. Failures are raised as a
`DesktopsError`, which says what to do next; a change whose answer was lost is never sent twice. The tools of the MCP
server use the same classes. The command policy applies to assistants, not to scripts: commands are sent unchecked.

The names below are the public surface; the modules are private. Nothing of MCP is imported. Read it in this order:
`desktops`, `sessions`, `users`, `blocking`, then `exec` (what runs in a session), `lookup`, `calls`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kasm_api.settings import ConfigError
from kasm_desktops.calls.permissions import PERMISSIONS, PERMISSIONS_PAGE, least_key
from kasm_desktops.errors import (
    OUTCOME_UNKNOWN,
    RULES,
    DesktopsError,
    InvalidArgument,
    KasmSaidNo,
    NotFound,
    OddAnswer,
    Refused,
    Remedy,
    TimedOut,
    Unauthenticated,
    Unavailable,
    Unreachable,
    quoted,
)
from kasm_desktops.limits import COMMAND_SECONDS, FILE_BYTES, HOME, MAX_SCREENSHOT_PIXELS, OUTPUT_BYTES, Bounds, Limits
from kasm_desktops.pictures import check_picture_path, is_jpeg, jpeg_size, save_picture
from kasm_desktops.progress import Progress, silence
from kasm_desktops.secrecy import mask
from kasm_desktops.settings import DesktopSettings
from kasm_desktops.values import as_flag, as_number, as_text, as_time, bare_id, same_id

if TYPE_CHECKING:
    from kasm_desktops.blocking import Desktops, Session, Users
    from kasm_desktops.calls.gateway import Gateway
    from kasm_desktops.desktops import AsyncDesktops
    from kasm_desktops.exec.command_results import CommandResult
    from kasm_desktops.exec.file_results import FilePart
    from kasm_desktops.exec.polling import Pace
    from kasm_desktops.lookup.logins import Served, Status
    from kasm_desktops.sessions.lifecycle import Created, Ending
    from kasm_desktops.sessions.session import AsyncSession
    from kasm_desktops.users import AsyncUsers

__all__ = [
    "COMMAND_SECONDS",
    "FILE_BYTES",
    "HOME",
    "MAX_SCREENSHOT_PIXELS",
    "OUTCOME_UNKNOWN",
    "OUTPUT_BYTES",
    "PERMISSIONS",
    "PERMISSIONS_PAGE",
    "RULES",
    "AsyncDesktops",
    "AsyncSession",
    "AsyncUsers",
    "Bounds",
    "CommandResult",
    "ConfigError",
    "Created",
    "DesktopSettings",
    "Desktops",
    "DesktopsError",
    "Ending",
    "FilePart",
    "Gateway",
    "InvalidArgument",
    "KasmSaidNo",
    "Limits",
    "NotFound",
    "OddAnswer",
    "Pace",
    "Progress",
    "Refused",
    "Remedy",
    "Served",
    "Session",
    "Status",
    "TimedOut",
    "Unauthenticated",
    "Unavailable",
    "Unreachable",
    "Users",
    "as_flag",
    "as_number",
    "as_text",
    "as_time",
    "bare_id",
    "check_picture_path",
    "is_jpeg",
    "jpeg_size",
    "least_key",
    "mask",
    "quoted",
    "same_id",
    "save_picture",
    "silence",
]

_ON_DEMAND = {
    "AsyncDesktops": "desktops",
    "AsyncSession": "sessions.session",
    "AsyncUsers": "users",
    "CommandResult": "exec.command_results",
    "Created": "sessions.lifecycle",
    "Desktops": "blocking",
    "Ending": "sessions.lifecycle",
    "FilePart": "exec.file_results",
    "Gateway": "calls.gateway",
    "Pace": "exec.polling",
    "Served": "lookup.logins",
    "Session": "blocking",
    "Status": "lookup.logins",
    "Users": "blocking",
}
"""Name to its module. These load the HTTP client, which a server needs only at its first call."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the types are above
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ON_DEMAND[name]}"), name)
