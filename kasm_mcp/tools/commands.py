"""The command tool: run a shell command in a session and return its output and exit code."""

import re
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

import kasm_desktops
from kasm_desktops import COMMAND_SECONDS, Refused, TimedOut
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer
from kasm_mcp.tools.parameters import KasmId
from kasm_policy import Refusal, check_working_dir

_NOT_FOUND = 127
_SET_UP_BY_THE_SHELL = re.compile(
    r": (nvm|fnm|volta|node|npm|npx|pnpm|yarn|bun|deno|conda|mamba|micromamba|pyenv|rbenv|nodenv|jenv|sdk|asdf|mise|"
    r"rustup|rustc|cargo|go|pipx|poetry|uv|direnv|brew): (?:command )?not found"
)
"""Programs that are often on the PATH only after `~/.bashrc` or `~/.profile` has run."""


class CommandResult(TypedDict):
    """Data of `execute_kasm_command`. `exit_code` is null if unknown, never instead of 0."""

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
    context: Context,
    kasm_id: KasmId,
    command: Annotated[
        str, Field(min_length=1, description="Shell command; pipes, heredocs and several lines are fine.")
    ],
    working_dir: Annotated[
        str | None, Field(min_length=1, description="Absolute directory inside the allowed roots; default is the home.")
    ] = None,
    timeout_seconds: Annotated[
        int | None,
        Field(
            ge=COMMAND_SECONDS.low,
            le=COMMAND_SECONDS.high,
            description=f"Ends the command; default {COMMAND_SECONDS.default}.",
        ),
    ] = None,
) -> Answer[CommandResult]:
    """Run a shell command in a session and return its stdout, stderr and exit code.

    It runs with bash as the session's user, without a terminal and with stdin closed. A non-zero exit code is a normal
    answer. Start background programs with `&`. Programs such as sudo, systemctl and reboot are refused.
    """
    working_dir = context.desktops.limits.default_directory if working_dir is None else working_dir
    start = check_working_dir(working_dir, context.config.rules)
    if isinstance(start, Refusal):
        raise Refused(start.sentence, rule=start.code)
    working_dir = start  # with `~` expanded: the session needs an absolute path
    refusal = await context.policy.check(command, working_dir)
    if isinstance(refusal, Refusal):
        raise Refused(refusal.sentence, rule=refusal.code)
    try:
        result = await context.session(kasm_id).run(command, working_dir=working_dir, timeout_seconds=timeout_seconds)
    except TimedOut as error:
        unknown = _data(kasm_id, kasm_desktops.CommandResult(command, working_dir))
        error.data = {**unknown, **(error.data or {})}
        raise
    return Answer(_data(kasm_id, result), _message(result))


def _data(kasm_id: str, result: kasm_desktops.CommandResult) -> CommandResult:
    known = result.output_available
    return CommandResult(
        kasm_id=kasm_id,
        command=result.command,
        working_dir=result.working_dir,
        exit_code=result.exit_code,
        stdout=result.stdout if known else "",
        stderr=result.stderr if known else "",
        stdout_truncated=known and result.stdout_truncated,
        stderr_truncated=known and result.stderr_truncated,
        duration_ms=result.duration_ms,
        output_available=known,
    )


def _message(result: kasm_desktops.CommandResult) -> str:
    if not result.output_available:
        return result.nothing_came_back
    parts = [
        "The command succeeded (exit code 0)."
        if result.exit_code == 0
        else f"The command ended with exit code {result.exit_code}."
    ]
    streams = (("stdout", result.stdout_truncated), ("stderr", result.stderr_truncated))
    cut = [name for name, is_cut in streams if is_cut]
    if cut:
        parts.append(
            f"Only head and tail of {' and '.join(cut)} are returned. For the rest, redirect it to a file and read "
            "that in parts: read_kasm_file with offset and max_bytes."
        )
    if result.exit_code == _NOT_FOUND and (missing := _SET_UP_BY_THE_SHELL.search(result.stderr)):
        parts.append(
            f"Commands do not read ~/.bashrc or ~/.profile. If {missing[1]} is set up there, run it with "
            "`bash -ic '…'` (reads ~/.bashrc) or `bash -lc '…'` (reads ~/.profile)."
        )
    if not result.is_exact:
        parts.append("Bytes that are not UTF-8 are shown as U+FFFD; read_kasm_file returns such bytes exactly.")
    return " ".join(parts)
