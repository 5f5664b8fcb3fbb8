# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Set what viewers of a shared session may do."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.SetSessionPermissionsRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/set_session_permissions",
        json=body_of(
            body,
            members,
            models.SetSessionPermissionsRequest,
            target_session_permissions=models.SetSessionPermissionsTarget,
        ),
    )


def _parse(answer: Answer) -> models.SetSessionPermissionsResponse:
    return models.SetSessionPermissionsResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    kasm_id: str,
    access: models.SessionAccess | None = None,
    session_permissions: list[models.ViewerPermissionTarget] | None = None,
) -> models.SetSessionPermissionsResponse: ...
@overload
def sync(*, client: Client, body: models.SetSessionPermissionsRequest) -> models.SetSessionPermissionsResponse: ...
def sync(
    *, client: Client, body: models.SetSessionPermissionsRequest | None = None, **members: Any
) -> models.SetSessionPermissionsResponse:
    """Set what viewers of a shared session may do.

    Replaces what was set before, for all viewers (`access`) or for some by name (`session_permissions`); give one
    of the two. The session must be shared; its owner is not affected. `rw` lets a viewer control the session, `r`
    lets them watch, and empty text leaves them connected without a picture. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and what its viewers may do.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        access (SessionAccess | None): What all viewers may do.
        session_permissions (list[ViewerPermissionTarget] | None): What some viewers may do.

    Returns:
        SetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("set_session_permissions", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    kasm_id: str,
    access: models.SessionAccess | None = None,
    session_permissions: list[models.ViewerPermissionTarget] | None = None,
) -> models.SetSessionPermissionsResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.SetSessionPermissionsRequest
) -> models.SetSessionPermissionsResponse: ...
async def asyncio(
    *, client: Client, body: models.SetSessionPermissionsRequest | None = None, **members: Any
) -> models.SetSessionPermissionsResponse:
    """Set what viewers of a shared session may do.

    Replaces what was set before, for all viewers (`access`) or for some by name (`session_permissions`); give one
    of the two. The session must be shared; its owner is not affected. `rw` lets a viewer control the session, `r`
    lets them watch, and empty text leaves them connected without a picture. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and what its viewers may do.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        access (SessionAccess | None): What all viewers may do.
        session_permissions (list[ViewerPermissionTarget] | None): What some viewers may do.

    Returns:
        SetSessionPermissionsResponse: What viewers of a session may do.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("set_session_permissions", _request(body, members), _parse)
