# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(("target_kasm_id", "preauth_download_link"))


@define(kw_only=True, repr=False)
class GetSessionRecordingsRequest(_Model):
    """The session whose recordings to list.

    Attributes:
        target_kasm_id (str): Id of the session.
        preauth_download_link (bool | None): True adds links that download without a login for some time. False if
            left out.
    """

    target_kasm_id: str
    preauth_download_link: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "target_kasm_id": self.target_kasm_id,
            "preauth_download_link": self.preauth_download_link,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.target_kasm_id = values["target_kasm_id"]
        model.preauth_download_link = get("preauth_download_link")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
