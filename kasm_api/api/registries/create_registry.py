# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Add a workspace registry."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.CreateRegistryRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/create_registry", json=body_of(body, members, models.CreateRegistryRequest)
    )


def _parse(answer: Answer) -> models.CreateRegistryResponse:
    return models.CreateRegistryResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, registry: str, channel: str | None = None, override_schema: bool | None = None
) -> models.CreateRegistryResponse: ...
@overload
def sync(*, client: Client, body: models.CreateRegistryRequest) -> models.CreateRegistryResponse: ...
def sync(
    *, client: Client, body: models.CreateRegistryRequest | None = None, **members: Any
) -> models.CreateRegistryResponse:
    """Add a workspace registry.

    Makes the workspaces of a registry installable. What the answer holds is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to add.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        registry (str): Address of the registry.
        channel (str | None): Channel of the registry.
        override_schema (bool | None): Sent by one client, which does not say what it means.

    Returns:
        CreateRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("create_registry", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, registry: str, channel: str | None = None, override_schema: bool | None = None
) -> models.CreateRegistryResponse: ...
@overload
async def asyncio(*, client: Client, body: models.CreateRegistryRequest) -> models.CreateRegistryResponse: ...
async def asyncio(
    *, client: Client, body: models.CreateRegistryRequest | None = None, **members: Any
) -> models.CreateRegistryResponse:
    """Add a workspace registry.

    Makes the workspaces of a registry installable. What the answer holds is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to add.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        registry (str): Address of the registry.
        channel (str | None): Channel of the registry.
        override_schema (bool | None): Sent by one client, which does not say what it means.

    Returns:
        CreateRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("create_registry", _request(body, members), _parse)
