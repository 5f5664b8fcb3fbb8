# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one staging configuration."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetStagingConfigRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_staging_config",
        json=body_of(
            body, members, models.GetStagingConfigRequest, target_staging_config=models.StagingConfigReference
        ),
    )


def _parse(answer: Answer) -> models.GetStagingConfigResponse:
    return models.GetStagingConfigResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, staging_config_id: str) -> models.GetStagingConfigResponse: ...
@overload
def sync(*, client: Client, body: models.GetStagingConfigRequest) -> models.GetStagingConfigResponse: ...
def sync(
    *, client: Client, body: models.GetStagingConfigRequest | None = None, **members: Any
) -> models.GetStagingConfigResponse:
    """Get one staging configuration.

    Tells how many sessions wait, as `num_current_sessions`.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        staging_config_id (str): Id of the configuration.

    Returns:
        GetStagingConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_staging_config", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, staging_config_id: str) -> models.GetStagingConfigResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetStagingConfigRequest) -> models.GetStagingConfigResponse: ...
async def asyncio(
    *, client: Client, body: models.GetStagingConfigRequest | None = None, **members: Any
) -> models.GetStagingConfigResponse:
    """Get one staging configuration.

    Tells how many sessions wait, as `num_current_sessions`.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        staging_config_id (str): Id of the configuration.

    Returns:
        GetStagingConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_staging_config", _request(body, members), _parse)
