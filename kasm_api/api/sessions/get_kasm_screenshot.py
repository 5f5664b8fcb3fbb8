# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get a picture of a session's screen."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetKasmScreenshotRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_kasm_screenshot",
        json=body_of(body, members, models.GetKasmScreenshotRequest),
    )


def _parse(answer: Answer) -> bytes:
    return answer.read_bytes("image/jpeg")


@overload
def sync(
    *, client: Client, kasm_id: str, user_id: str, width: int | None = None, height: int | None = None
) -> bytes: ...
@overload
def sync(*, client: Client, body: models.GetKasmScreenshotRequest) -> bytes: ...
def sync(*, client: Client, body: models.GetKasmScreenshotRequest | None = None, **members: Any) -> bytes:
    """Get a picture of a session's screen.

    A JPEG that fits into the size asked for and keeps the screen's proportions, never larger than the screen: of a
    screen of 3840 by 2008, asking for 1280 by 720 gives 1280 by 669. A picture begins with the bytes FF D8. It may
    be seconds old after an action, and a minute or more when nobody watches. Right after a start there may be no
    picture yet, and the call is refused.

    Permission: `Session Recordings View` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the size of the picture.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        width (int | None): Greatest width in pixels. About 300 if left out.
        height (int | None): Greatest height in pixels.

    Returns:
        bytes: The content, `image/jpeg`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_kasm_screenshot", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, kasm_id: str, user_id: str, width: int | None = None, height: int | None = None
) -> bytes: ...
@overload
async def asyncio(*, client: Client, body: models.GetKasmScreenshotRequest) -> bytes: ...
async def asyncio(*, client: Client, body: models.GetKasmScreenshotRequest | None = None, **members: Any) -> bytes:
    """Get a picture of a session's screen.

    A JPEG that fits into the size asked for and keeps the screen's proportions, never larger than the screen: of a
    screen of 3840 by 2008, asking for 1280 by 720 gives 1280 by 669. A picture begins with the bytes FF D8. It may
    be seconds old after an action, and a minute or more when nobody watches. Right after a start there may be no
    picture yet, and the call is refused.

    Permission: `Session Recordings View` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the size of the picture.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        width (int | None): Greatest width in pixels. About 300 if left out.
        height (int | None): Greatest height in pixels.

    Returns:
        bytes: The content, `image/jpeg`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_kasm_screenshot", _request(body, members), _parse)
