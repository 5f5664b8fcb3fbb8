# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Add a server."""

from ...client import Client
from ...errors import Answer
from ...models.create_server_request import CreateServerRequest
from ...models.create_server_response import CreateServerResponse
from ...types import Request, to_json


def _request(*, body: CreateServerRequest) -> Request:
    return Request(method="POST", url="/api/admin/create_server", json=to_json(body))


def _parse(answer: Answer) -> CreateServerResponse:
    return CreateServerResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateServerRequest) -> CreateServerResponse:
    """Add a server.

    Adds a machine that sessions can connect to. Kasm's web interface has it below `/api/admin/`, where servers were
    seen to take an API key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to add.

    Returns:
        CreateServerResponse: The server that was added.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_server", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateServerRequest) -> CreateServerResponse:
    """Add a server.

    Adds a machine that sessions can connect to. Kasm's web interface has it below `/api/admin/`, where servers were
    seen to take an API key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to add.

    Returns:
        CreateServerResponse: The server that was added.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_server", _request(body=body), _parse)
