# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Stop a session, at the path of the web interface."""

from ...client import Client
from ...errors import Answer
from ...models.stop_kasm_request import StopKasmRequest
from ...models.stop_kasm_response import StopKasmResponse
from ...types import Request, to_json


def _request(*, body: StopKasmRequest) -> Request:
    return Request(method="POST", url="/api/stop_kasm", json=to_json(body))


def _parse(answer: Answer) -> StopKasmResponse:
    return StopKasmResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: StopKasmRequest) -> StopKasmResponse:
    """Stop a session, at the path of the web interface.

    Not documented. The path that Kasm's web interface uses; servers were seen to take an API key here.
    `resume_kasm` goes on with a stopped session. A group setting decides whether stopping is allowed. No client is
    known to use a path below `/api/public/`.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to stop.

    Returns:
        StopKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("stop_kasm_ui", _request(body=body), _parse)


async def asyncio(*, client: Client, body: StopKasmRequest) -> StopKasmResponse:
    """Stop a session, at the path of the web interface.

    Not documented. The path that Kasm's web interface uses; servers were seen to take an API key here.
    `resume_kasm` goes on with a stopped session. A group setting decides whether stopping is allowed. No client is
    known to use a path below `/api/public/`.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to stop.

    Returns:
        StopKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("stop_kasm_ui", _request(body=body), _parse)
