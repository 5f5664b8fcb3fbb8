# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the recordings of a session."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetSessionRecordingsRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_session_recordings",
        json=body_of(body, members, models.GetSessionRecordingsRequest),
    )


def _parse(answer: Answer) -> models.GetSessionRecordingsResponse:
    return models.GetSessionRecordingsResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, target_kasm_id: str, preauth_download_link: bool | None = None
) -> models.GetSessionRecordingsResponse: ...
@overload
def sync(*, client: Client, body: models.GetSessionRecordingsRequest) -> models.GetSessionRecordingsResponse: ...
def sync(
    *, client: Client, body: models.GetSessionRecordingsRequest | None = None, **members: Any
) -> models.GetSessionRecordingsResponse:
    """List the recordings of a session.

    Works for ended sessions too. Needs an Enterprise licence, an object store and the group setting
    `record_sessions`; the session's image must be of 1.15 or later, and the session not from staging.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose recordings to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        target_kasm_id (str): Id of the session.
        preauth_download_link (bool | None): True adds links that download without a login for some time. False
            if left out.

    Returns:
        GetSessionRecordingsResponse: Recordings of a session.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_session_recordings", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, target_kasm_id: str, preauth_download_link: bool | None = None
) -> models.GetSessionRecordingsResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.GetSessionRecordingsRequest
) -> models.GetSessionRecordingsResponse: ...
async def asyncio(
    *, client: Client, body: models.GetSessionRecordingsRequest | None = None, **members: Any
) -> models.GetSessionRecordingsResponse:
    """List the recordings of a session.

    Works for ended sessions too. Needs an Enterprise licence, an object store and the group setting
    `record_sessions`; the session's image must be of 1.15 or later, and the session not from staging.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose recordings to list.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        target_kasm_id (str): Id of the session.
        preauth_download_link (bool | None): True adds links that download without a login for some time. False
            if left out.

    Returns:
        GetSessionRecordingsResponse: Recordings of a session.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_session_recordings", _request(body, members), _parse)
