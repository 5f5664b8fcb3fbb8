# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class FrameStats:
    """The frame that was measured.

    Attributes:
        resx (int | None): Width of the screen in pixels.
        resy (int | None): Height of the screen in pixels.
        changed (int | None): Part of the screen that changed in percent.
        server_time (int | None): Time on the server in milliseconds.
    """

    resx: int | None = None
    resy: int | None = None
    changed: int | None = None
    server_time: int | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "resx": self.resx,
            "resy": self.resy,
            "changed": self.changed,
            "server_time": self.server_time,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            resx=values.pop("resx", None),
            resy=values.pop("resy", None),
            changed=values.pop("changed", None),
            server_time=values.pop("server_time", None),
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
