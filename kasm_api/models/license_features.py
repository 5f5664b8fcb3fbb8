# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class LicenseFeatures:
    """What a licence allows. Releases add members.

    Attributes:
        auto_scaling (bool | None): Autoscaling.
        branding (bool | None): Branding.
        session_staging (bool | None): Staged sessions.
        session_casting (bool | None): Casting.
        log_forwarding (bool | None): Log forwarding.
        developer_api (bool | None): The Developer API.
        inject_ssh_keys (bool | None): SSH keys of users in sessions.
        saml (bool | None): Logins by SAML.
        ldap (bool | None): Logins by LDAP.
        session_sharing (bool | None): Shared sessions.
        login_banner (bool | None): Banner before the login.
        url_categorization (bool | None): Web filter by category.
        usage_limit (bool | None): Usage quotas.
    """

    auto_scaling: bool | None = None
    branding: bool | None = None
    session_staging: bool | None = None
    session_casting: bool | None = None
    log_forwarding: bool | None = None
    developer_api: bool | None = None
    inject_ssh_keys: bool | None = None
    saml: bool | None = None
    ldap: bool | None = None
    session_sharing: bool | None = None
    login_banner: bool | None = None
    url_categorization: bool | None = None
    usage_limit: bool | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "auto_scaling": self.auto_scaling,
            "branding": self.branding,
            "session_staging": self.session_staging,
            "session_casting": self.session_casting,
            "log_forwarding": self.log_forwarding,
            "developer_api": self.developer_api,
            "inject_ssh_keys": self.inject_ssh_keys,
            "saml": self.saml,
            "ldap": self.ldap,
            "session_sharing": self.session_sharing,
            "login_banner": self.login_banner,
            "url_categorization": self.url_categorization,
            "usage_limit": self.usage_limit,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            auto_scaling=values.pop("auto_scaling", None),
            branding=values.pop("branding", None),
            session_staging=values.pop("session_staging", None),
            session_casting=values.pop("session_casting", None),
            log_forwarding=values.pop("log_forwarding", None),
            developer_api=values.pop("developer_api", None),
            inject_ssh_keys=values.pop("inject_ssh_keys", None),
            saml=values.pop("saml", None),
            ldap=values.pop("ldap", None),
            session_sharing=values.pop("session_sharing", None),
            login_banner=values.pop("login_banner", None),
            url_categorization=values.pop("url_categorization", None),
            usage_limit=values.pop("usage_limit", None),
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
