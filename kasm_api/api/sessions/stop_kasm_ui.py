# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Stop a session, at the path of the web interface."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.StopKasmRequest | None, members: dict[str, Any]) -> Request:
    return Request(method="POST", url="/api/stop_kasm", json=body_of(body, members, models.StopKasmRequest))


def _parse(answer: Answer) -> models.StopKasmResponse:
    return models.StopKasmResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, kasm_id: str, user_id: str) -> models.StopKasmResponse: ...
@overload
def sync(*, client: Client, body: models.StopKasmRequest) -> models.StopKasmResponse: ...
def sync(*, client: Client, body: models.StopKasmRequest | None = None, **members: Any) -> models.StopKasmResponse:
    """Stop a session, at the path of the web interface.

    Not documented. The path that Kasm's web interface uses; servers were seen to take an API key here.
    `resume_kasm` goes on with a stopped session. A group setting decides whether stopping is allowed. No client is
    known to use a path below `/api/public/`.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to stop.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        StopKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("stop_kasm_ui", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, kasm_id: str, user_id: str) -> models.StopKasmResponse: ...
@overload
async def asyncio(*, client: Client, body: models.StopKasmRequest) -> models.StopKasmResponse: ...
async def asyncio(
    *, client: Client, body: models.StopKasmRequest | None = None, **members: Any
) -> models.StopKasmResponse:
    """Stop a session, at the path of the web interface.

    Not documented. The path that Kasm's web interface uses; servers were seen to take an API key here.
    `resume_kasm` goes on with a stopped session. A group setting decides whether stopping is allowed. No client is
    known to use a path below `/api/public/`.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to stop.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        StopKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("stop_kasm_ui", _request(body, members), _parse)
