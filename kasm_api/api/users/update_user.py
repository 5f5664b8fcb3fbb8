# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a user account."""

from ...client import Client
from ...errors import Answer
from ...models.update_user_request import UpdateUserRequest
from ...models.update_user_response import UpdateUserResponse
from ...types import Request, to_json


def _request(*, body: UpdateUserRequest) -> Request:
    return Request(method="POST", url="/api/public/update_user", json=to_json(body))


def _parse(answer: Answer) -> UpdateUserResponse:
    return UpdateUserResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateUserRequest) -> UpdateUserResponse:
    """Change a user account.

    Members that are left out stay as they are. One client sends `username` along with a new `password`; whether
    that is needed is not known.

    Permission: `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to change.

    Returns:
        UpdateUserResponse: The account after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_user", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateUserRequest) -> UpdateUserResponse:
    """Change a user account.

    Members that are left out stay as they are. One client sends `username` along with a new `password`; whether
    that is needed is not known.

    Permission: `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to change.

    Returns:
        UpdateUserResponse: The account after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_user", _request(body=body), _parse)
