# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a setting of a group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.SetSettingsGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/set_settings_group",
        json=body_of(body, members, models.SetSettingsGroupRequest, target_group=models.GroupReference),
    )


def _parse(answer: Answer) -> models.SetSettingsGroupResponse:
    return models.SetSettingsGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, group_id: str, target_setting: Mapping[str, Any]) -> models.SetSettingsGroupResponse: ...
@overload
def sync(*, client: Client, body: models.SetSettingsGroupRequest) -> models.SetSettingsGroupResponse: ...
def sync(
    *, client: Client, body: models.SetSettingsGroupRequest | None = None, **members: Any
) -> models.SetSettingsGroupResponse:
    """Change a setting of a group.

    Changes a setting that the group has. What a setting looks like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        target_setting (Mapping[str, Any]): The setting, in a shape of Kasm's own.

    Returns:
        SetSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("set_settings_group", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, group_id: str, target_setting: Mapping[str, Any]
) -> models.SetSettingsGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.SetSettingsGroupRequest) -> models.SetSettingsGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.SetSettingsGroupRequest | None = None, **members: Any
) -> models.SetSettingsGroupResponse:
    """Change a setting of a group.

    Changes a setting that the group has. What a setting looks like is not known.

    Permission: not known; by its name expect `Groups Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group and the setting.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        target_setting (Mapping[str, Any]): The setting, in a shape of Kasm's own.

    Returns:
        SetSettingsGroupResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("set_settings_group", _request(body, members), _parse)
