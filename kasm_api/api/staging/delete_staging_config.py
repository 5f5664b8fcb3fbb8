# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a staging configuration."""

from ...client import Client
from ...errors import Answer
from ...models.delete_staging_config_request import DeleteStagingConfigRequest
from ...models.delete_staging_config_response import DeleteStagingConfigResponse
from ...types import Request, to_json


def _request(*, body: DeleteStagingConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_staging_config", json=to_json(body))


def _parse(answer: Answer) -> DeleteStagingConfigResponse:
    return DeleteStagingConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteStagingConfigRequest) -> DeleteStagingConfigResponse:
    """Delete a staging configuration.

    What becomes of sessions that wait is not known.

    Permission: not known; by its name expect `Staging Delete`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.

    Returns:
        DeleteStagingConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_staging_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteStagingConfigRequest) -> DeleteStagingConfigResponse:
    """Delete a staging configuration.

    What becomes of sessions that wait is not known.

    Permission: not known; by its name expect `Staging Delete`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to delete.

    Returns:
        DeleteStagingConfigResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_staging_config", _request(body=body), _parse)
