"""Define the resources: each is the answer of a tool, under an address.

A resource exists if its tool is enabled, and reading it calls the tool, so that ids are checked, failures explained and
refusals recorded in one place.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen
from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.shared.exceptions import MCPError
from mcp.shared.uri_template import UriTemplate
from mcp_types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    CallToolResult,
    ImageContent,
    Resource,
    ResourceTemplate,
    TextContent,
)
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from kasm_mcp.server.wire import compact

SCHEME = "kasm://"
RESOURCE_NOT_FOUND = -32002
"""Error code in protocol versions before 2026-07-28; since then it is an invalid parameter."""

_CALLERS_FAULT = ("not_found", "validation", "security")


@frozen
class KasmResource:
    """One resource, or one per session.

    Attributes:
        uri: Its address; `{id}` stands for a session id.
        tool: The tool that provides its content.
        name: Its name for programs.
        title: Its name for people.
        description: Its content.
        mime_type: `application/json` for the tool's data, else the type of its picture.
    """

    uri: str
    tool: str
    name: str
    title: str
    description: str
    mime_type: str = "application/json"

    @property
    def parameters(self) -> list[str]:
        """Variables in its address: `id`, if there is one resource per session."""
        return UriTemplate.parse(self.uri).variable_names

    def arguments(self, uri: str) -> dict[str, Any] | None:
        """Return the tool's arguments for an address; None if it is not this resource's."""
        found = UriTemplate.parse(self.uri).match(uri)
        return None if found is None else {f"kasm_{name}": value for name, value in found.items()}

    def listed(self) -> Resource | ResourceTemplate:
        """Return its entry in the list of resources or templates."""
        told = {"name": self.name, "title": self.title, "description": self.description, "mime_type": self.mime_type}
        if self.parameters:
            return ResourceTemplate.model_validate({"uri_template": self.uri, **told})
        return Resource.model_validate({"uri": self.uri, **told})


RESOURCES = (
    KasmResource(
        "kasm://sessions",
        "list_user_sessions",
        "sessions",
        "Own sessions",
        "The sessions of the configured user, including paused and stopped ones; the first 100.",
    ),
    KasmResource(
        "kasm://session/{id}",
        "get_session_status",
        "session",
        "Session",
        "The state of a session (starting, running, paused), its image, address and times.",
    ),
    KasmResource(
        "kasm://session/{id}/screenshot",
        "get_session_screenshot",
        "screenshot",
        "Screenshot",
        "A screenshot of a session, at most 1280 pixels wide. It may be a minute old.",
        "image/jpeg",
    ),
    KasmResource(
        "kasm://workspaces",
        "get_available_workspaces",
        "workspaces",
        "Workspace images",
        "The images that can be started, and the resources each needs; the first 100.",
    ),
)


def contents(resource: KasmResource, uri: str, result: CallToolResult, protocol_version: str) -> ReadResourceContents:
    """Convert a tool's answer to the content of a resource.

    Args:
        resource: The resource.
        uri: The address that was read.
        result: The answer of its tool.
        protocol_version: The version negotiated with the client.

    Raises:
        MCPError: The tool failed; the error has the tool's message and, in `data`, its `error_type`.
    """
    text, *pictures = result.content
    assert isinstance(text, TextContent)  # noqa: S101  # every tool's first block
    envelope: Mapping[str, Any] = json.loads(text.text)
    if not envelope.get("success"):
        raise failed(uri, envelope["error"], envelope["error_type"], protocol_version)
    if resource.mime_type == "application/json":
        data = {**envelope["data"], **dict(_rest(resource, envelope["data"]))}
        return ReadResourceContents(compact(data), resource.mime_type)
    (picture,) = (part for part in pictures if isinstance(part, ImageContent))
    return ReadResourceContents(base64.b64decode(picture.data), picture.mime_type)


def _rest(resource: KasmResource, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield a note on how to get the rest of a truncated list."""
    count, total = data.get("count"), data.get("total")
    if count is not None and total is not None and count < total:
        yield "note", f"The first {count} of {total}; call {resource.tool} with offset={count} for the next."


def failed(uri: str, message: str, error_type: str, protocol_version: str) -> MCPError:
    """Return the protocol error for a resource that cannot be read.

    Args:
        uri: The resource's address.
        message: What happened and what to do next.
        error_type: As in a tool's answer.
        protocol_version: The version negotiated with the client.
    """
    code = INVALID_PARAMS if error_type in _CALLERS_FAULT else INTERNAL_ERROR
    if error_type == "not_found" and protocol_version not in MODERN_PROTOCOL_VERSIONS:
        code = RESOURCE_NOT_FOUND
    return MCPError(code, message, {"uri": uri, "error_type": error_type})
