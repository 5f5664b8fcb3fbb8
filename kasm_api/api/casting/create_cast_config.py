# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a casting configuration."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.CreateCastConfigRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/create_cast_config",
        json=body_of(body, members, models.CreateCastConfigRequest, target_cast_config=models.CreateCastConfigTarget),
    )


def _parse(answer: Answer) -> models.CreateCastConfigResponse:
    return models.CreateCastConfigResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    casting_config_name: str | None = None,
    image_id: str | None = None,
    key: str | None = None,
    allowed_referrers: list[str] | None = None,
    limit_sessions: bool | None = None,
    session_remaining: int | None = None,
    limit_ips: bool | None = None,
    ip_request_limit: int | None = None,
    ip_request_seconds: int | None = None,
    error_url: str | None = None,
    enable_sharing: bool | None = None,
    disable_control_panel: bool | None = None,
    disable_tips: bool | None = None,
    disable_fixed_res: bool | None = None,
    allow_anonymous: bool | None = None,
    group_id: str | None = None,
    require_recaptcha: bool | None = None,
    kasm_url: str | None = None,
    dynamic_kasm_url: bool | None = None,
    dynamic_docker_network: bool | None = None,
    allow_resume: bool | None = None,
    enforce_client_settings: bool | None = None,
    allow_kasm_audio: bool | None = None,
    allow_kasm_uploads: bool | None = None,
    allow_kasm_downloads: bool | None = None,
    allow_kasm_clipboard_down: bool | None = None,
    allow_kasm_clipboard_up: bool | None = None,
    allow_kasm_microphone: bool | None = None,
    allow_kasm_sharing: bool | None = None,
    kasm_audio_default_on: bool | None = None,
    kasm_ime_mode_default_on: bool | None = None,
    valid_until: str | None = None,
) -> models.CreateCastConfigResponse: ...
@overload
def sync(*, client: Client, body: models.CreateCastConfigRequest) -> models.CreateCastConfigResponse: ...
def sync(
    *, client: Client, body: models.CreateCastConfigRequest | None = None, **members: Any
) -> models.CreateCastConfigResponse:
    """Create a casting configuration.

    Makes a link that starts sessions of one image for each visitor.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        casting_config_name (str | None): Name of the configuration.
        image_id (str | None): Id of the image to start.
        key (str | None): Last part of the link, `https://<server>/#/cast/<key>`.
        allowed_referrers (list[str] | None): Sites that the link may be opened from.
        limit_sessions (bool | None): Whether the number of sessions is limited.
        session_remaining (int | None): Sessions that are left.
        limit_ips (bool | None): Whether requests of one address are limited.
        ip_request_limit (int | None): Requests of one address.
        ip_request_seconds (int | None): Time for these requests in seconds.
        error_url (str | None): Address to go to after an error.
        enable_sharing (bool | None): Whether sessions are shared.
        disable_control_panel (bool | None): Whether the control panel is missing.
        disable_tips (bool | None): Whether tips are missing.
        disable_fixed_res (bool | None): Whether the resolution cannot be fixed.
        allow_anonymous (bool | None): Whether no login is needed; each request makes a new user in All Users
            and in the group.
        group_id (str | None): Id of the group of such users.
        require_recaptcha (bool | None): Whether visitors must pass a reCAPTCHA.
        kasm_url (str | None): Address to open at the start, for browser images.
        dynamic_kasm_url (bool | None): Whether `?kasm_url=` of the link counts.
        dynamic_docker_network (bool | None): Whether `?docker_network=` of the link counts.
        allow_resume (bool | None): Whether a visitor gets their session back.
        enforce_client_settings (bool | None): Whether the settings below count; without it they have no effect.
        allow_kasm_audio (bool | None): Sound from the session.
        allow_kasm_uploads (bool | None): Uploads to the session.
        allow_kasm_downloads (bool | None): Downloads from the session.
        allow_kasm_clipboard_down (bool | None): Clipboard from the session.
        allow_kasm_clipboard_up (bool | None): Clipboard to the session.
        allow_kasm_microphone (bool | None): Microphone.
        allow_kasm_sharing (bool | None): Sharing.
        kasm_audio_default_on (bool | None): Sound is on at the start.
        kasm_ime_mode_default_on (bool | None): Input methods are on at the start.
        valid_until (str | None): When the link ends, UTC, as `YYYY-MM-DD HH:MM:SS`.

    Returns:
        CreateCastConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("create_cast_config", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    casting_config_name: str | None = None,
    image_id: str | None = None,
    key: str | None = None,
    allowed_referrers: list[str] | None = None,
    limit_sessions: bool | None = None,
    session_remaining: int | None = None,
    limit_ips: bool | None = None,
    ip_request_limit: int | None = None,
    ip_request_seconds: int | None = None,
    error_url: str | None = None,
    enable_sharing: bool | None = None,
    disable_control_panel: bool | None = None,
    disable_tips: bool | None = None,
    disable_fixed_res: bool | None = None,
    allow_anonymous: bool | None = None,
    group_id: str | None = None,
    require_recaptcha: bool | None = None,
    kasm_url: str | None = None,
    dynamic_kasm_url: bool | None = None,
    dynamic_docker_network: bool | None = None,
    allow_resume: bool | None = None,
    enforce_client_settings: bool | None = None,
    allow_kasm_audio: bool | None = None,
    allow_kasm_uploads: bool | None = None,
    allow_kasm_downloads: bool | None = None,
    allow_kasm_clipboard_down: bool | None = None,
    allow_kasm_clipboard_up: bool | None = None,
    allow_kasm_microphone: bool | None = None,
    allow_kasm_sharing: bool | None = None,
    kasm_audio_default_on: bool | None = None,
    kasm_ime_mode_default_on: bool | None = None,
    valid_until: str | None = None,
) -> models.CreateCastConfigResponse: ...
@overload
async def asyncio(*, client: Client, body: models.CreateCastConfigRequest) -> models.CreateCastConfigResponse: ...
async def asyncio(
    *, client: Client, body: models.CreateCastConfigRequest | None = None, **members: Any
) -> models.CreateCastConfigResponse:
    """Create a casting configuration.

    Makes a link that starts sessions of one image for each visitor.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        casting_config_name (str | None): Name of the configuration.
        image_id (str | None): Id of the image to start.
        key (str | None): Last part of the link, `https://<server>/#/cast/<key>`.
        allowed_referrers (list[str] | None): Sites that the link may be opened from.
        limit_sessions (bool | None): Whether the number of sessions is limited.
        session_remaining (int | None): Sessions that are left.
        limit_ips (bool | None): Whether requests of one address are limited.
        ip_request_limit (int | None): Requests of one address.
        ip_request_seconds (int | None): Time for these requests in seconds.
        error_url (str | None): Address to go to after an error.
        enable_sharing (bool | None): Whether sessions are shared.
        disable_control_panel (bool | None): Whether the control panel is missing.
        disable_tips (bool | None): Whether tips are missing.
        disable_fixed_res (bool | None): Whether the resolution cannot be fixed.
        allow_anonymous (bool | None): Whether no login is needed; each request makes a new user in All Users
            and in the group.
        group_id (str | None): Id of the group of such users.
        require_recaptcha (bool | None): Whether visitors must pass a reCAPTCHA.
        kasm_url (str | None): Address to open at the start, for browser images.
        dynamic_kasm_url (bool | None): Whether `?kasm_url=` of the link counts.
        dynamic_docker_network (bool | None): Whether `?docker_network=` of the link counts.
        allow_resume (bool | None): Whether a visitor gets their session back.
        enforce_client_settings (bool | None): Whether the settings below count; without it they have no effect.
        allow_kasm_audio (bool | None): Sound from the session.
        allow_kasm_uploads (bool | None): Uploads to the session.
        allow_kasm_downloads (bool | None): Downloads from the session.
        allow_kasm_clipboard_down (bool | None): Clipboard from the session.
        allow_kasm_clipboard_up (bool | None): Clipboard to the session.
        allow_kasm_microphone (bool | None): Microphone.
        allow_kasm_sharing (bool | None): Sharing.
        kasm_audio_default_on (bool | None): Sound is on at the start.
        kasm_ime_mode_default_on (bool | None): Input methods are on at the start.
        valid_until (str | None): When the link ends, UTC, as `YYYY-MM-DD HH:MM:SS`.

    Returns:
        CreateCastConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("create_cast_config", _request(body, members), _parse)
