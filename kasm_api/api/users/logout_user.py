# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End all logins of a user."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.LogoutUserRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/logout_user",
        json=body_of(body, members, models.LogoutUserRequest, target_user=models.UserReference),
    )


def _parse(answer: Answer) -> models.LogoutUserResponse:
    return models.LogoutUserResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str) -> models.LogoutUserResponse: ...
@overload
def sync(*, client: Client, body: models.LogoutUserRequest) -> models.LogoutUserResponse: ...
def sync(*, client: Client, body: models.LogoutUserRequest | None = None, **members: Any) -> models.LogoutUserResponse:
    """End all logins of a user.

    Ends every session token of the user. Desktops keep running.

    Permission: `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log out.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        LogoutUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("logout_user", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str) -> models.LogoutUserResponse: ...
@overload
async def asyncio(*, client: Client, body: models.LogoutUserRequest) -> models.LogoutUserResponse: ...
async def asyncio(
    *, client: Client, body: models.LogoutUserRequest | None = None, **members: Any
) -> models.LogoutUserResponse:
    """End all logins of a user.

    Ends every session token of the user. Desktops keep running.

    Permission: `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log out.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        LogoutUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("logout_user", _request(body, members), _parse)
