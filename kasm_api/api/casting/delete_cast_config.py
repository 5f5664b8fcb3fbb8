# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a casting configuration."""

from ...client import Client
from ...errors import Answer
from ...models.delete_cast_config_request import DeleteCastConfigRequest
from ...models.delete_cast_config_response import DeleteCastConfigResponse
from ...types import Request, to_json


def _request(*, body: DeleteCastConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_cast_config", json=to_json(body))


def _parse(answer: Answer) -> DeleteCastConfigResponse:
    return DeleteCastConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteCastConfigRequest) -> DeleteCastConfigResponse:
    """Delete a casting configuration.

    The link stops working. The id stands at the top of the request; one client also sends `casting_config_name`.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.

    Returns:
        DeleteCastConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_cast_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteCastConfigRequest) -> DeleteCastConfigResponse:
    """Delete a casting configuration.

    The link stops working. The id stands at the top of the request; one client also sends `casting_config_name`.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.

    Returns:
        DeleteCastConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_cast_config", _request(body=body), _parse)
