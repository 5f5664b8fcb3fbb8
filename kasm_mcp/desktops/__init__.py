"""Desktops for scripts: start one, run commands in it and know what they did, read and write its files, end it.

    from kasm_mcp.desktops import Desktops

    with Desktops.from_environment() as kasm, kasm.start("kasmweb/ubuntu-focal-desktop") as session:
        result = session.run("cat /etc/os-release", timeout_seconds=30)
        print(result.exit_code, result.stdout, result.stderr)
        session.write("/home/kasm-user/a.txt", b"any bytes")
        data = session.read("/home/kasm-user/a.txt")

`Desktops` and `Session` wait; `AsyncDesktops` and `AsyncSession` are the same for `await`. What goes wrong is raised as
one of `kasm_mcp.errors`, which say what to do next; a change whose answer was lost is never sent twice. The tools of
the MCP server use the same classes. The policy for commands guards assistants, not the author of a script: here
everything is sent as it is written.

Importing this imports nothing of MCP. Read it in this order: `asynchronous`, `session`, `blocking`.
"""

from kasm_mcp.desktops.asynchronous import AsyncDesktops
from kasm_mcp.desktops.blocking import Desktops, Session
from kasm_mcp.desktops.session import AsyncSession
from kasm_mcp.lifecycle import Ending
from kasm_mcp.limits import Limits
from kasm_mcp.sessions import Status
from kasm_mcp.wayback.commands import CommandResult

__all__ = [
    "AsyncDesktops",
    "AsyncSession",
    "CommandResult",
    "Desktops",
    "Ending",
    "Limits",
    "Session",
    "Status",
]
