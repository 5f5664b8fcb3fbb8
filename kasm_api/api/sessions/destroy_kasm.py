# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End a session and delete it."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DestroyKasmRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/destroy_kasm", json=body_of(body, members, models.DestroyKasmRequest)
    )


def _parse(answer: Answer) -> models.DestroyKasmResponse:
    return models.DestroyKasmResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, kasm_id: str, user_id: str) -> models.DestroyKasmResponse: ...
@overload
def sync(*, client: Client, body: models.DestroyKasmRequest) -> models.DestroyKasmResponse: ...
def sync(
    *, client: Client, body: models.DestroyKasmRequest | None = None, **members: Any
) -> models.DestroyKasmResponse:
    """End a session and delete it.

    Deletes the session and what is not kept in a persistent profile. The answer may come before it is gone: a
    profile is saved first. An unknown session is refused.

    Permission: `Users Auth Session` and `User`, or `Sessions Delete` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session to end.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        DestroyKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("destroy_kasm", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, kasm_id: str, user_id: str) -> models.DestroyKasmResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DestroyKasmRequest) -> models.DestroyKasmResponse: ...
async def asyncio(
    *, client: Client, body: models.DestroyKasmRequest | None = None, **members: Any
) -> models.DestroyKasmResponse:
    """End a session and delete it.

    Deletes the session and what is not kept in a persistent profile. The answer may come before it is gone: a
    profile is saved first. An unknown session is refused.

    Permission: `Users Auth Session` and `User`, or `Sessions Delete` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session to end.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        DestroyKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("destroy_kasm", _request(body, members), _parse)
