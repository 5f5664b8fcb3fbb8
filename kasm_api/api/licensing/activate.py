# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Activate a licence."""

from ...client import Client
from ...errors import Answer
from ...models.activate_request import ActivateRequest
from ...models.activate_response import ActivateResponse
from ...types import Request, to_json


def _request(*, body: ActivateRequest) -> Request:
    return Request(method="POST", url="/api/public/activate", json=to_json(body))


def _parse(answer: Answer) -> ActivateResponse:
    return ActivateResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: ActivateRequest) -> ActivateResponse:
    """Activate a licence.

    Exchanges an activation key for a licence. The Developer API is itself a licensed feature (`developer_api`).

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The key to activate.

    Returns:
        ActivateResponse: The licence.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("activate", _request(body=body), _parse)


async def asyncio(*, client: Client, body: ActivateRequest) -> ActivateResponse:
    """Activate a licence.

    Exchanges an activation key for a licence. The Developer API is itself a licensed feature (`developer_api`).

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The key to activate.

    Returns:
        ActivateResponse: The licence.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("activate", _request(body=body), _parse)
