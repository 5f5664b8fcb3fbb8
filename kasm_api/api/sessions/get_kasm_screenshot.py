# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get a picture of a session's screen."""

from ...client import Client
from ...errors import Answer
from ...models.get_kasm_screenshot_request import GetKasmScreenshotRequest
from ...types import Request, to_json


def _request(*, body: GetKasmScreenshotRequest) -> Request:
    return Request(method="POST", url="/api/public/get_kasm_screenshot", json=to_json(body))


def _parse(answer: Answer) -> bytes:
    return answer.read_bytes("image/jpeg")


def sync(*, client: Client, body: GetKasmScreenshotRequest) -> bytes:
    """Get a picture of a session's screen.

    A JPEG that fits into the size asked for and keeps the screen's proportions, never larger than the screen: of a
    screen of 3840 by 2008, asking for 1280 by 720 gives 1280 by 669. A picture begins with the bytes FF D8. It may
    be seconds old after an action, and a minute or more when nobody watches. Right after a start there may be no
    picture yet, and the call is refused.

    Permission: `Session Recordings View` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the size of the picture.

    Returns:
        bytes: The content, `image/jpeg`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_kasm_screenshot", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetKasmScreenshotRequest) -> bytes:
    """Get a picture of a session's screen.

    A JPEG that fits into the size asked for and keeps the screen's proportions, never larger than the screen: of a
    screen of 3840 by 2008, asking for 1280 by 720 gives 1280 by 669. A picture begins with the bytes FF D8. It may
    be seconds old after an action, and a minute or more when nobody watches. Right after a start there may be no
    picture yet, and the call is refused.

    Permission: `Session Recordings View` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the size of the picture.

    Returns:
        bytes: The content, `image/jpeg`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_kasm_screenshot", _request(body=body), _parse)
