# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the users of a group."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetUsersGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_users_group",
        json=body_of(body, members, models.GetUsersGroupRequest, target_group=models.GroupReference),
    )


def _parse(answer: Answer) -> models.GetUsersGroupResponse:
    return models.GetUsersGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, group_id: str) -> models.GetUsersGroupResponse: ...
@overload
def sync(*, client: Client, body: models.GetUsersGroupRequest) -> models.GetUsersGroupResponse: ...
def sync(
    *, client: Client, body: models.GetUsersGroupRequest | None = None, **members: Any
) -> models.GetUsersGroupResponse:
    """List the users of a group.

    The members of one group.

    Permission: not known; by its name expect `Groups View` and `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose users to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.

    Returns:
        GetUsersGroupResponse: Users of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_users_group", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, group_id: str) -> models.GetUsersGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetUsersGroupRequest) -> models.GetUsersGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.GetUsersGroupRequest | None = None, **members: Any
) -> models.GetUsersGroupResponse:
    """List the users of a group.

    The members of one group.

    Permission: not known; by its name expect `Groups View` and `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The group whose users to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.

    Returns:
        GetUsersGroupResponse: Users of a group.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_users_group", _request(body, members), _parse)
