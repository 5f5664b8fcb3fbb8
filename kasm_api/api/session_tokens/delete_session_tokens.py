# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End all logins of a user, by their tokens."""

from ...client import Client
from ...errors import Answer
from ...models.delete_session_tokens_request import DeleteSessionTokensRequest
from ...models.delete_session_tokens_response import DeleteSessionTokensResponse
from ...types import Request, to_json


def _request(*, body: DeleteSessionTokensRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_session_tokens", json=to_json(body))


def _parse(answer: Answer) -> DeleteSessionTokensResponse:
    return DeleteSessionTokensResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteSessionTokensRequest) -> DeleteSessionTokensResponse:
    """End all logins of a user, by their tokens.

    Desktops keep running; compare `logout_user`. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to end.

    Returns:
        DeleteSessionTokensResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_session_tokens", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteSessionTokensRequest) -> DeleteSessionTokensResponse:
    """End all logins of a user, by their tokens.

    Desktops keep running; compare `logout_user`. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose logins to end.

    Returns:
        DeleteSessionTokensResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_session_tokens", _request(body=body), _parse)
