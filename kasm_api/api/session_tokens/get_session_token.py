# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one login."""

from ...client import Client
from ...errors import Answer
from ...models.get_session_token_request import GetSessionTokenRequest
from ...models.get_session_token_response import GetSessionTokenResponse
from ...types import Request, to_json


def _request(*, body: GetSessionTokenRequest) -> Request:
    return Request(method="POST", url="/api/public/get_session_token", json=to_json(body))


def _parse(answer: Answer) -> GetSessionTokenResponse:
    return GetSessionTokenResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetSessionTokenRequest) -> GetSessionTokenResponse:
    """Get one login.

    When a login was made and expires. `session_jwt` may be missing.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to get.

    Returns:
        GetSessionTokenResponse: The login.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_session_token", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetSessionTokenRequest) -> GetSessionTokenResponse:
    """Get one login.

    When a login was made and expires. `session_jwt` may be missing.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to get.

    Returns:
        GetSessionTokenResponse: The login.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_session_token", _request(body=body), _parse)
