# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members, utc

_NAMES = frozenset(
    (
        "cast_config_id",
        "casting_config_name",
        "image_id",
        "key",
        "allowed_referrers",
        "limit_sessions",
        "session_remaining",
        "limit_ips",
        "ip_request_limit",
        "ip_request_seconds",
        "error_url",
        "enable_sharing",
        "disable_control_panel",
        "disable_tips",
        "disable_fixed_res",
        "allow_anonymous",
        "group_id",
        "require_recaptcha",
        "kasm_url",
        "dynamic_kasm_url",
        "dynamic_docker_network",
        "allow_resume",
        "enforce_client_settings",
        "allow_kasm_audio",
        "allow_kasm_uploads",
        "allow_kasm_downloads",
        "allow_kasm_clipboard_down",
        "allow_kasm_clipboard_up",
        "allow_kasm_microphone",
        "allow_kasm_sharing",
        "kasm_audio_default_on",
        "kasm_ime_mode_default_on",
        "valid_until",
    )
)


@define(kw_only=True, repr=False)
class UpdateCastConfigTarget(_Model):
    """What to change of a casting configuration.

    Attributes:
        cast_config_id (str): Id of the configuration.
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

    cast_config_id: str
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

    @property
    def valid_until_utc(self) -> datetime | None:
        """`valid_until` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("valid_until", self.valid_until)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "cast_config_id": self.cast_config_id,
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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.cast_config_id = values["cast_config_id"]
        model.casting_config_name = get("casting_config_name")
        model.image_id = get("image_id")
        model.key = get("key")
        model.allowed_referrers = get("allowed_referrers")
        model.limit_sessions = get("limit_sessions")
        model.session_remaining = get("session_remaining")
        model.limit_ips = get("limit_ips")
        model.ip_request_limit = get("ip_request_limit")
        model.ip_request_seconds = get("ip_request_seconds")
        model.error_url = get("error_url")
        model.enable_sharing = get("enable_sharing")
        model.disable_control_panel = get("disable_control_panel")
        model.disable_tips = get("disable_tips")
        model.disable_fixed_res = get("disable_fixed_res")
        model.allow_anonymous = get("allow_anonymous")
        model.group_id = get("group_id")
        model.require_recaptcha = get("require_recaptcha")
        model.kasm_url = get("kasm_url")
        model.dynamic_kasm_url = get("dynamic_kasm_url")
        model.dynamic_docker_network = get("dynamic_docker_network")
        model.allow_resume = get("allow_resume")
        model.enforce_client_settings = get("enforce_client_settings")
        model.allow_kasm_audio = get("allow_kasm_audio")
        model.allow_kasm_uploads = get("allow_kasm_uploads")
        model.allow_kasm_downloads = get("allow_kasm_downloads")
        model.allow_kasm_clipboard_down = get("allow_kasm_clipboard_down")
        model.allow_kasm_clipboard_up = get("allow_kasm_clipboard_up")
        model.allow_kasm_microphone = get("allow_kasm_microphone")
        model.allow_kasm_sharing = get("allow_kasm_sharing")
        model.kasm_audio_default_on = get("kasm_audio_default_on")
        model.kasm_ime_mode_default_on = get("kasm_ime_mode_default_on")
        model.valid_until = get("valid_until")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
