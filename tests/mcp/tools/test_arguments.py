"""What is said about wrong arguments: the field and the reason, never the value."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from kasm_mcp.tools.arguments import explain


class Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kasm_id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    width: Annotated[int | None, Field(ge=1)] = None
    force: bool = False
    name: Annotated[str | None, Field(min_length=1, max_length=8)] = None
    password: Annotated[SecretStr | None, Field(min_length=4)] = None


def said(**arguments: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Arguments.model_validate(arguments)
    return explain(caught.value, list(Arguments.model_fields))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({}, "kasm_id is required."),
        ({"kasm_id": 7}, "kasm_id must be text."),
        ({"kasm_id": None}, "kasm_id must be text."),
        ({"kasm_id": "../etc"}, "kasm_id must be an id: letters, digits and hyphens, at most 64."),
        ({"kasm_id": "a", "limit": 0}, "limit must be at least 1."),
        ({"kasm_id": "a", "limit": 1001}, "limit must be at most 1000."),
        ({"kasm_id": "a", "limit": "many"}, "limit must be a whole number."),
        ({"kasm_id": "a", "limit": 1.5}, "limit must be a whole number."),
        ({"kasm_id": "a", "limit": [1]}, "limit must be a whole number."),
        ({"kasm_id": "a", "width": 0}, "width must be at least 1."),
        ({"kasm_id": "a", "force": "perhaps"}, "force must be true or false."),
        ({"kasm_id": "a", "force": [True]}, "force must be true or false."),
        ({"kasm_id": "a", "name": ""}, "name must not be empty."),
        ({"kasm_id": "a", "name": "x" * 9}, "name must have at most 8 characters."),
        ({"kasm_id": "a", "limt": 5}, "There is no parameter limt; did you mean limit?"),
        (
            {"kasm_id": "a", "zzz": 5},
            "There is no parameter zzz; valid are: kasm_id, limit, width, force, name, password.",
        ),
    ],
)
def test_the_field_and_the_reason_are_named(arguments: dict[str, Any], sentence: str) -> None:
    assert said(**arguments) == sentence


def test_every_wrong_argument_is_named_at_once() -> None:
    assert said(limit=0, force="x") == ("kasm_id is required. limit must be at least 1. force must be true or false.")


def test_a_flood_of_wrong_arguments_is_counted() -> None:
    sentences = said(**{f"unknown_{number}": 1 for number in range(100)})
    assert sentences.endswith("And 96 more.")
    assert len(sentences) < 1000


def test_a_value_is_never_repeated() -> None:
    assert "hunter2" not in said(kasm_id="hunter2 hunter2", limit="hunter2", password="hun", name="hunter2hunter2")


def test_a_name_that_is_none_of_ours_is_shown_as_far_as_it_may_be_one() -> None:
    sentence = said(kasm_id="a", **{"<script>\n" + "x" * 500: 1})
    assert "<" not in sentence
    assert "\n" not in sentence
    assert len(sentence) < 200


def test_text_that_is_no_unicode_is_explained() -> None:
    with pytest.raises(ValidationError) as caught:
        Arguments.model_validate({"kasm_id": "\ud800"})
    assert explain(caught.value, []).startswith("kasm_id must be ")
