"""Who may import whom, read from the sources: one mistake must not hide another; a new SDK must be one file's work."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("kasm_api", "kasm_mcp", "kasm_sim")
SDK = {"mcp", "mcp_types"}

FORBIDDEN = {
    "kasm_api": {"kasm_mcp", "kasm_sim", "pydantic", "anyio", *SDK},
    "kasm_sim": {"kasm_mcp", "kasm_api", "httpx", "pydantic", *SDK},
    "kasm_sim.web": {"kasm_sim.simulator"},
    "kasm_sim.api": {"kasm_sim.simulator", "kasm_sim.web", "starlette", "anyio"},
    "kasm_sim.vnc": {"kasm_sim.simulator", "kasm_sim.web", "kasm_sim.api", "kasm_sim.state", "starlette", "anyio"},
    "kasm_sim.state": {
        "kasm_sim.simulator",
        "kasm_sim.web",
        "kasm_sim.api",
        "kasm_sim.vnc",
        "kasm_sim.container",
        "starlette",
        "anyio",
    },
    "kasm_sim.container": {
        "kasm_sim.simulator",
        "kasm_sim.web",
        "kasm_sim.api",
        "kasm_sim.vnc",
        "kasm_sim.state",
        "starlette",
        "anyio",
    },
    "kasm_mcp.policy": {"kasm_api", "kasm_sim", "httpx", "pydantic", *SDK},
    "kasm_mcp.desktops": {
        "httpx",
        "kasm_mcp.tools",
        "kasm_mcp.call",
        "kasm_mcp.envelope",
        "kasm_mcp.policy",
        "pydantic",
    },
    "kasm_mcp.wayback": {"httpx", "kasm_mcp.tools", "kasm_mcp.desktops", "kasm_mcp.config", "pydantic"},
    "kasm_mcp.tools": {"httpx", "os", "kasm_mcp.server", "kasm_mcp.catalog"},
    "kasm_mcp.gateway": {"kasm_mcp.tools", "kasm_mcp.sessions", "kasm_mcp.wayback", "kasm_mcp.config", "pydantic"},
    "kasm_mcp.judgement": {"kasm_mcp.gateway", "kasm_mcp.tools", "pydantic"},
    "kasm_mcp.sessions": {"kasm_mcp.tools", "kasm_mcp.wayback", "kasm_mcp.config", "httpx", "pydantic"},
    "kasm_mcp.server": {"kasm_api", "httpx", "kasm_mcp.gateway", "kasm_mcp.sessions", "kasm_mcp.wayback"},
    "kasm_mcp.server.stdio": {"kasm_mcp.server.http", "kasm_mcp.server.web", "starlette", "uvicorn"},
    "kasm_mcp.cli": {"kasm_api", "httpx", *SDK},
    "kasm_mcp.demo": {"kasm_api", "httpx", "kasm_mcp.server", "kasm_mcp.tools", "kasm_mcp.gateway"},
    "kasm_mcp.doctor": {"kasm_sim", "kasm_mcp.server", "kasm_mcp.wayback", *SDK},
}
"""Part of the tree to what it must not import."""

ONLY = {
    "kasm_sim": {"kasm_mcp.simulated", "kasm_mcp.demo"},
    "mcp": {"kasm_mcp.server", "kasm_mcp.demo"},
    "mcp_types": {"kasm_mcp.server", "kasm_mcp.demo"},
    "httpx": {"kasm_mcp.gateway", "kasm_mcp.judgement", "kasm_mcp.connection", "kasm_mcp.doctor"},
    "stamina": {"kasm_mcp.gateway"},
    "opentelemetry": {"kasm_mcp.telemetry"},
    "aiolimiter": {"kasm_mcp.pace"},
    "starlette": {f"kasm_mcp.server.{name}" for name in ("gate", "http", "probes", "web")},
    "uvicorn": {"kasm_mcp.server.web"},
    "dotenv": {"kasm_mcp.environment"},
    # One implementation, two users: tools and scripts reach into sessions the same way.
    "kasm_mcp.wayback": {"kasm_mcp.wayback", "kasm_mcp.desktops"},
    "kasm_mcp.lifecycle": {"kasm_mcp.desktops"},
    "kasm_mcp.desktops": {"kasm_mcp.desktops", "kasm_mcp.call", "kasm_mcp.tools"},
    "kasm_mcp.doctor": {"kasm_mcp.doctor", "kasm_mcp.cli"},
    "kasm_mcp.demo": {"kasm_mcp.demo", "kasm_mcp.cli"},
    # Who prints for people; the server does not.
    "kasm_mcp.terminal": {"kasm_mcp.cli", "kasm_mcp.demo", "kasm_mcp.doctor", "kasm_mcp.waiting"},
}
"""What only some of `kasm_mcp` may import."""

PURE = {
    "kasm_mcp.arguments": {"pydantic"},
    "kasm_mcp.audit": {"anyio", "anyio.to_thread", "attrs", "kasm_mcp.errors", "kasm_mcp.secrecy"},
    "kasm_mcp.config": {
        "attrs",
        "kasm_mcp.errors",
        "kasm_mcp.listening",
        "kasm_mcp.policy",
        "kasm_mcp.secrecy",
        "kasm_mcp.settings",
    },
    "kasm_mcp.settings": {"attrs", "kasm_mcp", "kasm_mcp.errors", "kasm_mcp.toolsets", "kasm_mcp.values"},
    "kasm_mcp.envelope": {"attrs", "kasm_mcp.errors"},
    "kasm_mcp.errors": set(),
    "kasm_mcp.health": set(),
    "kasm_mcp.ids": set(),
    "kasm_mcp.listening": {"attrs"},
    "kasm_mcp.limits": {"attrs", "kasm_mcp.errors"},
    "kasm_mcp.pace": {"aiolimiter", "kasm_mcp.errors"},
    "kasm_mcp.permissions": set(),
    "kasm_mcp.progress": set(),
    "kasm_mcp.recent": {"anyio"},
    "kasm_mcp.scalars": set(),
    "kasm_mcp.schemas": set(),
    "kasm_mcp.secrecy": {"attrs"},
    # Answered before the SDK is loaded: what they import is waited for.
    "kasm_mcp.server.instructions": {"kasm_mcp.envelope", "kasm_mcp.toolsets"},
    "kasm_mcp.server.introduction": set(),
    "kasm_mcp.server.opening": {
        "kasm_mcp.server.instructions",
        "kasm_mcp.server.introduction",
        "kasm_mcp.server.wire",
    },
    "kasm_mcp.server.wire": set(),
    "kasm_mcp.telemetry": {"opentelemetry"},
    "kasm_mcp.terminal": set(),
    "kasm_mcp.toolsets": set(),
    "kasm_mcp.values": {"attrs", "kasm_mcp.policy", "kasm_mcp.secrecy"},
    # Copied into the container, or run before its file system exists: the standard library is all there is.
    "kasm_sim.container.init": set(),
    "kasm_sim.container.mounts": set(),
}
"""Modules at the bottom: all that they may import besides the standard library."""


def modules() -> dict[str, ast.Module]:
    found = {}
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(file.read_text())
    return found


MODULES = modules()


def imports(name: str) -> Iterator[str]:
    """Give the modules that one imports anywhere in its text."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            for alias in node.names:
                if f"{node.module}.{alias.name}" in MODULES:
                    yield f"{node.module}.{alias.name}"


