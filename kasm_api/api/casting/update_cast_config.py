# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a casting configuration."""

from ...client import Client
from ...errors import Answer
from ...models.update_cast_config_request import UpdateCastConfigRequest
from ...models.update_cast_config_response import UpdateCastConfigResponse
from ...types import Request, to_json


def _request(*, body: UpdateCastConfigRequest) -> Request:
    return Request(method="POST", url="/api/public/update_cast_config", json=to_json(body))


def _parse(answer: Answer) -> UpdateCastConfigResponse:
    return UpdateCastConfigResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateCastConfigRequest) -> UpdateCastConfigResponse:
    """Change a casting configuration.

    Members that are left out should stay as they are; no source says so.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to change.

    Returns:
        UpdateCastConfigResponse: The configuration after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_cast_config", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateCastConfigRequest) -> UpdateCastConfigResponse:
    """Change a casting configuration.

    Members that are left out should stay as they are; no source says so.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to change.

    Returns:
        UpdateCastConfigResponse: The configuration after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_cast_config", _request(body=body), _parse)
