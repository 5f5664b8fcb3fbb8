# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import members
from ..types import only_names as _only_names


@define(kw_only=True)
class UpdateUserAttributesTarget:
    """Preferences of a user; what is left out stays as it is.

    Attributes:
        user_id (str): Id of the user.
        ssh_public_key (str | None): SSH public key, for servers.
        show_tips (bool | None): Tips at the start of a session.
        theme (str | None): Colours of the web interface.
        preferred_language (str | None): Language of sessions, one of the values Kasm lists.
        preferred_timezone (str | None): Time zone of sessions, one of the values Kasm lists.
        toggle_control_panel (bool | None): Setting of the control panel.
        default_image (str | None): Id of the image that starts without being asked for.
        auto_login_kasm (bool | None): Whether a session starts with the login.
        chat_sfx (bool | None): Sounds of the chat, in older releases.
    """

    user_id: str
    ssh_public_key: str | None = None
    show_tips: bool | None = None
    theme: str | None = None
    preferred_language: str | None = None
    preferred_timezone: str | None = None
    toggle_control_panel: bool | None = None
    default_image: str | None = None
    auto_login_kasm: bool | None = None
    chat_sfx: bool | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "user_id": self.user_id,
            "ssh_public_key": self.ssh_public_key,
            "show_tips": self.show_tips,
            "theme": self.theme,
            "preferred_language": self.preferred_language,
            "preferred_timezone": self.preferred_timezone,
            "toggle_control_panel": self.toggle_control_panel,
            "default_image": self.default_image,
            "auto_login_kasm": self.auto_login_kasm,
            "chat_sfx": self.chat_sfx,
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = members(src_dict)
        model = cls(
            user_id=values.pop("user_id"),
            ssh_public_key=values.pop("ssh_public_key", None),
            show_tips=values.pop("show_tips", None),
            theme=values.pop("theme", None),
            preferred_language=values.pop("preferred_language", None),
            preferred_timezone=values.pop("preferred_timezone", None),
            toggle_control_panel=values.pop("toggle_control_panel", None),
            default_image=values.pop("default_image", None),
            auto_login_kasm=values.pop("auto_login_kasm", None),
            chat_sfx=values.pop("chat_sfx", None),
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
