# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Measure how long the next frame takes."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetKasmFrameStatsRequest | None, members: dict[str, Any]) -> Request:
    if "client_" in members:
        members["client"] = members.pop("client_")
    return Request(
        method="POST",
        url="/api/public/get_kasm_frame_stats",
        json=body_of(body, members, models.GetKasmFrameStatsRequest),
    )


def _parse(answer: Answer) -> models.GetKasmFrameStatsResponse:
    return models.GetKasmFrameStatsResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, kasm_id: str, user_id: str, client_: str | None = None
) -> models.GetKasmFrameStatsResponse: ...
@overload
def sync(*, client: Client, body: models.GetKasmFrameStatsRequest) -> models.GetKasmFrameStatsResponse: ...
def sync(
    *, client: Client, body: models.GetKasmFrameStatsRequest | None = None, **members: Any
) -> models.GetKasmFrameStatsResponse:
    """Measure how long the next frame takes.

    Measures one frame while it is encoded and sent, so a viewer has to be connected; without one Kasm refuses with
    `Error retrieving frame stats with status code (503)`, sometimes `(502)`. Takes up to 12 seconds; of two calls
    at once for a session the second is refused.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the viewers to measure.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        client_ (str | None): `none` for the server's part only; `auto` for the owner if connected, else as
            `none`; `all` for every viewer; or the id of one viewer as the statistics show it. `auto` if left out.

    Returns:
        GetKasmFrameStatsResponse: How long one frame took.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_kasm_frame_stats", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, kasm_id: str, user_id: str, client_: str | None = None
) -> models.GetKasmFrameStatsResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetKasmFrameStatsRequest) -> models.GetKasmFrameStatsResponse: ...
async def asyncio(
    *, client: Client, body: models.GetKasmFrameStatsRequest | None = None, **members: Any
) -> models.GetKasmFrameStatsResponse:
    """Measure how long the next frame takes.

    Measures one frame while it is encoded and sent, so a viewer has to be connected; without one Kasm refuses with
    `Error retrieving frame stats with status code (503)`, sometimes `(502)`. Takes up to 12 seconds; of two calls
    at once for a session the second is refused.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the viewers to measure.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        client_ (str | None): `none` for the server's part only; `auto` for the owner if connected, else as
            `none`; `all` for every viewer; or the id of one viewer as the statistics show it. `auto` if left out.

    Returns:
        GetKasmFrameStatsResponse: How long one frame took.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_kasm_frame_stats", _request(body, members), _parse)