def is_in(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


@pytest.mark.parametrize("part", FORBIDDEN)
def test_a_part_does_not_import_what_it_must_not(part: str) -> None:
    members = [name for name in MODULES if is_in(name, part)]
    assert members
    found = {
        (name, imported)
        for name in members
        for imported in imports(name)
        for forbidden in FORBIDDEN[part]
        if is_in(imported, forbidden)
    }
    assert not found


@pytest.mark.parametrize("imported", ONLY)
def test_only_some_modules_import_it(imported: str) -> None:
    users = {name for name in MODULES if is_in(name, "kasm_mcp") and any(is_in(i, imported) for i in imports(name))}
    assert users
    assert not {name for name in users if not any(is_in(name, allowed) for allowed in ONLY[imported])}


@pytest.mark.parametrize("name", PURE)
def test_a_module_at_the_bottom_imports_next_to_nothing(name: str) -> None:
    outside = {module for module in imports(name) if module.partition(".")[0] not in sys.stdlib_module_names}
    own = {module for module in outside if module in MODULES and module not in PURE[name]}
    assert outside - own <= PURE[name]
    assert own <= set(PURE)


def test_tools_do_not_import_each_other() -> None:
    tools = {name for name in MODULES if is_in(name, "kasm_mcp.tools")}
    found = {(name, imported) for name in tools for imported in imports(name) if is_in(imported, "kasm_mcp.tools")}
    assert {imported for _, imported in found} <= {"kasm_mcp.tools", "kasm_mcp.tools.parameters"}


def test_only_the_edge_reads_the_environment() -> None:
    readers = {
        name
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv") and is_in(name, "kasm_mcp")
    }
    assert readers == {"kasm_mcp.cli", "kasm_mcp.environment"}


@pytest.mark.parametrize("module", ["kasm_api.api", "kasm_mcp.desktops"])
def test_a_script_loads_nothing_of_a_server(module: str) -> None:
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kasm_api" in loaded
    assert not {"pydantic", "starlette", "uvicorn", "opentelemetry", "kasm_sim", *SDK} & set(loaded)


def test_no_modules_import_each_other_in_a_circle() -> None:
    hand_written = {name for name in MODULES if not is_in(name, "kasm_api")}
    graph = {
        name: {imported for imported in imports(name) if imported in hand_written and not is_in(name, imported)}
        for name in hand_written
    }
    graphlib.TopologicalSorter(graph).prepare()
