# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""End all logins of a user."""

from ...client import Client
from ...errors import Answer
from ...models.logout_user_request import LogoutUserRequest
from ...models.logout_user_response import LogoutUserResponse
from ...types import Request, to_json


def _request(*, body: LogoutUserRequest) -> Request:
    return Request(method="POST", url="/api/public/logout_user", json=to_json(body))


def _parse(answer: Answer) -> LogoutUserResponse:
    return LogoutUserResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: LogoutUserRequest) -> LogoutUserResponse:
    """End all logins of a user.

    Ends every session token of the user. Desktops keep running.

    Permission: `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log out.

    Returns:
        LogoutUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("logout_user", _request(body=body), _parse)


async def asyncio(*, client: Client, body: LogoutUserRequest) -> LogoutUserResponse:
    """End all logins of a user.

    Ends every session token of the user. Desktops keep running.

    Permission: `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log out.

    Returns:
        LogoutUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("logout_user", _request(body=body), _parse)
