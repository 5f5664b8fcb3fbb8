"""The record of a connection's opening, from which `kasm_mcp/server/stdio/opening.py` answers before the SDK is loaded.

A server without the record is asked in this process, over streams in memory, in each version of the protocol. The SDK
reads and writes its lines as it does on stdin and stdout.
"""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any, cast

import anyio
from mcp.server import MCPServer
from mcp.server.stdio import stdio_server
from mcp_types import methods
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS, MODERN_PROTOCOL_VERSIONS
from pydantic import BaseModel

from kasm_mcp.config.config import Config
from kasm_mcp.server.build import build_server
from kasm_mcp.server.instructions import instructions
from kasm_mcp.server.prompts import PROMPTS
from kasm_mcp.server.resources import RESOURCES
from kasm_mcp.server.stdio.opening import HANDSHAKE, LISTS, RECORD
from scripts.project import ROOT
from scripts.rendering.texts import Texts

SETTINGS = {
    "KASM_API_URL": "https://kasm.example.com",
    "KASM_API_KEY": "key",
    "KASM_API_SECRET": "secret",
    "KASM_USER_ID": "user",
}
META = "io.modelcontextprotocol/"
SERVER_S = 60
"""Time limit of one conversation."""


def render(texts: Texts) -> None:
    """Set the record."""
    texts[str(RECORD.relative_to(ROOT))] = as_text(record())


def as_text(entries: Mapping[str, Any]) -> str:
    """Return JSON with one line for each entry of each member, so that a changed tool is one changed line."""
    blocks = (f"{json.dumps(name)}: {block(value)}" for name, value in entries.items())
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def block(value: list[Any] | dict[str, Any]) -> str:
    """Return one member of the record."""
    if isinstance(value, dict):
        lines = [f"{json.dumps(name)}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in value.items()]
        return "{\n" + ",\n".join(lines) + "\n}"
    return "[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in value) + "\n]"


def record() -> dict[str, Any]:
    """Return the record.

    Its members are the versions of the handshake, the newest last; schemas of the parameters that the SDK accepts; per
    era, the members that all its results share, and the further members of results other than lists; the tools without
    which an entry of a list is left out; the differences of tools with the parameter `confirm`; and the lists.
    Instructions are recorded as "", because they depend on the settings.

    Raises:
        ValueError: The server answers something for which the record has no place.
    """
    server, config = build_server(Config.from_mapping(SETTINGS)), Config.from_mapping(SETTINGS)
    handshakes = {version: asked(server, legacy(version)) for version in HANDSHAKE_PROTOCOL_VERSIONS}
    for version, results in handshakes.items():
        same("the version", results[HANDSHAKE].pop("protocolVersion"), version)
    newest = handshakes[HANDSHAKE_PROTOCOL_VERSIONS[-1]]
    for version, results in handshakes.items():
        same(f"results of {version}", results, newest)
    eras = {"legacy": newest, "modern": asked(server, modern(MODERN_PROTOCOL_VERSIONS[-1]))}
    lists = [taken_out(results) for results in eras.values()]
    same("the lists of both eras", *lists)
    shared = {era: in_all(results.values()) for era, results in eras.items()}
    for era, results in eras.items():
        for method, result in list(results.items()):
            rest = {name: value for name, value in result.items() if name not in shared[era]}
            if "instructions" in rest:
                same("the instructions", rest["instructions"], instructions(config.tool_names))
                rest["instructions"] = ""
            results[method] = rest
            if method in LISTS:
                same(f"{method} without its list", results.pop(method), {})
    needs = {prompt.name: list(prompt.tools) for prompt in PROMPTS} | {found.name: [found.tool] for found in RESOURCES}
    always = build_server(Config.from_mapping(SETTINGS | {"KASM_CONFIRM": "always"}))
    confirming = asked(always, legacy(HANDSHAKE_PROTOCOL_VERSIONS[-1]))["tools/list"]["tools"]
    return {
        "versions": list(HANDSHAKE_PROTOCOL_VERSIONS),
        "params": accepted(),
        "shared": shared,
        **eras,
        "needs": needs,
        "confirming": changed(lists[0]["tools"], confirming),
        **lists[0],
    }


def accepted() -> dict[str, Any]:
    """Return the schemas of the parameters that the SDK accepts in an opening."""
    oldest, newest = HANDSHAKE_PROTOCOL_VERSIONS[-1], MODERN_PROTOCOL_VERSIONS[-1]
    version = f"{META}protocolVersion"
    return {
        HANDSHAKE: params(HANDSHAKE, oldest),
        # The envelope of the other era, and a version that is not served, are refused.
        "legacy": params("tools/list", oldest, {version: {"enum": []}}),
        "modern": params("tools/list", newest, {version: {"enum": list(MODERN_PROTOCOL_VERSIONS)}}),
    }


