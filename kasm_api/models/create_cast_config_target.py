# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class CreateCastConfigTarget:
    """A new casting configuration.

    Attributes:
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
        allow_anonymous (bool | None): Whether no login is needed; each request makes a new user in All Users and in
            the group.
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
    """

    casting_config_name: str | None = None
    image_id: str | None = None
    key: str | None = None
    allowed_referrers: list[str] | None = None
    limit_sessions: bool | None = None
    session_remaining: int | None = None
    limit_ips: bool | None = None
    ip_request_limit: int | None = None
    ip_request_seconds: int | None = None
    error_url: str | None = None
    enable_sharing: bool | None = None
    disable_control_panel: bool | None = None
    disable_tips: bool | None = None
    disable_fixed_res: bool | None = None
    allow_anonymous: bool | None = None
    group_id: str | None = None
    require_recaptcha: bool | None = None
    kasm_url: str | None = None
    dynamic_kasm_url: bool | None = None
    dynamic_docker_network: bool | None = None
    allow_resume: bool | None = None
    enforce_client_settings: bool | None = None
    allow_kasm_audio: bool | None = None
    allow_kasm_uploads: bool | None = None
    allow_kasm_downloads: bool | None = None
    allow_kasm_clipboard_down: bool | None = None
    allow_kasm_clipboard_up: bool | None = None
    allow_kasm_microphone: bool | None = None
    allow_kasm_sharing: bool | None = None
    kasm_audio_default_on: bool | None = None
    kasm_ime_mode_default_on: bool | None = None
    valid_until: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "casting_config_name": self.casting_config_name,
            "image_id": self.image_id,
            "key": self.key,
            "allowed_referrers": self.allowed_referrers,
            "limit_sessions": self.limit_sessions,
            "session_remaining": self.session_remaining,
            "limit_ips": self.limit_ips,
            "ip_request_limit": self.ip_request_limit,
            "ip_request_seconds": self.ip_request_seconds,
            "error_url": self.error_url,
            "enable_sharing": self.enable_sharing,
            "disable_control_panel": self.disable_control_panel,
            "disable_tips": self.disable_tips,
            "disable_fixed_res": self.disable_fixed_res,
            "allow_anonymous": self.allow_anonymous,
            "group_id": self.group_id,
            "require_recaptcha": self.require_recaptcha,
            "kasm_url": self.kasm_url,
            "dynamic_kasm_url": self.dynamic_kasm_url,
            "dynamic_docker_network": self.dynamic_docker_network,
            "allow_resume": self.allow_resume,
            "enforce_client_settings": self.enforce_client_settings,
            "allow_kasm_audio": self.allow_kasm_audio,
            "allow_kasm_uploads": self.allow_kasm_uploads,
            "allow_kasm_downloads": self.allow_kasm_downloads,
            "allow_kasm_clipboard_down": self.allow_kasm_clipboard_down,
            "allow_kasm_clipboard_up": self.allow_kasm_clipboard_up,
            "allow_kasm_microphone": self.allow_kasm_microphone,
            "allow_kasm_sharing": self.allow_kasm_sharing,
            "kasm_audio_default_on": self.kasm_audio_default_on,
            "kasm_ime_mode_default_on": self.kasm_ime_mode_default_on,
            "valid_until": self.valid_until,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            casting_config_name=values.pop("casting_config_name", None),
            image_id=values.pop("image_id", None),
            key=values.pop("key", None),
            allowed_referrers=values.pop("allowed_referrers", None),
            limit_sessions=values.pop("limit_sessions", None),
            session_remaining=values.pop("session_remaining", None),
            limit_ips=values.pop("limit_ips", None),
            ip_request_limit=values.pop("ip_request_limit", None),
            ip_request_seconds=values.pop("ip_request_seconds", None),
            error_url=values.pop("error_url", None),
            enable_sharing=values.pop("enable_sharing", None),
            disable_control_panel=values.pop("disable_control_panel", None),
            disable_tips=values.pop("disable_tips", None),
            disable_fixed_res=values.pop("disable_fixed_res", None),
            allow_anonymous=values.pop("allow_anonymous", None),
            group_id=values.pop("group_id", None),
            require_recaptcha=values.pop("require_recaptcha", None),
            kasm_url=values.pop("kasm_url", None),
            dynamic_kasm_url=values.pop("dynamic_kasm_url", None),
            dynamic_docker_network=values.pop("dynamic_docker_network", None),
            allow_resume=values.pop("allow_resume", None),
            enforce_client_settings=values.pop("enforce_client_settings", None),
            allow_kasm_audio=values.pop("allow_kasm_audio", None),
            allow_kasm_uploads=values.pop("allow_kasm_uploads", None),
            allow_kasm_downloads=values.pop("allow_kasm_downloads", None),
            allow_kasm_clipboard_down=values.pop("allow_kasm_clipboard_down", None),
            allow_kasm_clipboard_up=values.pop("allow_kasm_clipboard_up", None),
            allow_kasm_microphone=values.pop("allow_kasm_microphone", None),
            allow_kasm_sharing=values.pop("allow_kasm_sharing", None),
            kasm_audio_default_on=values.pop("kasm_audio_default_on", None),
            kasm_ime_mode_default_on=values.pop("kasm_ime_mode_default_on", None),
            valid_until=values.pop("valid_until", None),
        )
        model.additional_properties = values
        return model

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
