# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the logins of a user."""

from ...client import Client
from ...errors import Answer
from ...models.get_session_tokens_request import GetSessionTokensRequest
from ...models.get_session_tokens_response import GetSessionTokensResponse
from ...types import Request, to_json


def _request(*, body: GetSessionTokensRequest) -> Request:
    return Request(method="POST", url="/api/public/get_session_tokens", json=to_json(body))


def _parse(answer: Answer) -> GetSessionTokensResponse:
    return GetSessionTokensResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetSessionTokensRequest) -> GetSessionTokensResponse:
    """List the logins of a user.

    All logins of one user in one answer.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to list.

    Returns:
        GetSessionTokensResponse: Logins of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_session_tokens", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetSessionTokensRequest) -> GetSessionTokensResponse:
    """List the logins of a user.

    All logins of one user in one answer.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to list.

    Returns:
        GetSessionTokensResponse: Logins of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_session_tokens", _request(body=body), _parse)
