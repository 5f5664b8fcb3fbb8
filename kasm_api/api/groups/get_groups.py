# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all groups."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_groups", json={})


def _parse(answer: Answer) -> models.GetGroupsResponse:
    return models.GetGroupsResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetGroupsResponse:
    """List all groups.

    All groups in one answer. Where settings of a user's groups differ, the group with the lowest `priority`
    decides.

    Permission: not known; by its name expect `Groups View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetGroupsResponse: All groups.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_groups", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetGroupsResponse:
    """List all groups.

    All groups in one answer. Where settings of a user's groups differ, the group with the lowest `priority`
    decides.

    Permission: not known; by its name expect `Groups View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetGroupsResponse: All groups.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_groups", _request(), _parse)
