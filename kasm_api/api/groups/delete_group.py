# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a group."""

from ...client import Client
from ...errors import Answer
from ...models.delete_group_request import DeleteGroupRequest
from ...models.delete_group_response import DeleteGroupResponse
from ...types import Request, to_json


def _request(*, body: DeleteGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_group", json=to_json(body))


def _parse(answer: Answer) -> DeleteGroupResponse:
    return DeleteGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteGroupRequest) -> DeleteGroupResponse:
    """Delete a group.

    What becomes of its users, images and settings is not known.

    Permission: not known; by its name expect `Groups Delete`; `Groups Delete System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to delete.

    Returns:
        DeleteGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteGroupRequest) -> DeleteGroupResponse:
    """Delete a group.

    What becomes of its users, images and settings is not known.

    Permission: not known; by its name expect `Groups Delete`; `Groups Delete System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to delete.

    Returns:
        DeleteGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_group", _request(body=body), _parse)
