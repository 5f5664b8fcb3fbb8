"""Strict parser of the result files that scripts leave in a session.

A result is one header line, `kasm-mcp 1 name=value …`, and raw bytes. It is published by rename, so it is complete or
absent; a body that does not match its header is rejected. Pure.
"""

import base64
import binascii
import re
from collections.abc import Mapping

from attrs import field, frozen

_PREFIX = b"kasm-mcp 1 "
_LONGEST_HEADER = 8192
"""A path of 4,096 bytes in base64, and a few numbers."""
_DOORS = ("Downloads/Downloads", "Downloads")
_NUMBER = re.compile(r"[0-9]{1,18}")


class Garbled(Exception):
    """The file that came back is no valid result."""


@frozen
class Result:
    """A parsed result.

    Args:
        values: The header's names and values.
        body: The bytes after the header.
    """

    values: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def status(self) -> str:
        """One word: `done`, `late`, or the reason of a failure."""
        return self.values["status"]

    @property
    def served(self) -> tuple[str, str] | None:
        """The served folder and its door, if the script had to search for them; None if not, or if not valid text."""
        try:
            folder = base64.b64decode(self.values.get("served", ""), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return None
        door = self.values.get("door", "")
        return (folder, door) if folder.startswith("/") and "\0" not in folder and door in _DOORS else None

    def number(self, name: str) -> int:
        """Return a header value as a number.

        Raises:
            Garbled: It is missing or no number.
        """
        digits = self.values.get(name, "")
        if not _NUMBER.fullmatch(digits):
            raise Garbled(f"no number {name} in the header")
        return int(digits)


@frozen
class Stream:
    """stdout or stderr as far as it came back.

    Args:
        text: Decoded; where bytes were left out, a line says how many.
        truncated: Whether any were left out.
        lossy: Whether bytes that are not UTF-8 were replaced by U+FFFD.
    """

    text: str
    truncated: bool
    lossy: bool


def parse(content: bytes) -> Result:
    """Parse a fetched result file.

    Raises:
        Garbled: It is no valid result.
    """
    if not content:
        # On a full disk, an empty file could be created, but its header not written.
        return Result({"status": "full"}, b"")
    header, newline, body = content.partition(b"\n")
    if not header.startswith(_PREFIX) or not newline or len(header) > _LONGEST_HEADER:
        raise Garbled("no header")
    words = header[len(_PREFIX) :].decode("ascii", "replace").split()
    values = dict(word.split("=", 1) for word in words if "=" in word)
    if "status" not in values:
        raise Garbled("no status in the header")
    return Result(values, body)


def no_way_back(seen: str) -> str:
    """Return the message for a session from which no result can come back.

    Args:
        seen: What `polling` saw, as a clause.
    """
    return (
        f"{seen}, so no output or file comes back. An administrator can enable downloads with the group setting "
        "allow_kasm_downloads (for new sessions)."
    )


def streams(result: Result, keep_bytes: int) -> tuple[Stream, Stream]:
    """Return stdout and stderr of a command's result.

    Args:
        result: With status `done` or `late`.
        keep_bytes: Bytes of each stream that the script was set to keep.

    Raises:
        Garbled: The body is not as long as the header says.
    """
    out, err = result.number("out_kept"), result.number("err_kept")
    if len(result.body) != out + err:
        raise Garbled("the body is not as long as the header says")
    if out > result.number("out") or err > result.number("err"):
        raise Garbled("more was kept than there was")
    return (
        _stream(result.body[:out], result.number("out"), result.number("out_more") > 0, keep_bytes),
        _stream(result.body[out:], result.number("err"), result.number("err_more") > 0, keep_bytes),
    )


def _stream(kept: bytes, size: int, more: bool, keep_bytes: int) -> Stream:
    if size <= len(kept) and not more:
        text, lossy = decode(kept)
        return Stream(text, truncated=False, lossy=lossy)
    if size <= len(kept):
        text, lossy = decode(kept)
        return Stream(f"{text}\n[… more output may be missing: it was not read in time …]", True, lossy)
    # Cut as run.sh cuts: head and tail, the rest left out in between.
    half = keep_bytes // 2
    head, tail = whole_start(kept[:half]), whole_end(kept[half:])
    left_out = size - len(head) - len(tail)
    (first, first_lossy), (last, last_lossy) = decode(head), decode(tail)
    count = f"{'at least ' if more else ''}{left_out:,} bytes left out"
    return Stream(f"{first}\n[… {count} …]\n{last}", truncated=True, lossy=first_lossy or last_lossy)


def decode(content: bytes) -> tuple[str, bool]:
    """Decode UTF-8; return the text, and whether other bytes were replaced by U+FFFD."""
    try:
        return content.decode(), False
    except UnicodeDecodeError:
        return content.decode(errors="replace"), True


def whole_start(content: bytes) -> bytes:
    """Drop an incomplete character at the end of the head."""
    for length in range(1, min(4, len(content)) + 1):
        byte = content[-length]
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return content[:-length] if length < needed else content
        if byte < 0x80:
            break
    return content


def whole_end(content: bytes) -> bytes:
    """Drop an incomplete character at the start of the tail."""
    for length, byte in enumerate(content[:4]):
        if not 0x80 <= byte < 0xC0:
            return content[length:]
    return content
