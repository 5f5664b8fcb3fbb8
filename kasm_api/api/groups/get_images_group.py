# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the images of a group."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetImagesGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_images_group",
        json=body_of(body, members, models.GetImagesGroupRequest, target_group=models.GroupReference),
    )


def _parse(answer: Answer) -> models.GetImagesGroupResponse:
    return models.GetImagesGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, group_id: str) -> models.GetImagesGroupResponse: ...
@overload
def sync(*, client: Client, body: models.GetImagesGroupRequest) -> models.GetImagesGroupResponse: ...
def sync(
    *, client: Client, body: models.GetImagesGroupRequest | None = None, **members: Any
) -> models.GetImagesGroupResponse:
    """List the images of a group.

    The images that a group carries: what its users can start.

    Permission: not known; by its name expect `Groups View` and `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose images to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.

    Returns:
        GetImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_images_group", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, group_id: str) -> models.GetImagesGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetImagesGroupRequest) -> models.GetImagesGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.GetImagesGroupRequest | None = None, **members: Any
) -> models.GetImagesGroupResponse:
    """List the images of a group.

    The images that a group carries: what its users can start.

    Permission: not known; by its name expect `Groups View` and `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose images to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.

    Returns:
        GetImagesGroupResponse: Images of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_images_group", _request(body, members), _parse)
