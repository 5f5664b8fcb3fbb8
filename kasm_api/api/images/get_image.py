# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one workspace."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetImageRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_image",
        json=body_of(body, members, models.GetImageRequest, target_image=models.ImageReference),
    )


def _parse(answer: Answer) -> models.GetImageResponse:
    return models.GetImageResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, image_id: str) -> models.GetImageResponse: ...
@overload
def sync(*, client: Client, body: models.GetImageRequest) -> models.GetImageResponse: ...
def sync(*, client: Client, body: models.GetImageRequest | None = None, **members: Any) -> models.GetImageResponse:
    """Get one workspace.

    One workspace, as `get_images` lists it. The name of the answer's member is inferred. Some clients call it below
    `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str): Id of the image.

    Returns:
        GetImageResponse: The workspace.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_image", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, image_id: str) -> models.GetImageResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetImageRequest) -> models.GetImageResponse: ...
async def asyncio(
    *, client: Client, body: models.GetImageRequest | None = None, **members: Any
) -> models.GetImageResponse:
    """Get one workspace.

    One workspace, as `get_images` lists it. The name of the answer's member is inferred. Some clients call it below
    `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str): Id of the image.

    Returns:
        GetImageResponse: The workspace.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_image", _request(body, members), _parse)
