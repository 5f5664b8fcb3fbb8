# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get a user's preferences."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetAttributesRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_attributes",
        json=body_of(body, members, models.GetAttributesRequest, target_user=models.UserReference),
    )


def _parse(answer: Answer) -> models.GetAttributesResponse:
    return models.GetAttributesResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str) -> models.GetAttributesResponse: ...
@overload
def sync(*, client: Client, body: models.GetAttributesRequest) -> models.GetAttributesResponse: ...
def sync(
    *, client: Client, body: models.GetAttributesRequest | None = None, **members: Any
) -> models.GetAttributesResponse:
    """Get a user's preferences.

    The preferences that a user sets in the web interface. The call is `get_attributes`; `get_user_attributes`,
    which some lists of calls name, does not exist. Older releases know fewer of the members.

    Permission: `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose preferences to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetAttributesResponse: Preferences of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_attributes", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str) -> models.GetAttributesResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetAttributesRequest) -> models.GetAttributesResponse: ...
async def asyncio(
    *, client: Client, body: models.GetAttributesRequest | None = None, **members: Any
) -> models.GetAttributesResponse:
    """Get a user's preferences.

    The preferences that a user sets in the web interface. The call is `get_attributes`; `get_user_attributes`,
    which some lists of calls name, does not exist. Older releases know fewer of the members.

    Permission: `Users View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The user whose preferences to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.

    Returns:
        GetAttributesResponse: Preferences of a user.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_attributes", _request(body, members), _parse)
