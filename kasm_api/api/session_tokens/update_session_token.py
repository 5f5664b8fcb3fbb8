# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Renew a login."""

from ...client import Client
from ...errors import Answer
from ...models.update_session_token_request import UpdateSessionTokenRequest
from ...models.update_session_token_response import UpdateSessionTokenResponse
from ...types import Request, to_json


def _request(*, body: UpdateSessionTokenRequest) -> Request:
    return Request(method="POST", url="/api/public/update_session_token", json=to_json(body))


def _parse(answer: Answer) -> UpdateSessionTokenResponse:
    return UpdateSessionTokenResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateSessionTokenRequest) -> UpdateSessionTokenResponse:
    """Renew a login.

    Gives the login a new date, so that it expires later. Kasm calls this promoting.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to renew.

    Returns:
        UpdateSessionTokenResponse: The login after it was renewed.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_session_token", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateSessionTokenRequest) -> UpdateSessionTokenResponse:
    """Renew a login.

    Gives the login a new date, so that it expires later. Kasm calls this promoting.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The login to renew.

    Returns:
        UpdateSessionTokenResponse: The login after it was renewed.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_session_token", _request(body=body), _parse)
