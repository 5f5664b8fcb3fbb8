# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import get_session_recordings as get_session_recordings
    from . import get_sessions_recordings as get_sessions_recordings

_MODULES = {"get_session_recordings": "get_session_recordings", "get_sessions_recordings": "get_sessions_recordings"}

__all__ = ("get_session_recordings", "get_sessions_recordings")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
