"""Converts the result of a reading or writing script to the file's content, or to an error."""

from attrs import evolve, field, frozen

from kasm_desktops.errors import DesktopsError, InvalidArgument, NotFound, OddAnswer, Refused, Remedy, Unavailable
from kasm_desktops.exec.results import Garbled, Result, no_way_back, whole_end, whole_start

_SHORT_BYTES = 4096
_CONTROLS = bytes(set(range(0x20)) - set(b"\n\r\t"))


@frozen
class FilePart:
    """A part of a file, or all of it.

    Attributes:
        content: Its bytes.
        offset: Where it starts in the file, in bytes.
        total_bytes: Size of the whole file.
    """

    content: bytes = field(repr=False)
    offset: int
    total_bytes: int

    @property
    def end(self) -> int:
        """Where the next part starts, in bytes."""
        return self.offset + len(self.content)

    @property
    def truncated(self) -> bool:
        """Whether the file goes on after it."""
        return self.end < self.total_bytes

    def whole_characters(self) -> "FilePart":
        """Return the part without the UTF-8 characters that its ends cut, for a file that is text."""
        start = whole_end(self.content) if self.offset else self.content
        offset = self.offset + len(self.content) - len(start)
        return evolve(self, content=whole_start(start) if self.truncated else start, offset=offset)

    def ending_between_characters(self) -> "FilePart":
        """Return the part without a UTF-8 character that its end cuts, unless that is all of it."""
        return evolve(self, content=whole_start(self.content) or self.content) if self.truncated else self

    def text(self, *, if_shorter: bool = False) -> str | None:
        """Decode the whole characters; None if the file is no UTF-8 here, or the part has no whole character.

        Args:
            if_shorter: None also where base64 is shorter than JSON, with its escapes for control characters.
        """
        controls = len(self.content) - len(self.content.translate(None, _CONTROLS))
        if if_shorter and len(self.content) > _SHORT_BYTES and 5 * controls > len(self.content) / 3:
            return None
        whole = self.whole_characters().content
        try:
            return whole.decode() if whole or not self.content else None
        except UnicodeDecodeError:
            return None


def part_of(result: Result, path: str, largest_bytes: int, offset: int) -> FilePart:
    """Return what a reading script brought back.

    Args:
        result: The script's result.
        path: The file, for messages.
        largest_bytes: The script's size limit.
        offset: The bytes that the script skipped.

    Raises:
        InvalidArgument: It is a folder or a device, or larger than the limit.
        NotFound, Refused, Unavailable: It was not read.
        OddAnswer: It came back incomplete.
    """
    if result.status not in ("done", "large"):
        raise reason(result, path, "read")
    try:
        size = result.number("size")
        total = size if result.status == "large" else result.number("total")
    except Garbled:
        raise _cut_short(path) from None
    if result.status == "large":
        raise InvalidArgument(
            f"{path} has {size:,} bytes; the limit is {largest_bytes:,} (KASM_MAX_FILE_BYTES).",
            remedy=Remedy.READ_A_PART,
        )
    if len(result.body) != size:
        raise _cut_short(path)
    # The file may have shrunk while it was copied.
    return FilePart(result.body, offset, max(total, offset + size if size else 0))


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
