"""The tool table: one row per tool, in the specification's order.

Toolsets, read-only mode, permissions, the doctor's probes, the instructions, documents and manifests are derived from
it; nothing lists tools a second time. It imports no tool, because settings are checked, and the first requests of a
connection answered, before pydantic is loaded: a row loads its function on first use.
"""

from collections.abc import Awaitable, Callable, Collection
from enum import Enum
from functools import cached_property
from importlib import import_module
from typing import Any

from attrs import field, frozen, validators

ToolFunction = Callable[..., Awaitable[Any]]
Question = Callable[..., Awaitable[str]]


@frozen
class Hints:
    """Hints about a tool, by which a client decides whether to ask its user first.

    Attributes:
        read_only: It changes nothing.
        destructive: It may destroy or overwrite something.
        idempotent: Repeating it has no further effect.
        open_world: It may reach beyond Kasm.
    """

    read_only: bool
    destructive: bool
    idempotent: bool
    open_world: bool


class Effect(Enum):
    """The effect of a tool, with its hints."""

    READ = Hints(read_only=True, destructive=False, idempotent=True, open_world=False)
    ADD = Hints(read_only=False, destructive=False, idempotent=False, open_world=False)
    SET = Hints(read_only=False, destructive=False, idempotent=True, open_world=False)
    REPLACE = Hints(read_only=False, destructive=True, idempotent=True, open_world=False)
    RUN = Hints(read_only=False, destructive=True, idempotent=False, open_world=True)


class Route(Enum):
    """A goal of a user, in the order and words of the instructions."""

    IMAGES = "Images to start"
    START = "Start"
    FIND = "Find"
    RUN = "Run shell commands, install, build, test"
    FILES = "Files"
    SCREEN = "See the screen"
    KEEP = "Keep for later"
    END = "End"
    SLOW = "Slow, or recorded"
    USERS = "User accounts"


@frozen(slots=False)
class Row:
    """One tool.

    Attributes:
        name: Name of the tool and its function.
        toolset: Its group in `KASM_TOOLSETS`, and its module in `kasm_mcp.tools`.
        title: Name for people.
        effect: Its effect.
        needs: The Kasm calls that it requires, by Kasm's names.
        may_call: Further Kasm calls: for lookups, waiting, and as fallbacks for releases that lack a call. Lookups that
            only improve an error message are left out: no key should get a permission for them.
        route: Where the instructions name it; None if another tool leads to it.
        note: A sentence about it for the instructions; "" for none.
        question: Name of the function that returns the question to a person before a call; "" not to ask.
        long: Whether an answer may be long; see `LONG_RESULT_CHARS`.
    """

    name: str = field(validator=validators.matches_re(r"[a-z_]+"))
    toolset: str
    title: str = field(validator=validators.min_len(1))
    effect: Effect
    needs: tuple[str, ...] = field(validator=validators.min_len(1))
    may_call: tuple[str, ...] = ()
    route: Route | None = None
    note: str = ""
    question: str = ""
    long: bool = False

    @property
    def calls(self) -> tuple[str, ...]:
        """Every Kasm call that it may make."""
        return (*self.needs, *self.may_call)

    @property
    def changes(self) -> bool:
        """Whether it changes something: absent in read-only mode, and recorded in the audit log."""
        return not self.effect.value.read_only

    @cached_property
    def function(self) -> ToolFunction:
        """The function, whose docstring and signature are shown to clients. Loads its module."""
        function: ToolFunction = getattr(import_module(f"kasm_mcp.tools.{self.toolset}"), self.name)
        return function

    @cached_property
    def ask(self) -> Question | None:
        """The function that returns the question; None not to ask. It takes the arguments of `function`."""
        if not self.question:
            return None
        question: Question = getattr(import_module(f"kasm_mcp.tools.{self.toolset}"), self.question)
        return question


LONG_RESULT_CHARS = 500_000
"""Length of an answer up to which Claude Code passes it on whole, for tools marked `long`; its own maximum.

Without it, the limit is about 25,000 tokens, which two streams of `OUTPUT_BYTES.default`, each byte escaped in six
characters (196,608), or a page of 1,000 entries (about 400,000) may exceed. A file can be longer still: it has parts.
"""

_STATUS = "get_kasm_status"
_INSIDE = ("exec_command_kasm", "download_file", _STATUS)

