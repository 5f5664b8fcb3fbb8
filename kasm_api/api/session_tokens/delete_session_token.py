# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End one login."""

from ...client import Client
from ...errors import Answer
from ...models.delete_session_token_request import DeleteSessionTokenRequest
from ...models.delete_session_token_response import DeleteSessionTokenResponse
from ...types import Request, to_json


def _request(*, body: DeleteSessionTokenRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_session_token", json=to_json(body))


def _parse(answer: Answer) -> DeleteSessionTokenResponse:
    return DeleteSessionTokenResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteSessionTokenRequest) -> DeleteSessionTokenResponse:
    """End one login.

    Desktops keep running. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to end.

    Returns:
        DeleteSessionTokenResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_session_token", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteSessionTokenRequest) -> DeleteSessionTokenResponse:
    """End one login.

    Desktops keep running. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to end.

    Returns:
        DeleteSessionTokenResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_session_token", _request(body=body), _parse)
