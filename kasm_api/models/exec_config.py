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

_NAMES = frozenset(("cmd", "workdir", "environment", "privileged", "user"))


@define(kw_only=True, repr=False)
class ExecConfig(_Model):
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
    environment: models.StringMap | None = _field(default=None, repr=_hidden)
    privileged: bool | None = None
    user: str | None = None

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "cmd": self.cmd,
            "workdir": self.workdir,
            "environment": to_json(self.environment),
            "privileged": self.privileged,
            "user": self.user,
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.cmd = values["cmd"]
        model.workdir = get("workdir")
        value = get("environment")
        model.environment = None if value is None else models.StringMap.from_dict(value)
        model.privileged = get("privileged")
        model.user = get("user")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
