# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a group."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.CreateGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/create_group",
        json=body_of(body, members, models.CreateGroupRequest, target_group=models.CreateGroupTarget),
    )


def _parse(answer: Answer) -> models.CreateGroupResponse:
    return models.CreateGroupResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, name: str, description: str | None = None, priority: int | None = None
) -> models.CreateGroupResponse: ...
@overload
def sync(*, client: Client, body: models.CreateGroupRequest) -> models.CreateGroupResponse: ...
def sync(
    *, client: Client, body: models.CreateGroupRequest | None = None, **members: Any
) -> models.CreateGroupResponse:
    """Create a group.

    Makes a group without members, images or settings. Members of the answer besides `group` are not known.

    Permission: not known; by its name expect `Groups Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        name (str): Name of the group.
        description (str | None): What the group is for.
        priority (int | None): Where settings of groups differ, the lowest number decides.

    Returns:
        CreateGroupResponse: The group that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("create_group", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, name: str, description: str | None = None, priority: int | None = None
) -> models.CreateGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.CreateGroupRequest) -> models.CreateGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.CreateGroupRequest | None = None, **members: Any
) -> models.CreateGroupResponse:
    """Create a group.

    Makes a group without members, images or settings. Members of the answer besides `group` are not known.

    Permission: not known; by its name expect `Groups Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        name (str): Name of the group.
        description (str | None): What the group is for.
        priority (int | None): Where settings of groups differ, the lowest number decides.

    Returns:
        CreateGroupResponse: The group that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("create_group", _request(body, members), _parse)
