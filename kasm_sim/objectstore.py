"""The object store that keeps recordings: links that download one without a login for an hour, and what they give.

A real one is another server with links of its own kind; here it is the same server. What it gives is an MP4 file of the
recording's length with nothing to see in it.
"""

import hashlib
import hmac
from datetime import timedelta
from struct import pack
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from kasm_sim.pages import html_page
from kasm_sim.records import Recording
from kasm_sim.world import World

PREFIX = "/recordings/"

_LINK_LASTS = timedelta(hours=1)
_MATRIX = pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)  # no rotation, no scaling


def link(world: World, recording: Recording) -> str:
    """Make an address that downloads a recording until it expires."""
    expires = str(int((world.state.clock() + _LINK_LASTS).timestamp()))
    query = urlencode({"expires": expires, "signature": _signature(world, recording.recording_id, expires)})
    return f"{world.origin}{PREFIX}{recording.recording_id}.mp4?{query}"


def answer(world: World, request: Request) -> Response:
    """Answer a download: 403 to a link that has expired or was never made."""
    recording_id = request.url.path.removeprefix(PREFIX).removesuffix(".mp4")
    expires, signature = (request.query_params.get(name, "") for name in ("expires", "signature"))
    right = _signature(world, recording_id, expires)
    if not hmac.compare_digest(signature.encode(), right.encode()) or world.state.clock().timestamp() > int(expires):
        return html_page(403)
    recordings = [one for some in list(world.state.recordings.values()) for one in some]
    found = next((one for one in recordings if one.recording_id == recording_id), None)
    return html_page(404) if found is None else Response(_film(found.duration_s), media_type="video/mp4")


def _signature(world: World, recording_id: str, expires: str) -> str:
    return hmac.digest(world.state.store_key, f"{recording_id}\n{expires}".encode(), hashlib.sha256).hex()


def _film(duration_s: int) -> bytes:
    """Make the shortest MP4 file: its kind, and a movie of so many seconds without tracks."""
    header = pack(">6I", 0, 0, 0, 1, duration_s, 0x10000) + pack(">H10x", 0x100) + _MATRIX + pack(">24xI", 1)
    return _box(b"ftyp", b"isom" + pack(">I", 0x200) + b"isommp41") + _box(b"moov", _box(b"mvhd", header))


def _box(kind: bytes, content: bytes) -> bytes:
    return pack(">I", 8 + len(content)) + kind + content
