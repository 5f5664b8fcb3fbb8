"""The table of contents of the product: 21 tools, each with its effect and the calls of Kasm that it may make.

Nothing is computed here but the hints.
"""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

from attrs import frozen

from kasm_mcp.tools import commands, files, monitoring, screenshots, sessions, users, workspaces
from kasm_mcp.tools.envelope import Answer

ToolFunction = Callable[..., Awaitable[Answer[Any]]]
Question = Callable[..., Awaitable[str]]


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

    @property
    def changes(self) -> bool:
        """Whether it changes something: not there in read-only mode, and recorded in the audit log."""
        return not self.read_only


class Effect(Enum):
    """What a tool does to the world; the hints follow from it."""

    READ = Hints(read_only=True, destructive=False, idempotent=True, open_world=False)
    ADD = Hints(read_only=False, destructive=False, idempotent=False, open_world=False)
    SET = Hints(read_only=False, destructive=False, idempotent=True, open_world=False)
    REPLACE = Hints(read_only=False, destructive=True, idempotent=True, open_world=False)
    RUN = Hints(read_only=False, destructive=True, idempotent=False, open_world=True)


@frozen
class Row:
    """One tool.

    Attributes:
        function: Its name, docstring and signature are the tool's.
        effect: What it does to the world.
        title: For people.
        calls: The calls of Kasm that it may make, by Kasm's names: those that do its work, then those that look
            something up, wait, or stand in for one that a release does not have.
        question: Given what the function is given, what a person is asked before it is called; None to ask nobody.
    """

    function: ToolFunction
    effect: Effect
    title: str
    calls: tuple[str, ...]
    question: Question | None = None

    @property
    def name(self) -> str:
        """The tool's name."""
        return self.function.__name__


_LOOK = ("get_kasm_status", "get_kasms")
_INSIDE = ("exec_command_kasm", "download_file", "list_downloads", *_LOOK)

CATALOG: tuple[Row, ...] = (
    Row(
        sessions.create_kasm_session,
        Effect.ADD,
        "Create session",
        ("request_kasm", "get_images", "get_kasm_status", "get_kasms", "destroy_kasm"),
    ),
    Row(
        sessions.destroy_kasm_session,
        Effect.REPLACE,
        "Destroy session",
        ("destroy_kasm", *_LOOK),
        question=sessions.ask_to_destroy,
    ),
    Row(sessions.get_session_status, Effect.READ, "Session status", _LOOK),
    Row(sessions.list_user_sessions, Effect.READ, "List own sessions", ("get_kasms", "get_user_kasms")),
    Row(sessions.list_all_sessions, Effect.READ, "List all sessions", ("get_kasms",)),
    Row(sessions.pause_kasm_session, Effect.SET, "Pause session", ("pause_kasm", "pause_kasm_ui", *_LOOK)),
    Row(sessions.resume_kasm_session, Effect.SET, "Resume session", ("resume_kasm", "resume_kasm_ui", *_LOOK)),
    Row(screenshots.get_session_screenshot, Effect.READ, "Screenshot", ("get_kasm_screenshot", *_LOOK)),
    Row(commands.execute_kasm_command, Effect.RUN, "Run command", _INSIDE),
    Row(files.read_kasm_file, Effect.READ, "Read file", _INSIDE),
    Row(files.write_kasm_file, Effect.REPLACE, "Write file", _INSIDE),
    Row(workspaces.get_available_workspaces, Effect.READ, "List workspaces", ("get_images",)),
    Row(users.get_kasm_users, Effect.READ, "List users", ("get_users",)),
    Row(users.create_kasm_user, Effect.ADD, "Create user", ("create_user",)),
    Row(users.get_kasm_user, Effect.READ, "Look up user", ("get_user", "get_users")),
    Row(users.update_kasm_user, Effect.REPLACE, "Update user", ("update_user", "get_user", "get_users")),
    Row(
        users.delete_kasm_user,
        Effect.REPLACE,
        "Delete user",
        ("delete_user", "get_users", "get_user"),
        question=users.ask_to_delete,
    ),
    Row(
        users.logout_kasm_user,
        Effect.REPLACE,
        "Log user out",
        ("logout_user", "get_users", "get_user"),
        question=users.ask_to_log_out,
    ),
    Row(monitoring.get_session_frame_stats, Effect.READ, "Frame statistics", ("get_kasm_frame_stats", "get_kasms")),
    Row(
        monitoring.get_session_bottleneck_stats, Effect.READ, "Bottlenecks", ("get_kasm_bottleneck_stats", "get_kasms")
    ),
    Row(monitoring.get_session_recordings, Effect.READ, "Recordings", ("get_session_recordings", "get_kasms")),
)
"""In the order of the specification."""
