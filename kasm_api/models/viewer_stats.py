# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import each, members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.viewer_step import ViewerStep


@define(kw_only=True)
class ViewerStats:
    """One viewer.

    Attributes:
        client (str | None): Id of the viewer.
        client_time (int | None): Time on the viewer's side in milliseconds.
        ping (int | None): Round trip in milliseconds.
        processes (list[ViewerStep] | None): Steps on the viewer's side.
    """

    client: str | None = None
    client_time: int | None = None
    ping: int | None = None
    processes: list[ViewerStep] | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "client": self.client,
            "client_time": self.client_time,
            "ping": self.ping,
            "processes": to_json(self.processes),
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.viewer_step import ViewerStep

        values = members(src_dict)
        model = cls(
            client=values.pop("client", None),
            client_time=values.pop("client_time", None),
            ping=values.pop("ping", None),
            processes=optional(partial(each, ViewerStep.from_dict), values.pop("processes", None)),
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
