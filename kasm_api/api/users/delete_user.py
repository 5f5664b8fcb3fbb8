# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a user account."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteUserRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/delete_user",
        json=body_of(body, members, models.DeleteUserRequest, target_user=models.UserReference),
    )


def _parse(answer: Answer) -> models.DeleteUserResponse:
    return models.DeleteUserResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str, force: bool | None = None) -> models.DeleteUserResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteUserRequest) -> models.DeleteUserResponse: ...
def sync(*, client: Client, body: models.DeleteUserRequest | None = None, **members: Any) -> models.DeleteUserResponse:
    """Delete a user account.

    A user who has sessions is deleted only with `force`, and the sessions go too.

    Permission: `Users Delete` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        force (bool | None): True ends and deletes the user's sessions too. False if left out.

    Returns:
        DeleteUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_user", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str, force: bool | None = None) -> models.DeleteUserResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteUserRequest) -> models.DeleteUserResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteUserRequest | None = None, **members: Any
) -> models.DeleteUserResponse:
    """Delete a user account.

    A user who has sessions is deleted only with `force`, and the sessions go too.

    Permission: `Users Delete` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The account to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        force (bool | None): True ends and deletes the user's sessions too. False if left out.

    Returns:
        DeleteUserResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_user", _request(body, members), _parse)
