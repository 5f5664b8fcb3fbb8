# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a staging configuration."""

from ...client import Client
from ...errors import Answer
from ...models.create_staging_config_request import CreateStagingConfigRequest
from ...models.create_staging_config_response import CreateStagingConfigResponse
from ...types import Request, to_json


def _request(*, body: CreateStagingConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/create_staging_config", json=to_json(body))


def _parse(answer: Answer) -> CreateStagingConfigResponse:
    return CreateStagingConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateStagingConfigRequest) -> CreateStagingConfigResponse:
    """Create a staging configuration.

    Keeps sessions of an image started, so that users get one at once.

    Permission: not known; by its name expect `Staging Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.

    Returns:
        CreateStagingConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_staging_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateStagingConfigRequest) -> CreateStagingConfigResponse:
    """Create a staging configuration.

    Keeps sessions of an image started, so that users get one at once.

    Permission: not known; by its name expect `Staging Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.

    Returns:
        CreateStagingConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_staging_config", _request(body=body), _parse)
