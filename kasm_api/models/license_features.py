# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(
    (
        "auto_scaling",
        "branding",
        "session_staging",
        "session_casting",
        "log_forwarding",
        "developer_api",
        "inject_ssh_keys",
        "saml",
        "ldap",
        "session_sharing",
        "login_banner",
        "url_categorization",
        "usage_limit",
    )
)


@define(kw_only=True, repr=False)
class LicenseFeatures(_Model):
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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.auto_scaling = get("auto_scaling")
        model.branding = get("branding")
        model.session_staging = get("session_staging")
        model.session_casting = get("session_casting")
        model.log_forwarding = get("log_forwarding")
        model.developer_api = get("developer_api")
        model.inject_ssh_keys = get("inject_ssh_keys")
        model.saml = get("saml")
        model.ldap = get("ldap")
        model.session_sharing = get("session_sharing")
        model.login_banner = get("login_banner")
        model.url_categorization = get("url_categorization")
        model.usage_limit = get("usage_limit")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
