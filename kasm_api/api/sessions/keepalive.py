# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Put off the end of a session."""

from ...client import Client
from ...errors import Answer
from ...models.keepalive_request import KeepaliveRequest
from ...models.keepalive_response import KeepaliveResponse
from ...types import Request, to_json


def _request(*, body: KeepaliveRequest) -> Request:
    return Request(method="POST", url="/api/public/keepalive", json=to_json(body))


def _parse(answer: Answer) -> KeepaliveResponse:
    return KeepaliveResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: KeepaliveRequest) -> KeepaliveResponse:
    """Put off the end of a session.

    Moves the session's expiry by the owner's group setting `keepalive_expiration`; a `session_time_limit` outranks
    it.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to keep.

    Returns:
        KeepaliveResponse: Whether the session was kept.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("keepalive", _request(body=body), _parse)


async def asyncio(*, client: Client, body: KeepaliveRequest) -> KeepaliveResponse:
    """Put off the end of a session.

    Moves the session's expiry by the owner's group setting `keepalive_expiration`; a `session_time_limit` outranks
    it.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to keep.

    Returns:
        KeepaliveResponse: Whether the session was kept.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("keepalive", _request(body=body), _parse)
