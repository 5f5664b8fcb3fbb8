# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Add a server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.CreateServerRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/admin/create_server",
        json=body_of(body, members, models.CreateServerRequest, target_server=models.CreateServerTarget),
    )


def _parse(answer: Answer) -> models.CreateServerResponse:
    return models.CreateServerResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    friendly_name: str | None = None,
    hostname: str | None = None,
    enabled: bool | None = None,
    connection_type: str | None = None,
    connection_port: int | None = None,
    connection_username: str | None = None,
    connection_info: Mapping[str, Any] | None = None,
    max_simultaneous_sessions: int | None = None,
    max_simultaneous_users: int | None = None,
    zone_id: str | None = None,
    pool_id: str | None = None,
) -> models.CreateServerResponse: ...
@overload
def sync(*, client: Client, body: models.CreateServerRequest) -> models.CreateServerResponse: ...
def sync(
    *, client: Client, body: models.CreateServerRequest | None = None, **members: Any
) -> models.CreateServerResponse:
    """Add a server.

    Adds a machine that sessions can connect to. Kasm's web interface has it below `/api/admin/`, where servers were
    seen to take an API key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to add.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        friendly_name (str | None): Title that people see.
        hostname (str | None): Name or address of the machine.
        enabled (bool | None): Whether sessions can use it.
        connection_type (str | None): `RDP`, `VNC`, `SSH`, or another word.
        connection_port (int | None): Port of the machine.
        connection_username (str | None): Account on the machine.
        connection_info (Mapping[str, Any] | None): Further settings of the connection, in a shape of Kasm's
            own.
        max_simultaneous_sessions (int | None): Sessions at once.
        max_simultaneous_users (int | None): Users at once.
        zone_id (str | None): Id of the zone.
        pool_id (str | None): Id of the server pool.

    Returns:
        CreateServerResponse: The server that was added.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("create_server", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    friendly_name: str | None = None,
    hostname: str | None = None,
    enabled: bool | None = None,
    connection_type: str | None = None,
    connection_port: int | None = None,
    connection_username: str | None = None,
    connection_info: Mapping[str, Any] | None = None,
    max_simultaneous_sessions: int | None = None,
    max_simultaneous_users: int | None = None,
    zone_id: str | None = None,
    pool_id: str | None = None,
) -> models.CreateServerResponse: ...
@overload
async def asyncio(*, client: Client, body: models.CreateServerRequest) -> models.CreateServerResponse: ...
async def asyncio(
    *, client: Client, body: models.CreateServerRequest | None = None, **members: Any
) -> models.CreateServerResponse:
    """Add a server.

    Adds a machine that sessions can connect to. Kasm's web interface has it below `/api/admin/`, where servers were
    seen to take an API key.

    Permission: not known; expect `Servers Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The server to add.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        friendly_name (str | None): Title that people see.
        hostname (str | None): Name or address of the machine.
        enabled (bool | None): Whether sessions can use it.
        connection_type (str | None): `RDP`, `VNC`, `SSH`, or another word.
        connection_port (int | None): Port of the machine.
        connection_username (str | None): Account on the machine.
        connection_info (Mapping[str, Any] | None): Further settings of the connection, in a shape of Kasm's
            own.
        max_simultaneous_sessions (int | None): Sessions at once.
        max_simultaneous_users (int | None): Users at once.
        zone_id (str | None): Id of the zone.
        pool_id (str | None): Id of the server pool.

    Returns:
        CreateServerResponse: The server that was added.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("create_server", _request(body, members), _parse)
