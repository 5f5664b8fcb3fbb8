# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import hidden as _hidden
from ..types import members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.json_object import JsonObject


@define(kw_only=True)
class SessionRecording:
    """One recording.

    Attributes:
        recording_id (str | None): Id of the recording.
        account_id (str | None): Id of the account that it belongs to.
        session_recording_url (str | None): Address in the object store.
        session_recording_metadata (JsonObject | None): About the recording, `duration` and `timestamp` for example.
        session_recording_download_url (str | None): Link that downloads without a login for some time, if one was
            asked for.
    """

    recording_id: str | None = None
    account_id: str | None = None
    session_recording_url: str | None = None
    session_recording_metadata: JsonObject | None = None
    session_recording_download_url: str | None = _field(default=None, repr=_hidden)
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "recording_id": self.recording_id,
            "account_id": self.account_id,
            "session_recording_url": self.session_recording_url,
            "session_recording_metadata": to_json(self.session_recording_metadata),
            "session_recording_download_url": self.session_recording_download_url,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.json_object import JsonObject

        values = members(src_dict)
        model = cls(
            recording_id=values.pop("recording_id", None),
            account_id=values.pop("account_id", None),
            session_recording_url=values.pop("session_recording_url", None),
            session_recording_metadata=optional(JsonObject.from_dict, values.pop("session_recording_metadata", None)),
            session_recording_download_url=values.pop("session_recording_download_url", None),
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
