# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_registry as create_registry
    from . import delete_registry as delete_registry
    from . import get_registries as get_registries

_MODULES = {
    "create_registry": "create_registry",
    "delete_registry": "delete_registry",
    "get_registries": "get_registries",
}

__all__ = ("create_registry", "delete_registry", "get_registries")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
