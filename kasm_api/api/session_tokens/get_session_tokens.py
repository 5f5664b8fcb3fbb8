# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the logins of a user."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetSessionTokensRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_session_tokens",
        json=body_of(body, members, models.GetSessionTokensRequest, target_user=models.UserReference),
    )


def _parse(answer: Answer) -> models.GetSessionTokensResponse:
    return models.GetSessionTokensResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str) -> models.GetSessionTokensResponse: ...
@overload
def sync(*, client: Client, body: models.GetSessionTokensRequest) -> models.GetSessionTokensResponse: ...
def sync(
    *, client: Client, body: models.GetSessionTokensRequest | None = None, **members: Any
) -> models.GetSessionTokensResponse:
    """List the logins of a user.

    All logins of one user in one answer.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetSessionTokensResponse: Logins of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_session_tokens", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str) -> models.GetSessionTokensResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetSessionTokensRequest) -> models.GetSessionTokensResponse: ...
async def asyncio(
    *, client: Client, body: models.GetSessionTokensRequest | None = None, **members: Any
) -> models.GetSessionTokensResponse:
    """List the logins of a user.

    All logins of one user in one answer.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetSessionTokensResponse: Logins of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_session_tokens", _request(body, members), _parse)
