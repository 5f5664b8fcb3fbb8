"""Everything that can go wrong, as one tree. Each class is one `error_type` of the answers.

    DesktopsError            internal        a defect of ours
    ├── InvalidArgument     validation      the caller can fix the arguments
    ├── Refused             security        policy or a person says no; nothing was changed
    ├── NotFound            not_found       no such session, user, image or file
    ├── Unauthenticated     authentication  key refused, or the key lacks a permission
    ├── KasmSaidNo          api             Kasm understood and refused
    ├── OddAnswer           api             Kasm answered what its API does not describe
    ├── Unavailable         unavailable     Kasm or the session cannot do it now
    ├── Unreachable         network         nobody answered
    └── TimedOut            timeout         no answer in time

    ConfigError stands apart (`kasm_api.settings`): settings are missing or wrong, with every problem at once.

Messages are ours: what happened and what to do next. Kasm's own words appear only shortened and quoted, never as part
of our sentence. What to do next is called differently by a script and by an assistant: such a step is a `Remedy`, and
`envelope` has the assistant's words for it. This module knows nothing of HTTP, Kasm or MCP.
"""

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

from kasm_desktops.secrecy import mask

OUTCOME_UNKNOWN = "The outcome is unknown: it may have happened. Look before trying again; it was sent only once."

_SAID_LENGTH = 200


class Remedy(Enum):
    """A next step that goes by another name for each kind of caller; the value is what a script is told."""

    LIST_IMAGES = "list_images() lists all."
    LIST_SESSIONS = "list_sessions() shows those there are."
    NAME_THE_OWNER = "Give the user_id of its owner, or none to have it looked up, and leave all_users on."
    READ_A_PART = "Read a part by run() with head, tail or sed -n '1,200p', or raise max_file_bytes."
    RESUME = "Call resume() first."
    RUN_A_FILE = "Put it into a file with write() and run that."


class DesktopsError(Exception):
    """Base of all failures that become an answer; as text, its message and the remedy in a script's words.

    Args:
        message: What happened and what to do next, for a person or a model.
        data: Partial results worth having in spite of the failure; None if there are none.
        outcome_unknown: Whether a change may have happened although this failure says that its answer was lost.
        remedy: A next step to be told after the message, in the words of whoever called; None for none.
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
        """Return what a script's author is told."""
        return f"{self.message} {self.remedy.value}" if self.remedy else self.message


class InvalidArgument(DesktopsError):
    """An argument cannot be right, whatever state Kasm is in."""

    error_type = "validation"


RULES = {
    "another_users_session": "The session is not of `KASM_USER_ID`, and `KASM_ALL_USERS` is not set.",
    "link_leads_out": "A link in the session leads out of the allowed directories.",
    "screenshot_place": "`save_to_file` names a place where no picture may be saved.",
    "read_only": "`KASM_READ_ONLY` is set, and the call would change something.",
    "left_out": "`KASM_TOOLSETS`, `KASM_TOOLS` or `KASM_EXCLUDE_TOOLS` leave the tool out.",
    "not_confirmed": "A person was asked and did not agree.",
    "confirmation_required": "`KASM_CONFIRM=always`, the client cannot ask, and the call came without `confirm`.",
}
"""The rules that refuse besides those of the command and path policy, which has its own `CODES`."""


class Refused(DesktopsError):
    """The policy or a person refuses; nothing was changed.

    Args:
        message: As for every failure.
        rule: Which rule says no: one of `RULES` or of the policy's codes.
        remedy: As for every failure.
    """

    error_type = "security"

    def __init__(self, message: str, *, rule: str, remedy: Remedy | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.rule = rule


class NotFound(DesktopsError):
    """What the arguments name does not exist, or not for this user."""

    error_type = "not_found"


class Unauthenticated(DesktopsError):
    """Kasm refused the API key, or the key lacks the permission that the message names."""

    error_type = "authentication"


class KasmSaidNo(DesktopsError):
    """Kasm understood the call and refused it.

    Args:
        message: Our sentence.
        said: Kasm's own words, shortened; "" when it gave none.
    """

    error_type = "api"

    def __init__(self, message: str, *, said: str = "") -> None:
        super().__init__(message)
        self.said = said


class OddAnswer(DesktopsError):
    """Kasm answered something that its API does not describe.

    Args:
        message: Our sentence.
        status_code: HTTP status of the answer.
        no_such_call: Whether the answer shows that this Kasm has no such call, so that nothing has happened.
        outcome_unknown: As for every failure.
    """

    error_type = "api"

    def __init__(
        self, message: str, *, status_code: int, no_such_call: bool = False, outcome_unknown: bool = False
    ) -> None:
        super().__init__(message, outcome_unknown=outcome_unknown and not no_such_call)
        self.no_such_call = no_such_call
        self.status_code = status_code


class Unavailable(DesktopsError):
    """Kasm, the session, or the way back from it cannot do this at the moment."""

    error_type = "unavailable"


class Unreachable(DesktopsError):
    """There was no answer: no connection, no trust in the certificate, or a connection that broke."""

    error_type = "network"


class TimedOut(DesktopsError):
    """No answer in time. After a change the message says that its outcome is unknown."""

    error_type = "timeout"


def quoted(text: str | None) -> str:
    """Return Kasm's own words for a sentence of ours, in quotes; see `plain`."""
    line = plain(text)
    return f"“{line}”" if line else ""


def plain(text: str | None) -> str:
    """Return Kasm's own words as one line, without markup and secrets, shortened; "" for none."""
    line = " ".join("".join(" " if c in "<>" or not c.isprintable() else c for c in mask(text or "")).split())
    return line if len(line) <= _SAID_LENGTH else line[: _SAID_LENGTH - 1] + "…"
