# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all staging configurations."""

from ...client import Client
from ...errors import Answer
from ...models.get_staging_configs_response import GetStagingConfigsResponse
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_staging_configs", json={})


def _parse(answer: Answer) -> GetStagingConfigsResponse:
    return GetStagingConfigsResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> GetStagingConfigsResponse:
    """List all staging configurations.

    All configurations in one answer; the call has no filter.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetStagingConfigsResponse: All staging configurations.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_staging_configs", _request(), _parse)


async def asyncio(*, client: Client) -> GetStagingConfigsResponse:
    """List all staging configurations.

    All configurations in one answer; the call has no filter.

    Permission: not known; by its name expect `Staging View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetStagingConfigsResponse: All staging configurations.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_staging_configs", _request(), _parse)
