"""What a new description changes for programs: told by name, and held against the changelog."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scripts.api_changes import changes, unannounced

ROOT = Path(__file__).parents[3]
OLD: dict[str, Any] = YAML(typ="safe").load(
    """
paths:
  /api/public/get_box:
    post:
      operationId: get_box
      tags: [boxes]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/GetBoxRequest'}}}}
      responses:
        '200':
          content:
            application/json:
              schema:
                anyOf: [{$ref: '#/components/schemas/Box'}, {$ref: '#/components/schemas/ErrorMessage'}]
  /box/{name}:
    get:
      operationId: download_box
      tags: [boxes]
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses: {'200': {content: {application/octet-stream: {schema: {type: string}}}}}
components:
  schemas:
    Credentials: {type: object, properties: {api_key: {type: string}}}
    ErrorMessage: {type: object, properties: {error_message: {type: string}}}
    GetBoxRequest:
      allOf:
        - $ref: '#/components/schemas/Credentials'
        - {type: object, required: [box_id], properties: {box_id: {type: string}, deep: {type: boolean}}}
    Box: {type: object, properties: {size: {type: [integer, 'null']}, tags: {type: array, items: {type: string}}}}
    Kind: {type: string}
"""
)


def told(change: Callable[[dict[str, Any]], object]) -> list[tuple[str, str, bool]]:
    """Change the description and tell what that changes."""
    new = copy.deepcopy(OLD)
    change(new)
    return [(change.kind, change.name, change.breaks) for change in changes(OLD, new)]


def request(document: dict[str, Any]) -> dict[str, Any]:
    members: dict[str, Any] = document["components"]["schemas"]["GetBoxRequest"]["allOf"][1]
    return members


def box(document: dict[str, Any]) -> dict[str, Any]:
    members: dict[str, Any] = document["components"]["schemas"]["Box"]["properties"]
    return members


def test_same_description_changes_nothing() -> None:
    assert told(lambda new: new) == []


def test_credentials_are_no_member_that_programs_write() -> None:
    found = changes({"paths": {}, "components": {"schemas": {}}}, OLD)

    assert "GetBoxRequest.box_id" in {change.name for change in found}
    assert "api_key" not in str(found)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda new: new["paths"].pop("/api/public/get_box"), [("removed", "boxes.get_box", True)]),
        (lambda new: box(new).pop("size"), [("removed", "Box.size", True)]),
        (lambda new: box(new).update(size={"type": "string"}), [("retyped", "Box.size", True)]),
        (lambda new: box(new)["tags"].update({"items": {"type": "integer"}}), [("retyped", "Box.tags", True)]),
        (lambda new: box(new).update(colour={"type": "string"}), [("added", "Box.colour", False)]),
        (lambda new: request(new)["properties"].pop("deep"), [("removed", "GetBoxRequest.deep", True)]),
        (lambda new: request(new)["required"].append("deep"), [("retyped", "GetBoxRequest.deep", True)]),
        (lambda new: new["paths"]["/box/{name}"]["get"].update(tags=["files"]), [
            ("removed", "boxes.download_box", True),
            ("removed", "boxes.download_box(name)", True),
            ("added", "files.download_box", False),
            ("added", "files.download_box(name)", False),
        ]),
        (lambda new: new["paths"]["/box/{name}"]["get"]["parameters"].append(
            {"name": "part", "in": "query", "required": True, "schema": {"type": "integer"}}
        ), [("added", "boxes.download_box(part)", True)]),
        (lambda new: new["components"]["schemas"].pop("Kind"), [("removed", "Kind", True)]),
    ],
    ids=["call", "member", "type", "type_of_items", "new_member", "request_member", "now_required", "moved",
         "required_parameter", "model"],
)  # fmt: skip
def test_change_is_told_by_the_name_that_programs_write(
    change: Callable[[dict[str, Any]], object], expected: list[tuple[str, str, bool]]
) -> None:
    assert told(change) == expected


def test_changelog_must_name_what_breaks_before_the_newest_release() -> None:
    new = copy.deepcopy(OLD)
    box(new).pop("size")
    box(new)["colour"] = {"type": "string"}
    found = changes(OLD, new)

    def missing(changelog: str) -> list[str]:
        return [change.name for change in unannounced(found, changelog)]

    assert missing("# Changelog\n\n## Unreleased\n\n- Nothing.\n") == ["Box.size"]
    assert missing("## Unreleased\n\n- `Box.size` is gone.\n") == []
    assert missing("## Unreleased\n\n- `Box` lost a member.\n") == []
    assert missing("## Unreleased\n\n## 1.0\n\n- `Box.size` is gone.\n") == ["Box.size"]


def test_whole_description_is_told_when_there_was_none() -> None:
    document = YAML(typ="safe").load((ROOT / "openapi" / "kasm.yaml").read_text())

    found = changes({"paths": {}, "components": {"schemas": {}}}, document)

    assert {change.kind for change in found} == {"added"}
    assert {"sessions.request_kasm", "Session.kasm_id", "User"} <= {change.name for change in found}
