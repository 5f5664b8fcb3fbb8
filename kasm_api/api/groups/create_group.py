# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a group."""

from ...client import Client
from ...errors import Answer
from ...models.create_group_request import CreateGroupRequest
from ...models.create_group_response import CreateGroupResponse
from ...types import Request, to_json


def _request(*, body: CreateGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/create_group", json=to_json(body))


def _parse(answer: Answer) -> CreateGroupResponse:
    return CreateGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateGroupRequest) -> CreateGroupResponse:
    """Create a group.

    Makes a group without members, images or settings. Members of the answer besides `group` are not known.

    Permission: not known; by its name expect `Groups Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to create.

    Returns:
        CreateGroupResponse: The group that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateGroupRequest) -> CreateGroupResponse:
    """Create a group.

    Makes a group without members, images or settings. Members of the answer besides `group` are not known.

    Permission: not known; by its name expect `Groups Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to create.

    Returns:
        CreateGroupResponse: The group that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_group", _request(body=body), _parse)
