# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all casting configurations."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_cast_configs", json={})


def _parse(answer: Answer) -> models.GetCastConfigsResponse:
    return models.GetCastConfigsResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetCastConfigsResponse:
    """List all casting configurations.

    All configurations in one answer. The name of the answer's member is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetCastConfigsResponse: All casting configurations.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_cast_configs", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetCastConfigsResponse:
    """List all casting configurations.

    All configurations in one answer. The name of the answer's member is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetCastConfigsResponse: All casting configurations.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_cast_configs", _request(), _parse)
