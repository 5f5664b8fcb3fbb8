# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove a server."""

from ...client import Client
from ...errors import Answer
from ...models.delete_server_request import DeleteServerRequest
from ...models.delete_server_response import DeleteServerResponse
from ...types import Request, to_json


def _request(*, body: DeleteServerRequest) -> Request:
    return Request(method="POST", url="/api/admin/delete_server", json=to_json(body))


def _parse(answer: Answer) -> DeleteServerResponse:
    return DeleteServerResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteServerRequest) -> DeleteServerResponse:
    """Remove a server.

    Removes it from Kasm. Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API
    key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to remove.

    Returns:
        DeleteServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_server", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteServerRequest) -> DeleteServerResponse:
    """Remove a server.

    Removes it from Kasm. Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API
    key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to remove.

    Returns:
        DeleteServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_server", _request(body=body), _parse)
