# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a setting of a group."""

from ...client import Client
from ...errors import Answer
from ...models.set_settings_group_request import SetSettingsGroupRequest
from ...models.set_settings_group_response import SetSettingsGroupResponse
from ...types import Request, to_json


def _request(*, body: SetSettingsGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/set_settings_group", json=to_json(body))


def _parse(answer: Answer) -> SetSettingsGroupResponse:
    return SetSettingsGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: SetSettingsGroupRequest) -> SetSettingsGroupResponse:
    """Change a setting of a group.

    Changes a setting that the group has. What a setting looks like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.

    Returns:
        SetSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("set_settings_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: SetSettingsGroupRequest) -> SetSettingsGroupResponse:
    """Change a setting of a group.

    Changes a setting that the group has. What a setting looks like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.

    Returns:
        SetSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("set_settings_group", _request(body=body), _parse)
