# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the sessions of one user."""

from ...client import Client
from ...errors import Answer
from ...models.get_user_kasms_request import GetUserKasmsRequest
from ...models.get_user_kasms_response import GetUserKasmsResponse
from ...types import Request, to_json


def _request(*, body: GetUserKasmsRequest) -> Request:
    return Request(method="POST", url="/api/public/get_user_kasms", json=to_json(body))


def _parse(answer: Answer) -> GetUserKasmsResponse:
    return GetUserKasmsResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetUserKasmsRequest) -> GetUserKasmsResponse:
    """List the sessions of one user.

    Not documented, and not known to work on any release: filter `get_kasms` by `user_id` instead, comparing ids
    without their hyphens.

    Permission: not known; by its name expect `Sessions View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose sessions to list.

    Returns:
        GetUserKasmsResponse: Sessions of one user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_user_kasms", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetUserKasmsRequest) -> GetUserKasmsResponse:
    """List the sessions of one user.

    Not documented, and not known to work on any release: filter `get_kasms` by `user_id` instead, comparing ids
    without their hyphens.

    Permission: not known; by its name expect `Sessions View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose sessions to list.

    Returns:
        GetUserKasmsResponse: Sessions of one user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_user_kasms", _request(body=body), _parse)
