# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove a workspace."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteImageRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/delete_image",
        json=body_of(body, members, models.DeleteImageRequest, target_image=models.ImageReference),
    )


def _parse(answer: Answer) -> models.DeleteImageResponse:
    return models.DeleteImageResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, image_id: str) -> models.DeleteImageResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteImageRequest) -> models.DeleteImageResponse: ...
def sync(
    *, client: Client, body: models.DeleteImageRequest | None = None, **members: Any
) -> models.DeleteImageResponse:
    """Remove a workspace.

    What becomes of its sessions is not known. Some clients call it below `/api/admin/`, as Kasm's web interface
    does.

    Permission: not known; expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to remove.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str): Id of the image.

    Returns:
        DeleteImageResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_image", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, image_id: str) -> models.DeleteImageResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteImageRequest) -> models.DeleteImageResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteImageRequest | None = None, **members: Any
) -> models.DeleteImageResponse:
    """Remove a workspace.

    What becomes of its sessions is not known. Some clients call it below `/api/admin/`, as Kasm's web interface
    does.

    Permission: not known; expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to remove.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str): Id of the image.

    Returns:
        DeleteImageResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_image", _request(body, members), _parse)
