# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Assign a server to a user."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.AssignUserServerRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/assign_user_server",
        json=body_of(
            body,
            members,
            models.AssignUserServerRequest,
            target_user=models.UserReference,
            target_server=models.ServerReference,
        ),
    )


def _parse(answer: Answer) -> models.AssignUserServerResponse:
    return models.AssignUserServerResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, user_id: str, server_id: str) -> models.AssignUserServerResponse: ...
@overload
def sync(*, client: Client, body: models.AssignUserServerRequest) -> models.AssignUserServerResponse: ...
def sync(
    *, client: Client, body: models.AssignUserServerRequest | None = None, **members: Any
) -> models.AssignUserServerResponse:
    """Assign a server to a user.

    Lets a user have a server of a server pool for themselves. A user may have several servers and a server several
    users. The answer was not seen; nothing of use is expected in it.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the server.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        server_id (str): Id of the server.

    Returns:
        AssignUserServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("assign_user_server", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, user_id: str, server_id: str) -> models.AssignUserServerResponse: ...
@overload
async def asyncio(*, client: Client, body: models.AssignUserServerRequest) -> models.AssignUserServerResponse: ...
async def asyncio(
    *, client: Client, body: models.AssignUserServerRequest | None = None, **members: Any
) -> models.AssignUserServerResponse:
    """Assign a server to a user.

    Lets a user have a server of a server pool for themselves. A user may have several servers and a server several
    users. The answer was not seen; nothing of use is expected in it.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The user and the server.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        server_id (str): Id of the server.

    Returns:
        AssignUserServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("assign_user_server", _request(body, members), _parse)
