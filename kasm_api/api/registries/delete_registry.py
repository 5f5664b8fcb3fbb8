# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove a workspace registry."""

from __future__ import annotations

from typing import Any

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteRegistryRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/delete_registry", json=body_of(body, members, models.DeleteRegistryRequest)
    )


def _parse(answer: Answer) -> models.DeleteRegistryResponse:
    return models.DeleteRegistryResponse.from_dict(answer.read_object())


def sync(
    *, client: Client, body: models.DeleteRegistryRequest | None = None, **members: Any
) -> models.DeleteRegistryResponse:
    """Remove a workspace registry.

    What the request and the answer hold is not known; the example follows what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to remove. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        DeleteRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_registry", _request(body, members), _parse)


async def asyncio(
    *, client: Client, body: models.DeleteRegistryRequest | None = None, **members: Any
) -> models.DeleteRegistryResponse:
    """Remove a workspace registry.

    What the request and the answer hold is not known; the example follows what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to remove. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        DeleteRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_registry", _request(body, members), _parse)
