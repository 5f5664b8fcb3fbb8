# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Put a user into a group."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.AddUserGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/add_user_group",
        json=body_of(
            body,
            members,
            models.AddUserGroupRequest,
            target_user=models.UserReference,
            target_group=models.GroupReference,
        ),
    )


def _parse(answer: Answer) -> models.AddUserGroupResponse:
    return models.AddUserGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str, group_id: str) -> models.AddUserGroupResponse: ...
@overload
def sync(*, client: Client, body: models.AddUserGroupRequest) -> models.AddUserGroupResponse: ...
def sync(
    *, client: Client, body: models.AddUserGroupRequest | None = None, **members: Any
) -> models.AddUserGroupResponse:
    """Put a user into a group.

    Puts a user into a group. The change shows in `get_user` with a delay. Adding a user who is in the group already
    is refused with a message that contains `already`; that is harmless.

    Permission: `Groups Modify`; `Groups Modify System` too for a built-in group; `Users Modify` too according to
    one source; `Users Modify Admin` too if the user or the group is a Global Admin, according to one source.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the group.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        group_id (str): Id of the group.

    Returns:
        AddUserGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("add_user_group", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str, group_id: str) -> models.AddUserGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.AddUserGroupRequest) -> models.AddUserGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.AddUserGroupRequest | None = None, **members: Any
) -> models.AddUserGroupResponse:
    """Put a user into a group.

    Puts a user into a group. The change shows in `get_user` with a delay. Adding a user who is in the group already
    is refused with a message that contains `already`; that is harmless.

    Permission: `Groups Modify`; `Groups Modify System` too for a built-in group; `Users Modify` too according to
    one source; `Users Modify Admin` too if the user or the group is a Global Admin, according to one source.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the group.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        group_id (str): Id of the group.

    Returns:
        AddUserGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("add_user_group", _request(body, members), _parse)
