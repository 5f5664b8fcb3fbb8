"""Answer one request as KasmVNC's static file server does: status, headers in order, body.

The session proxy calls it after checking the cookies and removing its prefix from the path. It opens files only through
the session's container, so links and permissions have the meaning they have inside, and it depends on no HTTP library.
It does not answer KasmVNC's API, and it must not correct KasmVNC's odd answers: clients have to cope with them.

Two oddities are omitted because no client can observe them: bytes beyond the announced length are not sent, and a
`Location` ends at a line break in a folder's name.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from kasm_sim.container.namespaces import WEB_ROOT

LONGEST_TARGET = 1024
PIECE_BYTES = 65536
FIFO_PATIENCE_S = 20.0
LENGTH_OF_A_FIFO = 2**64 - 1  # KasmVNC prints ftell's -1 as an unsigned number

FIRST_HEADERS = [(b"Server", b"KasmVNC/4.0"), (b"Connection", b"close")]
LAST_HEADERS = [(b"Cross-Origin-Embedder-Policy", b"require-corp"), (b"Cross-Origin-Opener-Policy", b"same-origin")]
# Matched in order against the text after the last dot, as a prefix: `.json` gets the type of `.js`.
TYPES = (
    (b"htm", b"text/html"),
    (b"txt", b"text/plain"),
    (b"css", b"text/css"),
    (b"js", b"application/javascript"),
    (b"gif", b"image/gif"),
    (b"jpg", b"image/jpeg"),
    (b"jpeg", b"image/jpeg"),
    (b"png", b"image/png"),
    (b"svg", b"image/svg+xml"),
)
ESCAPE = re.compile(rb"%(.?.?)", re.DOTALL)
STRTOL = re.compile(rb"[ \t-\r]*([+-]?[0-9a-fA-F]+)")


class NoAnswer(Exception):
    """KasmVNC would never answer: close the connection without a byte."""


class Reader(Protocol):
    """Opens files as the session's user; implemented by `Container`."""

    def open_file(self, path: bytes, *, timeout_s: float) -> int:
        """Open an absolute path of the session for reading and return a descriptor that the caller closes."""
        ...


