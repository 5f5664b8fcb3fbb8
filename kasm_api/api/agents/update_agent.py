# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change an agent."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateAgentRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/admin/update_agent",
        json=body_of(body, members, models.UpdateAgentRequest, target_agent=models.UpdateAgentTarget),
    )


def _parse(answer: Answer) -> models.UpdateAgentResponse:
    return models.UpdateAgentResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    agent_id: str,
    enabled: bool | None = None,
    cores_override: float | None = None,
    memory_override: int | None = None,
    gpus_override: float | None = None,
    auto_prune_images: str | None = None,
) -> models.UpdateAgentResponse: ...
@overload
def sync(*, client: Client, body: models.UpdateAgentRequest) -> models.UpdateAgentResponse: ...
def sync(
    *, client: Client, body: models.UpdateAgentRequest | None = None, **members: Any
) -> models.UpdateAgentResponse:
    """Change an agent.

    Members that are left out should stay as they are; no source says so. The request's member is named by analogy.
    Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `Agents Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The agent to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        agent_id (str): Id of the agent.
        enabled (bool | None): Whether it takes sessions.
        cores_override (float | None): CPU cores to count with, instead of those there are.
        memory_override (int | None): Memory to count with in bytes, instead of what there is.
        gpus_override (float | None): GPUs to count with, instead of those there are.
        auto_prune_images (str | None): Whether images that are not needed are deleted.

    Returns:
        UpdateAgentResponse: The agent after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_agent", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    agent_id: str,
    enabled: bool | None = None,
    cores_override: float | None = None,
    memory_override: int | None = None,
    gpus_override: float | None = None,
    auto_prune_images: str | None = None,
) -> models.UpdateAgentResponse: ...
@overload
async def asyncio(*, client: Client, body: models.UpdateAgentRequest) -> models.UpdateAgentResponse: ...
async def asyncio(
    *, client: Client, body: models.UpdateAgentRequest | None = None, **members: Any
) -> models.UpdateAgentResponse:
    """Change an agent.

    Members that are left out should stay as they are; no source says so. The request's member is named by analogy.
    Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `Agents Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The agent to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        agent_id (str): Id of the agent.
        enabled (bool | None): Whether it takes sessions.
        cores_override (float | None): CPU cores to count with, instead of those there are.
        memory_override (int | None): Memory to count with in bytes, instead of what there is.
        gpus_override (float | None): GPUs to count with, instead of those there are.
        auto_prune_images (str | None): Whether images that are not needed are deleted.

    Returns:
        UpdateAgentResponse: The agent after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_agent", _request(body, members), _parse)
