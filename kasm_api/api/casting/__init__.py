# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_cast_config as create_cast_config
    from . import delete_cast_config as delete_cast_config
    from . import get_cast_config as get_cast_config
    from . import get_cast_configs as get_cast_configs
    from . import update_cast_config as update_cast_config

_MODULES = {
    "create_cast_config": "create_cast_config",
    "delete_cast_config": "delete_cast_config",
    "get_cast_config": "get_cast_config",
    "get_cast_configs": "get_cast_configs",
    "update_cast_config": "update_cast_config",
}

__all__ = ("create_cast_config", "delete_cast_config", "get_cast_config", "get_cast_configs", "update_cast_config")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
