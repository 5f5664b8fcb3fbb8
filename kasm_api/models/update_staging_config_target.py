# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class UpdateStagingConfigTarget:
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
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            staging_config_id=values.pop("staging_config_id"),
            zone_id=values.pop("zone_id", None),
            image_id=values.pop("image_id", None),
            num_sessions=values.pop("num_sessions", None),
            expiration=values.pop("expiration", None),
            allow_kasm_audio=values.pop("allow_kasm_audio", None),
            allow_kasm_uploads=values.pop("allow_kasm_uploads", None),
            allow_kasm_downloads=values.pop("allow_kasm_downloads", None),
            allow_kasm_clipboard_down=values.pop("allow_kasm_clipboard_down", None),
            allow_kasm_clipboard_up=values.pop("allow_kasm_clipboard_up", None),
            allow_kasm_microphone=values.pop("allow_kasm_microphone", None),
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
