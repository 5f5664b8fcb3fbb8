# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_user as create_user
    from . import delete_user as delete_user
    from . import get_attributes as get_attributes
    from . import get_user as get_user
    from . import get_users as get_users
    from . import logout_user as logout_user
    from . import update_user as update_user
    from . import update_user_attributes as update_user_attributes

_MODULES = {
    "create_user": "create_user",
    "delete_user": "delete_user",
    "get_attributes": "get_attributes",
    "get_user": "get_user",
    "get_users": "get_users",
    "logout_user": "logout_user",
    "update_user": "update_user",
    "update_user_attributes": "update_user_attributes",
}

__all__ = (
    "create_user",
    "delete_user",
    "get_attributes",
    "get_user",
    "get_users",
    "logout_user",
    "update_user",
    "update_user_attributes",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
