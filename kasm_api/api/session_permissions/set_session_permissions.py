# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Set what viewers of a shared session may do."""

from ...client import Client
from ...errors import Answer
from ...models.set_session_permissions_request import SetSessionPermissionsRequest
from ...models.set_session_permissions_response import SetSessionPermissionsResponse
from ...types import Request, to_json


def _request(*, body: SetSessionPermissionsRequest) -> Request:
    return Request(method="POST", url="/api/public/set_session_permissions", json=to_json(body))


def _parse(answer: Answer) -> SetSessionPermissionsResponse:
    return SetSessionPermissionsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: SetSessionPermissionsRequest) -> SetSessionPermissionsResponse:
    """Set what viewers of a shared session may do.

    Replaces what was set before, for all viewers (`access`) or for some by name (`session_permissions`); give one
    of the two. The session must be shared; its owner is not affected. `rw` lets a viewer control the session, `r`
    lets them watch, and empty text leaves them connected without a picture. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and what its viewers may do.

    Returns:
        SetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("set_session_permissions", _request(body=body), _parse)


async def asyncio(*, client: Client, body: SetSessionPermissionsRequest) -> SetSessionPermissionsResponse:
    """Set what viewers of a shared session may do.

    Replaces what was set before, for all viewers (`access`) or for some by name (`session_permissions`); give one
    of the two. The session must be shared; its owner is not affected. `rw` lets a viewer control the session, `r`
    lets them watch, and empty text leaves them connected without a picture. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and what its viewers may do.

    Returns:
        SetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("set_session_permissions", _request(body=body), _parse)
