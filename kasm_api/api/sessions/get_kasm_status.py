# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get the state of a session."""

from ...client import Client
from ...errors import Answer
from ...models.get_kasm_status_request import GetKasmStatusRequest
from ...models.get_kasm_status_response import GetKasmStatusResponse
from ...types import Request, to_json


def _request(*, body: GetKasmStatusRequest) -> Request:
    return Request(method="POST", url="/api/public/get_kasm_status", json=to_json(body))


def _parse(answer: Answer) -> GetKasmStatusResponse:
    return GetKasmStatusResponse.from_dict(answer.read_object(data_if="operational_status"))


def sync(*, client: Client, body: GetKasmStatusRequest) -> GetKasmStatusResponse:
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

    Returns:
        GetKasmStatusResponse: A session, or how far it is. `kasm` and `kasm_url` are there when it runs, the
        `operational_…` members when it does not.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_kasm_status", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetKasmStatusRequest) -> GetKasmStatusResponse:
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

    Returns:
        GetKasmStatusResponse: A session, or how far it is. `kasm` and `kasm_url` are there when it runs, the
        `operational_…` members when it does not.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_kasm_status", _request(body=body), _parse)
