"""Tools that answer each kind of content, report progress or log, as the suite knows them by name."""

import base64
from typing import Any, cast

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import AudioContent, EmbeddedResource, ImageContent, TextContent, TextResourceContents

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
"""A PNG of one pixel."""
SILENCE = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\0\0\0"
"""A WAV file of no samples."""


def image() -> ImageContent:
    """Give a picture."""
    return ImageContent(data=base64.b64encode(PIXEL).decode(), mime_type="image/png")


def embedded(uri: str, text: str, mime_type: str = "text/plain") -> EmbeddedResource:
    """Give a text as an embedded resource."""
    return EmbeddedResource(resource=TextResourceContents(uri=uri, mime_type=mime_type, text=text))


def test_simple_text() -> str:
    """Answer a text."""
    return "A text."


def test_image_content() -> list[ImageContent]:
    """Answer a picture."""
    return [image()]


def test_audio_content() -> list[AudioContent]:
    """Answer a sound."""
    return [AudioContent(data=base64.b64encode(SILENCE).decode(), mime_type="audio/wav")]


def test_embedded_resource() -> list[EmbeddedResource]:
    """Answer a resource."""
    return [embedded("test://embedded-resource", "What stands in it.")]


def test_multiple_content_types() -> list[TextContent | ImageContent | EmbeddedResource]:
    """Answer three kinds of content."""
    resource = embedded("test://mixed-content-resource", '{"is": "JSON"}', "application/json")
    return [TextContent(text="Three things:"), image(), resource]


def test_error_handling() -> str:
    """Fail."""
    raise ToolError("It failed, as it should.")


async def test_tool_with_progress(ctx: Context[Any]) -> str:
    """Report progress three times."""
    for done in (0, 50, 100):
        await ctx.report_progress(done, 100, f"{done} of 100 done")
    return "done"


async def test_tool_with_logging(ctx: Context[Any]) -> str:
    """Log three times, by what the protocol has deprecated since."""
    for text in ("begun", "under way", "over"):
        await cast("Any", ctx).info(text)
    return "logged"


async def test_logging_tool(ctx: Context[Any]) -> str:
    """Log once, for clients that ask for it with the request."""
    await cast("Any", ctx).info("it ran")
    return "logged"


async def test_reconnection(ctx: Context[Any]) -> str:
    """Close the stream under the call."""
    await ctx.close_sse_stream()
    return "still here"


def add_to(server: MCPServer[Any]) -> None:
    """Add the tools."""
    for tool in (
        test_simple_text,
        test_image_content,
        test_audio_content,
        test_embedded_resource,
        test_multiple_content_types,
        test_error_handling,
        test_tool_with_progress,
        test_tool_with_logging,
        test_logging_tool,
        test_reconnection,
    ):
        server.add_tool(tool)
