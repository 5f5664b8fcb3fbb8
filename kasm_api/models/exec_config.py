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
    from ..models.string_map import StringMap


@define(kw_only=True)
class ExecConfig:
    """A command to run in a session.

    Attributes:
        cmd (str): One command line, split into words; `sh -c '…'` for pipes and variables.
        workdir (str | None): Working directory. The image's own if left out.
        environment (StringMap | None): Environment variables of the command; the safest way to pass text to a
            script.
        privileged (bool | None): True runs it with all privileges in the container. False if left out.
        user (str | None): Account to run it as. The session's user if left out; of other names, `root` is the only
            safe one.
    """

    cmd: str
    workdir: str | None = None
    environment: StringMap | None = _field(default=None, repr=_hidden)
    privileged: bool | None = None
    user: str | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "cmd": self.cmd,
            "workdir": self.workdir,
            "environment": to_json(self.environment),
            "privileged": self.privileged,
            "user": self.user,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.string_map import StringMap

        values = members(src_dict)
        model = cls(
            cmd=values.pop("cmd"),
            workdir=values.pop("workdir", None),
            environment=optional(StringMap.from_dict, values.pop("environment", None)),
            privileged=values.pop("privileged", None),
            user=values.pop("user", None),
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
