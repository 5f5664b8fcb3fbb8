# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove all that was set for viewers of a shared session."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteAllSessionPermissionsRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/delete_all_session_permissions",
        json=body_of(
            body, members, models.DeleteAllSessionPermissionsRequest, target_session_permissions=models.SessionReference
        ),
    )


def _parse(answer: Answer) -> models.DeleteAllSessionPermissionsResponse:
    return models.DeleteAllSessionPermissionsResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, kasm_id: str) -> models.DeleteAllSessionPermissionsResponse: ...
@overload
def sync(
    *, client: Client, body: models.DeleteAllSessionPermissionsRequest
) -> models.DeleteAllSessionPermissionsResponse: ...
def sync(
    *, client: Client, body: models.DeleteAllSessionPermissionsRequest | None = None, **members: Any
) -> models.DeleteAllSessionPermissionsResponse:
    """Remove all that was set for viewers of a shared session.

    There is no known call that removes what was set for one viewer. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose viewers to free.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.

    Returns:
        DeleteAllSessionPermissionsResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_all_session_permissions", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, kasm_id: str) -> models.DeleteAllSessionPermissionsResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.DeleteAllSessionPermissionsRequest
) -> models.DeleteAllSessionPermissionsResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteAllSessionPermissionsRequest | None = None, **members: Any
) -> models.DeleteAllSessionPermissionsResponse:
    """Remove all that was set for viewers of a shared session.

    There is no known call that removes what was set for one viewer. What the answer holds is not sure.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session whose viewers to free.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.

    Returns:
        DeleteAllSessionPermissionsResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_all_session_permissions", _request(body, members), _parse)
