# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a server."""

from ...client import Client
from ...errors import Answer
from ...models.update_server_request import UpdateServerRequest
from ...models.update_server_response import UpdateServerResponse
from ...types import Request, to_json


def _request(*, body: UpdateServerRequest) -> Request:
    return Request(method="POST", url="/api/admin/update_server", json=to_json(body))


def _parse(answer: Answer) -> UpdateServerResponse:
    return UpdateServerResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateServerRequest) -> UpdateServerResponse:
    """Change a server.

    Members that are left out should stay as they are; no source says so. Kasm's web interface has it below
    `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to change.

    Returns:
        UpdateServerResponse: The server after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_server", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateServerRequest) -> UpdateServerResponse:
    """Change a server.

    Members that are left out should stay as they are; no source says so. Kasm's web interface has it below
    `/api/admin/`, where servers were seen to take an API key.

    Permission: not known; by its name expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to change.

    Returns:
        UpdateServerResponse: The server after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_server", _request(body=body), _parse)
