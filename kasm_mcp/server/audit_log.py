"""Record changes and refusals: one JSON object per line, appended to a file or to stderr.

It records names, ids, commands and paths; never contents, outputs, passwords or the API key. Several servers may append
to one file. It depends neither on MCP nor on Kasm's API.
"""

import json
import logging
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import anyio
import anyio.to_thread
from attrs import define, field

from kasm_desktops import DesktopsError, Refused, Unavailable, mask
from kasm_mcp.config.parsers import NOT_BLOCKING

log = logging.getLogger(__name__)

Target = Path | Literal["stderr"] | None

SHOWN = (
    *("kasm_id", "user_id", "username", "image_name", "group_id"),
    *("command", "working_dir", "timeout_seconds", "file_path", "save_to_file"),
    *("locked", "disabled", "force"),
)
"""The arguments that are recorded with their values; of all others, only the names are recorded."""

_FOUND = ("kasm_id", "user_id", "username")
"""Members of an answer that identify what was created."""
_LONGEST = 4096
"""Characters of a command or path; longer values are cut and listed in `cut`."""
_LOOKED_AT = 16 * _LONGEST
"""Characters searched for secrets, so that a call of many megabytes does not block the others. It exceeds `_LONGEST`,
because a mask is shorter than the secret."""
_LONGEST_CLIENT = 200
_MOST_OTHERS = 32
_FAR = 2**31 - 2
_LARGEST = 2**53
"""Some JSON readers lose precision above this number."""


@define
class Attempt:
    """One tool call; its outcome is filled in when it is known.

    Args:
        tool: The tool's name.
        arguments: As the client sent them, unvalidated.
        changes: Whether the tool changes something; for other tools, only refusals are recorded.
        client: The client's name and version, as it reports them; None if it does not.

    Attributes:
        secrets: Values that must not be recorded.
        failure: The error; None while there is none.
        data: The answer's data; empty while there is no answer.
        answered: Whether the tool returned an answer.
        only_asked: Whether the call only returned a question to a person; the answer comes with another call.
    """

    tool: str
    arguments: Mapping[str, Any]
    changes: bool
    client: str | None
    secrets: list[str] = field(factory=list)
    failure: DesktopsError | None = None
    data: Mapping[str, Any] = field(factory=dict)
    answered: bool = False
    only_asked: bool = False

    @property
    def outcome(self) -> str:
        """How it ended, as far as is known."""
        if isinstance(self.failure, Refused):
            return "not_done"
        if self.failure is not None:
            return "unknown" if self.failure.outcome_unknown else "failed"
        if not self.answered:
            return "cancelled"
        return "unknown" if self.data.get("output_available") is False else "succeeded"


