# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import add_images_group as add_images_group
    from . import add_settings_group as add_settings_group
    from . import add_user_group as add_user_group
    from . import create_group as create_group
    from . import delete_group as delete_group
    from . import get_groups as get_groups
    from . import get_images_group as get_images_group
    from . import get_users_group as get_users_group
    from . import remove_images_group as remove_images_group
    from . import remove_user_group as remove_user_group
    from . import set_settings_group as set_settings_group
    from . import update_group as update_group

_MODULES = {
    "add_images_group": "add_images_group",
    "add_settings_group": "add_settings_group",
    "add_user_group": "add_user_group",
    "create_group": "create_group",
    "delete_group": "delete_group",
    "get_groups": "get_groups",
    "get_images_group": "get_images_group",
    "get_users_group": "get_users_group",
    "remove_images_group": "remove_images_group",
    "remove_user_group": "remove_user_group",
    "set_settings_group": "set_settings_group",
    "update_group": "update_group",
}

__all__ = (
    "add_images_group",
    "add_settings_group",
    "add_user_group",
    "create_group",
    "delete_group",
    "get_groups",
    "get_images_group",
    "get_users_group",
    "remove_images_group",
    "remove_user_group",
    "set_settings_group",
    "update_group",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
