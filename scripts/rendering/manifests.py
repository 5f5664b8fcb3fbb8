"""Files for package registries and MCP hosts, from pyproject.toml, the settings table and the table of tools.

`server.json` is for the MCP registry, `mcpb/manifest.json` for the bundle that hosts install by a double click. The
line `mcp-name` in README.md and the label in the Dockerfile prove to the registry that package and image belong to the
name.
"""

import json
import re
from typing import Any

from kasm_mcp.table import TABLE
from scripts.project import Project, project
from scripts.rendering.forms import Field, fields
from scripts.rendering.texts import Texts
from scripts.rendering.tools import first_sentence

TITLE = "Kasm Workspaces"
SUMMARY = "Kasm desktops for assistants: sessions, commands with real output, files, screenshots, users."
SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"
MANIFEST_VERSION = "0.4"
STDIO = {"type": "stdio"}


def render(texts: Texts) -> None:
    """Set both manifests, the registry's name in README.md, and the image's label."""
    about = project()
    texts["server.json"] = server_json(about)
    texts["mcpb/manifest.json"] = manifest_json(about)
    mark = f"<!-- mcp-name: {about.registry_name} -->"
    texts["README.md"] = replaced(r"^<!-- mcp-name: .*-->$", mark, texts["README.md"])
    label = re.escape("io.modelcontextprotocol.server.name")
    texts["Dockerfile"] = replaced(rf'(?<={label}=)"[^"]*"', f'"{about.registry_name}"', texts["Dockerfile"])


def server_json(about: Project) -> str:
    """Return the registry entry: the package on PyPI, and the image."""
    package = {
        "registryType": "pypi",
        "identifier": about.name,
        "version": about.version,
        "runtimeHint": "uvx",
        "transport": STDIO,
        "environmentVariables": [variable(each) for each in fields()],
    }
    image = {
        "registryType": "oci",
        "identifier": f"{about.image}:{about.version}",
        "runtimeHint": "docker",
        "transport": STDIO,
        # A path of the host means nothing inside a container.
        "environmentVariables": [variable(each) for each in fields() if each.kind not in ("file", "directory")],
    }
    entry: dict[str, Any] = {
        "$schema": SCHEMA,
        "name": about.registry_name,
        "title": TITLE,
        "description": SUMMARY,
        "version": about.version,
        "packages": [package, image],
    }
    if about.repository:
        entry["repository"] = {"url": about.repository, "source": "github"}
    return as_text(entry)


def variable(each: Field) -> dict[str, Any]:
    """Return a setting as an environment variable of the registry."""
    formats = {"file": "filepath", "directory": "filepath"}
    entry: dict[str, Any] = {
        "name": each.setting.name,
        "description": each.description,
        "format": formats.get(each.kind, each.kind),
        "isRequired": each.setting.required,
        "isSecret": each.setting.secret,
    }
    if each.setting.default is not None:
        entry["default"] = each.setting.default
    if each.choices:
        entry["choices"] = list(each.choices)
    return entry


def manifest_json(about: Project) -> str:
    """Return the manifest of the bundle."""
    arguments = ["run", "--quiet", "--locked", "--no-dev", "--directory", "${__dirname}", "kasm-mcp"]
    environment = {each.setting.name: f"${{user_config.{each.setting.name}}}" for each in fields()}
    entry: dict[str, Any] = {
        "manifest_version": MANIFEST_VERSION,
        "name": about.name,
        "display_name": TITLE,
        "version": about.version,
        "description": about.description,
        "author": {"name": about.author},
        "license": about.licence,
        "keywords": list(about.keywords),
        "icon": "icon.png",
        "server": {
            "type": "uv",
            "entry_point": "kasm_mcp/__main__.py",
            "mcp_config": {"command": "uv", "args": arguments, "env": environment},
        },
        "tools": [{"name": row.name, "description": first_sentence(row)} for row in TABLE],
        "compatibility": {"platforms": ["darwin", "linux"], "runtimes": {"python": about.requires_python}},
        "user_config": {each.setting.name: question(each) for each in fields()},
    }
    if about.repository:
        entry["repository"] = {"type": "git", "url": about.repository}
    return as_text(entry)


def question(each: Field) -> dict[str, Any]:
    """Return a setting as an entry of `user_config`.

    Every optional setting has a default: without one, a host passes the placeholder `${user_config.…}` to the server.
    """
    entry: dict[str, Any] = {
        "type": each.kind,
        "title": each.title,
        "description": each.description,
        "required": each.setting.required,
    }
    if each.setting.secret:
        entry["sensitive"] = True
    if each.limits:
        entry["min"], entry["max"] = each.limits
    if not each.setting.required:
        entry["default"] = typed(each, each.setting.default or "")
    return entry


def typed(each: Field, text: str) -> str | float | bool:
    """Return a default as a value of its kind."""
    if each.kind == "number":
        number = float(text)
        return int(number) if number.is_integer() else number
    return text == "true" if each.kind == "boolean" else text


def as_text(entry: dict[str, Any]) -> str:
    """Return the JSON text of a file."""
    return json.dumps(entry, indent=2, ensure_ascii=False) + "\n"


def replaced(pattern: str, line: str, text: str) -> str:
    """Replace the one place that matches a pattern.

    Raises:
        ValueError: There is no such place, or several.
    """
    new, found = re.subn(pattern, line, text, flags=re.MULTILINE)
    if found != 1:
        raise ValueError(f"{found} places match {pattern}; one is needed")
    return new
