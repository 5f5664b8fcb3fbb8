# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members

_NAMES = frozenset(("file", "url"))


@define(kw_only=True, repr=False)
class GetRdpClientConnectionInfoResponse(_Model):
    """The way to a session for an RDP program; one of the two.

    Attributes:
        file (str | None): Content of an RDP file, if `file` was asked for.
        url (str | None): Address that opens an RDP program, if `url` was asked for.
    """

    file: str | None = _field(default=None, repr=_hidden)
    url: str | None = _field(default=None, repr=_hidden)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {"file": self.file, "url": self.url}
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.file = get("file")
        model.url = get("url")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
