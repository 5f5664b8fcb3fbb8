# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a user account."""

from ...client import Client
from ...errors import Answer
from ...models.create_user_request import CreateUserRequest
from ...models.create_user_response import CreateUserResponse
from ...types import Request, to_json


def _request(*, body: CreateUserRequest) -> Request:
    return Request(method="POST", url="/api/public/create_user", json=to_json(body))


def _parse(answer: Answer) -> CreateUserResponse:
    return CreateUserResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateUserRequest) -> CreateUserResponse:
    """Create a user account.

    The new account belongs to the group All Users only. Kasm refuses a name that is taken and a password that
    breaks its rules: at least 8 characters with upper case, lower case, a digit and a symbol.

    Clients were also seen to send `target_user.authorized_images`, and `group_id` beside `target_user`; no effect
    of either is known.

    Permission: `Users Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to create.

    Returns:
        CreateUserResponse: The account that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_user", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateUserRequest) -> CreateUserResponse:
    """Create a user account.

    The new account belongs to the group All Users only. Kasm refuses a name that is taken and a password that
    breaks its rules: at least 8 characters with upper case, lower case, a digit and a symbol.

    Clients were also seen to send `target_user.authorized_images`, and `group_id` beside `target_user`; no effect
    of either is known.

    Permission: `Users Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to create.

    Returns:
        CreateUserResponse: The account that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_user", _request(body=body), _parse)
