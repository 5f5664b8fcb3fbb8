# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Make a link that logs a user in."""

from ...client import Client
from ...errors import Answer
from ...models.get_login_request import GetLoginRequest
from ...models.get_login_response import GetLoginResponse
from ...types import Request, to_json


def _request(*, body: GetLoginRequest) -> Request:
    return Request(method="POST", url="/api/public/get_login", json=to_json(body))


def _parse(answer: Answer) -> GetLoginResponse:
    return GetLoginResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetLoginRequest) -> GetLoginResponse:
    """Make a link that logs a user in.

    The address logs in anyone who opens it, without a password. Some builds of 1.15 answered links that ended in
    `Login Failed`.

    Permission: not known; expect `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.

    Returns:
        GetLoginResponse: A link that logs a user in.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_login", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetLoginRequest) -> GetLoginResponse:
    """Make a link that logs a user in.

    The address logs in anyone who opens it, without a password. Some builds of 1.15 answered links that ended in
    `Login Failed`.

    Permission: not known; expect `Users Auth Session`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user to log in.

    Returns:
        GetLoginResponse: A link that logs a user in.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_login", _request(body=body), _parse)
