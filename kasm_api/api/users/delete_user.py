# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a user account."""

from ...client import Client
from ...errors import Answer
from ...models.delete_user_request import DeleteUserRequest
from ...models.delete_user_response import DeleteUserResponse
from ...types import Request, to_json


def _request(*, body: DeleteUserRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_user", json=to_json(body))


def _parse(answer: Answer) -> DeleteUserResponse:
    return DeleteUserResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteUserRequest) -> DeleteUserResponse:
    """Delete a user account.

    A user who has sessions is deleted only with `force`, and the sessions go too.

    Permission: `Users Delete` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to delete.

    Returns:
        DeleteUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_user", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteUserRequest) -> DeleteUserResponse:
    """Delete a user account.

    A user who has sessions is deleted only with `force`, and the sessions go too.

    Permission: `Users Delete` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to delete.

    Returns:
        DeleteUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_user", _request(body=body), _parse)
