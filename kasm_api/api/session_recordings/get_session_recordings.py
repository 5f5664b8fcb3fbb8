# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the recordings of a session."""

from ...client import Client
from ...errors import Answer
from ...models.get_session_recordings_request import GetSessionRecordingsRequest
from ...models.get_session_recordings_response import GetSessionRecordingsResponse
from ...types import Request, to_json


def _request(*, body: GetSessionRecordingsRequest) -> Request:
    return Request(method="POST", url="/api/public/get_session_recordings", json=to_json(body))


def _parse(answer: Answer) -> GetSessionRecordingsResponse:
    return GetSessionRecordingsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetSessionRecordingsRequest) -> GetSessionRecordingsResponse:
    """List the recordings of a session.

    Works for ended sessions too. Needs an Enterprise licence, an object store and the group setting
    `record_sessions`; the session's image must be of 1.15 or later, and the session not from staging.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose recordings to list.

    Returns:
        GetSessionRecordingsResponse: Recordings of a session.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_session_recordings", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetSessionRecordingsRequest) -> GetSessionRecordingsResponse:
    """List the recordings of a session.

    Works for ended sessions too. Needs an Enterprise licence, an object store and the group setting
    `record_sessions`; the session's image must be of 1.15 or later, and the session not from staging.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose recordings to list.

    Returns:
        GetSessionRecordingsResponse: Recordings of a session.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_session_recordings", _request(body=body), _parse)
