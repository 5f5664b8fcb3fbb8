# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define
from attrs import field as _field

from .. import models
from ..types import Model as _Model
from ..types import hidden as _hidden
from ..types import members, to_json, utc

_NAMES = frozenset(
    (
        "current_time",
        "kasm_url",
        "kasm",
        "operational_status",
        "operational_progress",
        "operational_message",
        "error_message",
    )
)


@define(kw_only=True, repr=False)
class GetKasmStatusResponse(_Model):
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
    kasm: models.Session | None = None
    operational_status: models.KnownOperationalStatus | str | None = None
    operational_progress: int | None = None
    operational_message: str | None = None
    error_message: str | None = None

    @property
    def current_time_utc(self) -> datetime | None:
        """`current_time` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("current_time", self.current_time)

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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.current_time = get("current_time")
        model.kasm_url = get("kasm_url")
        value = get("kasm")
        model.kasm = None if value is None else models.Session.from_dict(value)
        model.operational_status = get("operational_status")
        model.operational_progress = get("operational_progress")
        model.operational_message = get("operational_message")
        model.error_message = get("error_message")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
