"""What is listed: resources, prompts, completion, tools with special schemas, and lists that change."""

import json
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.context import ServerRequestContext
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.prompts import Prompt
from mcp.server.mcpserver.prompts.base import UserMessage
from mcp_types import (
    Completion,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    EmptyResult,
    InputRequiredResult,
    SetLevelRequestParams,
    SubscribeRequestParams,
    TextContent,
    UnsubscribeRequestParams,
)
from pydantic import Field

from .contents import PIXEL, embedded, image

SCHEMA_2020_12 = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {"address": {"$anchor": "addressDef", "type": "object", "properties": {"city": {"type": "string"}}}},
    "properties": {
        "name": {"type": "string"},
        "address": {"$ref": "#/$defs/address"},
        "size": {"type": "integer"},
    },
    "allOf": [{"anyOf": [{"required": ["name"]}, {"required": ["address"]}]}],
    "if": {"required": ["size"]},
    "then": {"properties": {"size": {"minimum": 1}}},
    "else": {"required": ["name"]},
    "additionalProperties": False,
}
"""Every keyword that the suite looks for."""


def add_to(server: MCPServer[Any]) -> None:
    """Add all of it."""
    _add_tools(server)
    _add_resources(server)
    _add_prompts(server)
    _add_requests(server)


def _add_tools(server: MCPServer[Any]) -> None:
    @server.tool()
    def json_schema_2020_12_tool() -> str:
        """Have a schema with every keyword."""
        return "ok"

    tool = server._tool_manager.get_tool("json_schema_2020_12_tool")
    assert tool
    tool.parameters = SCHEMA_2020_12

    @server.tool()
    def test_x_mcp_header(
        region: Annotated[str, Field(json_schema_extra={"x-mcp-header": "Region"})] = "none",
    ) -> str:
        """Have an argument that stands in a header too."""
        return region

    @server.tool()
    async def test_trigger_tool_change(ctx: Context[Any]) -> str:
        """Change the list of tools for a moment."""
        server.add_tool(test_simple_prompt, name="test_dynamic_tool")
        server.remove_tool("test_dynamic_tool")
        await ctx.notify_tools_changed()
        return "changed"

    @server.tool()
    async def test_trigger_prompt_change(ctx: Context[Any]) -> str:
        """Change the list of prompts for a moment."""
        server.add_prompt(Prompt.from_function(test_simple_prompt, name="test_dynamic_prompt"))
        server.remove_prompt("test_dynamic_prompt")
        await ctx.notify_prompts_changed()
        return "changed"


def _add_resources(server: MCPServer[Any]) -> None:
    @server.resource("test://static-text", mime_type="text/plain")
    def static_text() -> str:
        """Give a text."""
        return "A text that never changes."

    @server.resource("test://static-binary", mime_type="image/png")
    def static_binary() -> bytes:
        """Give a picture."""
        return PIXEL

    @server.resource("test://template/{id}/data", mime_type="application/json")
    def template(id: str) -> str:  # noqa: A002  # the address names it
        """Give something with the id."""
        return json.dumps({"id": id})

    @server.resource("test://watched-resource", mime_type="text/plain")
    def watched() -> str:
        """Give something to subscribe to."""
        return "Something to watch."


def test_simple_prompt() -> str:
    """Prompt without arguments."""
    return "Say hello."


def test_prompt_with_arguments(arg1: str, arg2: str) -> str:
    """Prompt with arguments."""
    return f"Compare {arg1} with {arg2}."


def test_prompt_with_embedded_resource(resourceUri: str) -> list[UserMessage]:  # noqa: N803  # the suite names it
    """Prompt with a resource."""
    return [UserMessage(embedded(resourceUri, "What stands in the resource.")), UserMessage("Look at it.")]


def test_prompt_with_image() -> list[UserMessage]:
    """Prompt with a picture."""
    return [UserMessage(image()), UserMessage("What is on it?")]


def test_input_required_result_prompt(ctx: Context[Any]) -> list[UserMessage] | InputRequiredResult:
    """Prompt that asks first."""
    answer = (ctx.input_responses or {}).get("user_context")
    if isinstance(answer, ElicitResult):
        return [UserMessage(TextContent(text=f"Context: {(answer.content or {}).get('context')}"))]
    form = ElicitRequestFormParams(
        message="Which context?",
        requested_schema={"type": "object", "properties": {"context": {"type": "string"}}, "required": ["context"]},
    )
    return InputRequiredResult(input_requests={"user_context": ElicitRequest(params=form)})


def _add_prompts(server: MCPServer[Any]) -> None:
    for prompt in (
        test_simple_prompt,
        test_prompt_with_arguments,
        test_prompt_with_embedded_resource,
        test_prompt_with_image,
        test_input_required_result_prompt,
    ):
        server.add_prompt(Prompt.from_function(prompt))


async def _accepted(_: ServerRequestContext[Any, Any], __: object) -> EmptyResult:
    return EmptyResult()


def _add_requests(server: MCPServer[Any]) -> None:
    """Take requests for which the high-level server has no way in."""
    low = server._lowlevel_server
    low.add_request_handler("logging/setLevel", SetLevelRequestParams, _accepted)
    low.add_request_handler("resources/subscribe", SubscribeRequestParams, _accepted)
    low.add_request_handler("resources/unsubscribe", UnsubscribeRequestParams, _accepted)

    @server.completion()  # type: ignore[no-untyped-call,untyped-decorator]  # the SDK has no types here
    async def complete(*_: object) -> Completion:
        return Completion(values=[], total=0, has_more=False)
