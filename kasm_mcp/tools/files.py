"""File tools: read and write one file inside a session, byte for byte."""

import base64
import hashlib
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from kasm_mcp.call import Call, Kasm
from kasm_mcp.envelope import Answer
from kasm_mcp.errors import InvalidArgument, KasmMcpError, NotFound, OddAnswer, Refused, Unavailable
from kasm_mcp.gateway import OUTCOME_UNKNOWN
from kasm_mcp.policy import Refusal, check_path
from kasm_mcp.tools.parameters import KasmId
from kasm_mcp.wayback import errands
from kasm_mcp.wayback.collector import Closed
from kasm_mcp.wayback.results import Result

FilePath = Annotated[str, Field(description="Absolute path inside the allowed roots; ~/ is the home.")]

_WITHIN_S = 60.0
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
    """Data of `write_kasm_file`; the digest is of what stands in the session."""

    kasm_id: str
    file_path: str
    size_bytes: int
    sha256: str


async def read_kasm_file(call: Call, kasm_id: KasmId, file_path: FilePath) -> Answer[FileContent]:
    """Read a file of a session, exactly: as text when it is UTF-8, else as base64."""
    kasm = call.kasm
    path = _allowed(kasm, file_path)
    errand = errands.read(path, roots=kasm.config.rules.allowed_roots, largest_bytes=kasm.config.max_file_bytes)
    try:
        result = await kasm.channel.ask(
            kasm_id, errand, within_s=_WITHIN_S, doing="reading the file", progress=call.progress
        )
    except Closed:
        raise _closed(kasm_id) from None
    if result.status == "large":
        raise InvalidArgument(
            f"{path} has {result.number('size'):,} bytes, more than KASM_MAX_FILE_BYTES "
            f"({kasm.config.max_file_bytes:,}). Read a part: execute_kasm_command with head, tail or sed -n '1,200p'."
        )
    if result.status != "done":
        raise _reason(result, path, "read")
    if len(result.body) != result.number("size"):
        raise OddAnswer(f"{path} did not come back whole. Read it again.", status_code=200)
    data = FileContent(kasm_id=kasm_id, file_path=path, content="", encoding="utf-8", size_bytes=len(result.body))
    text = _text(result.body)
    if text is None:
        data["content"] = base64.b64encode(result.body).decode()
        data["encoding"] = "base64"
    else:
        data["content"] = text
    return Answer(data, f"{path}: {len(result.body):,} bytes as {data['encoding']}.")


async def write_kasm_file(
    call: Call,
    kasm_id: KasmId,
    file_path: FilePath,
    content: Annotated[str, Field(description="The whole new content, written as UTF-8.")],
) -> Answer[WrittenFile]:
    """Write a file of a session: the whole new content takes the place of the old at once, or nothing changes.

    Missing parent folders are made. An existing file keeps its mode.
    """
    kasm = call.kasm
    path = _allowed(kasm, file_path)
    try:
        payload = content.encode()
    except UnicodeEncodeError:
        raise InvalidArgument("content holds characters that are no Unicode text (lone surrogates).") from None
    if len(payload) > kasm.config.max_file_bytes:
        raise InvalidArgument(
            f"The content has {len(payload):,} bytes, more than KASM_MAX_FILE_BYTES ({kasm.config.max_file_bytes:,})."
        )
    *pieces, commit = errands.write(path, payload, roots=kasm.config.rules.allowed_roots)
    if pieces:
        try:
            await kasm.channel.put(kasm_id, pieces, call.progress)
        except KasmMcpError as error:
            # Whatever became of a piece, the file is not touched before the last errand.
            error.message = f"{error.message.replace(OUTCOME_UNKNOWN, '').rstrip()} {path} is as it was."
            raise
    try:
        result = await kasm.channel.ask(
            kasm_id, commit, within_s=_WITHIN_S, doing="writing the file", progress=call.progress
        )
    except Closed:
        raise Unavailable(f"{_closed(kasm_id).message} The content was sent. {OUTCOME_UNKNOWN}") from None
    if result.status != "done":
        raise _reason(result, path, "written")
    data = WrittenFile(
        kasm_id=kasm_id, file_path=path, size_bytes=len(payload), sha256=hashlib.sha256(payload).hexdigest()
    )
    return Answer(data, f"{path} is written: {len(payload):,} bytes, compared by SHA-256 inside the session.")


def _text(content: bytes) -> str | None:
    """Return a file as text; None for what is not UTF-8, or is shorter in base64 than with its controls escaped."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if len(content) > _SHORT_BYTES and 5 * controls > len(content) / 3:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def _allowed(kasm: Kasm, file_path: str) -> str:
    path = check_path(file_path, kasm.config.rules)
    if isinstance(path, Refusal):
        raise Refused(path.sentence)
    return path


def _closed(kasm_id: str) -> Unavailable:
    return Unavailable(
        f"Files of session {kasm_id} cannot be reached: its downloads are not served. An administrator can open the "
        "way with the group setting allow_kasm_downloads (for new sessions)."
    )


def _reason(result: Result, path: str, done: str) -> KasmMcpError:
    """Say why a file was not read or written, in the words for the status that the script gave."""
    reasons: dict[str, tuple[type[KasmMcpError], str]] = {
        "missing": (NotFound, f"There is no file {path} in the session."),
        "outside": (Refused, f"{path} leads out of the allowed roots through a link."),
        "folder": (InvalidArgument, f"{path} is a folder, not a file. Name a file in it; ls shows them."),
        "special": (InvalidArgument, f"{path} is a device, pipe or socket, not a file."),
        "forbidden": (Unavailable, f"The session's user has no permission for {path}."),
        "readonly": (Unavailable, f"{path} is read-only; its old content stands."),
        "blocked": (Unavailable, f"A folder on the way to {path} could not be made, or a link in it leads nowhere."),
        "full": (Unavailable, f"The session's disk is full (or its quota used up); {path} was not {done}."),
        "mismatch": (Unavailable, f"What arrived in the session is not what was sent; {path} is as it was."),
        "incomplete": (Unavailable, f"Not all pieces arrived in the session; {path} is as it was."),
    }
    kind, sentence = reasons.get(
        result.status, (Unavailable, f"{path} was not {done}: the session lacks a tool or /proc ({result.status}).")
    )
    return kind(sentence)
