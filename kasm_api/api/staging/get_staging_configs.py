# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all staging configurations."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_staging_configs", json={})


def _parse(answer: Answer) -> models.GetStagingConfigsResponse:
    return models.GetStagingConfigsResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetStagingConfigsResponse:
    """List all staging configurations.

    All configurations in one answer; the call has no filter.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetStagingConfigsResponse: All staging configurations.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_staging_configs", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetStagingConfigsResponse:
    """List all staging configurations.

    All configurations in one answer; the call has no filter.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetStagingConfigsResponse: All staging configurations.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_staging_configs", _request(), _parse)
