# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class ClientSettings:
    """Group settings as they apply to a session. Releases add members.

    Attributes:
        allow_kasm_audio (bool | None): Sound from the session.
        allow_kasm_microphone (bool | None): Microphone.
        allow_kasm_downloads (bool | None): Downloads from the session.
        allow_kasm_uploads (bool | None): Uploads to the session.
        allow_kasm_clipboard_down (bool | None): Clipboard from the session.
        allow_kasm_clipboard_up (bool | None): Clipboard to the session.
        allow_kasm_clipboard_seamless (bool | None): Clipboard without a menu.
        allow_kasm_sharing (bool | None): Sharing.
        allow_persistent_profile (bool | None): Persistent profiles.
        allow_point_of_presence (bool | None): Points of presence.
        kasm_audio_default_on (bool | None): Sound is on at the start.
        lock_sharing_video_mode (bool | None): Viewers cannot change the quality.
        enable_webp (bool | None): WebP pictures.
        idle_disconnect (float | None): Minutes without input until the viewer is disconnected.
    """

    allow_kasm_audio: bool | None = None
    allow_kasm_microphone: bool | None = None
    allow_kasm_downloads: bool | None = None
    allow_kasm_uploads: bool | None = None
    allow_kasm_clipboard_down: bool | None = None
    allow_kasm_clipboard_up: bool | None = None
    allow_kasm_clipboard_seamless: bool | None = None
    allow_kasm_sharing: bool | None = None
    allow_persistent_profile: bool | None = None
    allow_point_of_presence: bool | None = None
    kasm_audio_default_on: bool | None = None
    lock_sharing_video_mode: bool | None = None
    enable_webp: bool | None = None
    idle_disconnect: float | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "allow_kasm_audio": self.allow_kasm_audio,
            "allow_kasm_microphone": self.allow_kasm_microphone,
            "allow_kasm_downloads": self.allow_kasm_downloads,
            "allow_kasm_uploads": self.allow_kasm_uploads,
            "allow_kasm_clipboard_down": self.allow_kasm_clipboard_down,
            "allow_kasm_clipboard_up": self.allow_kasm_clipboard_up,
            "allow_kasm_clipboard_seamless": self.allow_kasm_clipboard_seamless,
            "allow_kasm_sharing": self.allow_kasm_sharing,
            "allow_persistent_profile": self.allow_persistent_profile,
            "allow_point_of_presence": self.allow_point_of_presence,
            "kasm_audio_default_on": self.kasm_audio_default_on,
            "lock_sharing_video_mode": self.lock_sharing_video_mode,
            "enable_webp": self.enable_webp,
            "idle_disconnect": self.idle_disconnect,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            allow_kasm_audio=values.pop("allow_kasm_audio", None),
            allow_kasm_microphone=values.pop("allow_kasm_microphone", None),
            allow_kasm_downloads=values.pop("allow_kasm_downloads", None),
            allow_kasm_uploads=values.pop("allow_kasm_uploads", None),
            allow_kasm_clipboard_down=values.pop("allow_kasm_clipboard_down", None),
            allow_kasm_clipboard_up=values.pop("allow_kasm_clipboard_up", None),
            allow_kasm_clipboard_seamless=values.pop("allow_kasm_clipboard_seamless", None),
            allow_kasm_sharing=values.pop("allow_kasm_sharing", None),
            allow_persistent_profile=values.pop("allow_persistent_profile", None),
            allow_point_of_presence=values.pop("allow_point_of_presence", None),
            kasm_audio_default_on=values.pop("kasm_audio_default_on", None),
            lock_sharing_video_mode=values.pop("lock_sharing_video_mode", None),
            enable_webp=values.pop("enable_webp", None),
            idle_disconnect=values.pop("idle_disconnect", None),
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
