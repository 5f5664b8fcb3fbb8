# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get the state of a session."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetKasmStatusRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/get_kasm_status", json=body_of(body, members, models.GetKasmStatusRequest)
    )


def _parse(answer: Answer) -> models.GetKasmStatusResponse:
    return models.GetKasmStatusResponse.from_dict(answer.read_object(data_if="operational_status"))


@overload
def sync(
    *, client: Client, kasm_id: str, user_id: str, skip_agent_check: bool | None = None
) -> models.GetKasmStatusResponse: ...
@overload
def sync(*, client: Client, body: models.GetKasmStatusRequest) -> models.GetKasmStatusResponse: ...
def sync(
    *, client: Client, body: models.GetKasmStatusRequest | None = None, **members: Any
) -> models.GetKasmStatusResponse:
    """Get the state of a session.

    A running session comes as `kasm`, with a `kasm_url` to open it. One that does not run yet, or not any more,
    may come without `kasm`, with the `operational_…` members instead, and even with an `error_message` beside
    them. A session that does not exist is refused, which is how to learn that one is gone.

    According to the documentation each call makes a new session token and link and voids the older one; servers
    of release 1.19 were seen to keep accepting it.

    Permission: `Users Auth Session` and `User`, or `Sessions View` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        skip_agent_check (bool | None): True takes the word of the database instead of asking the agent, which
            is faster. False if left out.

    Returns:
        GetKasmStatusResponse: A session, or how far it is. `kasm` and `kasm_url` are there when it runs, the
        `operational_…` members when it does not.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_kasm_status", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, kasm_id: str, user_id: str, skip_agent_check: bool | None = None
) -> models.GetKasmStatusResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetKasmStatusRequest) -> models.GetKasmStatusResponse: ...
async def asyncio(
    *, client: Client, body: models.GetKasmStatusRequest | None = None, **members: Any
) -> models.GetKasmStatusResponse:
    """Get the state of a session.

    A running session comes as `kasm`, with a `kasm_url` to open it. One that does not run yet, or not any more,
    may come without `kasm`, with the `operational_…` members instead, and even with an `error_message` beside
    them. A session that does not exist is refused, which is how to learn that one is gone.

    According to the documentation each call makes a new session token and link and voids the older one; servers
    of release 1.19 were seen to keep accepting it.

    Permission: `Users Auth Session` and `User`, or `Sessions View` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        skip_agent_check (bool | None): True takes the word of the database instead of asking the agent, which
            is faster. False if left out.

    Returns:
        GetKasmStatusResponse: A session, or how far it is. `kasm` and `kasm_url` are there when it runs, the
        `operational_…` members when it does not.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_kasm_status", _request(body, members), _parse)
