"""The table of contents of the product: 21 tools, each with its effect. Nothing is computed here but the hints."""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

from attrs import frozen

from kasm_mcp.envelope import Answer
from kasm_mcp.tools import commands, files, monitoring, screenshots, sessions, users, workspaces

ToolFunction = Callable[..., Awaitable[Answer[Any]]]


@frozen
class Hints:
    """What a client is told of a tool, so that it can ask its user first.

    Attributes:
        read_only: It changes nothing.
        destructive: It may take something away.
        idempotent: Doing it twice is doing it once.
        open_world: It may reach beyond Kasm.
    """

    read_only: bool
    destructive: bool
    idempotent: bool
    open_world: bool


class Effect(Enum):
    """What a tool does to the world; the hints follow from it."""

    READ = Hints(read_only=True, destructive=False, idempotent=True, open_world=False)
    ADD = Hints(read_only=False, destructive=False, idempotent=False, open_world=False)
    SET = Hints(read_only=False, destructive=False, idempotent=True, open_world=False)
    REPLACE = Hints(read_only=False, destructive=True, idempotent=True, open_world=False)
    RUN = Hints(read_only=False, destructive=True, idempotent=False, open_world=True)


@frozen
class Row:
    """One tool: the function, whose name, docstring and signature are the tool's, and its effect."""

    function: ToolFunction
    effect: Effect
    title: str

    @property
    def name(self) -> str:
        """The tool's name."""
        return self.function.__name__


CATALOG: tuple[Row, ...] = (
    Row(sessions.create_kasm_session, Effect.ADD, "Create session"),
    Row(sessions.destroy_kasm_session, Effect.REPLACE, "Destroy session"),
    Row(sessions.get_session_status, Effect.READ, "Session status"),
    Row(sessions.list_user_sessions, Effect.READ, "List own sessions"),
    Row(sessions.list_all_sessions, Effect.READ, "List all sessions"),
    Row(sessions.pause_kasm_session, Effect.SET, "Pause session"),
    Row(sessions.resume_kasm_session, Effect.SET, "Resume session"),
    Row(screenshots.get_session_screenshot, Effect.READ, "Screenshot"),
    Row(commands.execute_kasm_command, Effect.RUN, "Run command"),
    Row(files.read_kasm_file, Effect.READ, "Read file"),
    Row(files.write_kasm_file, Effect.REPLACE, "Write file"),
    Row(workspaces.get_available_workspaces, Effect.READ, "List workspaces"),
    Row(users.get_kasm_users, Effect.READ, "List users"),
    Row(users.create_kasm_user, Effect.ADD, "Create user"),
    Row(users.get_kasm_user, Effect.READ, "Look up user"),
    Row(users.update_kasm_user, Effect.REPLACE, "Update user"),
    Row(users.delete_kasm_user, Effect.REPLACE, "Delete user"),
    Row(users.logout_kasm_user, Effect.REPLACE, "Log user out"),
    Row(monitoring.get_session_frame_stats, Effect.READ, "Frame statistics"),
    Row(monitoring.get_session_bottleneck_stats, Effect.READ, "Bottlenecks"),
    Row(monitoring.get_session_recordings, Effect.READ, "Recordings"),
)
"""In the order of the specification."""
