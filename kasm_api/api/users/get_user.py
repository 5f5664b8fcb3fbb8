# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one user account."""

from ...client import Client
from ...errors import Answer
from ...models.get_user_request import GetUserRequest
from ...models.get_user_response import GetUserResponse
from ...types import Request, to_json


def _request(*, body: GetUserRequest) -> Request:
    return Request(method="POST", url="/api/public/get_user", json=to_json(body))


def _parse(answer: Answer) -> GetUserResponse:
    return GetUserResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetUserRequest) -> GetUserResponse:
    """Get one user account.

    Looks the account up by id or by name. Its `kasms` are the documented way to list one user's sessions, with
    ids and dates but without their status. An unknown user is refused.

    Permission: `Users View`; `Servers View` too for `assigned_servers`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to look up.

    Returns:
        GetUserResponse: The account that was looked up.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_user", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetUserRequest) -> GetUserResponse:
    """Get one user account.

    Looks the account up by id or by name. Its `kasms` are the documented way to list one user's sessions, with
    ids and dates but without their status. An unknown user is refused.

    Permission: `Users View`; `Servers View` too for `assigned_servers`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to look up.

    Returns:
        GetUserResponse: The account that was looked up.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_user", _request(body=body), _parse)
