# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a casting configuration."""

from ...client import Client
from ...errors import Answer
from ...models.create_cast_config_request import CreateCastConfigRequest
from ...models.create_cast_config_response import CreateCastConfigResponse
from ...types import Request, to_json


def _request(*, body: CreateCastConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/create_cast_config", json=to_json(body))


def _parse(answer: Answer) -> CreateCastConfigResponse:
    return CreateCastConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateCastConfigRequest) -> CreateCastConfigResponse:
    """Create a casting configuration.

    Makes a link that starts sessions of one image for each visitor.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.

    Returns:
        CreateCastConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_cast_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateCastConfigRequest) -> CreateCastConfigResponse:
    """Create a casting configuration.

    Makes a link that starts sessions of one image for each visitor.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.

    Returns:
        CreateCastConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_cast_config", _request(body=body), _parse)
