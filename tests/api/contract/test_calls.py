"""The description has every documented call of Kasm, each in its chapter, with what is known of it and how surely."""

import re
from typing import Any

import pytest

from kasm_desktops import PERMISSIONS as TOLD

from .calls import DOCUMENTED, ELSEWHERE, PERMISSIONS, UNDOCUMENTED
from .description import OPERATIONS, SPEC, contents, resolved

CERTAINTIES = {"documented", "observed", "inferred", "name_only"}
MARKS = {"x-undocumented", "x-since", "x-certainty", "x-permissions", "x-sources"}
MARKS |= {"x-permissions-when", "x-permissions-inferred"}


def marks(name: str) -> dict[str, Any]:
    return OPERATIONS[name][1]


def chapters(calls: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: chapter for chapter, names in calls.items() for name in names}


def test_every_call_is_described_in_its_chapter_and_no_other_is() -> None:
    described = {name: operation["tags"] for name, (_, operation) in OPERATIONS.items()}
    expected = chapters(DOCUMENTED) | chapters(UNDOCUMENTED)
    assert described == {name: [chapter] for name, chapter in expected.items()}


def test_all_64_documented_calls_and_no_others_pass_for_documented() -> None:
    documented = {name for name in OPERATIONS if not marks(name).get("x-undocumented", False)}
    assert documented == set(chapters(DOCUMENTED))
    assert len(documented) == 64


def test_chapters_are_tags_in_the_order_of_the_documentation() -> None:
    tags = [tag["name"] for tag in SPEC["tags"]]
    assert tags[: len(DOCUMENTED)] == list(DOCUMENTED)
    assert tags[len(DOCUMENTED) :] == [chapter for chapter in UNDOCUMENTED if chapter not in DOCUMENTED]
    assert all(tag["description"].endswith(".") for tag in SPEC["tags"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_call_is_named_as_kasm_names_it(name: str) -> None:
    path, _ = OPERATIONS[name]
    assert path == ELSEWHERE.get(name, f"/api/public/{name}")


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_call_has_a_summary_and_a_description(name: str) -> None:
    operation = marks(name)
    assert operation["summary"][0].isupper()
    assert not operation["summary"].endswith(".")
    assert len(operation["description"]) > 40


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_call_has_examples_of_its_request_and_of_its_answer(name: str) -> None:
    _, operation = OPERATIONS[name]
    places = {place for place, media_type, content in contents(operation) if content.get("examples")}
    if operation["tags"] == ["session_proxy"]:  # no JSON: parameters, and bytes that no example could show
        assert all("example" in resolved(parameter) for parameter in operation["parameters"])
    else:
        assert {"request", "200", "4XX", "5XX"} <= places


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_call_says_since_when_how_surely_and_from_where_it_is_known(name: str) -> None:
    operation = marks(name)
    assert {key for key in operation if key.startswith("x-")} <= MARKS
    assert operation["x-certainty"] in CERTAINTIES
    assert operation["x-since"] == "unknown" or re.fullmatch(r"1\.\d+", operation["x-since"])
    assert operation["x-sources"]
    assert set(operation["x-sources"]) <= set(SPEC["x-sources"])
    # Of one call that counts as documented, nobody could show the page.
    is_seen_only = operation["x-certainty"] in ("observed", "inferred") and name != "get_kasm_screenshot"
    assert is_seen_only == operation.get("x-undocumented", False)


def test_every_source_is_used() -> None:
    assert {source for name in OPERATIONS for source in marks(name)["x-sources"]} == set(SPEC["x-sources"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_permissions_of_a_call_stand_in_its_description_too(name: str) -> None:
    operation = marks(name)
    needed = operation["x-permissions"]
    named = {*(needed or ()), *operation.get("x-permissions-when", {})}
    assert named <= PERMISSIONS
    if operation["tags"] == ["session_proxy"]:
        assert needed == []
        assert "Takes no API key" in operation["description"]
        return
    *_, last = operation["description"].strip().split("\n\n")
    assert last.startswith("Permission: ")
    assert set(re.findall(r"`([A-Z][^`]*)`", last)) == named
    is_guess = needed is None or operation.get("x-permissions-inferred", False)
    assert last.startswith("Permission: not known") == is_guess
    assert needed is None or needed


def test_shapes_that_are_not_known_are_free_and_say_so() -> None:
    for name in DOCUMENTED["egress"]:
        operation = marks(name)
        assert operation["x-certainty"] == "name_only"
        for place, _, content in contents(operation):
            if place in ("request", "200"):
                (schema, *_) = content["schema"].get("anyOf", [content["schema"]])
                shape = SPEC["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
                assert shape["additionalProperties"] is True
                assert "not known" in shape["description"]
    assert {name for name in OPERATIONS if marks(name)["x-certainty"] == "name_only"} == set(DOCUMENTED["egress"])


@pytest.mark.parametrize("name", sorted(TOLD))
def test_what_the_server_tells_to_grant_is_what_the_description_says(name: str) -> None:
    told = {permission.partition(" (")[0] for permission in TOLD[name]}
    operation = marks(name)
    described = {*operation["x-permissions"], *operation.get("x-permissions-when", {})}
    assert told >= described - {"Servers View"}  # only for a member that the server does not show
