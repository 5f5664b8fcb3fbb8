# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_staging_config as create_staging_config
    from . import delete_staging_config as delete_staging_config
    from . import get_staging_config as get_staging_config
    from . import get_staging_configs as get_staging_configs
    from . import update_staging_config as update_staging_config

_MODULES = {
    "create_staging_config": "create_staging_config",
    "delete_staging_config": "delete_staging_config",
    "get_staging_config": "get_staging_config",
    "get_staging_configs": "get_staging_configs",
    "update_staging_config": "update_staging_config",
}

__all__ = (
    "create_staging_config",
    "delete_staging_config",
    "get_staging_config",
    "get_staging_configs",
    "update_staging_config",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
