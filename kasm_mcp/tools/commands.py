"""The command tool: run a shell command in a session and tell what it printed and how it ended."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from kasm_mcp.call import Call
from kasm_mcp.config import Config
from kasm_mcp.envelope import Answer
from kasm_mcp.errors import KasmMcpError, NotFound, OddAnswer, Refused, TimedOut, Unavailable
from kasm_mcp.gateway import OUTCOME_UNKNOWN
from kasm_mcp.policy import Refusal, check_working_dir
from kasm_mcp.tools.parameters import KasmId
from kasm_mcp.wayback import errands
from kasm_mcp.wayback.collector import Closed
from kasm_mcp.wayback.results import Garbled, Result, Stream, streams

_GRACE_S = 10.0
"""What the session gets beyond the command's own limit, to end it and to put the result down."""


class CommandResult(TypedDict):
    """Data of `execute_kasm_command`. `exit_code` is null when it is not known, never when it is 0."""

    kasm_id: str
    command: str
    working_dir: str
    exit_code: int | None
    stdout: str
    stderr: str
    stdout_truncated: bool
    stderr_truncated: bool
    duration_ms: int | None
    output_available: bool


async def execute_kasm_command(
    call: Call,
    kasm_id: KasmId,
    command: Annotated[
        str, Field(min_length=1, description="Shell command; pipes, heredocs and several lines are fine.")
    ],
    working_dir: Annotated[
        str | None, Field(min_length=1, description="Absolute directory inside the allowed roots; default is the home.")
    ] = None,
    timeout_seconds: Annotated[
        int | None, Field(ge=1, le=3600, description="After this long the command is ended; default 60.")
    ] = None,
) -> Answer[CommandResult]:
    """Run a shell command in a session and return its stdout, stderr and exit code.

    It runs with bash as the session's user, without a terminal and with stdin closed. A non-zero exit code is a normal
    answer. Start something lasting with `&`. Programs for other users' rights, services or shutdown are refused.
    """
    kasm = call.kasm
    working_dir = default_directory(kasm.config) if working_dir is None else working_dir
    start = check_working_dir(working_dir, kasm.config.rules)
    if isinstance(start, Refusal):
        raise Refused(start.sentence)
    working_dir = start  # `~` is written out: the session takes only what is absolute
    refusal = await kasm.policy.check(command, working_dir)
    if isinstance(refusal, Refusal):
        raise Refused(refusal.sentence)
    limit_s = timeout_seconds or kasm.config.exec_timeout_s
    keep_bytes = kasm.config.max_output_bytes
    errand = errands.run(
        command,
        working_dir=working_dir,
        roots=kasm.config.rules.allowed_roots,
        limit_s=limit_s,
        keep_bytes=keep_bytes,
    )
    data = CommandResult(
        kasm_id=kasm_id,
        command=command,
        working_dir=working_dir,
        exit_code=None,
        stdout="",
        stderr="",
        stdout_truncated=False,
        stderr_truncated=False,
        duration_ms=None,
        output_available=False,
    )
    try:
        result = await kasm.channel.ask(
            kasm_id, errand, within_s=limit_s + _GRACE_S, doing="the command", progress=call.progress
        )
    except Closed:
        return Answer(data, CLOSED)
    except TimedOut as error:
        error.data = data
        raise
    if result.status not in ("done", "late"):
        raise _not_run(result, working_dir)
    try:
        out, err = streams(result, keep_bytes)
        data["duration_ms"] = result.number("ms")
        exit_code = result.number("exit")
    except Garbled as error:
        raise OddAnswer(
            f"The command's result came back garbled ({error}). {OUTCOME_UNKNOWN}", status_code=200
        ) from error
    data["stdout"], data["stdout_truncated"] = out.text, out.truncated
    data["stderr"], data["stderr_truncated"] = err.text, err.truncated
    data["output_available"] = True
    if result.status == "late":
        raise TimedOut(
            f"The command was ended after {limit_s} s; what it printed until then is in data. "
            "Give a larger timeout_seconds, or let it go on with & and its output in a file.",
            data=data,
        )
    data["exit_code"] = exit_code
    return Answer(data, _message(exit_code, out, err))


CLOSED = (
    "The command was sent, but what it did cannot be known: this session's downloads are not served, so no output "
    "comes back. An administrator can open the way with the group setting allow_kasm_downloads (for new sessions)."
)


def default_directory(config: Config) -> str:
    """Return where a command starts when the caller does not say: the home if it is allowed, else the first root."""
    home = config.rules.home
    inside = any(f"{home}/".startswith(f"{root.rstrip('/')}/") for root in config.rules.allowed_roots)
    return home if inside else config.rules.allowed_roots[0]


def _not_run(result: Result, working_dir: str) -> KasmMcpError:
    if result.status == "missing":
        return NotFound(
            f"There is no directory {working_dir} in the session (or it may not be entered); nothing was run."
        )
    if result.status == "outside":
        return Refused(f"{working_dir} leads out of the allowed roots through a link; nothing was run.")
    if result.status == "full" and "exit" in result.values:
        return Unavailable(
            f"The command ran and ended with exit code {result.values['exit']}, but its output could not be kept: the "
            "session's disk is full. Make room before the next command."
        )
    if result.status == "full":
        return Unavailable(
            "The session's disk is full: not even whether the command ran could be kept. Make room, and look before "
            "you run it again."
        )
    return Unavailable("The session could not set up the command (no FIFO in ~/Downloads); nothing was run.")


def _message(exit_code: int, out: Stream, err: Stream) -> str:
    parts = [
        "The command succeeded (exit code 0)." if exit_code == 0 else f"The command ended with exit code {exit_code}."
    ]
    cut = [name for name, stream in (("stdout", out), ("stderr", err)) if stream.truncated]
    if cut:
        parts.append(f"Only head and end of {' and '.join(cut)} are here; redirect it to a file to read the rest.")
    if out.lossy or err.lossy:
        parts.append("Bytes that are not UTF-8 stand as U+FFFD; read_kasm_file returns such bytes exactly.")
    return " ".join(parts)
