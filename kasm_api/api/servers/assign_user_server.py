# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Assign a server to a user."""

from ...client import Client
from ...errors import Answer
from ...models.assign_user_server_request import AssignUserServerRequest
from ...models.assign_user_server_response import AssignUserServerResponse
from ...types import Request, to_json


def _request(*, body: AssignUserServerRequest) -> Request:
    return Request(method="POST", url="/api/public/assign_user_server", json=to_json(body))


def _parse(answer: Answer) -> AssignUserServerResponse:
    return AssignUserServerResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: AssignUserServerRequest) -> AssignUserServerResponse:
    """Assign a server to a user.

    Lets a user have a server of a server pool for themselves. A user may have several servers and a server several
    users. The answer was not seen; nothing of use is expected in it.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the server.

    Returns:
        AssignUserServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("assign_user_server", _request(body=body), _parse)


async def asyncio(*, client: Client, body: AssignUserServerRequest) -> AssignUserServerResponse:
    """Assign a server to a user.

    Lets a user have a server of a server pool for themselves. A user may have several servers and a server several
    users. The answer was not seen; nothing of use is expected in it.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the server.

    Returns:
        AssignUserServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("assign_user_server", _request(body=body), _parse)
