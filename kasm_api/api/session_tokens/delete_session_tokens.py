# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End all logins of a user, by their tokens."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteSessionTokensRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/delete_session_tokens",
        json=body_of(body, members, models.DeleteSessionTokensRequest, target_user=models.UserReference),
    )


def _parse(answer: Answer) -> models.DeleteSessionTokensResponse:
    return models.DeleteSessionTokensResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str) -> models.DeleteSessionTokensResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteSessionTokensRequest) -> models.DeleteSessionTokensResponse: ...
def sync(
    *, client: Client, body: models.DeleteSessionTokensRequest | None = None, **members: Any
) -> models.DeleteSessionTokensResponse:
    """End all logins of a user, by their tokens.

    Desktops keep running; compare `logout_user`. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to end.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        DeleteSessionTokensResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_session_tokens", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str) -> models.DeleteSessionTokensResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteSessionTokensRequest) -> models.DeleteSessionTokensResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteSessionTokensRequest | None = None, **members: Any
) -> models.DeleteSessionTokensResponse:
    """End all logins of a user, by their tokens.

    Desktops keep running; compare `logout_user`. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to end.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        DeleteSessionTokensResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_session_tokens", _request(body, members), _parse)
