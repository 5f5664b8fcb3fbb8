# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Add a workspace registry."""

from ...client import Client
from ...errors import Answer
from ...models.create_registry_request import CreateRegistryRequest
from ...models.create_registry_response import CreateRegistryResponse
from ...types import Request, to_json


def _request(*, body: CreateRegistryRequest) -> Request:
    return Request(method="POST", url="/api/public/create_registry", json=to_json(body))


def _parse(answer: Answer) -> CreateRegistryResponse:
    return CreateRegistryResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateRegistryRequest) -> CreateRegistryResponse:
    """Add a workspace registry.

    Makes the workspaces of a registry installable. What the answer holds is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to add.

    Returns:
        CreateRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_registry", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateRegistryRequest) -> CreateRegistryResponse:
    """Add a workspace registry.

    Makes the workspaces of a registry installable. What the answer holds is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to add.

    Returns:
        CreateRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_registry", _request(body=body), _parse)
