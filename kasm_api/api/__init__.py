# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Kasm's calls by chapter, imported when first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import images as images
    from . import session_proxy as session_proxy
    from . import session_recordings as session_recordings
    from . import sessions as sessions
    from . import users as users

_MODULES = {
    "images": "images",
    "session_proxy": "session_proxy",
    "session_recordings": "session_recordings",
    "sessions": "sessions",
    "users": "users",
}

__all__ = ("images", "session_proxy", "session_recordings", "sessions", "users")


if not TYPE_CHECKING:  # for a type checker, any name would be there

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
