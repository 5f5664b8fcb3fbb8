# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Make a login of a user."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.CreateSessionTokenRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/create_session_token",
        json=body_of(body, members, models.CreateSessionTokenRequest, target_user=models.UserReference),
    )


def _parse(answer: Answer) -> models.CreateSessionTokenResponse:
    return models.CreateSessionTokenResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str) -> models.CreateSessionTokenResponse: ...
@overload
def sync(*, client: Client, body: models.CreateSessionTokenRequest) -> models.CreateSessionTokenResponse: ...
def sync(
    *, client: Client, body: models.CreateSessionTokenRequest | None = None, **members: Any
) -> models.CreateSessionTokenResponse:
    """Make a login of a user.

    A session token is a login of the user, as `request_kasm` answers one; it is no desktop. It expires after the
    global setting Session Lifetime.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        CreateSessionTokenResponse: The login that was made.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("create_session_token", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str) -> models.CreateSessionTokenResponse: ...
@overload
async def asyncio(*, client: Client, body: models.CreateSessionTokenRequest) -> models.CreateSessionTokenResponse: ...
async def asyncio(
    *, client: Client, body: models.CreateSessionTokenRequest | None = None, **members: Any
) -> models.CreateSessionTokenResponse:
    """Make a login of a user.

    A session token is a login of the user, as `request_kasm` answers one; it is no desktop. It expires after the
    global setting Session Lifetime.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        CreateSessionTokenResponse: The login that was made.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("create_session_token", _request(body, members), _parse)
