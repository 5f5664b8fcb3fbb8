# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a global setting."""

from ...client import Client
from ...errors import Answer
from ...models.update_setting_request import UpdateSettingRequest
from ...models.update_setting_response import UpdateSettingResponse
from ...types import Request, to_json


def _request(*, body: UpdateSettingRequest) -> Request:
    return Request(method="POST", url="/api/public/update_setting", json=to_json(body))


def _parse(answer: Answer) -> UpdateSettingResponse:
    return UpdateSettingResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateSettingRequest) -> UpdateSettingResponse:
    """Change a global setting.

    What the request and the answer hold is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The setting to change. Its members are not known.

    Returns:
        UpdateSettingResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_setting", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateSettingRequest) -> UpdateSettingResponse:
    """Change a global setting.

    What the request and the answer hold is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The setting to change. Its members are not known.

    Returns:
        UpdateSettingResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_setting", _request(body=body), _parse)
