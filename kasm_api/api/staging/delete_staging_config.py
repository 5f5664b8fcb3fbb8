# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a staging configuration."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteStagingConfigRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/delete_staging_config",
        json=body_of(
            body, members, models.DeleteStagingConfigRequest, target_staging_config=models.StagingConfigReference
        ),
    )


def _parse(answer: Answer) -> models.DeleteStagingConfigResponse:
    return models.DeleteStagingConfigResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, staging_config_id: str) -> models.DeleteStagingConfigResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteStagingConfigRequest) -> models.DeleteStagingConfigResponse: ...
def sync(
    *, client: Client, body: models.DeleteStagingConfigRequest | None = None, **members: Any
) -> models.DeleteStagingConfigResponse:
    """Delete a staging configuration.

    What becomes of sessions that wait is not known.

    Permission: not known; by its name expect `Staging Delete`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        staging_config_id (str): Id of the configuration.

    Returns:
        DeleteStagingConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_staging_config", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, staging_config_id: str) -> models.DeleteStagingConfigResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteStagingConfigRequest) -> models.DeleteStagingConfigResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteStagingConfigRequest | None = None, **members: Any
) -> models.DeleteStagingConfigResponse:
    """Delete a staging configuration.

    What becomes of sessions that wait is not known.

    Permission: not known; by its name expect `Staging Delete`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        staging_config_id (str): Id of the configuration.

    Returns:
        DeleteStagingConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_staging_config", _request(body, members), _parse)
