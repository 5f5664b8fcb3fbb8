# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the recordings of several sessions."""

from ...client import Client
from ...errors import Answer
from ...models.get_sessions_recordings_request import GetSessionsRecordingsRequest
from ...models.get_sessions_recordings_response import GetSessionsRecordingsResponse
from ...types import Request, to_json


def _request(*, body: GetSessionsRecordingsRequest) -> Request:
    return Request(method="POST", url="/api/public/get_sessions_recordings", json=to_json(body))


def _parse(answer: Answer) -> GetSessionsRecordingsResponse:
    return GetSessionsRecordingsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetSessionsRecordingsRequest) -> GetSessionsRecordingsResponse:
    """List the recordings of several sessions.

    As `get_session_recordings`, for several sessions at once.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The sessions whose recordings to list.

    Returns:
        GetSessionsRecordingsResponse: Recordings of sessions.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_sessions_recordings", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetSessionsRecordingsRequest) -> GetSessionsRecordingsResponse:
    """List the recordings of several sessions.

    As `get_session_recordings`, for several sessions at once.

    Permission: `Session Recordings View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The sessions whose recordings to list.

    Returns:
        GetSessionsRecordingsResponse: Recordings of sessions.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_sessions_recordings", _request(body=body), _parse)
