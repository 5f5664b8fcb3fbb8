# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all user accounts."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_users", json={})


def _parse(answer: Answer) -> models.GetUsersResponse:
    return models.GetUsersResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetUsersResponse:
    """List all user accounts.

    All accounts in one answer; no filter and no pages are documented. One client sends `page`, `page_size`,
    `sort_by`, `sort_direction`, `anonymous` and `anonymous_only` and reads `total` and `page`; whether the call
    heeds them is not known.

    Permission: `Users View`; `Servers View` too for `assigned_servers`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetUsersResponse: All accounts.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_users", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetUsersResponse:
    """List all user accounts.

    All accounts in one answer; no filter and no pages are documented. One client sends `page`, `page_size`,
    `sort_by`, `sort_direction`, `anonymous` and `anonymous_only` and reads `total` and `page`; whether the call
    heeds them is not known.

    Permission: `Users View`; `Servers View` too for `assigned_servers`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetUsersResponse: All accounts.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_users", _request(), _parse)
