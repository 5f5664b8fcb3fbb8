# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.license_features import LicenseFeatures


@define(kw_only=True)
class License:
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
    features: LicenseFeatures | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

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
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.license_features import LicenseFeatures

        values = members(src_dict)
        model = cls(
            license_id=values.pop("license_id", None),
            expiration=values.pop("expiration", None),
            issued_at=values.pop("issued_at", None),
            issued_to=values.pop("issued_to", None),
            limit=values.pop("limit", None),
            is_verified=values.pop("is_verified", None),
            license_type=values.pop("license_type", None),
            sku=values.pop("sku", None),
            features=optional(LicenseFeatures.from_dict, values.pop("features", None)),
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
