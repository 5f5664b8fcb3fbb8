# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Give a group a setting."""

from ...client import Client
from ...errors import Answer
from ...models.add_settings_group_request import AddSettingsGroupRequest
from ...models.add_settings_group_response import AddSettingsGroupResponse
from ...types import Request, to_json


def _request(*, body: AddSettingsGroupRequest) -> Request:
    return Request(method="POST", url="/api/public/add_settings_group", json=to_json(body))


def _parse(answer: Answer) -> AddSettingsGroupResponse:
    return AddSettingsGroupResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: AddSettingsGroupRequest) -> AddSettingsGroupResponse:
    """Give a group a setting.

    Adds a setting to a group; it then outranks that of groups with a higher `priority` number. What a setting looks
    like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.

    Returns:
        AddSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("add_settings_group", _request(body=body), _parse)


async def asyncio(*, client: Client, body: AddSettingsGroupRequest) -> AddSettingsGroupResponse:
    """Give a group a setting.

    Adds a setting to a group; it then outranks that of groups with a higher `priority` number. What a setting looks
    like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.

    Returns:
        AddSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("add_settings_group", _request(body=body), _parse)
