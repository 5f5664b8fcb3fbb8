# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members, to_json

_NAMES = frozenset(
    (
        "recording_id",
        "account_id",
        "session_recording_url",
        "session_recording_metadata",
        "session_recording_download_url",
    )
)


@define(kw_only=True, repr=False)
class SessionRecording(_Model):
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
    session_recording_metadata: models.JsonObject | None = None
    session_recording_download_url: str | None = _field(default=None, repr=_hidden)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "recording_id": self.recording_id,
            "account_id": self.account_id,
            "session_recording_url": self.session_recording_url,
            "session_recording_metadata": to_json(self.session_recording_metadata),
            "session_recording_download_url": self.session_recording_download_url,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.recording_id = get("recording_id")
        model.account_id = get("account_id")
        model.session_recording_url = get("session_recording_url")
        value = get("session_recording_metadata")
        model.session_recording_metadata = None if value is None else models.JsonObject.from_dict(value)
        model.session_recording_download_url = get("session_recording_download_url")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
