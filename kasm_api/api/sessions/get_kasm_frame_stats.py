# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Measure how long the next frame takes."""

from ...client import Client
from ...errors import Answer
from ...models.get_kasm_frame_stats_request import GetKasmFrameStatsRequest
from ...models.get_kasm_frame_stats_response import GetKasmFrameStatsResponse
from ...types import Request, to_json


def _request(*, body: GetKasmFrameStatsRequest) -> Request:
    return Request(method="POST", url="/api/public/get_kasm_frame_stats", json=to_json(body))


def _parse(answer: Answer) -> GetKasmFrameStatsResponse:
    return GetKasmFrameStatsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetKasmFrameStatsRequest) -> GetKasmFrameStatsResponse:
    """Measure how long the next frame takes.

    Measures one frame while it is encoded and sent, so a viewer has to be connected; without one Kasm refuses with
    `Error retrieving frame stats with status code (503)`, sometimes `(502)`. Takes up to 12 seconds; of two calls
    at once for a session the second is refused.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the viewers to measure.

    Returns:
        GetKasmFrameStatsResponse: How long one frame took.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_kasm_frame_stats", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetKasmFrameStatsRequest) -> GetKasmFrameStatsResponse:
    """Measure how long the next frame takes.

    Measures one frame while it is encoded and sent, so a viewer has to be connected; without one Kasm refuses with
    `Error retrieving frame stats with status code (503)`, sometimes `(502)`. Takes up to 12 seconds; of two calls
    at once for a session the second is refused.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the viewers to measure.

    Returns:
        GetKasmFrameStatsResponse: How long one frame took.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_kasm_frame_stats", _request(body=body), _parse)
