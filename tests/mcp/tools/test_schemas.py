"""Schemas made small: what may go, and what must stay."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, TypeAdapter
from typing_extensions import TypedDict

from kasm_mcp.tools import schemas
from kasm_mcp.tools.envelope import schema
from tests.connected.shapes import DoesNotFit, fits


class Inner(TypedDict):
    """An inner thing."""

    title: str | None
    count: int


class Data(TypedDict):
    """The data."""

    inner: Inner | None
    rows: list[Inner]
    either: int | str | None
    kind: Literal["a", "b"] | None
    free: dict[str, Any]


class Arguments(BaseModel):
    title: Annotated[str, Field(min_length=1, description="What it is called.")]
    width: Annotated[int | None, Field(ge=1)] = None
    limit: int = 100


def of_answers() -> dict[str, Any]:
    return schemas.of_answers(schema(TypeAdapter(Data).json_schema(mode="serialization")))


def test_input_schemas_keep_types_defaults_and_descriptions_and_drop_the_rest() -> None:
    assert schemas.of_arguments(Arguments.model_json_schema()) == {
        "type": "object",
        "properties": {
            "title": {"type": "string", "description": "What it is called."},
            "width": {"type": "integer"},
            "limit": {"type": "integer", "default": 100},
        },
        "required": ["title"],
    }


def test_output_schemas_keep_types_but_of_what_may_be_null_and_have_no_references() -> None:
    members = {"properties": {"title": {}, "count": {"type": "integer"}}}
    assert of_answers()["properties"]["data"] == {
        "type": "object",
        "properties": {
            "inner": members,
            "rows": {"type": "array", "items": {"type": "object"} | members},
            "either": {"anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "null"}]},
            "kind": {"anyOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "null"}]},
            "free": {"type": "object"},
        },
    }


def test_only_success_is_required_of_an_answer() -> None:
    assert of_answers()["required"] == ["success"]


@pytest.mark.parametrize("inner", [None, {"title": None, "count": 1}])
def test_a_small_schema_admits_what_the_large_one_did(inner: Any) -> None:
    data = {"inner": inner, "rows": [{"title": "t", "count": 2}], "either": None, "kind": "a", "free": {"x": [1]}}
    fits({"success": True, "data": data, "message": "m"}, of_answers())


def test_a_small_schema_refuses_what_the_large_one_did() -> None:
    with pytest.raises(DoesNotFit):
        fits({"success": True, "data": {"rows": [{"count": "7"}]}}, of_answers())
