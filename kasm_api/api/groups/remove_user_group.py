# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Take a user out of a group."""

from ...client import Client
from ...errors import Answer
from ...models.remove_user_group_request import RemoveUserGroupRequest
from ...models.remove_user_group_response import RemoveUserGroupResponse
from ...types import Request, to_json


def _request(*, body: RemoveUserGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/remove_user_group", json=to_json(body))


def _parse(answer: Answer) -> RemoveUserGroupResponse:
    return RemoveUserGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: RemoveUserGroupRequest) -> RemoveUserGroupResponse:
    """Take a user out of a group.

    Takes a user out of a group. The change shows in `get_user` with a delay.

    Permission: `Groups Modify`; `Groups Modify System` too for a built-in group; `Users Modify` too according to
    one source; `Users Modify Admin` too if the user or the group is a Global Admin, according to one source.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the group.

    Returns:
        RemoveUserGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("remove_user_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: RemoveUserGroupRequest) -> RemoveUserGroupResponse:
    """Take a user out of a group.

    Takes a user out of a group. The change shows in `get_user` with a delay.

    Permission: `Groups Modify`; `Groups Modify System` too for a built-in group; `Users Modify` too according to
    one source; `Users Modify Admin` too if the user or the group is a Global Admin, according to one source.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the group.

    Returns:
        RemoveUserGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("remove_user_group", _request(body=body), _parse)
