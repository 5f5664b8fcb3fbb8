# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(
    (
        "allow_kasm_audio",
        "allow_kasm_microphone",
        "allow_kasm_downloads",
        "allow_kasm_uploads",
        "allow_kasm_clipboard_down",
        "allow_kasm_clipboard_up",
        "allow_kasm_clipboard_seamless",
        "allow_kasm_sharing",
        "allow_persistent_profile",
        "allow_point_of_presence",
        "kasm_audio_default_on",
        "lock_sharing_video_mode",
        "enable_webp",
        "idle_disconnect",
    )
)


@define(kw_only=True, repr=False)
class ClientSettings(_Model):
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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.allow_kasm_audio = get("allow_kasm_audio")
        model.allow_kasm_microphone = get("allow_kasm_microphone")
        model.allow_kasm_downloads = get("allow_kasm_downloads")
        model.allow_kasm_uploads = get("allow_kasm_uploads")
        model.allow_kasm_clipboard_down = get("allow_kasm_clipboard_down")
        model.allow_kasm_clipboard_up = get("allow_kasm_clipboard_up")
        model.allow_kasm_clipboard_seamless = get("allow_kasm_clipboard_seamless")
        model.allow_kasm_sharing = get("allow_kasm_sharing")
        model.allow_persistent_profile = get("allow_persistent_profile")
        model.allow_point_of_presence = get("allow_point_of_presence")
        model.kasm_audio_default_on = get("kasm_audio_default_on")
        model.lock_sharing_video_mode = get("lock_sharing_video_mode")
        model.enable_webp = get("enable_webp")
        model.idle_disconnect = get("idle_disconnect")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
