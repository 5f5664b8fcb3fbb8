# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Take an image from a group."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.RemoveImagesGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/remove_images_group",
        json=body_of(
            body,
            members,
            models.RemoveImagesGroupRequest,
            target_group=models.GroupReference,
            target_image=models.ImageReference,
        ),
    )


def _parse(answer: Answer) -> models.RemoveImagesGroupResponse:
    return models.RemoveImagesGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, group_id: str, image_id: str) -> models.RemoveImagesGroupResponse: ...
@overload
def sync(*, client: Client, body: models.RemoveImagesGroupRequest) -> models.RemoveImagesGroupResponse: ...
def sync(
    *, client: Client, body: models.RemoveImagesGroupRequest | None = None, **members: Any
) -> models.RemoveImagesGroupResponse:
    """Take an image from a group.

    Users of the group can no longer start the image, unless another of their groups carries it.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        image_id (str): Id of the image.

    Returns:
        RemoveImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("remove_images_group", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, group_id: str, image_id: str) -> models.RemoveImagesGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.RemoveImagesGroupRequest) -> models.RemoveImagesGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.RemoveImagesGroupRequest | None = None, **members: Any
) -> models.RemoveImagesGroupResponse:
    """Take an image from a group.

    Users of the group can no longer start the image, unless another of their groups carries it.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        image_id (str): Id of the image.

    Returns:
        RemoveImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("remove_images_group", _request(body, members), _parse)
