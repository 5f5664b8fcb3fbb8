"""Composes the shell scripts that run in a session, each as one quoted line.

The line works both for Kasm releases that split it into words and for those that pass it to a shell. Pure: text in,
text out; the script files are read from the package once.
"""

import base64
import hashlib
import secrets
import shlex
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from attrs import field, frozen

from kasm_desktops.errors import InvalidArgument, Remedy

MAX_LINE_BYTES = 128 * 1024 - 512
"""Linux limits an argument to 128 KiB, and a Kasm release that uses a shell passes the whole line as one argument."""
PIECE_BYTES = 72 * 1024
"""Size of the piece of a file in one script: 96 KiB in base64, with room for the script itself."""
_LEAST_READS = 65536


@frozen
class Script:
    """One run of a script.

    Args:
        nonce: Its random name, part of the folder's name.
        name: The script file.
        arguments: Its arguments after the nonce.
    """

    nonce: str
    name: str
    arguments: tuple[str, ...] = field(repr=False)

    @property
    def folder(self) -> str:
        """Its working folder, relative to the served folder."""
        return f".kasm-mcp-{self.nonce}"

    @property
    def result(self) -> str:
        """Its result file, relative to the served folder."""
        return f"{self.folder}/result"

    @property
    def line(self) -> str:
        """The `cmd` of `exec_command_kasm`, if the served folder is unknown: the script searches for it."""
        return self._line(_source("where", "common", self.name), "")

    def line_in(self, served: str) -> str:
        """Return the `cmd` for a known served folder. It is never longer than `line`, whose length was checked."""
        return min(self._line(_source("common", self.name), served), self.line, key=len)

    def _line(self, source: str, served: str) -> str:
        return shlex.join(["/bin/sh", "-c", _source("boot"), "kasm-mcp", source, self.nonce, served, *self.arguments])


@cache
def _source(*names: str) -> str:
    files = resources.files(__package__)
    text = "".join((files / f"{name}.sh").read_text(encoding="utf-8") for name in names)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#"))


def _composed(name: str, *arguments: str, nonce: str | None = None) -> Script:
    script = Script(nonce or secrets.token_hex(16), name, arguments)
    line = script.line
    try:
        size = len(line.encode())
    except UnicodeEncodeError:
        raise InvalidArgument(
            "A command or path contains characters that are not valid Unicode (lone surrogates)."
        ) from None
    if "\0" in line:
        raise InvalidArgument("A command or path contains a NUL, which no program can take as an argument.")
    if size > MAX_LINE_BYTES:
        raise InvalidArgument(
            f"The command is too long to send: {size:,} bytes after quoting; the limit is {MAX_LINE_BYTES:,}.",
            remedy=Remedy.RUN_A_FILE,
        )
    return script


def run(command: str, *, working_dir: str, roots: Sequence[str], limit_s: int, keep_bytes: int) -> Script:
    """Compose the script that runs a command.

    Args:
        command: Shell source, for bash where the session has it.
        working_dir: Absolute; checked inside the session, links resolved.
        roots: Allowed directories, absolute.
        limit_s: Seconds after which its process group is ended.
        keep_bytes: Bytes of each stream that come back; of longer output, head and tail.

    Raises:
        InvalidArgument: The line is too long for one argument, or not valid as one.
    """
    reads = max(_LEAST_READS, keep_bytes)
    return _composed("run", working_dir, "\n".join(roots), str(limit_s), str(keep_bytes), str(reads), command)


def read(path: str, *, roots: Sequence[str], largest_bytes: int, offset: int = 0, cut: bool = False) -> Script:
    """Compose the script that copies a file or a part of it out.

    Args:
        path: The file, absolute.
        roots: Allowed directories, absolute.
        largest_bytes: Most bytes to copy.
        offset: Bytes to skip.
        cut: Whether to cut what is larger instead of refusing it.
    """
    return _composed("read", path, "\n".join(roots), str(largest_bytes), str(offset), "0" if cut else "1")


def write(path: str, content: bytes, *, roots: Sequence[str]) -> Iterator[Script]:
    """Compose the scripts that replace a file: the pieces, if it needs several, then the one that commits.

    Nothing changes before the last one is sent. All have the same nonce; only the last leaves a result.
    """
    digest = hashlib.sha256(content).hexdigest()
    nonce = secrets.token_hex(16)
    pieces = [content[start : start + PIECE_BYTES] for start in range(0, len(content), PIECE_BYTES)]
    if len(pieces) <= 1:
        yield _composed("write", path, "\n".join(roots), digest, "0", _base64(content), nonce=nonce)
        return
    for number, piece in enumerate(pieces, start=1):
        yield _composed("piece", str(number), _base64(piece), nonce=nonce)
    yield _composed("write", path, "\n".join(roots), digest, str(len(pieces)), "", nonce=nonce)


def cancel(nonce: str) -> Script:
    """Compose the script that ends another one, or prevents its start."""
    return _composed("cancel", nonce=nonce)


def clear(nonce: str) -> Script:
    """Compose the script that removes another one's folder from the session."""
    return _composed("clear", nonce=nonce)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
