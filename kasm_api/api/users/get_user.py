# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one user account."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetUserRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_user",
        json=body_of(body, members, models.GetUserRequest, target_user=models.UserSelector),
    )


def _parse(answer: Answer) -> models.GetUserResponse:
    return models.GetUserResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str | None = None, username: str | None = None) -> models.GetUserResponse: ...
@overload
def sync(*, client: Client, body: models.GetUserRequest) -> models.GetUserResponse: ...
def sync(*, client: Client, body: models.GetUserRequest | None = None, **members: Any) -> models.GetUserResponse:
    """Get one user account.

    Looks the account up by id or by name. Its `kasms` are the documented way to list one user's sessions, with
    ids and dates but without their status. An unknown user is refused.

    Permission: `Users View`; `Servers View` too for `assigned_servers`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to look up.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str | None): Id of the user.
        username (str | None): Name of the user.

    Returns:
        GetUserResponse: The account that was looked up.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_user", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, user_id: str | None = None, username: str | None = None
) -> models.GetUserResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetUserRequest) -> models.GetUserResponse: ...
async def asyncio(
    *, client: Client, body: models.GetUserRequest | None = None, **members: Any
) -> models.GetUserResponse:
    """Get one user account.

    Looks the account up by id or by name. Its `kasms` are the documented way to list one user's sessions, with
    ids and dates but without their status. An unknown user is refused.

    Permission: `Users View`; `Servers View` too for `assigned_servers`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to look up.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str | None): Id of the user.
        username (str | None): Name of the user.

    Returns:
        GetUserResponse: The account that was looked up.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_user", _request(body, members), _parse)
