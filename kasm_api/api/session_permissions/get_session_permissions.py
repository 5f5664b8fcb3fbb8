# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get what viewers of a shared session may do."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetSessionPermissionsRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_session_permissions",
        json=body_of(
            body, members, models.GetSessionPermissionsRequest, target_session_permissions=models.SessionReference
        ),
    )


def _parse(answer: Answer) -> models.GetSessionPermissionsResponse:
    return models.GetSessionPermissionsResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, kasm_id: str) -> models.GetSessionPermissionsResponse: ...
@overload
def sync(*, client: Client, body: models.GetSessionPermissionsRequest) -> models.GetSessionPermissionsResponse: ...
def sync(
    *, client: Client, body: models.GetSessionPermissionsRequest | None = None, **members: Any
) -> models.GetSessionPermissionsResponse:
    """Get what viewers of a shared session may do.

    One entry for each viewer. `rw` lets a viewer control the session, `r` lets them watch, and empty text leaves
    them connected without a picture.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.

    Returns:
        GetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_session_permissions", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, kasm_id: str) -> models.GetSessionPermissionsResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.GetSessionPermissionsRequest
) -> models.GetSessionPermissionsResponse: ...
async def asyncio(
    *, client: Client, body: models.GetSessionPermissionsRequest | None = None, **members: Any
) -> models.GetSessionPermissionsResponse:
    """Get what viewers of a shared session may do.

    One entry for each viewer. `rw` lets a viewer control the session, `r` lets them watch, and empty text leaves
    them connected without a picture.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to ask for.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.

    Returns:
        GetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_session_permissions", _request(body, members), _parse)
