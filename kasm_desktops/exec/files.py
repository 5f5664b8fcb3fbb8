"""Files: read and written byte for byte, whole or not at all."""

import hashlib

from kasm_desktops.calls.failures import OUTCOME_UNKNOWN
from kasm_desktops.errors import DesktopsError, InvalidArgument, NotFound, OddAnswer, Refused, Remedy, Unavailable
from kasm_desktops.exec import scripts
from kasm_desktops.exec.channel import Channel
from kasm_desktops.exec.polling import Closed
from kasm_desktops.exec.results import Garbled, Result
from kasm_desktops.limits import Limits, absolute
from kasm_desktops.progress import Progress

_WITHIN_S = 60.0


async def read(channel: Channel, kasm_id: str, path: str, limits: Limits, *, progress: Progress) -> bytes:
    """Read a file; for arguments, costs and errors see `AsyncSession.read`."""
    path = absolute(path)
    errand = scripts.read(path, roots=limits.allowed_roots, largest_bytes=limits.max_file_bytes)
    try:
        result = await channel.ask(kasm_id, errand, within_s=_WITHIN_S, doing="reading the file", progress=progress)
    except Closed:
        raise _closed(kasm_id) from None
    if result.status not in ("done", "large"):
        raise _reason(result, path, "read")
    try:
        size = result.number("size")
    except Garbled:
        raise _cut_short(path) from None
    if result.status == "large":
        raise InvalidArgument(
            f"{path} has {size:,} bytes, more than may be read ({limits.max_file_bytes:,}, KASM_MAX_FILE_BYTES).",
            remedy=Remedy.READ_A_PART,
        )
    if len(result.body) != size:
        raise _cut_short(path)
    return result.body


async def write(
    channel: Channel, kasm_id: str, path: str, content: bytes | str, limits: Limits, *, progress: Progress
) -> str:
    """Write a file and return its SHA-256; for arguments, costs and errors see `AsyncSession.write`."""
    path = absolute(path)
    if isinstance(content, str):
        try:
            content = content.encode()
        except UnicodeEncodeError:
            raise InvalidArgument("content holds characters that are no Unicode text (lone surrogates).") from None
    if len(content) > limits.max_file_bytes:
        raise InvalidArgument(
            f"The content has {len(content):,} bytes, more than may be written ({limits.max_file_bytes:,}, "
            "KASM_MAX_FILE_BYTES)."
        )
    *pieces, commit = scripts.write(path, content, roots=limits.allowed_roots)
    if pieces:
        try:
            await channel.put(kasm_id, pieces, progress)
        except DesktopsError as error:
            # Whatever became of a piece, the file is not touched before the last errand.
            error.message = f"{error.message.replace(OUTCOME_UNKNOWN, '').rstrip()} {path} is as it was."
            error.outcome_unknown = False
            raise
    try:
        result = await channel.ask(kasm_id, commit, within_s=_WITHIN_S, doing="writing the file", progress=progress)
    except Closed:
        raise Unavailable(
            f"{_closed(kasm_id).message} The content was sent. {OUTCOME_UNKNOWN}", outcome_unknown=True
        ) from None
    if result.status != "done":
        raise _reason(result, path, "written")
    return hashlib.sha256(content).hexdigest()


def _cut_short(path: str) -> OddAnswer:
    return OddAnswer(f"{path} did not come back whole. Read it again.", status_code=200)


def _closed(kasm_id: str) -> Unavailable:
    return Unavailable(
        f"Files of session {kasm_id} cannot be reached: its downloads are not served. An administrator can open the "
        "way with the group setting allow_kasm_downloads (for new sessions)."
    )


def _reason(result: Result, path: str, done: str) -> DesktopsError:
    """Say why a file was not read or written, in the words for the status that the script gave."""
    reasons: dict[str, DesktopsError] = {
        "missing": NotFound(f"There is no file {path} in the session."),
        "outside": Refused(f"{path} leads out of the allowed roots through a link.", rule="link_leads_out"),
        "folder": InvalidArgument(f"{path} is a folder, not a file. Name a file in it; ls shows them."),
        "special": InvalidArgument(f"{path} is a device, pipe or socket, not a file."),
        "forbidden": Unavailable(f"The session's user has no permission for {path}."),
        "readonly": Unavailable(f"{path} is read-only; its old content stands."),
        "blocked": Unavailable(f"A folder on the way to {path} could not be made, or a link in it leads nowhere."),
        "full": Unavailable(f"The session's disk is full (or its quota used up); {path} was not {done}."),
        "mismatch": Unavailable(f"What arrived in the session is not what was sent; {path} is as it was."),
        "incomplete": Unavailable(f"Not all pieces arrived in the session; {path} is as it was."),
    }
    return reasons.get(
        result.status, Unavailable(f"{path} was not {done}: the session lacks a tool or /proc ({result.status}).")
    )
