# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_image as create_image
    from . import delete_image as delete_image
    from . import get_image as get_image
    from . import get_images as get_images
    from . import update_image as update_image

_MODULES = {
    "create_image": "create_image",
    "delete_image": "delete_image",
    "get_image": "get_image",
    "get_images": "get_images",
    "update_image": "update_image",
}

__all__ = ("create_image", "delete_image", "get_image", "get_images", "update_image")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
