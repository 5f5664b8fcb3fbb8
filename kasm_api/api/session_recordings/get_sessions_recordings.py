# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the recordings of several sessions."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetSessionsRecordingsRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_sessions_recordings",
        json=body_of(body, members, models.GetSessionsRecordingsRequest),
    )


def _parse(answer: Answer) -> models.GetSessionsRecordingsResponse:
    return models.GetSessionsRecordingsResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, target_kasm_ids: list[str], preauth_download_link: bool | None = None
) -> models.GetSessionsRecordingsResponse: ...
@overload
def sync(*, client: Client, body: models.GetSessionsRecordingsRequest) -> models.GetSessionsRecordingsResponse: ...
def sync(
    *, client: Client, body: models.GetSessionsRecordingsRequest | None = None, **members: Any
) -> models.GetSessionsRecordingsResponse:
    """List the recordings of several sessions.

    As `get_session_recordings`, for several sessions at once.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The sessions whose recordings to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        target_kasm_ids (list[str]): Ids of the sessions.
        preauth_download_link (bool | None): True adds links that download without a login for some time. False
            if left out.

    Returns:
        GetSessionsRecordingsResponse: Recordings of sessions.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_sessions_recordings", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, target_kasm_ids: list[str], preauth_download_link: bool | None = None
) -> models.GetSessionsRecordingsResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.GetSessionsRecordingsRequest
) -> models.GetSessionsRecordingsResponse: ...
async def asyncio(
    *, client: Client, body: models.GetSessionsRecordingsRequest | None = None, **members: Any
) -> models.GetSessionsRecordingsResponse:
    """List the recordings of several sessions.

    As `get_session_recordings`, for several sessions at once.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The sessions whose recordings to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        target_kasm_ids (list[str]): Ids of the sessions.
        preauth_download_link (bool | None): True adds links that download without a login for some time. False
            if left out.

    Returns:
        GetSessionsRecordingsResponse: Recordings of sessions.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_sessions_recordings", _request(body, members), _parse)
