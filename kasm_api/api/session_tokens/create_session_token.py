# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Make a login of a user."""

from ...client import Client
from ...errors import Answer
from ...models.create_session_token_request import CreateSessionTokenRequest
from ...models.create_session_token_response import CreateSessionTokenResponse
from ...types import Request, to_json


def _request(*, body: CreateSessionTokenRequest) -> Request:
    return Request(method="POST", url="/api/public/create_session_token", json=to_json(body))


def _parse(answer: Answer) -> CreateSessionTokenResponse:
    return CreateSessionTokenResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateSessionTokenRequest) -> CreateSessionTokenResponse:
    """Make a login of a user.

    A session token is a login of the user, as `request_kasm` answers one; it is no desktop. It expires after the
    global setting Session Lifetime.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.

    Returns:
        CreateSessionTokenResponse: The login that was made.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_session_token", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateSessionTokenRequest) -> CreateSessionTokenResponse:
    """Make a login of a user.

    A session token is a login of the user, as `request_kasm` answers one; it is no desktop. It expires after the
    global setting Session Lifetime.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.

    Returns:
        CreateSessionTokenResponse: The login that was made.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_session_token", _request(body=body), _parse)
