# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Take an image from a group."""

from ...client import Client
from ...errors import Answer
from ...models.remove_images_group_request import RemoveImagesGroupRequest
from ...models.remove_images_group_response import RemoveImagesGroupResponse
from ...types import Request, to_json


def _request(*, body: RemoveImagesGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/remove_images_group", json=to_json(body))


def _parse(answer: Answer) -> RemoveImagesGroupResponse:
    return RemoveImagesGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: RemoveImagesGroupRequest) -> RemoveImagesGroupResponse:
    """Take an image from a group.

    Users of the group can no longer start the image, unless another of their groups carries it.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.

    Returns:
        RemoveImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("remove_images_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: RemoveImagesGroupRequest) -> RemoveImagesGroupResponse:
    """Take an image from a group.

    Users of the group can no longer start the image, unless another of their groups carries it.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.

    Returns:
        RemoveImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("remove_images_group", _request(body=body), _parse)
