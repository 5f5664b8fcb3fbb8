# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one casting configuration."""

from ...client import Client
from ...errors import Answer
from ...models.get_cast_config_request import GetCastConfigRequest
from ...models.get_cast_config_response import GetCastConfigResponse
from ...types import Request, to_json


def _request(*, body: GetCastConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/get_cast_config", json=to_json(body))


def _parse(answer: Answer) -> GetCastConfigResponse:
    return GetCastConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetCastConfigRequest) -> GetCastConfigResponse:
    """Get one casting configuration.

    The id stands at the top of the request, unlike in other calls.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.

    Returns:
        GetCastConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_cast_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetCastConfigRequest) -> GetCastConfigResponse:
    """Get one casting configuration.

    The id stands at the top of the request, unlike in other calls.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.

    Returns:
        GetCastConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_cast_config", _request(body=body), _parse)
