"""Implement the calls about recordings, and the object store behind their download links.

A link works without a login for an hour. A real Kasm's store is another server with another form of links; here the
application serves the downloads: MP4 files of the recording's length without a picture.
"""

import hashlib
import hmac
from datetime import timedelta
from struct import pack
from urllib.parse import urlencode

from kasm_sim.api.answers import Json, recording_answer
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.world import World
from kasm_sim.refusals import NotPermitted, Refused
from kasm_sim.state.records import Recording

STORE_PREFIX = "/recordings/"

_LINK_LASTS = timedelta(hours=1)
_MATRIX = pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)  # no rotation, no scaling


def get_session_recordings(world: World, arguments: Arguments) -> Json:
    """List the recordings of a session, which may have ended."""
    kasm_id = arguments.required_text("target_kasm_id")
    return _recordings(world, kasm_id, with_links=bool(arguments.flag("preauth_download_link")))


def get_sessions_recordings(world: World, arguments: Arguments) -> Json:
    """List the recordings of several sessions, under their ids as sent."""
    kasm_ids = arguments.text_list("target_kasm_ids")
    if kasm_ids is None:
        raise Refused("Missing required parameter: target_kasm_ids")
    with_links = bool(arguments.flag("preauth_download_link"))
    return {"kasm_sessions": {kasm_id: _recordings(world, kasm_id, with_links=with_links) for kasm_id in kasm_ids}}


def _recordings(world: World, sent_id: str, *, with_links: bool) -> Json:
    state = world.state
    kasm_id = state.id_of(sent_id)
    if kasm_id not in state.recordings:
        state.session(kasm_id)
    recordings = list(state.recordings.get(kasm_id, []))
    return {
        "session_recordings": [
            recording_answer(recording, link=_link(world, recording) if with_links else None)
            for recording in recordings
        ],
    }


def download(world: World, name: str, *, expires: str, signature: str) -> bytes | None:
    """Return the MP4 file of a download link; None when there is no such recording.

    Args:
        world: The context of the request.
        name: The last part of the link's path.
        expires: The query parameter of that name.
        signature: The query parameter of that name.

    Raises:
        NotPermitted: The link has expired, or its signature is wrong.
    """
    recording_id = name.removesuffix(".mp4")
    right = _signature(world, recording_id, expires)
    if not hmac.compare_digest(signature.encode(), right.encode()) or world.state.clock().timestamp() > int(expires):
        raise NotPermitted
    recordings = [one for some in list(world.state.recordings.values()) for one in some]
    found = next((one for one in recordings if one.recording_id == recording_id), None)
    return None if found is None else _film(found.duration_s)


def _link(world: World, recording: Recording) -> str:
    expires = str(int((world.state.clock() + _LINK_LASTS).timestamp()))
    query = urlencode({"expires": expires, "signature": _signature(world, recording.recording_id, expires)})
    return f"{world.origin}{STORE_PREFIX}{recording.recording_id}.mp4?{query}"


def _signature(world: World, recording_id: str, expires: str) -> str:
    return hmac.digest(world.state.store_key, f"{recording_id}\n{expires}".encode(), hashlib.sha256).hex()


def _film(duration_s: int) -> bytes:
    """Build a minimal MP4 file: its type, and a movie of this length without tracks."""
    header = pack(">6I", 0, 0, 0, 1, duration_s, 0x10000) + pack(">H10x", 0x100) + _MATRIX + pack(">24xI", 1)
    return _box(b"ftyp", b"isom" + pack(">I", 0x200) + b"isommp41") + _box(b"moov", _box(b"mvhd", header))


def _box(kind: bytes, content: bytes) -> bytes:
    return pack(">I", 8 + len(content)) + kind + content


CALLS = (get_session_recordings, get_sessions_recordings)
