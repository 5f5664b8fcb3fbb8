# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a group."""

from ...client import Client
from ...errors import Answer
from ...models.update_group_request import UpdateGroupRequest
from ...models.update_group_response import UpdateGroupResponse
from ...types import Request, to_json


def _request(*, body: UpdateGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/update_group", json=to_json(body))


def _parse(answer: Answer) -> UpdateGroupResponse:
    return UpdateGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateGroupRequest) -> UpdateGroupResponse:
    """Change a group.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Groups Modify`; `Groups Modify System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to change.

    Returns:
        UpdateGroupResponse: The group after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateGroupRequest) -> UpdateGroupResponse:
    """Change a group.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Groups Modify`; `Groups Modify System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to change.

    Returns:
        UpdateGroupResponse: The group after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_group", _request(body=body), _parse)
