"""Who may import whom, read from the sources of the hand-written packages."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PACKAGES: dict[str, set[str]] = {
    "kasm_api": set(),
    "kasm_policy": set(),
    "kasm_sim": set(),
    "kasm_desktops": {"kasm_api"},
    "kasm_mcp": {"kasm_api", "kasm_desktops", "kasm_policy", "kasm_sim"},
}
"""Package to the other packages that it may import."""

ROOMS: dict[str, tuple[str, ...]] = {
    "kasm_desktops": (
        *("secrecy", "errors", "pictures", "values", "progress", "limits", "settings"),
        *("calls", "lookup", "exec"),
        *("sessions", "users", "desktops", "blocking"),
    ),
    "kasm_policy": ("rules", "paths", "bash", "programs", "walk", "check"),
    "kasm_sim": ("refusals", "quirks", "state", "container", "vnc", "api", "web", "simulator", "__main__"),
    "kasm_mcp": (
        *("process", "signals", "log", "table", "config", "tools", "health"),
        *("server", "console", "doctor", "demo", "cli", "__main__"),
    ),
}
"""Package to its top level, lowest first: a module or folder imports from its own room and from those before it."""

LIBRARIES: dict[str, set[str]] = {
    "aiolimiter": {"kasm_mcp.server.services"},
    "dotenv": {"kasm_api.settings"},
    "httpx2": {"kasm_api", "kasm_desktops.calls", "kasm_mcp.doctor"},
    "kasm_sim": {"kasm_mcp.cli", "kasm_mcp.demo", "kasm_sim"},
    "mcp": {"kasm_mcp.server", "kasm_mcp.demo"},
    "mcp_types": {"kasm_mcp.server", "kasm_mcp.demo"},
    "opentelemetry": {"kasm_desktops.calls.telemetry"},
    "pydantic": {"kasm_mcp.server", "kasm_mcp.tools"},
    "stamina": {"kasm_desktops.calls.gateway"},
    "starlette": {"kasm_mcp.health", "kasm_mcp.server.http", "kasm_sim.web"},
    "uvicorn": {"kasm_mcp.server.http.web", "kasm_sim.web.server"},
}
"""Library to the only parts that import it."""

THIN: dict[str, set[str]] = {
    "kasm_mcp.tools": {"subprocess", "kasm_mcp.server"},
    "kasm_mcp.server": {"kasm_api.api", "kasm_api.models", "kasm_api.client"},
    "kasm_mcp.demo": {"kasm_api", "kasm_desktops", "kasm_mcp.server", "kasm_mcp.tools"},
    "kasm_mcp.doctor": {"kasm_sim", "kasm_mcp.server"},
    "kasm_sim.container": {"kasm_sim.state"},
    # They run before a container has more than the standard library.
    "kasm_sim.container.init": {"anyio", "kasm_sim"},
    "kasm_sim.container.mounts": {"anyio", "kasm_sim"},
}
"""Part to what it must not import besides: each is about something else."""

SUBPACKAGES = {"api", "models"}
"""Parts of `kasm_api` that are public as modules, `kasm_api.settings` besides."""

READS_ENVIRONMENT = {"kasm_api.network", "kasm_api.settings", "kasm_mcp.cli"}


def _modules() -> dict[str, ast.Module]:
    found = {}
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


MODULES = _modules()


def imports(name: str) -> Iterator[str]:
    """Give the modules that one imports anywhere in its text."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (part for part in submodules if part in MODULES)
            if any(part not in MODULES for part in submodules):
                yield node.module


def is_in(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def members(part: str) -> list[str]:
    found = [name for name in MODULES if is_in(name, part)]
    assert found, f"there is no {part}"
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_the_packages_below_it(package: str) -> None:
    others = PACKAGES.keys() - PACKAGES[package] - {package}
    assert not {(name, used) for name in members(package) for used in imports(name) if used.partition(".")[0] in others}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_offers_what_its_all_names(package: str) -> None:
    offered = import_module(package)
    assert [name for name in offered.__all__ if not hasattr(offered, name)] == []
    (tree,) = (tree for name, tree in MODULES.items() if name == package)
    tops = [part for part in tree.body if not isinstance(part, ast.FunctionDef)]
    imported = [node for part in tops for node in ast.walk(part) if isinstance(node, ast.ImportFrom)]
    own = {alias.name for node in imported for alias in node.names}
    assert own - {"TYPE_CHECKING", "Any", "import_module", *SUBPACKAGES} <= set(offered.__all__)


@pytest.mark.parametrize("package", ["kasm_desktops", "kasm_policy", "kasm_sim"])
def test_other_packages_use_only_what_a_package_offers(package: str) -> None:
    offered = set(import_module(package).__all__)
    used = {
        (name, node.module, alias.name)
        for name in members("kasm_mcp")
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.ImportFrom) and node.module and is_in(node.module, package)
        for alias in node.names
    }
    assert used
    assert {use for use in used if use[1] != package or use[2] not in offered} == set()


@pytest.mark.parametrize("package", ROOMS)
def test_no_room_imports_one_above_it(package: str) -> None:
    order = {room: place for place, room in enumerate(ROOMS[package])}
    rooms = {name.split(".")[1] for name in members(package) if name != package}
    assert rooms == set(order), "a new room needs its place in ROOMS"
    upwards = {
        (name, used)
        for name in members(package)
        if name != package
        for used in imports(name)
        if is_in(used, package) and used != package and order[used.split(".")[1]] > order[name.split(".")[1]]
    }
    assert not upwards


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_imported_in_its_place_only(library: str) -> None:
    users = {name for name in MODULES if any(is_in(used, library) for used in imports(name))}
    assert users
    assert not {name for name in users if not any(is_in(name, place) for place in LIBRARIES[library])}


@pytest.mark.parametrize("part", THIN)
def test_a_part_leaves_to_others_what_is_theirs(part: str) -> None:
    used = {(name, used) for name in members(part) for used in imports(name)}
    assert not {(name, used) for name, used in used if any(is_in(used, foreign) for foreign in THIN[part])}


def test_tools_do_not_import_each_other() -> None:
    domains = {f"kasm_mcp.tools.{name}" for name in ("commands", "files", "monitoring", "sessions", "users")}
    assert not {(name, used) for name in domains for used in imports(name) if used in domains}


def test_only_the_edge_reads_the_environment() -> None:
    readers = {
        name
        for package in ("kasm_api", "kasm_desktops", "kasm_mcp", "kasm_policy")
        for name in members(package)
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert readers == READS_ENVIRONMENT


@pytest.mark.parametrize("module", ["kasm_api.api", "kasm_desktops"])
def test_a_script_loads_nothing_of_a_server(module: str) -> None:
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert module.partition(".")[0] in loaded
    assert not {"pydantic", "starlette", "uvicorn", "opentelemetry", "kasm_policy", "kasm_sim", "mcp"} & set(loaded)
