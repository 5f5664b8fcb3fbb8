"""`server.json` against what the MCP registry takes, schema 2025-12-11.

The registry's own schema is at the address in `$schema`; what of it concerns this file is written down here.
"""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from kasm_mcp.config.settings import SETTINGS
from scripts.project import ROOT, UNKNOWN_OWNER, Project, project

TEXT = {"type": "string", "minLength": 1}
VARIABLE = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "pattern": "^[A-Z][A-Z0-9_]*$"},
        "description": TEXT,
        "format": {"enum": ["string", "number", "boolean", "filepath"]},
        "isRequired": {"type": "boolean"},
        "isSecret": {"type": "boolean"},
        "default": {"type": "string"},
        "choices": {"type": "array", "items": {"type": "string"}},
    },
}
PACKAGE = {
    "type": "object",
    "required": ["registryType", "identifier", "transport"],
    "additionalProperties": False,
    "properties": {
        "registryType": {"enum": ["pypi", "oci"]},
        "identifier": TEXT,
        "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
        "runtimeHint": {"enum": ["uvx", "docker"]},
        "transport": {"const": {"type": "stdio"}},
        "environmentVariables": {"type": "array", "items": VARIABLE},
    },
    # The version of an image is in its tag, and the registry refuses it elsewhere.
    "if": {"properties": {"registryType": {"const": "oci"}}},
    "then": {
        "not": {"required": ["version"]},
        "properties": {"identifier": {"pattern": r"^ghcr\.io/[^/]+/[^/:]+:[^:]+$"}},
    },
    "else": {"required": ["version"]},
}
SERVER = {
    "type": "object",
    "required": ["$schema", "name", "description", "version", "packages"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"const": "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"},
        "name": {"type": "string", "maxLength": 200, "pattern": "^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$"},
        "title": {"type": "string", "minLength": 1, "maxLength": 100},
        "description": {"type": "string", "minLength": 1, "maxLength": 100},
        "version": {"type": "string", "maxLength": 255, "pattern": r"^\d+\.\d+\.\d+"},
        "repository": {
            "type": "object",
            "required": ["url", "source"],
            "properties": {"url": {"type": "string", "pattern": "^https://"}, "source": {"const": "github"}},
        },
        "packages": {"type": "array", "minItems": 1, "items": PACKAGE},
    },
}


@pytest.fixture
def entry() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "server.json").read_text())
    return loaded


def test_the_entry_is_what_the_registry_takes(entry: dict[str, Any]) -> None:
    assert list(Draft7Validator(SERVER).iter_errors(entry)) == []


def test_the_version_is_the_projects_everywhere(entry: dict[str, Any]) -> None:
    version = project().version
    package, image = entry["packages"]
    assert (entry["version"], package["version"]) == (version, version)
    assert image["identifier"].endswith(f":{version}")


def test_every_setting_is_named_with_what_a_form_needs(entry: dict[str, Any]) -> None:
    variables = {each["name"]: each for each in entry["packages"][0]["environmentVariables"]}
    rows = {row.name: row for row in SETTINGS if not row.name.startswith("KASM_HTTP_")}
    assert variables.keys() == rows.keys()
    assert {name for name, each in variables.items() if each["isRequired"]} == {r.name for r in SETTINGS if r.required}
    assert {name for name, each in variables.items() if each["isSecret"]} == {
        n for n, row in rows.items() if row.secret
    }
    assert variables["KASM_CONFIRM"]["choices"] == ["auto", "always", "never"]
    assert variables["KASM_TIMEOUT_SECONDS"]["format"] == "number"
    assert variables["KASM_VERIFY_TLS"] == variables["KASM_VERIFY_TLS"] | {"format": "boolean", "default": "true"}
    assert all(rows[name].parse(each["default"]) is not None for name, each in variables.items() if "default" in each)


def test_an_image_is_asked_for_no_path_of_the_host(entry: dict[str, Any]) -> None:
    asked = {each["name"] for each in entry["packages"][1]["environmentVariables"]}
    assert "KASM_API_URL" in asked
    assert not {"KASM_CA_BUNDLE", "KASM_SCREENSHOT_DIR"} & asked


def test_package_and_image_prove_that_the_name_is_theirs(entry: dict[str, Any]) -> None:
    assert f"<!-- mcp-name: {entry['name']} -->" in (ROOT / "README.md").read_text().splitlines()
    assert f'io.modelcontextprotocol.server.name="{entry["name"]}"' in (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize(
    ("repository", "name", "image"),
    [
        pytest.param(None, f"io.github.{UNKNOWN_OWNER}/kasm-mcp", f"ghcr.io/{UNKNOWN_OWNER}/kasm-mcp", id="no_home"),
        pytest.param(
            "https://github.com/Some-One/kasm", "io.github.Some-One/kasm-mcp", "ghcr.io/some-one/kasm-mcp", id="home"
        ),
    ],
)
def test_the_names_follow_from_the_repository(repository: str | None, name: str, image: str) -> None:
    about = Project("kasm-mcp", "1.0.0", "…", "…", (), "MIT", ">=3.11", repository)
    assert (about.registry_name, about.image) == (name, image)
