# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a user account."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateUserRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/update_user",
        json=body_of(body, members, models.UpdateUserRequest, target_user=models.UpdateUserTarget),
    )


def _parse(answer: Answer) -> models.UpdateUserResponse:
    return models.UpdateUserResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    user_id: str,
    username: str | None = None,
    password: str | None = None,
    first_name: str | None = None,
    last_name: str | None = None,
    organization: str | None = None,
    phone: str | None = None,
    locked: bool | None = None,
    disabled: bool | None = None,
) -> models.UpdateUserResponse: ...
@overload
def sync(*, client: Client, body: models.UpdateUserRequest) -> models.UpdateUserResponse: ...
def sync(*, client: Client, body: models.UpdateUserRequest | None = None, **members: Any) -> models.UpdateUserResponse:
    """Change a user account.

    Members that are left out stay as they are. One client sends `username` along with a new `password`; whether
    that is needed is not known.

    Permission: `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        username (str | None): New name.
        password (str | None): New password, by the same rules as for a new account.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        organization (str | None): Organization.
        phone (str | None): Telephone number.
        locked (bool | None): True keeps the user from logging in.
        disabled (bool | None): True switches the account off.

    Returns:
        UpdateUserResponse: The account after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_user", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    user_id: str,
    username: str | None = None,
    password: str | None = None,
    first_name: str | None = None,
    last_name: str | None = None,
    organization: str | None = None,
    phone: str | None = None,
    locked: bool | None = None,
    disabled: bool | None = None,
) -> models.UpdateUserResponse: ...
@overload
async def asyncio(*, client: Client, body: models.UpdateUserRequest) -> models.UpdateUserResponse: ...
async def asyncio(
    *, client: Client, body: models.UpdateUserRequest | None = None, **members: Any
) -> models.UpdateUserResponse:
    """Change a user account.

    Members that are left out stay as they are. One client sends `username` along with a new `password`; whether
    that is needed is not known.

    Permission: `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        username (str | None): New name.
        password (str | None): New password, by the same rules as for a new account.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        organization (str | None): Organization.
        phone (str | None): Telephone number.
        locked (bool | None): True keeps the user from logging in.
        disabled (bool | None): True switches the account off.

    Returns:
        UpdateUserResponse: The account after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_user", _request(body, members), _parse)
