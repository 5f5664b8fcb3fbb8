"""The SDK's server with what it lacks: resources that need Kasm, refusals of absent tools, clear errors of prompts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import anyio
from mcp.server import MCPServer
from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.server.mcpserver import Context
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolResult,
    GetPromptResult,
    InputRequiredResult,
    Resource,
    ResourceTemplate,
)
from pydantic import AnyUrl

from kasm_desktops import Refused
from kasm_mcp.config.config import Config
from kasm_mcp.server.audit_log import Attempt
from kasm_mcp.server.prompts import PROMPTS
from kasm_mcp.server.resources import RESOURCES, SCHEME, KasmResource, contents, failed
from kasm_mcp.server.services import Services
from kasm_mcp.server.tool import KasmTool, client_of
from kasm_mcp.table import TOOLS

LONGEST_READ_S = 45.0
"""Clients give up on a request after a minute; a session that starts may take three, for which there are tools."""


class KasmServer(MCPServer[Services]):
    """A server with the given tools, and the resources and prompts that need no others.

    Attributes:
        longest_read_s: How long a resource is waited for, in seconds.

    Args:
        tools: All there are.
        config: The settings that left these.
        others: As for the SDK's server.
    """

    def __init__(
        self,
        *,
        tools: Sequence[KasmTool],
        config: Config,
        **others: Any,  # noqa: ANN401  # the SDK's own
    ) -> None:
        super().__init__(tools=list(tools), **others)
        self._config = config
        self.longest_read_s = LONGEST_READ_S
        self._present = {tool.name for tool in tools}
        self._resources = [resource for resource in RESOURCES if resource.tool in self._present]
        for prompt in PROMPTS:
            if self._present.issuperset(prompt.tools):
                self.add_prompt(prompt)

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Services, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool.

        Raises:
            MCPError: It is not here. The protocol wants an error of the request, where the SDK has one of the tool.
        """
        if self._tool_manager.get_tool(name) is None:
            raise await self._absent(name, arguments, context)
        return await super().call_tool(name, arguments, context)

    async def _absent(
        self, name: str, arguments: Mapping[str, Any], context: Context[Services, Any] | None
    ) -> MCPError:
        """Return why a tool is not here; if that is a choice of this server's, the call is recorded as refused."""
        refusal = refusal_of(name, self._config)
        if refusal is None:
            return MCPError(INVALID_PARAMS, f"There is no tool {name[:64]!r}; tools/list names those there are.")
        if context is not None:
            attempt = Attempt(name, arguments, changes=False, client=client_of(context), failure=refusal)
            async with context.request_context.lifespan_context.audit.recorded(attempt):
                pass
        return MCPError(INVALID_PARAMS, f"{refusal.message} tools/list names the tools there are.")

    async def list_resources(self) -> list[Resource]:
        """Return those that are one."""
        ours = [listed for resource in self._resources if isinstance(listed := resource.listed(), Resource)]
        return [*ours, *await super().list_resources()]

    async def list_resource_templates(self) -> list[ResourceTemplate]:
        """Return those that are one for each session."""
        ours = [listed for resource in self._resources if isinstance(listed := resource.listed(), ResourceTemplate)]
        return [*ours, *await super().list_resource_templates()]

    async def read_resource(
        self, uri: AnyUrl | str, context: Context[Services, Any] | None = None
    ) -> Iterable[ReadResourceContents] | InputRequiredResult:
        """Read a resource by calling the tool whose answer it is.

        Raises:
            MCPError: There is none at this address, or its tool failed.
        """
        address = str(uri)
        if context is None or not address.startswith(SCHEME):
            return await super().read_resource(uri, context)
        version = context.request_context.protocol_version
        for resource in self._resources:
            arguments = resource.arguments(address)
            if arguments is not None:
                result = await self._called(resource, address, arguments, context)
                return [contents(resource, address, result, version)]
        raise failed(
            address,
            f"There is no resource {address[:200]!r} here; resources/list and resources/templates/list name all.",
            "not_found",
            version,
        )

    async def _called(
        self, resource: KasmResource, uri: str, arguments: Mapping[str, Any], context: Context[Services, Any]
    ) -> CallToolResult:
        with anyio.move_on_after(self.longest_read_s):
            result = await self.call_tool(resource.tool, dict(arguments), context)
            assert isinstance(result, CallToolResult)  # noqa: S101  # reading asks nobody anything
            return result
        raise failed(
            uri,
            f"{uri} was not there within {self.longest_read_s:g} s. {resource.tool} waits longer.",
            "timeout",
            context.request_context.protocol_version,
        )

    async def get_prompt(
        self, name: str, arguments: dict[str, Any] | None = None, context: Context[Services, Any] | None = None
    ) -> GetPromptResult | InputRequiredResult:
        """Return a prompt with its values.

        Raises:
            MCPError: There is none of this name, or an argument is wrong.
        """
        if self._prompt_manager.get_prompt(name) is None:
            raise MCPError(
                INVALID_PARAMS, f"There is no prompt {name[:64]!r} here; prompts/list names those there are."
            )
        return await super().get_prompt(name, arguments, context)


def refusal_of(name: str, config: Config) -> Refused | None:
    """Return why a tool of the table is not here; None for a name that the table does not have.

    Args:
        name: What was called.
        config: The settings, which leave it out.
    """
    row = TOOLS.get(name)
    if row is None:
        return None
    if config.read_only and row.changes:
        return Refused(f"{name} changes something, and KASM_READ_ONLY is set.", rule="read_only")
    setting = "KASM_EXCLUDE_TOOLS" if name in config.exclude_tools else "KASM_TOOLSETS"
    return Refused(f"{name} is left out by {setting}.", rule="left_out")
