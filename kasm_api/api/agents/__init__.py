# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import get_agent_report as get_agent_report
    from . import get_agents as get_agents
    from . import update_agent as update_agent

_MODULES = {"get_agent_report": "get_agent_report", "get_agents": "get_agents", "update_agent": "update_agent"}

__all__ = ("get_agent_report", "get_agents", "update_agent")


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
