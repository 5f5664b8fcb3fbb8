# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a casting configuration."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteCastConfigRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/delete_cast_config", json=body_of(body, members, models.DeleteCastConfigRequest)
    )


def _parse(answer: Answer) -> models.DeleteCastConfigResponse:
    return models.DeleteCastConfigResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, cast_config_id: str) -> models.DeleteCastConfigResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteCastConfigRequest) -> models.DeleteCastConfigResponse: ...
def sync(
    *, client: Client, body: models.DeleteCastConfigRequest | None = None, **members: Any
) -> models.DeleteCastConfigResponse:
    """Delete a casting configuration.

    The link stops working. The id stands at the top of the request; one client also sends `casting_config_name`.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        cast_config_id (str): Id of the configuration.

    Returns:
        DeleteCastConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_cast_config", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, cast_config_id: str) -> models.DeleteCastConfigResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteCastConfigRequest) -> models.DeleteCastConfigResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteCastConfigRequest | None = None, **members: Any
) -> models.DeleteCastConfigResponse:
    """Delete a casting configuration.

    The link stops working. The id stands at the top of the request; one client also sends `casting_config_name`.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        cast_config_id (str): Id of the configuration.

    Returns:
        DeleteCastConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_cast_config", _request(body, members), _parse)
