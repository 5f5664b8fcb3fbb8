# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import delete_all_session_permissions as delete_all_session_permissions
    from . import get_session_permissions as get_session_permissions
    from . import set_session_permissions as set_session_permissions

_MODULES = {
    "delete_all_session_permissions": "delete_all_session_permissions",
    "get_session_permissions": "get_session_permissions",
    "set_session_permissions": "set_session_permissions",
}

__all__ = ("delete_all_session_permissions", "get_session_permissions", "set_session_permissions")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
