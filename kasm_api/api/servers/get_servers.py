# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all servers."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/admin/get_servers", json={})


def _parse(answer: Answer) -> models.GetServersResponse:
    return models.GetServersResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetServersResponse:
    """List all servers.

    All servers in one answer. Kasm's web interface has it below `/api/admin/`, where servers were seen to take an
    API key.

    Permission: not known; by its name expect `Servers View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetServersResponse: All servers.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_servers", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetServersResponse:
    """List all servers.

    All servers in one answer. Kasm's web interface has it below `/api/admin/`, where servers were seen to take an
    API key.

    Permission: not known; by its name expect `Servers View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetServersResponse: All servers.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_servers", _request(), _parse)
