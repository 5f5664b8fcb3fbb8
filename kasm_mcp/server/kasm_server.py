"""Extend the SDK's server: resources that call Kasm, refusals of disabled tools, clear errors of prompts."""

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
"""Clients time out after about a minute. A session may take three minutes to start: the tools wait for it."""


class KasmServer(MCPServer[Services]):
    """A server with the given tools, and the resources and prompts that need no other tools.

    Attributes:
        longest_read_s: Time limit for reading a resource, in seconds.

    Args:
        tools: The enabled tools.
        config: The settings.
        others: Passed to the SDK's server.
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
            MCPError: It is unknown or disabled. The protocol requires a request error; the SDK returns a tool error.
        """
        if self._tool_manager.get_tool(name) is None:
            raise await self._absent(name, arguments, context)
        return await super().call_tool(name, arguments, context)

    async def _absent(
        self, name: str, arguments: Mapping[str, Any], context: Context[Services, Any] | None
    ) -> MCPError:
        """Return the error for an unknown or disabled tool; a call of a disabled one is recorded as refused."""
        refusal = refusal_of(name, self._config)
        if refusal is None:
            return MCPError(INVALID_PARAMS, f"There is no tool {name[:64]!r}; see tools/list.")
        if context is not None:
            attempt = Attempt(name, arguments, changes=False, client=client_of(context), failure=refusal)
            async with context.request_context.lifespan_context.audit.recorded(attempt):
                pass
        return MCPError(INVALID_PARAMS, f"{refusal.message} See tools/list for the enabled tools.")

    async def list_resources(self) -> list[Resource]:
        """Return the resources with one fixed address."""
        ours = [listed for resource in self._resources if isinstance(listed := resource.listed(), Resource)]
        return [*ours, *await super().list_resources()]

    async def list_resource_templates(self) -> list[ResourceTemplate]:
        """Return the resources with one address per session."""
        ours = [listed for resource in self._resources if isinstance(listed := resource.listed(), ResourceTemplate)]
        return [*ours, *await super().list_resource_templates()]

    async def read_resource(
        self, uri: AnyUrl | str, context: Context[Services, Any] | None = None
    ) -> Iterable[ReadResourceContents] | InputRequiredResult:
        """Read a resource by calling its tool.

        Raises:
            MCPError: There is no resource at this address, or its tool failed.
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
            f"There is no resource {address[:200]!r}; see resources/list and resources/templates/list.",
            "not_found",
            version,
        )

    async def _called(
        self, resource: KasmResource, uri: str, arguments: Mapping[str, Any], context: Context[Services, Any]
    ) -> CallToolResult:
        with anyio.move_on_after(self.longest_read_s):
            result = await self.call_tool(resource.tool, dict(arguments), context)
            assert isinstance(result, CallToolResult)  # noqa: S101  # tools that read have no question
            return result
        raise failed(
            uri,
            f"{uri} was not available within {self.longest_read_s:g} s. {resource.tool} waits longer.",
            "timeout",
            context.request_context.protocol_version,
        )

    async def get_prompt(
        self, name: str, arguments: dict[str, Any] | None = None, context: Context[Services, Any] | None = None
    ) -> GetPromptResult | InputRequiredResult:
        """Return a prompt with its values.

        Raises:
            MCPError: There is no prompt of this name, or an argument is wrong.
        """
        if self._prompt_manager.get_prompt(name) is None:
            raise MCPError(INVALID_PARAMS, f"There is no prompt {name[:64]!r}; see prompts/list.")
        return await super().get_prompt(name, arguments, context)


def refusal_of(name: str, config: Config) -> Refused | None:
    """Return why the settings disable a tool; None for a name that is not in the tool table.

    Args:
        name: The name that was called.
        config: The settings that disable it.
    """
    row = TOOLS.get(name)
    if row is None:
        return None
    if config.read_only and row.changes:
        return Refused(f"{name} changes something, and KASM_READ_ONLY is set.", rule="read_only")
    setting = "KASM_EXCLUDE_TOOLS" if name in config.exclude_tools else "KASM_TOOLSETS"
    return Refused(f"{name} is disabled by {setting}.", rule="left_out")
