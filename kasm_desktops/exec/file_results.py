"""Converts the result of a reading or writing script to the file's content, or to an error."""

from kasm_desktops.errors import DesktopsError, InvalidArgument, NotFound, OddAnswer, Refused, Remedy, Unavailable
from kasm_desktops.exec.results import Garbled, Result, no_way_back


def content_of(result: Result, path: str, largest_bytes: int) -> bytes:
    """Return the content that a reading script brought back.

    Args:
        result: The script's result.
        path: The file, for messages.
        largest_bytes: The script's size limit.

    Raises:
        InvalidArgument: It is a folder or a device, or larger than the limit.
        NotFound, Refused, Unavailable: It was not read.
        OddAnswer: It came back incomplete.
    """
    if result.status not in ("done", "large"):
        raise reason(result, path, "read")
    try:
        size = result.number("size")
    except Garbled:
        raise _cut_short(path) from None
    if result.status == "large":
        raise InvalidArgument(
            f"{path} has {size:,} bytes; the limit is {largest_bytes:,} (KASM_MAX_FILE_BYTES).",
            remedy=Remedy.READ_A_PART,
        )
    if len(result.body) != size:
        raise _cut_short(path)
    return result.body


def _cut_short(path: str) -> OddAnswer:
    return OddAnswer(f"{path} came back incomplete. Read it again.", status_code=200)


def closed(kasm_id: str, seen: str) -> Unavailable:
    """Return the error for a session from which no result can come back; `seen` is why."""
    return Unavailable(f"Files of session {kasm_id} cannot be reached: {no_way_back(seen)}")


def reason(result: Result, path: str, done: str) -> DesktopsError:
    """Map a script's status to the error for a file that was not read or written.

    Args:
        result: The script's result.
        path: The file.
        done: The intended action as a participle: "read" or "written".
    """
    reasons: dict[str, DesktopsError] = {
        "missing": NotFound(f"There is no file {path} in the session."),
        "outside": Refused(f"{path} leads outside the allowed roots through a link.", rule="link_leads_out"),
        "folder": InvalidArgument(f"{path} is a folder, not a file. Name a file in it; ls lists them."),
        "special": InvalidArgument(f"{path} is a device, pipe or socket, not a file."),
        "forbidden": Unavailable(f"The session's user has no permission for {path}."),
        "readonly": Unavailable(f"{path} is read-only; it is unchanged."),
        "blocked": Unavailable(f"A parent folder of {path} could not be created, or a link in it is broken."),
        "full": Unavailable(f"The session's disk is full (or its quota used up); {path} was not {done}."),
        "mismatch": Unavailable(f"The content arrived altered in the session; {path} is unchanged."),
        "incomplete": Unavailable(f"Not all pieces arrived in the session; {path} is unchanged."),
    }
    return reasons.get(
        result.status, Unavailable(f"{path} was not {done}: the session lacks a tool or /proc ({result.status}).")
    )
