# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Let a group carry an image."""

from ...client import Client
from ...errors import Answer
from ...models.add_images_group_request import AddImagesGroupRequest
from ...models.add_images_group_response import AddImagesGroupResponse
from ...types import Request, to_json


def _request(*, body: AddImagesGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/add_images_group", json=to_json(body))


def _parse(answer: Answer) -> AddImagesGroupResponse:
    return AddImagesGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: AddImagesGroupRequest) -> AddImagesGroupResponse:
    """Let a group carry an image.

    Users of the group can start the image then; without it `request_kasm` refuses with `Image Not Authorized`.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.

    Returns:
        AddImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("add_images_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: AddImagesGroupRequest) -> AddImagesGroupResponse:
    """Let a group carry an image.

    Users of the group can start the image then; without it `request_kasm` refuses with `Image Not Authorized`.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.

    Returns:
        AddImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("add_images_group", _request(body=body), _parse)
