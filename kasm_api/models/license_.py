# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define

from .. import models
from ..types import Model as _Model
from ..types import members, to_json, utc

_NAMES = frozenset(
    ("license_id", "expiration", "issued_at", "issued_to", "limit", "is_verified", "license_type", "sku", "features")
)


@define(kw_only=True, repr=False)
class License(_Model):
    """A licence.

    Attributes:
        license_id (str | None): Id of the licence.
        expiration (str | None): When it ends.
        issued_at (str | None): When it was issued.
        issued_to (str | None): Name of the organization.
        limit (int | None): Seats.
        is_verified (bool | None): Whether Kasm has verified it.
        license_type (str | None): Kind of licence.
        sku (str | None): Edition.
        features (LicenseFeatures | None): What it allows.
    """

    license_id: str | None = None
    expiration: str | None = None
    issued_at: str | None = None
    issued_to: str | None = None
    limit: int | None = None
    is_verified: bool | None = None
    license_type: str | None = None
    sku: str | None = None
    features: models.LicenseFeatures | None = None

    @property
    def expiration_utc(self) -> datetime | None:
        """`expiration` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("expiration", self.expiration)

    @property
    def issued_at_utc(self) -> datetime | None:
        """`issued_at` in UTC; None if there is no date.

        Raises:
            ValueError: If it holds text that is not a date.
        """
        return utc("issued_at", self.issued_at)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "license_id": self.license_id,
            "expiration": self.expiration,
            "issued_at": self.issued_at,
            "issued_to": self.issued_to,
            "limit": self.limit,
            "is_verified": self.is_verified,
            "license_type": self.license_type,
            "sku": self.sku,
            "features": to_json(self.features),
        }
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.license_id = get("license_id")
        model.expiration = get("expiration")
        model.issued_at = get("issued_at")
        model.issued_to = get("issued_to")
        model.limit = get("limit")
        model.is_verified = get("is_verified")
        model.license_type = get("license_type")
        model.sku = get("sku")
        value = get("features")
        model.features = None if value is None else models.LicenseFeatures.from_dict(value)
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
