# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Take an assigned server from a user."""

from ...client import Client
from ...errors import Answer
from ...models.unassign_user_server_request import UnassignUserServerRequest
from ...models.unassign_user_server_response import UnassignUserServerResponse
from ...types import Request, to_json


def _request(*, body: UnassignUserServerRequest) -> Request:
    return Request(method="POST", url="/api/public/unassign_user_server", json=to_json(body))


def _parse(answer: Answer) -> UnassignUserServerResponse:
    return UnassignUserServerResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UnassignUserServerRequest) -> UnassignUserServerResponse:
    """Take an assigned server from a user.

    Undoes `assign_user_server`. The answer was not seen; nothing of use is expected in it.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the server.

    Returns:
        UnassignUserServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("unassign_user_server", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UnassignUserServerRequest) -> UnassignUserServerResponse:
    """Take an assigned server from a user.

    Undoes `assign_user_server`. The answer was not seen; nothing of use is expected in it.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the server.

    Returns:
        UnassignUserServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("unassign_user_server", _request(body=body), _parse)
