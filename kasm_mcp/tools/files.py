"""File tools: read one file inside a session, or a part of it, and write one, byte for byte."""

import base64
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from kasm_desktops import InvalidArgument, Refused
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer
from kasm_mcp.tools.parameters import KasmId
from kasm_policy import Refusal, check_path

FilePath = Annotated[str, Field(description="Absolute path inside the allowed roots; ~/ is the home.")]


class FileContent(TypedDict):
    """Data of `read_kasm_file`: `size_bytes` bytes from `offset`, of `total_bytes` that the file has."""

    kasm_id: str
    file_path: str
    content: str
    encoding: Literal["utf-8", "base64"]
    size_bytes: int
    offset: int
    total_bytes: int
    truncated: bool


class WrittenFile(TypedDict):
    """Data of `write_kasm_file`; the digest is computed in the session."""

    kasm_id: str
    file_path: str
    size_bytes: int
    sha256: str


async def read_kasm_file(
    context: Context,
    kasm_id: KasmId,
    file_path: FilePath,
    *,
    offset: Annotated[int, Field(ge=0, description="In bytes.")] = 0,
    max_bytes: Annotated[int | None, Field(ge=1, description="Read a part of this size.")] = None,
    encoding: Literal["auto", "utf-8", "base64"] = "auto",
) -> Answer[FileContent]:
    """Read a file of a session exactly: as text if it is UTF-8, else as base64."""
    path = _allowed(context, file_path)
    part = await context.session(kasm_id).read_part(path, offset=offset, max_bytes=max_bytes)
    whole = part.whole_characters()
    text = None if encoding == "base64" else part.text(if_shorter=encoding == "auto")
    if encoding == "auto" and whole.offset != part.offset:
        text = None  # bytes at the start that end no character returned before: they must not be lost
    if text is not None:
        part = whole
    elif encoding == "utf-8":
        raise InvalidArgument(f"{path} is not UTF-8 there. Read it with encoding=base64.")
    elif encoding == "auto":
        part = part.ending_between_characters()  # so that the next part can be text
    size = len(part.content)
    data = FileContent(
        kasm_id=kasm_id,
        file_path=path,
        content=base64.b64encode(part.content).decode() if text is None else text,
        encoding="base64" if text is None else "utf-8",
        size_bytes=size,
        offset=part.offset,
        total_bytes=part.total_bytes,
        truncated=part.truncated,
    )
    if size == part.total_bytes:
        return Answer(data, f"{path}: {size:,} bytes as {data['encoding']}.")
    if not size:
        return Answer(data, f"{path} has {part.total_bytes:,} bytes: there is nothing at offset {offset}.")
    rest = f" Call again with offset={part.end} for the next part." if part.truncated else " That is its end."
    where = f"{size:,} of {part.total_bytes:,} bytes, from offset {part.offset}, as {data['encoding']}."
    return Answer(data, f"{path}: {where}{rest}")


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


def _allowed(context: Context, file_path: str) -> str:
    path = check_path(file_path, context.config.rules)
    if isinstance(path, Refusal):
        raise Refused(path.sentence, rule=path.code)
    return path
