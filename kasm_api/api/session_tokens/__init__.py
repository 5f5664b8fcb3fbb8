# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_session_token as create_session_token
    from . import delete_session_token as delete_session_token
    from . import delete_session_tokens as delete_session_tokens
    from . import get_session_token as get_session_token
    from . import get_session_tokens as get_session_tokens
    from . import update_session_token as update_session_token

_MODULES = {
    "create_session_token": "create_session_token",
    "delete_session_token": "delete_session_token",
    "delete_session_tokens": "delete_session_tokens",
    "get_session_token": "get_session_token",
    "get_session_tokens": "get_session_tokens",
    "update_session_token": "update_session_token",
}

__all__ = (
    "create_session_token",
    "delete_session_token",
    "delete_session_tokens",
    "get_session_token",
    "get_session_tokens",
    "update_session_token",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
