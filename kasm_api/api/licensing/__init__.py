# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import activate as activate
    from . import get_licenses as get_licenses

_MODULES = {"activate": "activate", "get_licenses": "get_licenses"}

__all__ = ("activate", "get_licenses")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
