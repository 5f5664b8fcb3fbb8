# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a user account."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.CreateUserRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/create_user",
        json=body_of(body, members, models.CreateUserRequest, target_user=models.CreateUserTarget),
    )


def _parse(answer: Answer) -> models.CreateUserResponse:
    return models.CreateUserResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    username: str,
    password: str,
    first_name: str | None = None,
    last_name: str | None = None,
    organization: str | None = None,
    phone: str | None = None,
    locked: bool | None = None,
    disabled: bool | None = None,
) -> models.CreateUserResponse: ...
@overload
def sync(*, client: Client, body: models.CreateUserRequest) -> models.CreateUserResponse: ...
def sync(*, client: Client, body: models.CreateUserRequest | None = None, **members: Any) -> models.CreateUserResponse:
    """Create a user account.

    The new account belongs to the group All Users only. Kasm refuses a name that is taken and a password that
    breaks its rules: at least 8 characters with upper case, lower case, a digit and a symbol.

    Clients were also seen to send `target_user.authorized_images`, and `group_id` beside `target_user`; no effect
    of either is known.

    Permission: `Users Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        username (str): Unique name, usually an e-mail address.
        password (str): At least 8 characters with upper case, lower case, a digit and a symbol.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        organization (str | None): Organization.
        phone (str | None): Telephone number.
        locked (bool | None): True keeps the user from logging in until unlocked. False if left out.
        disabled (bool | None): True switches the account off. False if left out.

    Returns:
        CreateUserResponse: The account that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("create_user", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    username: str,
    password: str,
    first_name: str | None = None,
    last_name: str | None = None,
    organization: str | None = None,
    phone: str | None = None,
    locked: bool | None = None,
    disabled: bool | None = None,
) -> models.CreateUserResponse: ...
@overload
async def asyncio(*, client: Client, body: models.CreateUserRequest) -> models.CreateUserResponse: ...
async def asyncio(
    *, client: Client, body: models.CreateUserRequest | None = None, **members: Any
) -> models.CreateUserResponse:
    """Create a user account.

    The new account belongs to the group All Users only. Kasm refuses a name that is taken and a password that
    breaks its rules: at least 8 characters with upper case, lower case, a digit and a symbol.

    Clients were also seen to send `target_user.authorized_images`, and `group_id` beside `target_user`; no effect
    of either is known.

    Permission: `Users Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        username (str): Unique name, usually an e-mail address.
        password (str): At least 8 characters with upper case, lower case, a digit and a symbol.
        first_name (str | None): First name.
        last_name (str | None): Last name.
        organization (str | None): Organization.
        phone (str | None): Telephone number.
        locked (bool | None): True keeps the user from logging in until unlocked. False if left out.
        disabled (bool | None): True switches the account off. False if left out.

    Returns:
        CreateUserResponse: The account that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("create_user", _request(body, members), _parse)
