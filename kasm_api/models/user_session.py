# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members, to_json, utc

_NAMES = frozenset(("kasm_id", "start_date", "keepalive_date", "expiration_date", "server"))


@define(kw_only=True, repr=False)
class UserSession(_Model):
    """A session as it is shown with its user.

    Attributes:
        kasm_id (str): Id of the session.
        start_date (str | None): When it was started, UTC; may be the text `None`.
        keepalive_date (str | None): When it was last kept alive, UTC; may be the text `None`.
        expiration_date (str | None): When it ends, UTC; may be the text `None`.
        server (SessionServer | None): The server that it runs on.
    """

    kasm_id: str
    start_date: str | None = None
    keepalive_date: str | None = None
    expiration_date: str | None = None
    server: models.SessionServer | None = None

    @property
    def start_date_utc(self) -> datetime | None:
        """`start_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("start_date", self.start_date)

    @property
    def keepalive_date_utc(self) -> datetime | None:
        """`keepalive_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("keepalive_date", self.keepalive_date)

    @property
    def expiration_date_utc(self) -> datetime | None:
        """`expiration_date` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("expiration_date", self.expiration_date)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "kasm_id": self.kasm_id,
            "start_date": self.start_date,
            "keepalive_date": self.keepalive_date,
            "expiration_date": self.expiration_date,
            "server": to_json(self.server),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.kasm_id = values["kasm_id"]
        model.start_date = get("start_date")
        model.keepalive_date = get("keepalive_date")
        model.expiration_date = get("expiration_date")
        value = get("server")
        model.server = None if value is None else models.SessionServer.from_dict(value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
