# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""A typed client for the Kasm Workspaces Developer API.

`Client` holds the address and the key. Every call is a module with `sync` and `asyncio`, grouped by chapter below
`kasm_api.api`; what is sent and what comes back are classes in `kasm_api.models`. A call returns what it is documented
to return, or raises a `KasmError`; trouble on the way to Kasm stays an `httpx.TransportError`.
"""

from .client import Client
from .errors import ApiError, KasmError, Unauthorized, UnexpectedResponse

__all__ = ("ApiError", "Client", "KasmError", "Unauthorized", "UnexpectedResponse")
