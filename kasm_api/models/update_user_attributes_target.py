# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import Model as _Model
from ..types import members

_NAMES = frozenset(
    (
        "user_id",
        "ssh_public_key",
        "show_tips",
        "theme",
        "preferred_language",
        "preferred_timezone",
        "toggle_control_panel",
        "default_image",
        "auto_login_kasm",
        "chat_sfx",
    )
)


@define(kw_only=True, repr=False)
class UpdateUserAttributesTarget(_Model):
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
        given = {key: value for key, value in declared.items() if value is not None}
        return self._others | given if self._others else given

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        get = values.get
        # Setting slots takes two thirds of the time of a constructor call; lists of thousands are common.
        model = cls.__new__(cls)
        model.user_id = values["user_id"]
        model.ssh_public_key = get("ssh_public_key")
        model.show_tips = get("show_tips")
        model.theme = get("theme")
        model.preferred_language = get("preferred_language")
        model.preferred_timezone = get("preferred_timezone")
        model.toggle_control_panel = get("toggle_control_panel")
        model.default_image = get("default_image")
        model.auto_login_kasm = get("auto_login_kasm")
        model.chat_sfx = get("chat_sfx")
        model._others = None if values.keys() <= _NAMES else {key: values[key] for key in values if key not in _NAMES}
        return model