def params(method: str, version: str, meta: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the schema of a request's parameters, which the SDK validates with one model after another.

    Args:
        method: The request.
        version: The protocol version.
        meta: Further schemas of members of `_meta`.
    """
    models = (methods.CLIENT_REQUESTS[(method, version)], methods.MONOLITH_REQUESTS[method])
    schemas = [inlined(schema["properties"]["params"], schema["$defs"]) for schema in map(schema_of, models)]
    return {"allOf": [*schemas, *([{"properties": {"_meta": {"properties": dict(meta)}}}] if meta else [])]}


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a model with the names of the wire."""
    return model.model_json_schema(by_alias=True)


def inlined(schema: Any, defined: Mapping[str, Any]) -> Any:  # noqa: ANN401  # any JSON
    """Return a schema with references replaced and without prose; a value of any JSON type has an empty schema."""
    if isinstance(schema, list):
        return [inlined(part, defined) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return {} if name == "JSONValue" else inlined(defined[name], defined)
    kept = ("anyOf", "type", "enum", "items", "required")
    small = {key: inlined(value, defined) for key, value in schema.items() if key in kept}
    if properties := schema.get("properties"):
        small["properties"] = {name: inlined(value, defined) for name, value in properties.items()}
    if isinstance(others := schema.get("additionalProperties"), dict) and (found := inlined(others, defined)):
        small["additionalProperties"] = found
    return small


def changed(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the members of entries that differ, by the name of the entry."""
    differ = {
        new["name"]: {key: value for key, value in new.items() if old.get(key) != value}
        for old, new in zip(before, after, strict=True)
    }
    return {name: members for name, members in differ.items() if members}


def same(what: str, one: object, other: object) -> None:
    """Compare two parts of answers.

    Raises:
        ValueError: They differ.
    """
    if one != other:
        raise ValueError(f"the record has no place for {what}: {one} is not {other}")


def taken_out(results: Mapping[str, dict[str, Any]]) -> dict[str, list[Any]]:
    """Take the lists out of results and return them."""
    return {name: results[method].pop(name) for method, name in LISTS.items()}


def in_all(results: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the members that all results have, with the same value."""
    first, *others = results
    return {name: value for name, value in first.items() if all(other.get(name) == value for other in others)}


def request(method: str, **params: object) -> dict[str, Any]:
    """Return a request with its method as id."""
    return {"jsonrpc": "2.0", "id": method, "method": method} | ({"params": params} if params else {})


def legacy(version: str) -> list[dict[str, Any]]:
    """Return the opening of a connection with a handshake."""
    client = {"name": "recorder", "version": "1"}
    hello = request(HANDSHAKE, protocolVersion=version, capabilities={}, clientInfo=client)
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    return [hello, ready, request("ping"), *map(request, LISTS)]


def modern(version: str) -> list[dict[str, Any]]:
    """Return the opening of a connection without a handshake."""
    meta = {f"{META}protocolVersion": version, f"{META}clientCapabilities": {}}
    return [request(method, _meta=meta) for method in ("server/discover", *LISTS)]


def asked(server: MCPServer[Any], messages: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Open a connection to a server and return the results by method."""
    wire = Wire(messages)

    async def serve() -> None:
        lowlevel = server._lowlevel_server  # noqa: SLF001  # as in `stdio.transport`
        with anyio.fail_after(SERVER_S):
            async with stdio_server(cast("Any", wire), cast("Any", wire)) as (receive, send):
                await lowlevel.run(receive, send, lowlevel.create_initialization_options())

    anyio.run(serve)
    return wire.results


class Wire:
    """A server's stdin and stdout in memory; a request follows after the answer to the one before it.

    Args:
        messages: Requests and notifications.
    """

    def __init__(self, messages: Iterable[Mapping[str, Any]]) -> None:
        self._messages = messages
        self._answered = anyio.Event()
        self.results: dict[str, dict[str, Any]] = {}

    async def __aiter__(self) -> AsyncIterator[str]:
        for message in self._messages:
            self._answered = anyio.Event()
            yield json.dumps(message)
            if "id" in message:
                await self._answered.wait()

    async def write(self, text: str) -> None:
        """Take an answer.

        Raises:
            KeyError: It is no result.
        """
        answer = json.loads(text)
        self.results[answer["id"]] = answer["result"]
        self._answered.set()

    async def flush(self) -> None:
        """Do nothing: nothing is buffered."""
