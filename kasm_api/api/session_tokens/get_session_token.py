# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one login."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetSessionTokenRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_session_token",
        json=body_of(body, members, models.GetSessionTokenRequest, target_session_token=models.SessionTokenReference),
    )


def _parse(answer: Answer) -> models.GetSessionTokenResponse:
    return models.GetSessionTokenResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, session_token: str) -> models.GetSessionTokenResponse: ...
@overload
def sync(*, client: Client, body: models.GetSessionTokenRequest) -> models.GetSessionTokenResponse: ...
def sync(
    *, client: Client, body: models.GetSessionTokenRequest | None = None, **members: Any
) -> models.GetSessionTokenResponse:
    """Get one login.

    When a login was made and expires. `session_jwt` may be missing.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        session_token (str): The token.

    Returns:
        GetSessionTokenResponse: The login.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_session_token", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, session_token: str) -> models.GetSessionTokenResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetSessionTokenRequest) -> models.GetSessionTokenResponse: ...
async def asyncio(
    *, client: Client, body: models.GetSessionTokenRequest | None = None, **members: Any
) -> models.GetSessionTokenResponse:
    """Get one login.

    When a login was made and expires. `session_jwt` may be missing.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        session_token (str): The token.

    Returns:
        GetSessionTokenResponse: The login.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_session_token", _request(body, members), _parse)