TABLE: tuple[Row, ...] = (
    Row(
        "create_kasm_session",
        "sessions",
        "Create session",
        Effect.ADD,
        needs=("request_kasm", "get_images", _STATUS),
        may_call=("get_kasms", "destroy_kasm"),
        route=Route.START,
        note="A new session is still starting; the other tools wait for it.",
    ),
    Row(
        "destroy_kasm_session",
        "sessions",
        "Destroy session",
        Effect.REPLACE,
        needs=("destroy_kasm", _STATUS),
        may_call=("get_kasms",),
        route=Route.END,
        question="ask_to_destroy",
    ),
    Row(
        "get_session_status",
        "sessions",
        "Session status",
        Effect.READ,
        needs=(_STATUS,),
        may_call=("get_kasms",),
        route=Route.FIND,
    ),
    Row(
        "list_user_sessions",
        "sessions",
        "List own sessions",
        Effect.READ,
        needs=("get_kasms",),
        may_call=("get_user_kasms",),
        route=Route.FIND,
        long=True,
    ),
    Row("list_all_sessions", "sessions", "List all sessions", Effect.READ, needs=("get_kasms",), long=True),
    Row(
        "pause_kasm_session",
        "sessions",
        "Pause session",
        Effect.SET,
        needs=("pause_kasm", _STATUS),
        may_call=("pause_kasm_ui", "get_kasms"),
        route=Route.KEEP,
    ),
    Row(
        "resume_kasm_session",
        "sessions",
        "Resume session",
        Effect.SET,
        needs=("resume_kasm", _STATUS),
        may_call=("resume_kasm_ui", "get_kasms"),
        route=Route.KEEP,
    ),
    Row(
        "get_session_screenshot",
        "sessions",
        "Screenshot",
        Effect.READ,
        needs=("get_kasm_screenshot",),
        may_call=(_STATUS, "get_kasms"),
        route=Route.SCREEN,
    ),
    Row(
        "execute_kasm_command",
        "commands",
        "Run command",
        Effect.RUN,
        needs=_INSIDE,
        may_call=("list_downloads", "download_file_beside", "get_kasms"),
        route=Route.RUN,
        note="Commands run without sudo. A non-zero exit_code is in data, not an error. If output_available is false, "
        "the result is unknown: do not assume success.",
        long=True,
    ),
    Row(
        "read_kasm_file",
        "files",
        "Read file",
        Effect.READ,
        needs=_INSIDE,
        may_call=("list_downloads", "download_file_beside", "get_kasms"),
        route=Route.FILES,
        long=True,
    ),
    Row(
        "write_kasm_file",
        "files",
        "Write file",
        Effect.REPLACE,
        needs=_INSIDE,
        may_call=("list_downloads", "download_file_beside", "get_kasms"),
        route=Route.FILES,
    ),
    Row(
        "get_available_workspaces",
        "workspaces",
        "List workspaces",
        Effect.READ,
        needs=("get_images",),
        route=Route.IMAGES,
        long=True,
    ),
    Row("get_kasm_users", "users", "List users", Effect.READ, needs=("get_users",), route=Route.USERS, long=True),
    Row("create_kasm_user", "users", "Create user", Effect.ADD, needs=("create_user",), route=Route.USERS),
    Row("get_kasm_user", "users", "Look up user", Effect.READ, needs=("get_user",), may_call=("get_users",)),
    Row(
        "update_kasm_user",
        "users",
        "Update user",
        Effect.REPLACE,
        needs=("update_user",),
        may_call=("get_user", "get_users"),
        route=Route.USERS,
    ),
    Row(
        "delete_kasm_user",
        "users",
        "Delete user",
        Effect.REPLACE,
        needs=("delete_user",),
        may_call=("get_users", "get_user"),
        question="ask_to_delete",
    ),
    Row(
        "logout_kasm_user",
        "users",
        "Log user out",
        Effect.REPLACE,
        needs=("logout_user",),
        may_call=("get_users", "get_user"),
        question="ask_to_log_out",
    ),
    Row(
        "get_session_frame_stats",
        "monitoring",
        "Frame statistics",
        Effect.READ,
        needs=("get_kasm_frame_stats",),
        may_call=("get_kasms",),
    ),
    Row(
        "get_session_bottleneck_stats",
        "monitoring",
        "Bottlenecks",
        Effect.READ,
        needs=("get_kasm_bottleneck_stats",),
        may_call=("get_kasms",),
        route=Route.SLOW,
    ),
    Row(
        "get_session_recordings",
        "monitoring",
        "Recordings",
        Effect.READ,
        needs=("get_session_recordings",),
        may_call=("get_kasms",),
        route=Route.SLOW,
        long=True,
    ),
)

TOOLS: dict[str, Row] = {row.name: row for row in TABLE}
"""Name to row."""

TOOLSETS: dict[str, tuple[str, ...]] = {
    toolset: tuple(row.name for row in TABLE if row.toolset == toolset)
    for toolset in dict.fromkeys(row.toolset for row in TABLE)
}
"""Toolset to the names of its tools."""

DEFAULT_TOOLSETS = ("sessions", "commands", "files", "workspaces", "users", "monitoring")
"""The toolsets that are enabled unless others are chosen: the specification's 21 tools."""

SEVERAL: dict[str, tuple[str, ...]] = {"default": DEFAULT_TOOLSETS, "all": tuple(TOOLSETS)}
"""Words that stand for several toolsets in `KASM_TOOLSETS`."""


def choose(
    *, read_only: bool, toolsets: Collection[str], tools: Collection[str], exclude: Collection[str]
) -> tuple[str, ...]:
    """Return the names of the enabled tools, in the order of the table.

    Args:
        read_only: Whether to enable only tools that change nothing. Overrides all other arguments.
        toolsets: Toolsets to enable, or words of `SEVERAL`; `default` if `tools` is empty too.
        tools: Single tools to enable besides the toolsets.
        exclude: Tools to disable; overrides `toolsets` and `tools`.
    """
    words = toolsets if toolsets or tools else ("default",)
    chosen = [toolset for word in words for toolset in SEVERAL.get(word, (word,))]
    wanted = {*tools, *(name for toolset in chosen for name in TOOLSETS[toolset])}
    return tuple(
        row.name for row in TABLE if row.name in wanted and row.name not in exclude and not (read_only and row.changes)
    )
