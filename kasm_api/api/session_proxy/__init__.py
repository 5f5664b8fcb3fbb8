# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import download_file as download_file
    from . import download_file_beside as download_file_beside
    from . import list_downloads as list_downloads

_MODULES = {
    "download_file": "download_file",
    "download_file_beside": "download_file_beside",
    "list_downloads": "list_downloads",
}

__all__ = ("download_file", "download_file_beside", "list_downloads")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
