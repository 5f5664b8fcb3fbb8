# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove a server."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.DeleteServerRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/admin/delete_server",
        json=body_of(body, members, models.DeleteServerRequest, target_server=models.ServerReference),
    )


def _parse(answer: Answer) -> models.DeleteServerResponse:
    return models.DeleteServerResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, server_id: str) -> models.DeleteServerResponse: ...
@overload
def sync(*, client: Client, body: models.DeleteServerRequest) -> models.DeleteServerResponse: ...
def sync(
    *, client: Client, body: models.DeleteServerRequest | None = None, **members: Any
) -> models.DeleteServerResponse:
    """Remove a server.

    Removes it from Kasm. Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API
    key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to remove.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        server_id (str): Id of the server.

    Returns:
        DeleteServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("delete_server", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, server_id: str) -> models.DeleteServerResponse: ...
@overload
async def asyncio(*, client: Client, body: models.DeleteServerRequest) -> models.DeleteServerResponse: ...
async def asyncio(
    *, client: Client, body: models.DeleteServerRequest | None = None, **members: Any
) -> models.DeleteServerResponse:
    """Remove a server.

    Removes it from Kasm. Kasm's web interface has it below `/api/admin/`, where servers were seen to take an API
    key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to remove.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        server_id (str): Id of the server.

    Returns:
        DeleteServerResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("delete_server", _request(body, members), _parse)
