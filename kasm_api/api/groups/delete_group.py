# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete a group."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteGroupRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/delete_group",
        json=body_of(body, members, models.DeleteGroupRequest, target_group=models.GroupReference),
    )


def _parse(answer: Answer) -> models.DeleteGroupResponse:
    return models.DeleteGroupResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, group_id: str) -> models.DeleteGroupResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteGroupRequest) -> models.DeleteGroupResponse: ...
def sync(
    *, client: Client, body: models.DeleteGroupRequest | None = None, **members: Any
) -> models.DeleteGroupResponse:
    """Delete a group.

    What becomes of its users, images and settings is not known.

    Permission: not known; by its name expect `Groups Delete`; `Groups Delete System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.

    Returns:
        DeleteGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_group", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, group_id: str) -> models.DeleteGroupResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteGroupRequest) -> models.DeleteGroupResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteGroupRequest | None = None, **members: Any
) -> models.DeleteGroupResponse:
    """Delete a group.

    What becomes of its users, images and settings is not known.

    Permission: not known; by its name expect `Groups Delete`; `Groups Delete System` too for a built-in group.

    Args:
        client: Address and key of the Kasm to call.
        body: The group to delete.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        group_id (str): Id of the group.

    Returns:
        DeleteGroupResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_group", _request(body, members), _parse)
