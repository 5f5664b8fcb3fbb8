# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove all that was set for viewers of a shared session."""

from ...client import Client
from ...errors import Answer
from ...models.delete_all_session_permissions_request import DeleteAllSessionPermissionsRequest
from ...models.delete_all_session_permissions_response import DeleteAllSessionPermissionsResponse
from ...types import Request, to_json


def _request(*, body: DeleteAllSessionPermissionsRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_all_session_permissions", json=to_json(body))


def _parse(answer: Answer) -> DeleteAllSessionPermissionsResponse:
    return DeleteAllSessionPermissionsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteAllSessionPermissionsRequest) -> DeleteAllSessionPermissionsResponse:
    """Remove all that was set for viewers of a shared session.

    There is no known call that removes what was set for one viewer. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose viewers to free.

    Returns:
        DeleteAllSessionPermissionsResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_all_session_permissions", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteAllSessionPermissionsRequest) -> DeleteAllSessionPermissionsResponse:
    """Remove all that was set for viewers of a shared session.

    There is no known call that removes what was set for one viewer. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose viewers to free.

    Returns:
        DeleteAllSessionPermissionsResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_all_session_permissions", _request(body=body), _parse)
