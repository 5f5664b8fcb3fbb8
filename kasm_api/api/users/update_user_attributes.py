# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a user's preferences."""

from ...client import Client
from ...errors import Answer
from ...models.update_user_attributes_request import UpdateUserAttributesRequest
from ...models.update_user_attributes_response import UpdateUserAttributesResponse
from ...types import Request, to_json


def _request(*, body: UpdateUserAttributesRequest) -> Request:
    return Request(method="POST", url="/api/public/update_user_attributes", json=to_json(body))


def _parse(answer: Answer) -> UpdateUserAttributesResponse:
    return UpdateUserAttributesResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateUserAttributesRequest) -> UpdateUserAttributesResponse:
    """Change a user's preferences.

    Members that are left out stay as they are. The permissions are those that one client's documentation names;
    `Servers Modify` may be a slip of its.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The preferences to change.

    Returns:
        UpdateUserAttributesResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_user_attributes", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateUserAttributesRequest) -> UpdateUserAttributesResponse:
    """Change a user's preferences.

    Members that are left out stay as they are. The permissions are those that one client's documentation names;
    `Servers Modify` may be a slip of its.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The preferences to change.

    Returns:
        UpdateUserAttributesResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_user_attributes", _request(body=body), _parse)
