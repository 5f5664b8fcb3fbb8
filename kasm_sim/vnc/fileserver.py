"""What KasmVNC's static file server answers to one request: status, headers in order, body.

The session proxy calls it after it has checked the cookies and removed its own prefix from the path. It opens files
only through the session's container, so every link and every right means what it means in there, and it knows nothing
of HTTP libraries. It does not answer KasmVNC's own API, nor improve on the original: odd answers are its purpose.

Two oddities are left out because no client can tell: bytes beyond the announced length are not sent, and a `Location`
ends where a line break in a folder's name would have ended it.
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
# Tried in order on what follows the last dot; a longer ending that starts like one of these is meant, too.
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
    """KasmVNC would not answer, ever: close the connection without a byte."""


class Reader(Protocol):
    """Whoever opens files with the eyes and rights of the session's user; a `Container` does."""

    def open_file(self, path: bytes, *, timeout_s: float) -> int:
        """Open an absolute path of the session for reading; return a descriptor that the caller closes."""
        ...


class FileBody(Iterator[bytes]):
    """The content of an open file in pieces, at most as much as was announced; each piece may block.

    The file stays the one that was opened, whatever happens to its name. It is closed at its end, by `close`, or when
    nobody holds this object any more.
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
        """Let go of the file; calling it again does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __del__(self) -> None:
        self.close()


@dataclass(frozen=True)
class FileAnswer:
    """One answer, ready to be sent.

    Attributes:
        status: HTTP status.
        headers: Names and values as KasmVNC spells and orders them. Without a `Content-length` the body ends with the
            connection.
        body: Everything at once when it is short, else an iterator that must be exhausted or closed. It can be shorter
            than announced: always for a FIFO, and for a file that shrinks.
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
    """Answer one request. It blocks, and so does iterating the body: call both from a worker thread.

    Args:
        reader: The session.
        raw_target: Path and query as sent, still percent-encoded, without the proxy's prefix.
        method: As sent; KasmVNC minds its case.
        headers: As sent; some values change the answer.
        patience_s: How long to wait for a file that does not open, which can only be a FIFO without a writer.

    Raises:
        NoAnswer: The file has not opened within that time (KasmVNC would go on waiting), or a command in the session
            has killed whoever was opening it, as it would have killed KasmVNC.
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
        raise NoAnswer(f"Nobody has opened the other end for {patience_s:g} seconds.") from error
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
    """Measure as KasmVNC does: by seeking to the end, which a FIFO refuses altogether and most of procfs in part."""
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
    """Decode as KasmVNC does: a cut escape ends the path and an encoded NUL does, too; an encoded slash becomes `_`."""
    return ESCAPE.sub(_decoded_escape, raw).partition(b"\0")[0]


def _decoded_escape(escape: re.Match[bytes]) -> bytes:
    digits = escape[1]
    number = STRTOL.match(digits) if len(digits) == 2 else None
    character = bytes([int(number[1], 16) & 255]) if number else b"\0"
    return b"_" if character == b"/" else character


def _percent_encode(name: bytes) -> bytes:
    """Encode as KasmVNC does: bytes beyond ASCII are negative numbers there, of which only the start remains."""
    return b"".join(_encoded_byte(byte) for byte in name)


def _encoded_byte(byte: int) -> bytes:
    character = bytes([byte])
    if character.isalnum() or character in b".,":
        return character
    return b"%FF" if byte > 127 else b"%%%02X" % byte
