# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a group."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/update_group",
        json=body_of(body, members, models.UpdateGroupRequest, target_group=models.UpdateGroupTarget),
    )


def _parse(answer: Answer) -> models.UpdateGroupResponse:
    return models.UpdateGroupResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    group_id: str,
    name: str | None = None,
    description: str | None = None,
    priority: int | None = None,
) -> models.UpdateGroupResponse: ...
@overload
def sync(*, client: Client, body: models.UpdateGroupRequest) -> models.UpdateGroupResponse: ...
def sync(
    *, client: Client, body: models.UpdateGroupRequest | None = None, **members: Any
) -> models.UpdateGroupResponse:
    """Change a group.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Groups Modify`; `Groups Modify System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        name (str | None): Name of the group.
        description (str | None): What the group is for.
        priority (int | None): Where settings of groups differ, the lowest number decides.

    Returns:
        UpdateGroupResponse: The group after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_group", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    group_id: str,
    name: str | None = None,
    description: str | None = None,
    priority: int | None = None,
) -> models.UpdateGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.UpdateGroupRequest) -> models.UpdateGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.UpdateGroupRequest | None = None, **members: Any
) -> models.UpdateGroupResponse:
    """Change a group.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Groups Modify`; `Groups Modify System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.
        name (str | None): Name of the group.
        description (str | None): What the group is for.
        priority (int | None): Where settings of groups differ, the lowest number decides.

    Returns:
        UpdateGroupResponse: The group after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_group", _request(body, members), _parse)
