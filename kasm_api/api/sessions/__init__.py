# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import destroy_kasm as destroy_kasm
    from . import exec_command_kasm as exec_command_kasm
    from . import get_kasm_bottleneck_stats as get_kasm_bottleneck_stats
    from . import get_kasm_frame_stats as get_kasm_frame_stats
    from . import get_kasm_screenshot as get_kasm_screenshot
    from . import get_kasm_status as get_kasm_status
    from . import get_kasms as get_kasms
    from . import get_rdp_client_connection_info as get_rdp_client_connection_info
    from . import get_user_kasms as get_user_kasms
    from . import join_kasm as join_kasm
    from . import keepalive as keepalive
    from . import pause_kasm as pause_kasm
    from . import pause_kasm_ui as pause_kasm_ui
    from . import request_kasm as request_kasm
    from . import resume_kasm as resume_kasm
    from . import resume_kasm_ui as resume_kasm_ui
    from . import stop_kasm_ui as stop_kasm_ui

_MODULES = {
    "destroy_kasm": "destroy_kasm",
    "exec_command_kasm": "exec_command_kasm",
    "get_kasm_bottleneck_stats": "get_kasm_bottleneck_stats",
    "get_kasm_frame_stats": "get_kasm_frame_stats",
    "get_kasm_screenshot": "get_kasm_screenshot",
    "get_kasm_status": "get_kasm_status",
    "get_kasms": "get_kasms",
    "get_rdp_client_connection_info": "get_rdp_client_connection_info",
    "get_user_kasms": "get_user_kasms",
    "join_kasm": "join_kasm",
    "keepalive": "keepalive",
    "pause_kasm": "pause_kasm",
    "pause_kasm_ui": "pause_kasm_ui",
    "request_kasm": "request_kasm",
    "resume_kasm": "resume_kasm",
    "resume_kasm_ui": "resume_kasm_ui",
    "stop_kasm_ui": "stop_kasm_ui",
}

__all__ = (
    "destroy_kasm",
    "exec_command_kasm",
    "get_kasm_bottleneck_stats",
    "get_kasm_frame_stats",
    "get_kasm_screenshot",
    "get_kasm_status",
    "get_kasms",
    "get_rdp_client_connection_info",
    "get_user_kasms",
    "join_kasm",
    "keepalive",
    "pause_kasm",
    "pause_kasm_ui",
    "request_kasm",
    "resume_kasm",
    "resume_kasm_ui",
    "stop_kasm_ui",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
