# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Start a session."""

from ...client import Client
from ...errors import Answer
from ...models.request_kasm_request import RequestKasmRequest
from ...models.request_kasm_response import RequestKasmResponse
from ...types import Request, to_json


def _request(*, body: RequestKasmRequest) -> Request:
    return Request(method="POST", url="/api/public/request_kasm", json=to_json(body))


def _parse(answer: Answer) -> RequestKasmResponse:
    return RequestKasmResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: RequestKasmRequest) -> RequestKasmResponse:
    """Start a session.

    Always starts a new session; it is never the way to ask whether one exists, and a call that timed out may have
    started one. The answer comes before the session runs: ask `get_kasm_status` until it does.

    Kasm ignores a docker name (`image_name`): without an `image_id` it starts the default image, and without a
    default image it refuses with `No Default Image Found`. `Image Not Authorized` means that no group of the user
    carries the image.

    Other refusals seen: `No resources are available`, and a message about the limit of the licence. Under load,
    1.15 was seen to answer HTTP 500 or not at all.

    `kasm_url` may be given flags before it is opened, as a query with the value 1: `disable_control_panel`,
    `disable_tips`, `disable_viewers`, `disable_fix_res`.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to start.

    Returns:
        RequestKasmResponse: The session that was started.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("request_kasm", _request(body=body), _parse)


async def asyncio(*, client: Client, body: RequestKasmRequest) -> RequestKasmResponse:
    """Start a session.

    Always starts a new session; it is never the way to ask whether one exists, and a call that timed out may have
    started one. The answer comes before the session runs: ask `get_kasm_status` until it does.

    Kasm ignores a docker name (`image_name`): without an `image_id` it starts the default image, and without a
    default image it refuses with `No Default Image Found`. `Image Not Authorized` means that no group of the user
    carries the image.

    Other refusals seen: `No resources are available`, and a message about the limit of the licence. Under load,
    1.15 was seen to answer HTTP 500 or not at all.

    `kasm_url` may be given flags before it is opened, as a query with the value 1: `disable_control_panel`,
    `disable_tips`, `disable_viewers`, `disable_fix_res`.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to start.

    Returns:
        RequestKasmResponse: The session that was started.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("request_kasm", _request(body=body), _parse)
