# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a staging configuration."""

from ...client import Client
from ...errors import Answer
from ...models.update_staging_config_request import UpdateStagingConfigRequest
from ...models.update_staging_config_response import UpdateStagingConfigResponse
from ...types import Request, to_json


def _request(*, body: UpdateStagingConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/update_staging_config", json=to_json(body))


def _parse(answer: Answer) -> UpdateStagingConfigResponse:
    return UpdateStagingConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateStagingConfigRequest) -> UpdateStagingConfigResponse:
    """Change a staging configuration.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Staging Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to change.

    Returns:
        UpdateStagingConfigResponse: The configuration after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_staging_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateStagingConfigRequest) -> UpdateStagingConfigResponse:
    """Change a staging configuration.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Staging Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to change.

    Returns:
        UpdateStagingConfigResponse: The configuration after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_staging_config", _request(body=body), _parse)
