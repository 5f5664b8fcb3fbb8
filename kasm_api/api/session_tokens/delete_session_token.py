# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End one login."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteSessionTokenRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/delete_session_token",
        json=body_of(
            body, members, models.DeleteSessionTokenRequest, target_session_token=models.SessionTokenReference
        ),
    )


def _parse(answer: Answer) -> models.DeleteSessionTokenResponse:
    return models.DeleteSessionTokenResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, session_token: str) -> models.DeleteSessionTokenResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteSessionTokenRequest) -> models.DeleteSessionTokenResponse: ...
def sync(
    *, client: Client, body: models.DeleteSessionTokenRequest | None = None, **members: Any
) -> models.DeleteSessionTokenResponse:
    """End one login.

    Desktops keep running. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to end.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        session_token (str): The token.

    Returns:
        DeleteSessionTokenResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_session_token", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, session_token: str) -> models.DeleteSessionTokenResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteSessionTokenRequest) -> models.DeleteSessionTokenResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteSessionTokenRequest | None = None, **members: Any
) -> models.DeleteSessionTokenResponse:
    """End one login.

    Desktops keep running. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to end.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        session_token (str): The token.

    Returns:
        DeleteSessionTokenResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_session_token", _request(body, members), _parse)
