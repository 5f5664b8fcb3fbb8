# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get what viewers of a shared session may do."""

from ...client import Client
from ...errors import Answer
from ...models.get_session_permissions_request import GetSessionPermissionsRequest
from ...models.get_session_permissions_response import GetSessionPermissionsResponse
from ...types import Request, to_json


def _request(*, body: GetSessionPermissionsRequest) -> Request:
    return Request(method="POST", url="/api/public/get_session_permissions", json=to_json(body))


def _parse(answer: Answer) -> GetSessionPermissionsResponse:
    return GetSessionPermissionsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetSessionPermissionsRequest) -> GetSessionPermissionsResponse:
    """Get what viewers of a shared session may do.

    One entry for each viewer. `rw` lets a viewer control the session, `r` lets them watch, and empty text leaves
    them connected without a picture.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.

    Returns:
        GetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_session_permissions", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetSessionPermissionsRequest) -> GetSessionPermissionsResponse:
    """Get what viewers of a shared session may do.

    One entry for each viewer. `rw` lets a viewer control the session, `r` lets them watch, and empty text leaves
    them connected without a picture.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.

    Returns:
        GetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_session_permissions", _request(body=body), _parse)
