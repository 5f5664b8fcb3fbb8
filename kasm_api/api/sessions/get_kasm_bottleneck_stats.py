# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Tell what limits each viewer."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetKasmBottleneckStatsRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_kasm_bottleneck_stats",
        json=body_of(body, members, models.GetKasmBottleneckStatsRequest),
    )


def _parse(answer: Answer) -> models.GetKasmBottleneckStatsResponse:
    return models.GetKasmBottleneckStatsResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, kasm_id: str, user_id: str) -> models.GetKasmBottleneckStatsResponse: ...
@overload
def sync(*, client: Client, body: models.GetKasmBottleneckStatsRequest) -> models.GetKasmBottleneckStatsResponse: ...
def sync(
    *, client: Client, body: models.GetKasmBottleneckStatsRequest | None = None, **members: Any
) -> models.GetKasmBottleneckStatsResponse:
    """Tell what limits each viewer.

    For each connected viewer, how far the CPU and the network hold it back. Empty when no viewer is connected. A
    value may be no number (the VNC server writes `nan`, which is no JSON) when there was no frame in the last
    minute.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        GetKasmBottleneckStatsResponse: Connections by VNC user; in a Kasm session that is `kasm_user`, and more
        when viewers share it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_kasm_bottleneck_stats", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, kasm_id: str, user_id: str) -> models.GetKasmBottleneckStatsResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.GetKasmBottleneckStatsRequest
) -> models.GetKasmBottleneckStatsResponse: ...
async def asyncio(
    *, client: Client, body: models.GetKasmBottleneckStatsRequest | None = None, **members: Any
) -> models.GetKasmBottleneckStatsResponse:
    """Tell what limits each viewer.

    For each connected viewer, how far the CPU and the network hold it back. Empty when no viewer is connected. A
    value may be no number (the VNC server writes `nan`, which is no JSON) when there was no frame in the last
    minute.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        GetKasmBottleneckStatsResponse: Connections by VNC user; in a Kasm session that is `kasm_user`, and more
        when viewers share it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_kasm_bottleneck_stats", _request(body, members), _parse)
