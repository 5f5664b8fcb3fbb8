"""Pictures of a session's screen, on a Kasm that has none right after the start and answers tiny ones if not told."""

import anyio

from kasm_api.api import sessions as calls
from kasm_api.models import GetKasmScreenshotRequest
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import KasmSaidNo, OddAnswer, Unavailable
from kasm_desktops.jpeg import is_jpeg
from kasm_desktops.logins import Sessions
from kasm_desktops.progress import Progress

LARGEST = 16384
"""The most pixels that may be asked for."""
_READABLE_WIDTH = 1280
_TRIES = 4
_BETWEEN_TRIES_S = 2.0


async def take(
    gateway: Gateway, sessions: Sessions, kasm_id: str, *, width: int | None, height: int | None, progress: Progress
) -> bytes:
    """Take a picture; for arguments, costs and errors see `AsyncSession.screenshot`."""
    if width is None:
        # Left to itself, Kasm answers 300 pixels, on which nothing can be read. It never enlarges.
        width = _READABLE_WIDTH if height is None else LARGEST
    request = GetKasmScreenshotRequest(
        kasm_id=kasm_id, user_id=await sessions.owner_of(kasm_id), width=width, height=height
    )
    content = await _taken(gateway, sessions, request, progress)
    if not is_jpeg(content):
        raise OddAnswer("Kasm's screenshot is not a JPEG.", status_code=200)
    return content


async def _taken(gateway: Gateway, sessions: Sessions, request: GetKasmScreenshotRequest, progress: Progress) -> bytes:
    """Take it; right after the start there is none yet, so a refusal is looked into and waited out."""
    for attempt in range(1, _TRIES + 1):
        try:
            async with sessions.explained(request.kasm_id):
                return await gateway.read(calls.get_kasm_screenshot, request)
        except KasmSaidNo as error:
            if attempt == 1:
                await sessions.wait_until(request.kasm_id, "running", progress)
            elif attempt == _TRIES:
                raise Unavailable(f"Session {request.kasm_id} has no picture yet. {error.message}") from error
            else:
                await progress("waiting for the first picture")
                await anyio.sleep(_BETWEEN_TRIES_S)
    raise AssertionError("unreachable")  # pragma: no cover
