# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class GetKasmStatusRequest:
    """The session to ask for.

    Attributes:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        skip_agent_check (bool | None): True takes the word of the database instead of asking the agent, which is
            faster. False if left out.
    """

    kasm_id: str
    user_id: str
    skip_agent_check: bool | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "user_id": self.user_id,
            "skip_agent_check": self.skip_agent_check,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            kasm_id=values.pop("kasm_id"),
            user_id=values.pop("user_id"),
            skip_agent_check=values.pop("skip_agent_check", None),
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
