# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Put a user into a group."""

from ...client import Client
from ...errors import Answer
from ...models.add_user_group_request import AddUserGroupRequest
from ...models.add_user_group_response import AddUserGroupResponse
from ...types import Request, to_json


def _request(*, body: AddUserGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/add_user_group", json=to_json(body))


def _parse(answer: Answer) -> AddUserGroupResponse:
    return AddUserGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: AddUserGroupRequest) -> AddUserGroupResponse:
    """Put a user into a group.

    Puts a user into a group. The change shows in `get_user` with a delay. Adding a user who is in the group already
    is refused with a message that contains `already`; that is harmless.

    Permission: `Groups Modify`; `Groups Modify System` too for a built-in group; `Users Modify` too according to
    one source; `Users Modify Admin` too if the user or the group is a Global Admin, according to one source.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the group.

    Returns:
        AddUserGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("add_user_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: AddUserGroupRequest) -> AddUserGroupResponse:
    """Put a user into a group.

    Puts a user into a group. The change shows in `get_user` with a delay. Adding a user who is in the group already
    is refused with a message that contains `already`; that is harmless.

    Permission: `Groups Modify`; `Groups Modify System` too for a built-in group; `Users Modify` too according to
    one source; `Users Modify Admin` too if the user or the group is a Global Admin, according to one source.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the group.

    Returns:
        AddUserGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("add_user_group", _request(body=body), _parse)
