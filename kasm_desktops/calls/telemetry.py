"""OpenTelemetry spans, one per Kasm call, if the process uses OpenTelemetry.

It does if the module is loaded already: by `opentelemetry-instrument`, by a script, or by the MCP SDK. It is never
loaded here, since that takes longer than a call. A span holds the call's name, address and result; no body, token or
id, and no exception, whose text could contain them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

RESENDS = "http.request.resend_count"
STATUS = "http.response.status_code"

_PORTS = {"http": 80, "https": 443}


class _Nobody:
    """Stands in for a span when OpenTelemetry is not loaded."""

    def set_attribute(self, name: str, value: str | int) -> None:
        """Do nothing."""


_NOBODY = _Nobody()


def peer(origin: str) -> dict[str, str | int]:
    """Return an address as span attributes.

    Args:
        origin: Scheme, host and port.
    """
    url = urlsplit(origin)
    return {"server.address": url.hostname or "", "server.port": url.port or _PORTS.get(url.scheme, 0)}


@contextmanager
def span(call: str, attributes: dict[str, str | int]) -> Iterator[Any]:
    """Record a call as a child of the current span, and as failed if an exception leaves the block.

    Args:
        call: Kasm's name of the call.
        attributes: Its address, from `peer`.

    Returns:
        The span; `set_attribute` adds attributes during the call.
    """
    if not _is_loaded():
        yield _NOBODY
        return
    from opentelemetry import trace

    told = {"rpc.system.name": "kasm", "rpc.method": call, **attributes}
    with trace.get_tracer("kasm-mcp").start_as_current_span(
        call, kind=trace.SpanKind.CLIENT, attributes=told, record_exception=False, set_status_on_exception=False
    ) as current:
        try:
            yield current
        except BaseException as error:
            kind = getattr(error, "error_type", type(error).__qualname__)
            if kind is not None:
                current.set_attribute("error.type", kind)
                current.set_status(trace.StatusCode.ERROR)
            raise


def note(name: str, value: str | int) -> None:
    """Add an attribute to the current call's span."""
    if _is_loaded():
        from opentelemetry import trace

        trace.get_current_span().set_attribute(name, value)


def _is_loaded() -> bool:
    return "opentelemetry.trace" in sys.modules
