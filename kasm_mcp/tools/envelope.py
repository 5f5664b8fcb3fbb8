"""Build the envelope of every answer: `success` with `data` and `message`, or with `error` and `error_type`.

Tools return `Answer`; failures arrive as `DesktopsError`. This module converts both to the same envelope and describes
it as JSON Schema. It must not import Kasm's calls or the MCP SDK.
"""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from kasm_desktops import DesktopsError, Remedy

Data_co = TypeVar("Data_co", bound=Mapping[str, Any], covariant=True)

ERROR_TYPES = {
    "security": "refused by policy, a setting or a confirmation; nothing was changed",
    "validation": "an argument is wrong",
    "api": "Kasm refused, or its answer does not match its API description",
    "authentication": "API key refused, or a permission is missing; the message names it",
    "not_found": "no such session, user, image or file",
    "timeout": "no answer in time; after a change its outcome is unknown",
    "network": "Kasm could not be reached, or the connection broke",
    "unavailable": "Kasm or the session cannot do it now",
    "internal": "a defect in this server; details are in its log",
}
"""Each `error_type` and its meaning, for the schema and the docs."""

REMEDIES = {
    Remedy.LIST_IMAGES: "get_available_workspaces lists the images.",
    Remedy.LIST_SESSIONS: "list_user_sessions lists the sessions.",
    Remedy.LIST_USERS: "get_kasm_users lists the users.",
    Remedy.NAME_THE_OWNER: "Set KASM_ALL_USERS=true to let tools act on sessions of other users than KASM_USER_ID.",
    Remedy.READ_A_PART: "Read a part: call again with max_bytes, and offset for the next parts.",
    Remedy.RESUME: "Call resume_kasm_session first.",
    Remedy.RUN_A_FILE: "Write it to a file with write_kasm_file and run that.",
}
"""Remedies for an assistant, which name tools; a script gets method names."""


@frozen
class Answer(Generic[Data_co]):
    """The result of a successful tool.

    Args:
        data: The members of the tool's output schema.
        message: One sentence: the state now, and what to do next.
    """

    data: Data_co
    message: str


@frozen
class Pictured(Answer[Data_co]):
    """The result of a tool that answers with a picture.

    Its envelope is text only: some clients hand a model the structured content alone, and drop the picture.

    Args:
        jpeg: The picture; None if it was saved instead.
    """

    jpeg: bytes | None = field(default=None, repr=False)


def success(answer: Answer[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the envelope of a success."""
    return {"success": True, "data": dict(answer.data), "message": answer.message}


def failure(error: DesktopsError) -> dict[str, Any]:
    """Return the envelope of a failure."""
    told = f"{error.message} {REMEDIES[error.remedy]}" if error.remedy else error.message
    envelope: dict[str, Any] = {"success": False, "error": told, "error_type": error.error_type}
    if error.data is not None:
        envelope["data"] = dict(error.data)
    return envelope


def schema(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a tool's envelope, which success and failure both satisfy.

    Clients validate failures too, so only `success` is required, and `data` of a failure may have any of the members.
    The members of all tools (`message`, `error`, `error_type` and its values) are described once, in the server's
    instructions.

    Args:
        data: JSON Schema of the tool's `data` (an object); it may have `$defs`.
    """
    partial = {key: value for key, value in data.items() if key not in ("$defs", "required")}
    envelope: dict[str, Any] = {
        "type": "object",
        "properties": {
            "success": {"type": "boolean"},
            "data": partial,
        },
        "required": ["success"],
    }
    if "$defs" in data:
        envelope["$defs"] = data["$defs"]
    return envelope
