# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Tell what limits each viewer."""

from ...client import Client
from ...errors import Answer
from ...models.get_kasm_bottleneck_stats_request import GetKasmBottleneckStatsRequest
from ...models.get_kasm_bottleneck_stats_response import GetKasmBottleneckStatsResponse
from ...types import Request, to_json


def _request(*, body: GetKasmBottleneckStatsRequest) -> Request:
    return Request(method="POST", url="/api/public/get_kasm_bottleneck_stats", json=to_json(body))


def _parse(answer: Answer) -> GetKasmBottleneckStatsResponse:
    return GetKasmBottleneckStatsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetKasmBottleneckStatsRequest) -> GetKasmBottleneckStatsResponse:
    """Tell what limits each viewer.

    For each connected viewer, how far the CPU and the network hold it back. Empty when no viewer is connected. A
    value may be no number (the VNC server writes `nan`, which is no JSON) when there was no frame in the last
    minute.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.

    Returns:
        GetKasmBottleneckStatsResponse: Connections by VNC user; in a Kasm session that is `kasm_user`, and more
        when viewers share it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_kasm_bottleneck_stats", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetKasmBottleneckStatsRequest) -> GetKasmBottleneckStatsResponse:
    """Tell what limits each viewer.

    For each connected viewer, how far the CPU and the network hold it back. Empty when no viewer is connected. A
    value may be no number (the VNC server writes `nan`, which is no JSON) when there was no frame in the last
    minute.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.

    Returns:
        GetKasmBottleneckStatsResponse: Connections by VNC user; in a Kasm session that is `kasm_user`, and more
        when viewers share it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_kasm_bottleneck_stats", _request(body=body), _parse)
