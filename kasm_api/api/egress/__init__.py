# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""One module per call, with Kasm's name of the call, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_egress_credential as create_egress_credential
    from . import create_egress_gateway as create_egress_gateway
    from . import create_egress_provider as create_egress_provider
    from . import create_egress_provider_mapping as create_egress_provider_mapping
    from . import delete_egress_credential as delete_egress_credential
    from . import delete_egress_gateway as delete_egress_gateway
    from . import delete_egress_provider as delete_egress_provider
    from . import delete_egress_provider_mapping as delete_egress_provider_mapping
    from . import get_egress_credentials as get_egress_credentials
    from . import get_egress_gateways as get_egress_gateways
    from . import get_egress_provider_mappings as get_egress_provider_mappings
    from . import get_egress_providers as get_egress_providers
    from . import update_egress_credential as update_egress_credential
    from . import update_egress_gateway as update_egress_gateway
    from . import update_egress_provider as update_egress_provider
    from . import update_egress_provider_mapping as update_egress_provider_mapping

_MODULES = {
    "create_egress_credential": "create_egress_credential",
    "create_egress_gateway": "create_egress_gateway",
    "create_egress_provider": "create_egress_provider",
    "create_egress_provider_mapping": "create_egress_provider_mapping",
    "delete_egress_credential": "delete_egress_credential",
    "delete_egress_gateway": "delete_egress_gateway",
    "delete_egress_provider": "delete_egress_provider",
    "delete_egress_provider_mapping": "delete_egress_provider_mapping",
    "get_egress_credentials": "get_egress_credentials",
    "get_egress_gateways": "get_egress_gateways",
    "get_egress_provider_mappings": "get_egress_provider_mappings",
    "get_egress_providers": "get_egress_providers",
    "update_egress_credential": "update_egress_credential",
    "update_egress_gateway": "update_egress_gateway",
    "update_egress_provider": "update_egress_provider",
    "update_egress_provider_mapping": "update_egress_provider_mapping",
}

__all__ = (
    "create_egress_credential",
    "create_egress_gateway",
    "create_egress_provider",
    "create_egress_provider_mapping",
    "delete_egress_credential",
    "delete_egress_gateway",
    "delete_egress_provider",
    "delete_egress_provider_mapping",
    "get_egress_credentials",
    "get_egress_gateways",
    "get_egress_provider_mappings",
    "get_egress_providers",
    "update_egress_credential",
    "update_egress_gateway",
    "update_egress_provider",
    "update_egress_provider_mapping",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        return module


def __dir__() -> list[str]:
    return sorted(__all__)
