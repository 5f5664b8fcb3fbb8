# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Pause a session, at the path of the web interface."""

from ...client import Client
from ...errors import Answer
from ...models.pause_kasm_request import PauseKasmRequest
from ...models.pause_kasm_response import PauseKasmResponse
from ...types import Request, to_json


def _request(*, body: PauseKasmRequest) -> Request:
    return Request(method="POST", url="/api/pause_kasm", json=to_json(body))


def _parse(answer: Answer) -> PauseKasmResponse:
    return PauseKasmResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: PauseKasmRequest) -> PauseKasmResponse:
    """Pause a session, at the path of the web interface.

    Not documented. The path that Kasm's web interface uses; servers were seen to take an API key here.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to pause.

    Returns:
        PauseKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("pause_kasm_ui", _request(body=body), _parse)


async def asyncio(*, client: Client, body: PauseKasmRequest) -> PauseKasmResponse:
    """Pause a session, at the path of the web interface.

    Not documented. The path that Kasm's web interface uses; servers were seen to take an API key here.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to pause.

    Returns:
        PauseKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("pause_kasm_ui", _request(body=body), _parse)
