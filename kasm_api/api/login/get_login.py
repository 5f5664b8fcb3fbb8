# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Make a link that logs a user in."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetLoginRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_login",
        json=body_of(body, members, models.GetLoginRequest, target_user=models.UserReference),
    )


def _parse(answer: Answer) -> models.GetLoginResponse:
    return models.GetLoginResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str) -> models.GetLoginResponse: ...
@overload
def sync(*, client: Client, body: models.GetLoginRequest) -> models.GetLoginResponse: ...
def sync(*, client: Client, body: models.GetLoginRequest | None = None, **members: Any) -> models.GetLoginResponse:
    """Make a link that logs a user in.

    The address logs in anyone who opens it, without a password. Some builds of 1.15 answered links that ended in
    `Login Failed`.

    Permission: not known; expect `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetLoginResponse: A link that logs a user in.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_login", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str) -> models.GetLoginResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetLoginRequest) -> models.GetLoginResponse: ...
async def asyncio(
    *, client: Client, body: models.GetLoginRequest | None = None, **members: Any
) -> models.GetLoginResponse:
    """Make a link that logs a user in.

    The address logs in anyone who opens it, without a password. Some builds of 1.15 answered links that ended in
    `Login Failed`.

    Permission: not known; expect `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetLoginResponse: A link that logs a user in.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_login", _request(body, members), _parse)
