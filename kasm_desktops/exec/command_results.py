"""Converts a script's result to a command's exit code and output, or to an error. Unknown values stay None."""

from attrs import field, frozen

from kasm_desktops.errors import (
    OUTCOME_UNKNOWN,
    DesktopsError,
    NotFound,
    OddAnswer,
    Refused,
    TimedOut,
    Unavailable,
)
from kasm_desktops.exec.results import Garbled, Result, Stream, no_way_back, streams


@frozen
class CommandResult:
    """Exit code and output of a command.

    Attributes:
        command: As it was given.
        working_dir: The directory it started in, absolute.
        exit_code: As in a shell, 128 + n after signal n; None when it is not known, never when it is 0.
        duration_ms: Run time in milliseconds; None when not known.
        output: stdout and stderr; None where no result can come back: the command was sent, and its result is unknown.
        seen: Why no result can come back, as a clause.
    """

    command: str
    working_dir: str
    exit_code: int | None = None
    duration_ms: int | None = None
    output: tuple[Stream, Stream] | None = field(default=None, repr=False)
    seen: str = ""

    @property
    def nothing_came_back(self) -> str:
        """The message for `output_available` False."""
        return f"The command was sent, but its result is unknown: {no_way_back(self.seen)}"

    @property
    def output_available(self) -> bool:
        """Whether a result came back. If not, `exit_code` is None, and reading the output raises `Unavailable`."""
        return self.output is not None

    @property
    def stdout(self) -> str:
        """Its standard output. Above the limit: head and tail, with a line that counts the bytes left out.

        Raises:
            Unavailable: No result came back, so the output is unknown.
        """
        return self._streams()[0].text

    @property
    def stderr(self) -> str:
        """As `stdout`."""
        return self._streams()[1].text

    @property
    def stdout_truncated(self) -> bool:
        """Whether bytes of stdout were left out.

        Raises:
            Unavailable: No result came back.
        """
        return self._streams()[0].truncated

    @property
    def stderr_truncated(self) -> bool:
        """As `stdout_truncated`."""
        return self._streams()[1].truncated

    @property
    def is_exact(self) -> bool:
        """Whether all bytes were UTF-8; others are replaced by U+FFFD.

        Raises:
            Unavailable: No result came back.
        """
        return not any(stream.lossy for stream in self._streams())

    def _streams(self) -> tuple[Stream, Stream]:
        if self.output is None:
            raise Unavailable(self.nothing_came_back)
        return self.output


def command_result(result: Result, command: str, working_dir: str, *, limit_s: int, keep_bytes: int) -> CommandResult:
    """Convert a script's result to the command's.

    Args:
        result: The script's result.
        command: As it was given.
        working_dir: Its working directory, absolute.
        limit_s: Its time limit, in seconds.
        keep_bytes: Bytes of each stream that the script was set to keep.

    Raises:
        TimedOut: It was ended at its limit; `data` has the output until then.
        NotFound, Refused, Unavailable: It did not run, or its output could not be kept.
        OddAnswer: The result contradicts itself.
    """
    if result.status not in ("done", "late"):
        raise _not_run(result, working_dir)
    try:
        output = streams(result, keep_bytes)
        duration_ms, exit_code = result.number("ms"), result.number("exit")
    except Garbled as error:
        raise OddAnswer(
            f"The command's result came back garbled ({error}). {OUTCOME_UNKNOWN}",
            status_code=200,
            outcome_unknown=True,
        ) from error
    if result.status == "late":
        raise _ended(limit_s, duration_ms, *output)
    return CommandResult(command, working_dir, exit_code, duration_ms, output)


def _ended(limit_s: int, duration_ms: int, out: Stream, err: Stream) -> TimedOut:
    return TimedOut(
        f"The command was ended after {limit_s} s; its output until then is in data. "
        "Pass a larger timeout_seconds, or run it in the background with & and its output in a file.",
        data={
            "stdout": out.text,
            "stderr": err.text,
            "stdout_truncated": out.truncated,
            "stderr_truncated": err.truncated,
            "duration_ms": duration_ms,
            "output_available": True,
        },
    )


def _not_run(result: Result, working_dir: str) -> DesktopsError:
    if result.status == "missing":
        return NotFound(
            f"There is no directory {working_dir} in the session (or it cannot be entered); nothing was run."
        )
    if result.status == "outside":
        return Refused(
            f"{working_dir} leads outside the allowed roots through a link; nothing was run.", rule="link_leads_out"
        )
    if result.status == "full" and "exit" in result.values:
        return Unavailable(
            f"The command ran and ended with exit code {result.values['exit']}, but its output is lost: the session's "
            "disk is full. Free some space before the next command."
        )
    if result.status == "full":
        return Unavailable(
            "The session's disk is full, so it is not known whether the command ran. Free some space, and check before "
            "you run it again.",
            outcome_unknown=True,
        )
    return Unavailable("The session could not set up the command (no FIFO in ~/Downloads or /tmp); nothing was run.")
