"""The screenshot tool: what the desktop looks like."""

from typing import Annotated

import anyio.to_thread
from pydantic import Field
from typing_extensions import TypedDict

from kasm_desktops.errors import Refused
from kasm_desktops.jpeg import size_of
from kasm_desktops.screenshots import LARGEST
from kasm_mcp.tools.context import Call
from kasm_mcp.tools.envelope import Answer
from kasm_mcp.tools.parameters import KasmId
from kasm_mcp.tools.saving import check_target, save


class Screenshot(TypedDict):
    """Data of `get_session_screenshot`."""

    kasm_id: str
    format: str
    width: int | None
    height: int | None
    size_bytes: int
    file_path: str | None


Pixels = Annotated[int | None, Field(ge=1, le=LARGEST, description="Upper bound in pixels; the aspect ratio is kept.")]


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
    target = None
    if save_to_file is not None:
        if call.kasm.config.read_only:
            raise Refused("KASM_READ_ONLY is set, so no file is written. Call without save_to_file.", rule="read_only")
        target = await anyio.to_thread.run_sync(check_target, save_to_file, call.kasm.config.screenshot_dir)
    content = await call.session(kasm_id).screenshot(width=width, height=height)
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
