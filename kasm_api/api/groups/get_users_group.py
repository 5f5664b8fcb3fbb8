# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the users of a group."""

from ...client import Client
from ...errors import Answer
from ...models.get_users_group_request import GetUsersGroupRequest
from ...models.get_users_group_response import GetUsersGroupResponse
from ...types import Request, to_json


def _request(*, body: GetUsersGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/get_users_group", json=to_json(body))


def _parse(answer: Answer) -> GetUsersGroupResponse:
    return GetUsersGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetUsersGroupRequest) -> GetUsersGroupResponse:
    """List the users of a group.

    The members of one group.

    Permission: not known; by its name expect `Groups View` and `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose users to list.

    Returns:
        GetUsersGroupResponse: Users of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_users_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetUsersGroupRequest) -> GetUsersGroupResponse:
    """List the users of a group.

    The members of one group.

    Permission: not known; by its name expect `Groups View` and `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose users to list.

    Returns:
        GetUsersGroupResponse: Users of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_users_group", _request(body=body), _parse)
