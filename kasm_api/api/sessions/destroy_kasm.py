# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End a session and delete it."""

from ...client import Client
from ...errors import Answer
from ...models.destroy_kasm_request import DestroyKasmRequest
from ...models.destroy_kasm_response import DestroyKasmResponse
from ...types import Request, to_json


def _request(*, body: DestroyKasmRequest) -> Request:
    return Request(method="POST", url="/api/public/destroy_kasm", json=to_json(body))


def _parse(answer: Answer) -> DestroyKasmResponse:
    return DestroyKasmResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DestroyKasmRequest) -> DestroyKasmResponse:
    """End a session and delete it.

    Deletes the session and what is not kept in a persistent profile. The answer may come before it is gone: a
    profile is saved first. An unknown session is refused.

    Permission: `Users Auth Session` and `User`, or `Sessions Delete` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session to end.

    Returns:
        DestroyKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("destroy_kasm", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DestroyKasmRequest) -> DestroyKasmResponse:
    """End a session and delete it.

    Deletes the session and what is not kept in a persistent profile. The answer may come before it is gone: a
    profile is saved first. An unknown session is refused.

    Permission: `Users Auth Session` and `User`, or `Sessions Delete` (1.19).

    Args:
        client: Address and key of the Kasm to call.
        body: The session to end.

    Returns:
        DestroyKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("destroy_kasm", _request(body=body), _parse)
