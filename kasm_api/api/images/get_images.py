# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all workspaces."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_images", json={})


def _parse(answer: Answer) -> models.GetImagesResponse:
    return models.GetImagesResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetImagesResponse:
    """List all workspaces.

    All workspaces in one answer, the disabled ones too: look at `enabled`. A user can start those that one of
    their groups carries.

    Permission: `Images View`; a read-only key will do.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetImagesResponse: All workspaces.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_images", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetImagesResponse:
    """List all workspaces.

    All workspaces in one answer, the disabled ones too: look at `enabled`. A user can start those that one of
    their groups carries.

    Permission: `Images View`; a read-only key will do.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetImagesResponse: All workspaces.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_images", _request(), _parse)
