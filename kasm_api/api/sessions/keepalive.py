# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Put off the end of a session."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.KeepaliveRequest | None, members: dict[str, Any]) -> Request:
    return Request(method="POST", url="/api/public/keepalive", json=body_of(body, members, models.KeepaliveRequest))


def _parse(answer: Answer) -> models.KeepaliveResponse:
    return models.KeepaliveResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, kasm_id: str) -> models.KeepaliveResponse: ...
@overload
def sync(*, client: Client, body: models.KeepaliveRequest) -> models.KeepaliveResponse: ...
def sync(*, client: Client, body: models.KeepaliveRequest | None = None, **members: Any) -> models.KeepaliveResponse:
    """Put off the end of a session.

    Moves the session's expiry by the owner's group setting `keepalive_expiration`; a `session_time_limit` outranks
    it.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to keep.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.

    Returns:
        KeepaliveResponse: Whether the session was kept.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("keepalive", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, kasm_id: str) -> models.KeepaliveResponse: ...
@overload
async def asyncio(*, client: Client, body: models.KeepaliveRequest) -> models.KeepaliveResponse: ...
async def asyncio(
    *, client: Client, body: models.KeepaliveRequest | None = None, **members: Any
) -> models.KeepaliveResponse:
    """Put off the end of a session.

    Moves the session's expiry by the owner's group setting `keepalive_expiration`; a `session_time_limit` outranks
    it.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to keep.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.

    Returns:
        KeepaliveResponse: Whether the session was kept.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("keepalive", _request(body, members), _parse)