class AuditLog:
    """Append attempts to the log.

    Args:
        target: A file, `stderr`, or None to record nothing.
        secrets: Values that must not be recorded in any attempt.
    """

    def __init__(self, target: Target, secrets: Iterable[str] = ()) -> None:
        self._target = target
        self._secrets = tuple(secrets)
        self._owed: list[bytes] = []
        self._turn = threading.Lock()

    @asynccontextmanager
    async def recorded(self, attempt: Attempt) -> AsyncIterator[None]:
        """Record an attempt when it ends, however it ends; refuse a change that could not be recorded.

        Args:
            attempt: The call made in the block.

        Raises:
            Unavailable: The log cannot be appended to, and the attempt may change something. Nothing has happened yet.
        """
        if self._target is None:
            yield
            return
        trouble = await anyio.to_thread.run_sync(self.trouble) if attempt.changes else None
        if trouble:
            raise Unavailable(f"Nothing was done: the audit log (KASM_AUDIT_LOG) cannot be written: {trouble}.")
        began, clock = datetime.now(UTC), anyio.current_time()
        try:
            yield
        finally:
            if not attempt.only_asked and (attempt.changes or isinstance(attempt.failure, Refused)):
                # Cancelled calls too: a request that was sent may have taken effect.
                with anyio.CancelScope(shield=True):
                    line = self._line(attempt, began, round((anyio.current_time() - clock) * 1000))
                    await anyio.to_thread.run_sync(self._append, line, attempt.changes)

    def trouble(self) -> str | None:
        """Return the system error if no line can be appended; None if one can.

        Lines of changes that could not be written earlier are appended first.
        """
        if isinstance(self._target, Path):
            try:
                with self._turn:
                    self._settle(self._target)
            except OSError as error:
                return error.strerror
        return None

    def _line(self, attempt: Attempt, began: datetime, duration_ms: int) -> bytes:
        rule = attempt.failure.rule if isinstance(attempt.failure, Refused) else None
        entry = {
            "time": began.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "client": self._shown(attempt.client, attempt.secrets, _LONGEST_CLIENT),
            "pid": os.getpid(),
            "tool": attempt.tool,
            **self._arguments(attempt),
            "decision": "refused" if rule else "allowed",
            "rule": rule,
            "outcome": attempt.outcome,
            "exit_code": attempt.data.get("exit_code"),
            "error_type": attempt.failure.error_type if attempt.failure else None,
            "duration_ms": duration_ms,
        }
        # ASCII only, so that foreign text cannot imitate another line on any display.
        return json.dumps({name: value for name, value in entry.items() if value is not None}).encode() + b"\n"

    def _arguments(self, attempt: Attempt) -> dict[str, Any]:
        made = {name: attempt.data[name] for name in _FOUND if name in attempt.data}
        given = {name: value for name, value in attempt.arguments.items() if value is not None}
        known = {name: _plain(value) for name, value in (made | given).items() if name in SHOWN}
        shown = {name: self._shown(value, attempt.secrets) for name, value in known.items()}
        cut = sorted(name for name, value in known.items() if isinstance(value, str) and len(value) > _LONGEST)
        # A client may send any argument names: record only identifiers.
        others = sorted(name for name in given if name not in SHOWN and name.isidentifier() and len(name) <= 40)
        others[_MOST_OTHERS:] = ["..."] if len(others) > _MOST_OTHERS else []
        return shown | ({"cut": cut} if cut else {}) | ({"other_arguments": others} if others else {})

    def _shown(self, value: str | float | None, secrets: Iterable[str], longest: int = _LONGEST) -> str | float | None:
        if not isinstance(value, str):
            return value
        return mask(value[:_LOOKED_AT], (*self._secrets, *secrets))[:longest]

    def _append(self, line: bytes, changes: bool) -> None:
        with self._turn:
            try:
                if isinstance(self._target, Path):
                    self._owed.append(line)
                    self._settle(self._target)
                else:
                    sys.stderr.buffer.write(line)
                    sys.stderr.buffer.flush()
            except (OSError, ValueError) as error:
                log.error("The audit log could not be written (%s); the line was: %s", error, line.decode())  # noqa: TRY400
                if not changes:
                    self._owed = [owed for owed in self._owed if owed is not line]

    def _settle(self, path: Path) -> None:
        """Append pending lines. The file is reopened each time, so that a rotated file gets no more lines."""
        descriptor = _opened(path)
        try:
            _lock(descriptor)
            while self._owed:
                _write(descriptor, self._owed[0])
                del self._owed[0]
        finally:
            os.close(descriptor)


def _write(descriptor: int, line: bytes) -> None:
    """Write a whole line or nothing: a partial line on a full disk would corrupt the next one."""
    written = 0
    try:
        while written < len(line):
            written += os.write(descriptor, line[written:])
    except OSError:
        if written:
            with suppress(OSError):  # a device
                os.ftruncate(descriptor, max(0, os.fstat(descriptor).st_size - written))
        raise


def _plain(value: object) -> str | float:
    """Return a value in portable JSON: a string, a boolean, or a number that all readers can represent."""
    if isinstance(value, bool) or (isinstance(value, int | float) and abs(value) < _LARGEST):
        return value
    return str(value)


def _opened(path: Path) -> int:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    if sys.platform == "win32":  # which has no modes: the file has the rights of its directory
        return os.open(path, flags | os.O_BINARY)
    descriptor = os.open(path, flags | NOT_BLOCKING, 0o600)
    os.set_blocking(descriptor, True)  # writing to a slow reader waits
    return descriptor


def _lock(descriptor: int) -> None:
    """Wait until no other server appends; closing the file releases the lock."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        # A byte that no line reaches: Windows keeps other programs from reading locked bytes.
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(descriptor, fcntl.LOCK_EX)
