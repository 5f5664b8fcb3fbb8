# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one casting configuration."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetCastConfigRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/get_cast_config", json=body_of(body, members, models.GetCastConfigRequest)
    )


def _parse(answer: Answer) -> models.GetCastConfigResponse:
    return models.GetCastConfigResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, cast_config_id: str) -> models.GetCastConfigResponse: ...
@overload
def sync(*, client: Client, body: models.GetCastConfigRequest) -> models.GetCastConfigResponse: ...
def sync(
    *, client: Client, body: models.GetCastConfigRequest | None = None, **members: Any
) -> models.GetCastConfigResponse:
    """Get one casting configuration.

    The id stands at the top of the request, unlike in other calls.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        cast_config_id (str): Id of the configuration.

    Returns:
        GetCastConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_cast_config", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, cast_config_id: str) -> models.GetCastConfigResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetCastConfigRequest) -> models.GetCastConfigResponse: ...
async def asyncio(
    *, client: Client, body: models.GetCastConfigRequest | None = None, **members: Any
) -> models.GetCastConfigResponse:
    """Get one casting configuration.

    The id stands at the top of the request, unlike in other calls.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        cast_config_id (str): Id of the configuration.

    Returns:
        GetCastConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_cast_config", _request(body, members), _parse)
