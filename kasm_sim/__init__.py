"""Simulate Kasm Workspaces: the API, the session proxy, and sessions that run real commands.

    with Simulator() as sim, sim.serve() as url:
        …  # a client with sim.environment(url)

It answers every call that Kasm documents and those of Kasm's own pages that clients use, and listens on loopback only.
`__all__` is the public surface; the modules are private.
"""

from kasm_sim.api.permissions import ALL_PERMISSIONS, OWN_SESSION_PERMISSIONS, REQUIRED_PERMISSIONS
from kasm_sim.container.handle import Container, ContainerUnavailable
from kasm_sim.quirks import Quirks
from kasm_sim.refusals import Refused
from kasm_sim.simulator import Simulator
from kasm_sim.state import seeds
from kasm_sim.state.records import Group, User
from kasm_sim.web.exchange import ConnectionDropped, Exchange, RecordedRequest
from kasm_sim.web.faults import (
    ANY_CALL,
    AnswerLost,
    Drop,
    EmptyBody,
    ErrorMessage,
    Fault,
    Faults,
    Hang,
    HtmlError,
    JsonBody,
    PlainText,
    Slow,
    Truncated,
)
from kasm_sim.web.server import serve

__all__ = [
    "ALL_PERMISSIONS",
    "ANY_CALL",
    "OWN_SESSION_PERMISSIONS",
    "REQUIRED_PERMISSIONS",
    "AnswerLost",
    "ConnectionDropped",
    "Container",
    "ContainerUnavailable",
    "Drop",
    "EmptyBody",
    "ErrorMessage",
    "Exchange",
    "Fault",
    "Faults",
    "Group",
    "Hang",
    "HtmlError",
    "JsonBody",
    "PlainText",
    "Quirks",
    "RecordedRequest",
    "Refused",
    "Simulator",
    "Slow",
    "Truncated",
    "User",
    "seeds",
    "serve",
]
