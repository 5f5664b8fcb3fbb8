# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Renew a login."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateSessionTokenRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/update_session_token",
        json=body_of(
            body, members, models.UpdateSessionTokenRequest, target_session_token=models.SessionTokenReference
        ),
    )


def _parse(answer: Answer) -> models.UpdateSessionTokenResponse:
    return models.UpdateSessionTokenResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, session_token: str) -> models.UpdateSessionTokenResponse: ...
@overload
def sync(*, client: Client, body: models.UpdateSessionTokenRequest) -> models.UpdateSessionTokenResponse: ...
def sync(
    *, client: Client, body: models.UpdateSessionTokenRequest | None = None, **members: Any
) -> models.UpdateSessionTokenResponse:
    """Renew a login.

    Gives the login a new date, so that it expires later. Kasm calls this promoting.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to renew.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        session_token (str): The token.

    Returns:
        UpdateSessionTokenResponse: The login after it was renewed.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_session_token", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, session_token: str) -> models.UpdateSessionTokenResponse: ...
@overload
async def asyncio(*, client: Client, body: models.UpdateSessionTokenRequest) -> models.UpdateSessionTokenResponse: ...
async def asyncio(
    *, client: Client, body: models.UpdateSessionTokenRequest | None = None, **members: Any
) -> models.UpdateSessionTokenResponse:
    """Renew a login.

    Gives the login a new date, so that it expires later. Kasm calls this promoting.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to renew.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        session_token (str): The token.

    Returns:
        UpdateSessionTokenResponse: The login after it was renewed.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_session_token", _request(body, members), _parse)
