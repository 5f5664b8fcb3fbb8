# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove a workspace registry."""

from ...client import Client
from ...errors import Answer
from ...models.delete_registry_request import DeleteRegistryRequest
from ...models.delete_registry_response import DeleteRegistryResponse
from ...types import Request, to_json


def _request(*, body: DeleteRegistryRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_registry", json=to_json(body))


def _parse(answer: Answer) -> DeleteRegistryResponse:
    return DeleteRegistryResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteRegistryRequest) -> DeleteRegistryResponse:
    """Remove a workspace registry.

    What the request and the answer hold is not known; the example follows what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to remove. Its members are not known.

    Returns:
        DeleteRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_registry", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteRegistryRequest) -> DeleteRegistryResponse:
    """Remove a workspace registry.

    What the request and the answer hold is not known; the example follows what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The registry to remove. Its members are not known.

    Returns:
        DeleteRegistryResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_registry", _request(body=body), _parse)
