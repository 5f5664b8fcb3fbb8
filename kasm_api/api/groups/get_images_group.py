# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the images of a group."""

from ...client import Client
from ...errors import Answer
from ...models.get_images_group_request import GetImagesGroupRequest
from ...models.get_images_group_response import GetImagesGroupResponse
from ...types import Request, to_json


def _request(*, body: GetImagesGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/get_images_group", json=to_json(body))


def _parse(answer: Answer) -> GetImagesGroupResponse:
    return GetImagesGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetImagesGroupRequest) -> GetImagesGroupResponse:
    """List the images of a group.

    The images that a group carries: what its users can start.

    Permission: not known; by its name expect `Groups View` and `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose images to list.

    Returns:
        GetImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_images_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetImagesGroupRequest) -> GetImagesGroupResponse:
    """List the images of a group.

    The images that a group carries: what its users can start.

    Permission: not known; by its name expect `Groups View` and `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose images to list.

    Returns:
        GetImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_images_group", _request(body=body), _parse)
