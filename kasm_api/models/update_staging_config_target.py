# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(
    (
        "staging_config_id",
        "zone_id",
        "image_id",
        "num_sessions",
        "expiration",
        "allow_kasm_audio",
        "allow_kasm_uploads",
        "allow_kasm_downloads",
        "allow_kasm_clipboard_down",
        "allow_kasm_clipboard_up",
        "allow_kasm_microphone",
    )
)


@define(kw_only=True, repr=False)
class UpdateStagingConfigTarget(_Model):
    """What to change of a staging configuration.

    Attributes:
        staging_config_id (str): Id of the configuration.
        zone_id (str | None): Id of the zone.
        image_id (str | None): Id of the image.
        num_sessions (int | None): Sessions to keep ready.
        expiration (float | None): Lifetime of a session that is kept ready, in hours.
        allow_kasm_audio (bool | None): Sound from the session.
        allow_kasm_uploads (bool | None): Uploads to the session.
        allow_kasm_downloads (bool | None): Downloads from the session.
        allow_kasm_clipboard_down (bool | None): Clipboard from the session.
        allow_kasm_clipboard_up (bool | None): Clipboard to the session.
        allow_kasm_microphone (bool | None): Microphone.
    """

    staging_config_id: str
    zone_id: str | None = None
    image_id: str | None = None
    num_sessions: int | None = None
    expiration: float | None = None
    allow_kasm_audio: bool | None = None
    allow_kasm_uploads: bool | None = None
    allow_kasm_downloads: bool | None = None
    allow_kasm_clipboard_down: bool | None = None
    allow_kasm_clipboard_up: bool | None = None
    allow_kasm_microphone: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "staging_config_id": self.staging_config_id,
            "zone_id": self.zone_id,
            "image_id": self.image_id,
            "num_sessions": self.num_sessions,
            "expiration": self.expiration,
            "allow_kasm_audio": self.allow_kasm_audio,
            "allow_kasm_uploads": self.allow_kasm_uploads,
            "allow_kasm_downloads": self.allow_kasm_downloads,
            "allow_kasm_clipboard_down": self.allow_kasm_clipboard_down,
            "allow_kasm_clipboard_up": self.allow_kasm_clipboard_up,
            "allow_kasm_microphone": self.allow_kasm_microphone,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.staging_config_id = values["staging_config_id"]
        model.zone_id = get("zone_id")
        model.image_id = get("image_id")
        model.num_sessions = get("num_sessions")
        model.expiration = get("expiration")
        model.allow_kasm_audio = get("allow_kasm_audio")
        model.allow_kasm_uploads = get("allow_kasm_uploads")
        model.allow_kasm_downloads = get("allow_kasm_downloads")
        model.allow_kasm_clipboard_down = get("allow_kasm_clipboard_down")
        model.allow_kasm_clipboard_up = get("allow_kasm_clipboard_up")
        model.allow_kasm_microphone = get("allow_kasm_microphone")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
