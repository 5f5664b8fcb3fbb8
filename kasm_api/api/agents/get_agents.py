# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all agents."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/admin/get_agents", json={})


def _parse(answer: Answer) -> models.GetAgentsResponse:
    return models.GetAgentsResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetAgentsResponse:
    """List all agents.

    The servers that containers run on. Kasm's web interface has it below `/api/admin/`, where servers were seen to
    take an API key.

    Permission: not known; by its name expect `Agents View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetAgentsResponse: All agents.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_agents", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetAgentsResponse:
    """List all agents.

    The servers that containers run on. Kasm's web interface has it below `/api/admin/`, where servers were seen to
    take an API key.

    Permission: not known; by its name expect `Agents View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetAgentsResponse: All agents.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_agents", _request(), _parse)
