# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the sessions of one user."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetUserKasmsRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/get_user_kasms", json=body_of(body, members, models.GetUserKasmsRequest)
    )


def _parse(answer: Answer) -> models.GetUserKasmsResponse:
    return models.GetUserKasmsResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str) -> models.GetUserKasmsResponse: ...
@overload
def sync(*, client: Client, body: models.GetUserKasmsRequest) -> models.GetUserKasmsResponse: ...
def sync(
    *, client: Client, body: models.GetUserKasmsRequest | None = None, **members: Any
) -> models.GetUserKasmsResponse:
    """List the sessions of one user.

    Not documented, and not known to work on any release: filter `get_kasms` by `user_id` instead, comparing ids
    without their hyphens.

    Permission: not known; by its name expect `Sessions View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose sessions to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetUserKasmsResponse: Sessions of one user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_user_kasms", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str) -> models.GetUserKasmsResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetUserKasmsRequest) -> models.GetUserKasmsResponse: ...
async def asyncio(
    *, client: Client, body: models.GetUserKasmsRequest | None = None, **members: Any
) -> models.GetUserKasmsResponse:
    """List the sessions of one user.

    Not documented, and not known to work on any release: filter `get_kasms` by `user_id` instead, comparing ids
    without their hyphens.

    Permission: not known; by its name expect `Sessions View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose sessions to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetUserKasmsResponse: Sessions of one user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_user_kasms", _request(body, members), _parse)
