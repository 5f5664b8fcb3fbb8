# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one staging configuration."""

from ...client import Client
from ...errors import Answer
from ...models.get_staging_config_request import GetStagingConfigRequest
from ...models.get_staging_config_response import GetStagingConfigResponse
from ...types import Request, to_json


def _request(*, body: GetStagingConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/get_staging_config", json=to_json(body))


def _parse(answer: Answer) -> GetStagingConfigResponse:
    return GetStagingConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetStagingConfigRequest) -> GetStagingConfigResponse:
    """Get one staging configuration.

    Tells how many sessions wait, as `num_current_sessions`.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.

    Returns:
        GetStagingConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_staging_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetStagingConfigRequest) -> GetStagingConfigResponse:
    """Get one staging configuration.

    Tells how many sessions wait, as `num_current_sessions`.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to get.

    Returns:
        GetStagingConfigResponse: The configuration.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_staging_config", _request(body=body), _parse)
