# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Join a shared session as a viewer."""

from ...client import Client
from ...errors import Answer
from ...models.join_kasm_request import JoinKasmRequest
from ...models.join_kasm_response import JoinKasmResponse
from ...types import Request, to_json


def _request(*, body: JoinKasmRequest) -> Request:
    return Request(method="POST", url="/api/public/join_kasm", json=to_json(body))


def _parse(answer: Answer) -> JoinKasmResponse:
    return JoinKasmResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: JoinKasmRequest) -> JoinKasmResponse:
    """Join a shared session as a viewer.

    Works for a session with a `share_id`. A viewer only watches, unless the group setting
    `shared_session_full_control` is on.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The shared session to join.

    Returns:
        JoinKasmResponse: A shared session, for a viewer.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("join_kasm", _request(body=body), _parse)


async def asyncio(*, client: Client, body: JoinKasmRequest) -> JoinKasmResponse:
    """Join a shared session as a viewer.

    Works for a session with a `share_id`. A viewer only watches, unless the group setting
    `shared_session_full_control` is on.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The shared session to join.

    Returns:
        JoinKasmResponse: A shared session, for a viewer.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("join_kasm", _request(body=body), _parse)
