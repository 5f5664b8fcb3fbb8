"""File tools: read and write one file inside a session, byte for byte."""

import base64
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from kasm_desktops import Refused
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer
from kasm_mcp.tools.parameters import KasmId
from kasm_policy import Refusal, check_path

FilePath = Annotated[str, Field(description="Absolute path inside the allowed roots; ~/ is the home.")]

_SHORT_BYTES = 4096
_CONTROLS = bytes(set(range(0x20)) - set(b"\n\r\t"))


class FileContent(TypedDict):
    """Data of `read_kasm_file`."""

    kasm_id: str
    file_path: str
    content: str
    encoding: Literal["utf-8", "base64"]
    size_bytes: int


class WrittenFile(TypedDict):
    """Data of `write_kasm_file`; the digest is computed in the session."""

    kasm_id: str
    file_path: str
    size_bytes: int
    sha256: str


async def read_kasm_file(context: Context, kasm_id: KasmId, file_path: FilePath) -> Answer[FileContent]:
    """Read a file of a session exactly: as text if it is UTF-8, else as base64."""
    path = _allowed(context, file_path)
    content = await context.session(kasm_id).read(path)
    data = FileContent(kasm_id=kasm_id, file_path=path, content="", encoding="utf-8", size_bytes=len(content))
    text = _text(content)
    if text is None:
        data["content"] = base64.b64encode(content).decode()
        data["encoding"] = "base64"
    else:
        data["content"] = text
    return Answer(data, f"{path}: {len(content):,} bytes as {data['encoding']}.")


async def write_kasm_file(
    context: Context,
    kasm_id: KasmId,
    file_path: FilePath,
    content: Annotated[str, Field(description="The whole new content, written as UTF-8.")],
) -> Answer[WrittenFile]:
    """Write a file of a session atomically: the new content replaces the old, or nothing changes.

    Missing parent folders are created. An existing file keeps its mode.
    """
    path = _allowed(context, file_path)
    digest = await context.session(kasm_id).write(path, content)
    size = len(content.encode())
    data = WrittenFile(kasm_id=kasm_id, file_path=path, size_bytes=size, sha256=digest)
    return Answer(data, f"{path} has been written: {size:,} bytes, verified by SHA-256 in the session.")


def _text(content: bytes) -> str | None:
    """Decode a file as text; None if it is not UTF-8, or shorter in base64 than with its control characters escaped."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if len(content) > _SHORT_BYTES and 5 * controls > len(content) / 3:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def _allowed(context: Context, file_path: str) -> str:
    path = check_path(file_path, context.config.rules)
    if isinstance(path, Refusal):
        raise Refused(path.sentence, rule=path.code)
    return path
