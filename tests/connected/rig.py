"""What a test of tools holds in its hands: the simulator, and clients of servers that use it."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import mcp_types as types
from mcp.client import Client
from mcp.client.session import ElicitationFnT
from starlette.types import ASGIApp, Receive, Scope, Send

from kasm_desktops import Pace
from kasm_mcp.config.config import Config
from kasm_mcp.server.build import build_server
from kasm_sim import Simulator

Era = Literal["auto", "legacy"]
"""The era of the protocol that a client speaks: the newest that the server has, or that of the handshake."""
ERAS: tuple[Era, ...] = ("auto", "legacy")
QUICK = Pace(first_s=0.05, longest_s=0.5, doubt_after_s=0.4)
"""Polls sooner than users' servers do: a request costs a simulated session nothing."""


class Switchboard:
    """The application of the web server: passes everything to the simulator of the present test."""

    def __init__(self) -> None:
        self.application: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.application is not None
        await self.application(scope, receive, send)


class Tools:
    """The tools of a server, as a client calls them."""

    def __init__(self, client: Client, answers: list[str] | None = None) -> None:
        self.client = client
        self._answers = [] if answers is None else answers

    async def result(self, tool: str, /, **arguments: Any) -> types.CallToolResult:
        """Call a tool and give the whole answer."""
        result = await self.client.call_tool(tool, arguments)
        self._answers += [part.text for part in result.content if isinstance(part, types.TextContent)]
        return result

    async def __call__(self, tool: str, /, **arguments: Any) -> dict[str, Any]:
        """Call a tool and give its envelope, which must be the same as structure and as text."""
        result = await self.result(tool, **arguments)
        return envelope_of(result)

    async def data(self, tool: str, /, **arguments: Any) -> dict[str, Any]:
        """Call a tool that must succeed and give its data."""
        envelope = await self(tool, **arguments)
        assert envelope["success"] is True, envelope
        data: dict[str, Any] = envelope["data"]
        return data

    async def error(self, tool: str, /, **arguments: Any) -> tuple[str, str]:
        """Call a tool that must fail and give `error_type` and `error`."""
        envelope = await self(tool, **arguments)
        assert envelope["success"] is False, envelope
        return envelope["error_type"], envelope["error"]


class Rig:
    """One simulator for one test.

    Attributes:
        sim: The simulator.
        url: Where it is served.
        answers: The text of every answer so far.
    """

    def __init__(self, sim: Simulator, url: str) -> None:
        self.sim = sim
        self.url = url
        self.answers: list[str] = []

    def config(self, **settings: str) -> Config:
        """Make the settings of a server that uses the simulator."""
        # There is no TLS here, and reading the certificates of all authorities would take most of a test's time.
        return Config.from_mapping(self.sim.environment(self.url) | {"KASM_VERIFY_TLS": "false"} | settings)

    @asynccontextmanager
    async def connected(
        self,
        era: Era = "auto",
        person: ElicitationFnT | None = None,
        pace: Pace = QUICK,
        /,
        *,
        url: str | None = None,
        **settings: str,
    ) -> AsyncIterator[Tools]:
        """Connect a client to a new server; one with a person at it can be asked."""
        config = self.config(**({"KASM_API_URL": url} if url else {}), **settings)
        async with Client(build_server(config, pace), mode=era, elicitation_callback=person) as client:
            yield Tools(client, self.answers)

    def secrets(self) -> set[str]:
        """Give what no answer and no log line may hold."""
        state = self.sim._state
        pair = base64.b64encode(f"{self.sim.api_key}:{self.sim.api_key_secret}".encode()).decode()
        docker = {image.docker_token for image in self.sim.images.values() if image.docker_token}
        return {self.sim.api_key, self.sim.api_key_secret, pair} | docker | set(state.logins.owners)

    def sent(self, operation: str) -> int:
        """Count the requests of one kind."""
        return sum(request.operation == operation for request in self.sim.requests)


def envelope_of(result: types.CallToolResult) -> dict[str, Any]:
    """Give the envelope of an answer, which a structure repeats unless a picture may come, and which a mark follows."""
    assert isinstance(result.content[0], types.TextContent)
    envelope = json.loads(result.content[0].text)
    assert result.structured_content in (envelope, None)
    assert result.is_error is (not envelope["success"])
    assert isinstance(envelope, dict)
    return envelope
