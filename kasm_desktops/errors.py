"""The tree of errors. Each class has an `error_type`, which the answers of tools show.

    DesktopsError            internal        a defect in this package
    ├── InvalidArgument     validation      the caller can fix the arguments
    ├── Refused             security        refused by policy or not confirmed; nothing was changed
    ├── NotFound            not_found       no such session, user, image or file
    ├── Unauthenticated     authentication  key refused, or the key lacks a permission
    ├── KasmSaidNo          api             Kasm understood and refused
    ├── OddAnswer           api             an answer that Kasm's API does not describe
    ├── Unavailable         unavailable     Kasm or the session cannot do it now
    ├── Unreachable         network         no connection, or a broken one
    └── TimedOut            timeout         no answer in time

    ConfigError is separate (`kasm_api.settings`): missing or wrong settings, every problem at once.

A message says what happened and what to do next. Kasm's own words appear only shortened and in quotes. A next step
whose wording depends on the caller, script or assistant, is a `Remedy`; `envelope` has the wording for assistants.
This module contains nothing about HTTP, Kasm's API or MCP.
"""

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

from kasm_desktops.secrecy import mask

OUTCOME_UNKNOWN = "The outcome is unknown: it may have happened. Check before you retry; it was sent only once."

_SAID_LENGTH = 200


class Remedy(Enum):
    """A next step with one wording per kind of caller; the value is the wording for scripts."""

    LIST_IMAGES = "list_images() lists all images."
    LIST_SESSIONS = "list_sessions() lists the existing ones."
    LIST_USERS = "users.list_all() lists the users."
    NAME_THE_OWNER = "Pass its owner as user_id, or omit user_id to look the owner up, and leave all_users on."
    READ_A_PART = "Read a part with read_part(path, offset=…, max_bytes=…), or raise max_file_bytes."
    RESUME = "Call resume() first."
    RUN_A_FILE = "Save it to a file with write() and run the file."


class DesktopsError(Exception):
    """Base of all errors here. `str()` gives the message, followed by the remedy as a script's author needs it.

    Args:
        message: What happened and what to do next, for a person or a model.
        data: Partial results; None if there are none.
        outcome_unknown: Whether a change may have happened although its answer was lost.
        remedy: A next step to append to the message, worded for the caller; None for none.
    """

    error_type: ClassVar[str] = "internal"

    def __init__(
        self,
        message: str,
        *,
        data: Mapping[str, object] | None = None,
        outcome_unknown: bool = False,
        remedy: Remedy | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.data = data
        self.outcome_unknown = outcome_unknown
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the message and the remedy for scripts."""
        return f"{self.message} {self.remedy.value}" if self.remedy else self.message


class InvalidArgument(DesktopsError):
    """An argument is wrong in any state of Kasm."""

    error_type = "validation"


RULES = {
    "another_users_session": "The session does not belong to `KASM_USER_ID`, and `KASM_ALL_USERS` is not set.",
    "link_leads_out": "A link in the session leads outside the allowed directories.",
    "screenshot_place": "`save_to_file` is a path where screenshots may not be saved.",
    "read_only": "`KASM_READ_ONLY` is set, and the call would change something.",
    "left_out": "`KASM_TOOLSETS`, `KASM_TOOLS` or `KASM_EXCLUDE_TOOLS` exclude the tool.",
    "not_confirmed": "The client answered no or could not ask. Some clients answer no by themselves, without a person.",
    "confirmation_required": "`KASM_CONFIRM=always`, the client cannot ask the user, and the call lacks `confirm`.",
}
"""Rules that refuse a call, except those of the command and path policy; these are in its `CODES`."""


class Refused(DesktopsError):
    """The policy refused the call, or it was not confirmed; nothing was changed.

    Args:
        message: See `DesktopsError`.
        rule: The rule that refused: one of `RULES` or of the policy's codes.
        remedy: See `DesktopsError`.
    """

    error_type = "security"

    def __init__(self, message: str, *, rule: str, remedy: Remedy | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.rule = rule


class NotFound(DesktopsError):
    """The session, user, image or file does not exist, or not for this user."""

    error_type = "not_found"


class Unauthenticated(DesktopsError):
    """Kasm refused the API key, or the key lacks the permission that the message names."""

    error_type = "authentication"


class KasmSaidNo(DesktopsError):
    """Kasm understood the call and refused it.

    Args:
        message: See `DesktopsError`.
        said: Kasm's own words, shortened; "" when it gave none.
    """

    error_type = "api"

    def __init__(self, message: str, *, said: str = "") -> None:
        super().__init__(message)
        self.said = said


class OddAnswer(DesktopsError):
    """Kasm sent an answer that its API does not describe.

    Args:
        message: See `DesktopsError`.
        status_code: HTTP status of the answer.
        no_such_call: Whether the answer shows that this Kasm release lacks the call, so that nothing happened.
        outcome_unknown: See `DesktopsError`.
    """

    error_type = "api"

    def __init__(
        self, message: str, *, status_code: int, no_such_call: bool = False, outcome_unknown: bool = False
    ) -> None:
        super().__init__(message, outcome_unknown=outcome_unknown and not no_such_call)
        self.no_such_call = no_such_call
        self.status_code = status_code


class Unavailable(DesktopsError):
    """Kasm, the session or its downloads cannot do this at the moment."""

    error_type = "unavailable"


class Unreachable(DesktopsError):
    """No answer: connection failed, certificate not trusted, or connection broken."""

    error_type = "network"


class TimedOut(DesktopsError):
    """No answer in time. After a change the message says that its outcome is unknown."""

    error_type = "timeout"


def quoted(text: str | None) -> str:
    """Quote Kasm's own words for use in a message; see `plain`."""
    line = plain(text)
    return f"“{line}”" if line else ""


def plain(text: str | None) -> str:
    """Clean Kasm's own words: one line, without markup and secrets, shortened; "" for none."""
    line = " ".join("".join(" " if c in "<>" or not c.isprintable() else c for c in mask(text or "")).split())
    return line if len(line) <= _SAID_LENGTH else line[: _SAID_LENGTH - 1] + "…"
