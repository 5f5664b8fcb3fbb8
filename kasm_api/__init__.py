# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""A typed client for the Kasm Workspaces Developer API.

`Client` holds the address and the key. Every call is a module with `sync` and `asyncio`, grouped by chapter below
`kasm_api.api`; bodies and answers are classes in `kasm_api.models`. A call returns its documented result or raises a
`KasmError`; connection failures stay an `httpx2.TransportError`.

    from kasm_api import Client
    from kasm_api.api import sessions

    with Client("https://kasm.example.org", api_key=key, api_key_secret=secret) as client:
        for session in sessions.get_kasms.sync(client=client).kasms or []:
            print(session.kasm_id, session.operational_status)

The chapters are `agents`, `casting`, `egress`, `groups`, `images`, `licensing`, `login`, `registries`, `servers`,
`session_permissions`, `session_proxy`, `session_recordings`, `session_tokens`, `sessions`, `staging`, `system`,
`users`, `zones`. `help(sessions)` lists the calls of one, `help(sessions.get_kasms)` explains one."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import api as api
    from . import models as models
    from .client import Client
    from .errors import ApiError, KasmError, Unauthorized, UnexpectedResponse
    from .settings import ClientSettings, ConfigError
    from .types import Secret

_MODULES = {
    "ApiError": "errors",
    "Client": "client",
    "ClientSettings": "settings",
    "ConfigError": "settings",
    "KasmError": "errors",
    "Secret": "types",
    "Unauthorized": "errors",
    "UnexpectedResponse": "errors",
}

__all__ = (
    "ApiError",
    "Client",
    "ClientSettings",
    "ConfigError",
    "KasmError",
    "Secret",
    "Unauthorized",
    "UnexpectedResponse",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name in ("api", "models"):
            return import_module(f".{name}", __name__)
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        return value
