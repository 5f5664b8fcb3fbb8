# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the deployment zones."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetZonesRequest | None, members: dict[str, Any]) -> Request:
    return Request(method="POST", url="/api/public/get_zones", json=body_of(body, members, models.GetZonesRequest))


def _parse(answer: Answer) -> models.GetZonesResponse:
    return models.GetZonesResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, brief: bool | None = None) -> models.GetZonesResponse: ...
@overload
def sync(*, client: Client, body: models.GetZonesRequest) -> models.GetZonesResponse: ...
def sync(*, client: Client, body: models.GetZonesRequest | None = None, **members: Any) -> models.GetZonesResponse:
    """List the deployment zones.

    Members of a zone depend on the release: older ones tell about autoscaling, newer ones about the proxy.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: How much to tell.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        brief (bool | None): True tells less of each zone. False if left out.

    Returns:
        GetZonesResponse: The deployment zones.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_zones", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, brief: bool | None = None) -> models.GetZonesResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetZonesRequest) -> models.GetZonesResponse: ...
async def asyncio(
    *, client: Client, body: models.GetZonesRequest | None = None, **members: Any
) -> models.GetZonesResponse:
    """List the deployment zones.

    Members of a zone depend on the release: older ones tell about autoscaling, newer ones about the proxy.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: How much to tell.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        brief (bool | None): True tells less of each zone. False if left out.

    Returns:
        GetZonesResponse: The deployment zones.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_zones", _request(body, members), _parse)
