# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change an agent."""

from ...client import Client
from ...errors import Answer
from ...models.update_agent_request import UpdateAgentRequest
from ...models.update_agent_response import UpdateAgentResponse
from ...types import Request, to_json


def _request(*, body: UpdateAgentRequest) -> Request:
    return Request(method="POST", url="/api/admin/update_agent", json=to_json(body))


def _parse(answer: Answer) -> UpdateAgentResponse:
    return UpdateAgentResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateAgentRequest) -> UpdateAgentResponse:
    """Change an agent.

    Members that are left out should stay as they are; no source says so. The request's member is named by analogy.
    Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `Agents Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The agent to change.

    Returns:
        UpdateAgentResponse: The agent after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_agent", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateAgentRequest) -> UpdateAgentResponse:
    """Change an agent.

    Members that are left out should stay as they are; no source says so. The request's member is named by analogy.
    Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `Agents Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The agent to change.

    Returns:
        UpdateAgentResponse: The agent after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_agent", _request(body=body), _parse)
