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
    from ..models.known_operational_status import KnownOperationalStatus
    from ..models.session import Session


@define(kw_only=True)
class GetKasmStatusResponse:
    """A session, or how far it is. `kasm` and `kasm_url` are there when it runs, the `operational_…` members when it
    does not.

    Attributes:
        current_time (str | None): The server's clock.
        kasm_url (str | None): Address to open, relative to the server; holds a token.
        kasm (Session | None): The session.
        operational_status (KnownOperationalStatus | str | None): State of the session.
        operational_progress (int | None): Progress of the start in percent.
        operational_message (str | None): What Kasm is doing.
        error_message (str | None): What went wrong, where the session exists all the same.
    """

    current_time: str | None = None
    kasm_url: str | None = _field(default=None, repr=_hidden)
    kasm: Session | None = None
    operational_status: KnownOperationalStatus | str | None = None
    operational_progress: int | None = None
    operational_message: str | None = None
    error_message: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "current_time": self.current_time,
            "kasm_url": self.kasm_url,
            "kasm": to_json(self.kasm),
            "operational_status": self.operational_status,
            "operational_progress": self.operational_progress,
            "operational_message": self.operational_message,
            "error_message": self.error_message,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.session import Session

        values = members(src_dict)
        model = cls(
            current_time=values.pop("current_time", None),
            kasm_url=values.pop("kasm_url", None),
            kasm=optional(Session.from_dict, values.pop("kasm", None)),
            operational_status=values.pop("operational_status", None),
            operational_progress=values.pop("operational_progress", None),
            operational_message=values.pop("operational_message", None),
            error_message=values.pop("error_message", None),
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