class FileBody(Iterator[bytes]):
    """Iterate over an open file in pieces, up to the announced length; each piece may block.

    The file closes at its end, by `close`, or with the last reference to this object.
    """

    def __init__(self, descriptor: int, length: int) -> None:
        self._descriptor: int | None = descriptor
        self._left = length

    def __next__(self) -> bytes:
        if self._descriptor is None:
            raise StopIteration
        piece = os.read(self._descriptor, min(PIECE_BYTES, self._left))
        self._left -= len(piece)
        if not piece:
            self.close()
            raise StopIteration
        return piece

    def close(self) -> None:
        """Close the file; further calls do nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __del__(self) -> None:
        self.close()


@dataclass(frozen=True)
class FileAnswer:
    """One answer.

    Attributes:
        status: HTTP status.
        headers: Names and values in KasmVNC's spelling and order. Without a `Content-length` the body ends with the
            connection.
        body: A short body as bytes, a long one as an iterator to exhaust or close. It can be shorter than announced:
            always for a FIFO, and for a file that shrinks.
    """

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes | FileBody


def answer(
    reader: Reader,
    raw_target: bytes,
    method: str,
    headers: Sequence[tuple[bytes, bytes]],
    *,
    patience_s: float = FIFO_PATIENCE_S,
) -> FileAnswer:
    """Answer one request. Call it, and iterate over the body, in a worker thread: both block.

    Args:
        reader: The session.
        raw_target: Path and query as sent, still percent-encoded, without the proxy's prefix.
        method: As sent; KasmVNC compares it case-sensitively.
        headers: As sent; some values change the answer.
        patience_s: How long to wait for a file to open; only a FIFO without a writer takes long.

    Raises:
        NoAnswer: The file did not open in time (KasmVNC would keep waiting), or a command in the session killed the
            process that was opening it, as it would have killed KasmVNC.
        ContainerStopped: The session ended meanwhile.
    """
    raw_path = raw_target.partition(b"?")[0]
    path = _percent_decode(b"/index.html" if raw_path == b"/" else raw_path)
    traversal = any(b"../" in text for text in (raw_target, path, *(value for _, value in headers)))
    if method != "GET" or not 1 <= len(raw_target) <= LONGEST_TARGET or traversal:
        return _not_found()
    try:
        descriptor = reader.open_file(os.fsencode(WEB_ROOT) + b"/" + path, timeout_s=patience_s)
    except TimeoutError as error:
        raise NoAnswer(f"The FIFO had no writer for {patience_s:g} seconds.") from error
    except InterruptedError as error:
        raise NoAnswer("The file server was killed.") from error
    except OSError:
        return _not_found()
    if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
        return _file(descriptor, _content_type(raw_path))
    try:
        return _listing(descriptor, path) if path.endswith(b"/") or not path else _redirect(path)
    finally:
        os.close(descriptor)


def _not_found() -> FileAnswer:
    return FileAnswer(404, [*FIRST_HEADERS, (b"Content-type", b"text/plain"), *LAST_HEADERS], b"404")


def _redirect(path: bytes) -> FileAnswer:
    server, connection = FIRST_HEADERS
    location = (b"Location", re.split(rb"[\r\n]", path + b"/")[0])
    return FileAnswer(301, [server, location, connection, (b"Content-type", b"text/plain"), *LAST_HEADERS], b"")


def _file(descriptor: int, content_type: bytes) -> FileAnswer:
    length = _length(descriptor)
    headers = [(b"Content-type", content_type), (b"Content-length", str(length).encode())]
    body = FileBody(descriptor, length)
    return FileAnswer(200, [*FIRST_HEADERS, *headers, *LAST_HEADERS], b"".join(body) if length <= PIECE_BYTES else body)


def _length(descriptor: int) -> int:
    """Return the length that KasmVNC measures by seeking to the end; a FIFO cannot seek, most of procfs has no end."""
    try:
        os.lseek(descriptor, 0, os.SEEK_CUR)
    except OSError:
        return LENGTH_OF_A_FIFO
    try:
        length = os.lseek(descriptor, 0, os.SEEK_END)
    except OSError:
        return 0
    os.lseek(descriptor, 0, os.SEEK_SET)
    return length


def _listing(descriptor: int, path: bytes) -> FileAnswer:
    with os.scandir(descriptor) as entries:
        found = sorted((os.fsencode(entry.name), entry.is_dir(follow_symlinks=False)) for entry in entries)
    items = [_item(name, b"/" if is_folder else b"") for name, is_folder in found]
    start = b"<html><title>Directory Listing</title><body><h2>" + path + b"</h2><hr><ul>"
    body = b"".join([start, *items, b"</ul></body></html>"])
    return FileAnswer(200, [*FIRST_HEADERS, (b"Content-type", b"text/html"), *LAST_HEADERS], body)


def _item(name: bytes, slash: bytes) -> bytes:
    return b'<li><a href="' + _percent_encode(name) + slash + b'">' + name + slash + b"</a></li>"


def _content_type(raw_path: bytes) -> bytes:
    ending = raw_path.rpartition(b".")[2]
    if b"." in raw_path and b"downloads/" not in raw_path.lower():
        for start, content_type in TYPES:
            if ending.startswith(start):
                return content_type
    return b"application/octet-stream"


def _percent_decode(raw: bytes) -> bytes:
    """Decode as KasmVNC does: a cut escape or an encoded NUL ends the path; an encoded slash becomes `_`."""
    return ESCAPE.sub(_decoded_escape, raw).partition(b"\0")[0]


def _decoded_escape(escape: re.Match[bytes]) -> bytes:
    digits = escape[1]
    number = STRTOL.match(digits) if len(digits) == 2 else None
    character = bytes([int(number[1], 16) & 255]) if number else b"\0"
    return b"_" if character == b"/" else character


def _percent_encode(name: bytes) -> bytes:
    """Encode as KasmVNC does: of a byte beyond ASCII, a negative number there, it keeps the first two digits."""
    return b"".join(_encoded_byte(byte) for byte in name)


def _encoded_byte(byte: int) -> bytes:
    character = bytes([byte])
    if character.isalnum() or character in b".,":
        return character
    return b"%FF" if byte > 127 else b"%%%02X" % byte
