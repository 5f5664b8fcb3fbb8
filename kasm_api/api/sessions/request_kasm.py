# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Start a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.RequestKasmRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/request_kasm", json=body_of(body, members, models.RequestKasmRequest)
    )


def _parse(answer: Answer) -> models.RequestKasmResponse:
    return models.RequestKasmResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    image_id: str | None = None,
    user_id: str | None = None,
    group_id: str | None = None,
    enable_sharing: bool | None = None,
    kasm_url: str | None = None,
    environment: Mapping[str, str] | None = None,
    connection_info: Mapping[str, Any] | None = None,
    client_language: str | None = None,
    client_timezone: str | None = None,
    egress_gateway_id: str | None = None,
    persistent_profile_mode: models.PersistentProfileMode | None = None,
    rdp_client_type: models.RdpClientType | None = None,
    server_id: str | None = None,
) -> models.RequestKasmResponse: ...
@overload
def sync(*, client: Client, body: models.RequestKasmRequest) -> models.RequestKasmResponse: ...
def sync(
    *, client: Client, body: models.RequestKasmRequest | None = None, **members: Any
) -> models.RequestKasmResponse:
    """Start a session.

    Always starts a new session; it is never the way to ask whether one exists, and a call that timed out may have
    started one. The answer comes before the session runs: ask `get_kasm_status` until it does.

    Kasm ignores a docker name (`image_name`): without an `image_id` it starts the default image, and without a
    default image it refuses with `No Default Image Found`. `Image Not Authorized` means that no group of the user
    carries the image.

    Other refusals seen: `No resources are available`, and a message about the limit of the licence. Under load,
    1.15 was seen to answer HTTP 500 or not at all.

    `kasm_url` may be given flags before it is opened, as a query with the value 1: `disable_control_panel`,
    `disable_tips`, `disable_viewers`, `disable_fix_res`.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to start.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str | None): Id of the image, not its docker name. The user's or group's default image if left
            out.
        user_id (str | None): Owner of the session. If left out Kasm makes an anonymous user, whose session the
            key may not be able to end.
        group_id (str | None): Sent by some clients; Kasm documents no use of it.
        enable_sharing (bool | None): True gives the session a `share_id`. False if left out.
        kasm_url (str | None): Address to open at the start, for browser images.
        environment (Mapping[str, str] | None): Environment variables of the container.
        connection_info (Mapping[str, Any] | None): RDP, VNC or SSH settings, for server images.
        client_language (str | None): Language of the desktop, one of the values Kasm lists.
        client_timezone (str | None): Time zone of the desktop, one of the values Kasm lists.
        egress_gateway_id (str | None): Egress gateway, for containers (since 1.16).
        persistent_profile_mode (PersistentProfileMode | None): What to do with the profile, for images with a
            profile path.
        rdp_client_type (RdpClientType | None): Client for an RDP server, where the user may choose.
        server_id (str | None): One server of a pool (since 1.18).

    Returns:
        RequestKasmResponse: The session that was started.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("request_kasm", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    image_id: str | None = None,
    user_id: str | None = None,
    group_id: str | None = None,
    enable_sharing: bool | None = None,
    kasm_url: str | None = None,
    environment: Mapping[str, str] | None = None,
    connection_info: Mapping[str, Any] | None = None,
    client_language: str | None = None,
    client_timezone: str | None = None,
    egress_gateway_id: str | None = None,
    persistent_profile_mode: models.PersistentProfileMode | None = None,
    rdp_client_type: models.RdpClientType | None = None,
    server_id: str | None = None,
) -> models.RequestKasmResponse: ...
@overload
async def asyncio(*, client: Client, body: models.RequestKasmRequest) -> models.RequestKasmResponse: ...
async def asyncio(
    *, client: Client, body: models.RequestKasmRequest | None = None, **members: Any
) -> models.RequestKasmResponse:
    """Start a session.

    Always starts a new session; it is never the way to ask whether one exists, and a call that timed out may have
    started one. The answer comes before the session runs: ask `get_kasm_status` until it does.

    Kasm ignores a docker name (`image_name`): without an `image_id` it starts the default image, and without a
    default image it refuses with `No Default Image Found`. `Image Not Authorized` means that no group of the user
    carries the image.

    Other refusals seen: `No resources are available`, and a message about the limit of the licence. Under load,
    1.15 was seen to answer HTTP 500 or not at all.

    `kasm_url` may be given flags before it is opened, as a query with the value 1: `disable_control_panel`,
    `disable_tips`, `disable_viewers`, `disable_fix_res`.

    Permission: `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to start.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str | None): Id of the image, not its docker name. The user's or group's default image if left
            out.
        user_id (str | None): Owner of the session. If left out Kasm makes an anonymous user, whose session the
            key may not be able to end.
        group_id (str | None): Sent by some clients; Kasm documents no use of it.
        enable_sharing (bool | None): True gives the session a `share_id`. False if left out.
        kasm_url (str | None): Address to open at the start, for browser images.
        environment (Mapping[str, str] | None): Environment variables of the container.
        connection_info (Mapping[str, Any] | None): RDP, VNC or SSH settings, for server images.
        client_language (str | None): Language of the desktop, one of the values Kasm lists.
        client_timezone (str | None): Time zone of the desktop, one of the values Kasm lists.
        egress_gateway_id (str | None): Egress gateway, for containers (since 1.16).
        persistent_profile_mode (PersistentProfileMode | None): What to do with the profile, for images with a
            profile path.
        rdp_client_type (RdpClientType | None): Client for an RDP server, where the user may choose.
        server_id (str | None): One server of a pool (since 1.18).

    Returns:
        RequestKasmResponse: The session that was started.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("request_kasm", _request(body, members), _parse)
