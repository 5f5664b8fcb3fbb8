# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get a user's preferences."""

from ...client import Client
from ...errors import Answer
from ...models.get_attributes_request import GetAttributesRequest
from ...models.get_attributes_response import GetAttributesResponse
from ...types import Request, to_json


def _request(*, body: GetAttributesRequest) -> Request:
    return Request(method="POST", url="/api/public/get_attributes", json=to_json(body))


def _parse(answer: Answer) -> GetAttributesResponse:
    return GetAttributesResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetAttributesRequest) -> GetAttributesResponse:
    """Get a user's preferences.

    The preferences that a user sets in the web interface. The call is `get_attributes`; `get_user_attributes`,
    which some lists of calls name, does not exist. Older releases know fewer of the members.

    Permission: `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose preferences to get.

    Returns:
        GetAttributesResponse: Preferences of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_attributes", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetAttributesRequest) -> GetAttributesResponse:
    """Get a user's preferences.

    The preferences that a user sets in the web interface. The call is `get_attributes`; `get_user_attributes`,
    which some lists of calls name, does not exist. Older releases know fewer of the members.

    Permission: `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose preferences to get.

    Returns:
        GetAttributesResponse: Preferences of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_attributes", _request(body=body), _parse)
