# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get a report about the agents."""

from __future__ import annotations

from typing import Any

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetAgentReportRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/admin/get_agent_report", json=body_of(body, members, models.GetAgentReportRequest)
    )


def _parse(answer: Answer) -> models.GetAgentReportResponse:
    return models.GetAgentReportResponse.from_dict(answer.read_object())


def sync(
    *, client: Client, body: models.GetAgentReportRequest | None = None, **members: Any
) -> models.GetAgentReportResponse:
    """Get a report about the agents.

    What each agent does, for the dashboard of the web interface; the members of an agent here are not known. Kasm's
    web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: What to report. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        GetAgentReportResponse: A report about the agents.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_agent_report", _request(body, members), _parse)


async def asyncio(
    *, client: Client, body: models.GetAgentReportRequest | None = None, **members: Any
) -> models.GetAgentReportResponse:
    """Get a report about the agents.

    What each agent does, for the dashboard of the web interface; the members of an agent here are not known. Kasm's
    web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: What to report. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        GetAgentReportResponse: A report about the agents.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_agent_report", _request(body, members), _parse)
