# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Let a group carry an image."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.AddImagesGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/add_images_group",
        json=body_of(
            body,
            members,
            models.AddImagesGroupRequest,
            target_group=models.GroupReference,
            target_image=models.ImageReference,
        ),
    )


def _parse(answer: Answer) -> models.AddImagesGroupResponse:
    return models.AddImagesGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, group_id: str, image_id: str) -> models.AddImagesGroupResponse: ...
@overload
def sync(*, client: Client, body: models.AddImagesGroupRequest) -> models.AddImagesGroupResponse: ...
def sync(
    *, client: Client, body: models.AddImagesGroupRequest | None = None, **members: Any
) -> models.AddImagesGroupResponse:
    """Let a group carry an image.

    Users of the group can start the image then; without it `request_kasm` refuses with `Image Not Authorized`.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        image_id (str): Id of the image.

    Returns:
        AddImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("add_images_group", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, group_id: str, image_id: str) -> models.AddImagesGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.AddImagesGroupRequest) -> models.AddImagesGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.AddImagesGroupRequest | None = None, **members: Any
) -> models.AddImagesGroupResponse:
    """Let a group carry an image.

    Users of the group can start the image then; without it `request_kasm` refuses with `Image Not Authorized`.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the image.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        image_id (str): Id of the image.

    Returns:
        AddImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("add_images_group", _request(body, members), _parse)
