# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import assign_user_server as assign_user_server
    from . import create_server as create_server
    from . import delete_server as delete_server
    from . import get_servers as get_servers
    from . import unassign_user_server as unassign_user_server
    from . import update_server as update_server

_MODULES = {
    "assign_user_server": "assign_user_server",
    "create_server": "create_server",
    "delete_server": "delete_server",
    "get_servers": "get_servers",
    "unassign_user_server": "unassign_user_server",
    "update_server": "update_server",
}

__all__ = (
    "assign_user_server",
    "create_server",
    "delete_server",
    "get_servers",
    "unassign_user_server",
    "update_server",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
