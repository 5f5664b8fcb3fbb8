"""The screenshot tool: what the desktop looks like."""

from typing import Annotated

import anyio
import anyio.to_thread
from pydantic import Field
from typing_extensions import TypedDict

from kasm_api.api import sessions as calls
from kasm_api.models import GetKasmScreenshotRequest
from kasm_mcp.call import Call
from kasm_mcp.envelope import Answer
from kasm_mcp.errors import KasmSaidNo, OddAnswer, Unavailable
from kasm_mcp.jpeg import is_jpeg, size_of
from kasm_mcp.pictures import check_target, save
from kasm_mcp.tools.parameters import KasmId

_READABLE_WIDTH = 1280
_LARGEST = 16384
_TRIES = 4
_BETWEEN_TRIES_S = 2.0


class Screenshot(TypedDict):
    """Data of `get_session_screenshot`."""

    kasm_id: str
    format: str
    width: int | None
    height: int | None
    size_bytes: int
    file_path: str | None


Pixels = Annotated[int | None, Field(ge=1, le=_LARGEST, description="Upper bound in pixels; the aspect ratio is kept.")]


async def get_session_screenshot(
    call: Call,
    kasm_id: KasmId,
    save_to_file: Annotated[
        str | None, Field(min_length=1, description="Save it on the server's machine as .jpg instead of returning it.")
    ] = None,
    width: Pixels = None,
    height: Pixels = None,
) -> Answer[Screenshot]:
    """Take a picture (JPEG) of a session's screen.

    Kasm refreshes it only now and then while nobody is viewing the session, so it may be a minute old.
    """
    kasm = call.kasm
    target = None
    if save_to_file is not None:
        target = await anyio.to_thread.run_sync(check_target, save_to_file, kasm.config.screenshot_dir)
    if width is None:
        # Left to itself, Kasm answers 300 pixels, on which nothing can be read. It never enlarges.
        width = _READABLE_WIDTH if height is None else _LARGEST
    request = GetKasmScreenshotRequest(
        kasm_id=kasm_id, user_id=await kasm.sessions.owner_of(kasm_id), width=width, height=height
    )
    content = await _taken(call, kasm_id, request)
    if not is_jpeg(content):
        raise OddAnswer("Kasm's screenshot is not a JPEG.", status_code=200)
    pixels = size_of(content)
    data = Screenshot(
        kasm_id=kasm_id,
        format="jpeg",
        width=pixels[0] if pixels else None,
        height=pixels[1] if pixels else None,
        size_bytes=len(content),
        file_path=None,
    )
    size = f"{pixels[0]}x{pixels[1]}" if pixels else "unknown size"
    if target is None:
        return Answer(data, f"A picture of {size}.", jpeg=content)
    await anyio.to_thread.run_sync(save, content, target)
    data["file_path"] = str(target)
    return Answer(data, f"A picture of {size}, saved as {target}.")


async def _taken(call: Call, kasm_id: str, request: GetKasmScreenshotRequest) -> bytes:
    """Take the picture; right after the start there is none yet, so a refusal is looked into and waited out."""
    sessions = call.kasm.sessions
    for attempt in range(1, _TRIES + 1):
        try:
            async with sessions.explained(kasm_id):
                return await call.kasm.gateway.read(calls.get_kasm_screenshot, request)
        except KasmSaidNo as error:
            if attempt == 1:
                await sessions.wait_until(kasm_id, "running", call.progress)
            elif attempt == _TRIES:
                raise Unavailable(f"Session {kasm_id} has no picture yet. {error.message}") from error
            else:
                await call.progress("waiting for the first picture")
                await anyio.sleep(_BETWEEN_TRIES_S)
    raise AssertionError("unreachable")  # pragma: no cover
