"""The chapters make the description: text and order stay, nothing is lost, and what does not fit is refused."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator.readers import read_from_filename

from scripts.bundle import BundleError, bundle

from .description import ROOT, SPEC, keep_chapters

CHAPTERS = ROOT / "openapi" / "chapters"
WHOLE = (ROOT / "openapi" / "kasm.yaml").read_text(encoding="utf-8")

LICENSING = "licensing.yaml"
CALL = """
  /api/public/{path}:
    post:
      operationId: {name}
      tags: [{tag}]
      responses: {{'200': {{description: Nothing.}}}}
"""


@pytest.fixture
def chapters(tmp_path: Path) -> Path:
    """A copy of two chapters, which refer to no other."""
    folder = shutil.copytree(CHAPTERS, tmp_path / "chapters")
    keep_chapters(folder, "licensing", "zones")
    return folder


def read(file: Path) -> dict[str, Any]:
    return dict(read_from_filename(str(file))[0])


def lines(text: str) -> list[str]:
    """Give the lines that carry something, without those that frame a chapter."""
    frame = re.compile(r"# Chapter|# Bundled|paths:$|components:$|  (schemas|responses):$")
    return sorted(line for line in text.splitlines() if line and not frame.match(line))


def problems(chapters: Path) -> list[str]:
    with pytest.raises(BundleError) as refused:
        bundle(chapters)
    return str(refused.value).splitlines()


def add_call(chapters: Path, *, path: str, name: str, tag: str = "licensing") -> None:
    file = chapters / LICENSING
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("\npaths:\n", "\npaths:" + CALL.format(path=path, name=name, tag=tag)), encoding="utf-8"
    )


def test_every_line_of_the_chapters_is_in_the_description_and_no_other() -> None:
    parts = "".join(file.read_text(encoding="utf-8") for file in CHAPTERS.glob("*.yaml"))
    assert lines(WHOLE) == lines(parts)


def test_the_description_says_by_what_it_is_made() -> None:
    first, *_ = WHOLE.splitlines()
    assert first.startswith("# ")
    assert "openapi/chapters" in first
    assert "scripts/regenerate" in first


def test_calls_and_components_stand_in_the_order_of_the_chapters() -> None:
    calls: list[str] = []
    schemas = list(read(CHAPTERS / "common.yaml")["components"]["schemas"])
    for tag in SPEC["tags"]:
        chapter = read(CHAPTERS / f"{tag['name']}.yaml")
        calls += chapter["paths"]
        schemas += chapter["components"].get("schemas", {})
    assert list(SPEC["paths"]) == calls
    assert list(SPEC["components"]["schemas"]) == schemas


def test_empty_lines_separate_calls_and_none_stand_together() -> None:
    assert len(re.findall(r"\n\n  /", WHOLE)) == len(SPEC["paths"]) - 1
    assert "\n\n\n" not in WHOLE


def test_a_path_of_two_chapters_keeps_the_methods_of_both(chapters: Path) -> None:
    add_call(chapters, path="get_zones", name="look_at_zones")
    file = chapters / LICENSING
    file.write_text(file.read_text(encoding="utf-8").replace("    post:\n", "    put:\n", 1), encoding="utf-8")
    (chapters / "whole.yaml").write_text(bundle(chapters), encoding="utf-8")
    item = read(chapters / "whole.yaml")["paths"]["/api/public/get_zones"]
    assert {method: call["operationId"] for method, call in item.items()} == {
        "put": "look_at_zones",
        "post": "get_zones",
    }


def test_two_calls_at_one_path_are_refused(chapters: Path) -> None:
    add_call(chapters, path="get_zones", name="look_at_zones")
    assert problems(chapters) == ["zones: post /api/public/get_zones is there already"]


def test_two_calls_of_one_name_are_refused(chapters: Path) -> None:
    add_call(chapters, path="look_at_zones", name="get_zones")
    assert problems(chapters) == ["zones: there are two operations get_zones"]


def test_a_call_of_another_chapter_is_refused(chapters: Path) -> None:
    add_call(chapters, path="look_at_zones", name="look_at_zones", tag="zones")
    assert problems(chapters) == ["licensing: post /api/public/look_at_zones has other tags"]


def test_two_components_of_one_name_are_refused(chapters: Path) -> None:
    with (chapters / LICENSING).open("a", encoding="utf-8") as file:
        file.write("    Zone: {type: object}\n")
    assert problems(chapters) == ["zones: there are two schemas Zone"]


def test_a_key_that_stands_twice_in_a_chapter_is_refused_with_its_line(chapters: Path) -> None:
    with (chapters / LICENSING).open("a", encoding="utf-8") as file:
        file.write("    GetLicensesResponse: {type: object}\n")
    (problem, *_) = problems(chapters)
    assert re.match(r'licensing\.yaml:\d+: found duplicate key "GetLicensesResponse"', problem)


def test_references_that_lead_nowhere_are_refused_all_at_once(chapters: Path) -> None:
    file = chapters / LICENSING
    text = file.read_text(encoding="utf-8").replace("schemas/GetLicensesResponse'", "schemas/Nothing'")
    file.write_text(text.replace("#/components/responses/Failure'", "failure.yaml'"), encoding="utf-8")
    assert problems(chapters) == ["#/components/schemas/Nothing leads nowhere", "failure.yaml leads nowhere"]


def test_a_chapter_that_is_no_tag_and_a_tag_without_a_chapter_are_refused(chapters: Path) -> None:
    (chapters / LICENSING).rename(chapters / "licences.yaml")
    assert problems(chapters) == ["licences.yaml is no tag of common.yaml", "the tag licensing has no chapter"]


def test_a_chapter_has_nothing_of_the_head(chapters: Path) -> None:
    with (chapters / LICENSING).open("a", encoding="utf-8") as file:
        file.write("security: []\n")
    assert problems(chapters) == ["licensing: `security` belongs into common.yaml"]


def test_a_chapter_that_is_no_yaml_is_named_with_its_line(chapters: Path) -> None:
    (chapters / LICENSING).write_text("paths: {\n  a: b: c\n", encoding="utf-8")
    (problem, *_) = problems(chapters)
    assert problem.startswith("licensing.yaml:2: ")
