# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Join a shared session as a viewer."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.JoinKasmRequest | None, members: dict[str, Any]) -> Request:
    return Request(method="POST", url="/api/public/join_kasm", json=body_of(body, members, models.JoinKasmRequest))


def _parse(answer: Answer) -> models.JoinKasmResponse:
    return models.JoinKasmResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, share_id: str, user_id: str | None = None) -> models.JoinKasmResponse: ...
@overload
def sync(*, client: Client, body: models.JoinKasmRequest) -> models.JoinKasmResponse: ...
def sync(*, client: Client, body: models.JoinKasmRequest | None = None, **members: Any) -> models.JoinKasmResponse:
    """Join a shared session as a viewer.

    Works for a session with a `share_id`. A viewer only watches, unless the group setting
    `shared_session_full_control` is on.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The shared session to join.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        share_id (str): Id of the share.
        user_id (str | None): The viewer; an anonymous one if left out.

    Returns:
        JoinKasmResponse: A shared session, for a viewer.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("join_kasm", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, share_id: str, user_id: str | None = None) -> models.JoinKasmResponse: ...
@overload
async def asyncio(*, client: Client, body: models.JoinKasmRequest) -> models.JoinKasmResponse: ...
async def asyncio(
    *, client: Client, body: models.JoinKasmRequest | None = None, **members: Any
) -> models.JoinKasmResponse:
    """Join a shared session as a viewer.

    Works for a session with a `share_id`. A viewer only watches, unless the group setting
    `shared_session_full_control` is on.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The shared session to join.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        share_id (str): Id of the share.
        user_id (str | None): The viewer; an anonymous one if left out.

    Returns:
        JoinKasmResponse: A shared session, for a viewer.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("join_kasm", _request(body, members), _parse)
