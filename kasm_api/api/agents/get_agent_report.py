# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get a report about the agents."""

from ...client import Client
from ...errors import Answer
from ...models.get_agent_report_request import GetAgentReportRequest
from ...models.get_agent_report_response import GetAgentReportResponse
from ...types import Request, to_json


def _request(*, body: GetAgentReportRequest) -> Request:
    return Request(method="POST", url="/api/admin/get_agent_report", json=to_json(body))


def _parse(answer: Answer) -> GetAgentReportResponse:
    return GetAgentReportResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetAgentReportRequest) -> GetAgentReportResponse:
    """Get a report about the agents.

    What each agent does, for the dashboard of the web interface; the members of an agent here are not known. Kasm's
    web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: What to report. Its members are not known.

    Returns:
        GetAgentReportResponse: A report about the agents.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_agent_report", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetAgentReportRequest) -> GetAgentReportResponse:
    """Get a report about the agents.

    What each agent does, for the dashboard of the web interface; the members of an agent here are not known. Kasm's
    web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: What to report. Its members are not known.

    Returns:
        GetAgentReportResponse: A report about the agents.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_agent_report", _request(body=body), _parse)
