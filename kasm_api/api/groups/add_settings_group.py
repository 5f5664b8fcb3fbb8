# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Give a group a setting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.AddSettingsGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/add_settings_group",
        json=body_of(body, members, models.AddSettingsGroupRequest, target_group=models.GroupReference),
    )


def _parse(answer: Answer) -> models.AddSettingsGroupResponse:
    return models.AddSettingsGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, group_id: str, target_setting: Mapping[str, Any]) -> models.AddSettingsGroupResponse: ...
@overload
def sync(*, client: Client, body: models.AddSettingsGroupRequest) -> models.AddSettingsGroupResponse: ...
def sync(
    *, client: Client, body: models.AddSettingsGroupRequest | None = None, **members: Any
) -> models.AddSettingsGroupResponse:
    """Give a group a setting.

    Adds a setting to a group; it then outranks that of groups with a higher `priority` number. What a setting looks
    like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        target_setting (Mapping[str, Any]): The setting, in a shape of Kasm's own.

    Returns:
        AddSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("add_settings_group", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, group_id: str, target_setting: Mapping[str, Any]
) -> models.AddSettingsGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.AddSettingsGroupRequest) -> models.AddSettingsGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.AddSettingsGroupRequest | None = None, **members: Any
) -> models.AddSettingsGroupResponse:
    """Give a group a setting.

    Adds a setting to a group; it then outranks that of groups with a higher `priority` number. What a setting looks
    like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        target_setting (Mapping[str, Any]): The setting, in a shape of Kasm's own.

    Returns:
        AddSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("add_settings_group", _request(body, members), _parse)
