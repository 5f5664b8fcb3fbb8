"""Whatever a release of Kasm does to the members of an answer, it is read, and given back as it came.

The schemas come from the description itself, so one that is added is tested like the others.
"""

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .described import SCHEMAS, answers, members, resolved, response_models

MODELS = response_models()
numbers = st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False)
anything = st.recursive(
    st.none() | st.booleans() | numbers | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
ids = st.uuids().flatmap(lambda one: st.sampled_from([str(one), one.hex, str(one).upper(), one.hex.upper()]))
odd_numbers = numbers | numbers.map(str) | st.just("") | st.booleans()
dates = st.sampled_from(["None", "", "2026-09-10 12:52:49.123456", "2026-09-10T12:52:49Z"])


def values(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Make values that fit a schema, or differ from it as answers are known to."""
    name = schema.get("$ref", "").rpartition("/")[2]
    schema = resolved(schema)
    if "anyOf" in schema:
        return st.one_of([values(part) for part in schema["anyOf"]])
    kinds = schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type")]
    return st.one_of([of_kind(kind, schema, name) for kind in kinds])


def of_kind(kind: str | None, schema: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    match kind:
        case "null":
            return st.none()
        case "string":
            return st.sampled_from(schema.get("enum", ["text"])) | ids | dates | st.text() | st.integers()
        case "integer" | "number":
            return odd_numbers
        case "boolean":
            return st.booleans() | st.sampled_from([0, 1, "true", "False", ""])
        case "array":
            return st.lists(st.none() | values(schema.get("items", {})), max_size=3)
        case "object" | None if members(schema)[0]:
            return st.deferred(lambda: objects(schema))
        case "object":
            inner = schema.get("additionalProperties")
            content = values(inner) if isinstance(inner, dict) else anything
            return st.dictionaries(st.text(max_size=8), st.none() | content, max_size=3)
        case _:
            return anything


def objects(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Make objects: members present, null or missing, save for those that are sure to be there; and unknown ones."""
    known, required = members(schema)
    sure = {name: values(known[name]).filter(lambda value: value is not None) for name in required}
    others = {name: st.none() | values(known[name]) for name in known.keys() - required}
    unknown = st.dictionaries(st.text(max_size=6).map(lambda name: f"new_{name}"), anything, max_size=2)
    return st.builds(lambda a, b: a | b, st.fixed_dictionaries(sure, optional=others), unknown)


def without_nulls(value: Any) -> Any:
    """Leave out nulls, which mean the same as nothing."""
    if isinstance(value, dict):
        return {name: without_nulls(inner) for name, inner in value.items() if inner is not None}
    return [without_nulls(inner) for inner in value if inner is not None] if isinstance(value, list) else value


def as_text(value: Any) -> str:
    """Tell 1 from 1.0 and from true, which `==` does not."""
    return json.dumps(without_nulls(value), sort_keys=True)


@pytest.mark.hypothesis
@pytest.mark.parametrize("name", MODELS)
def test_every_variant_of_an_answer_is_read_and_given_back(name: str) -> None:
    @settings(
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(values({"$ref": f"#/components/schemas/{name}"}))
    def check(answer: dict[str, Any]) -> None:
        before = copy.deepcopy(answer)
        read = MODELS[name].from_dict(answer)
        assert as_text(read.to_dict()) == as_text(answer)
        assert as_text(answer) == as_text(before)
        assert as_text(MODELS[name].from_dict(read.to_dict()).to_dict()) == as_text(answer)
        assert copy.deepcopy(read) == read
        repr(read)

    check()


def test_all_that_calls_answer_is_tested() -> None:
    assert {"Session", "User", "Image", "GetKasmsResponse", "SessionRecording"} <= set(MODELS)
    assert all(set(answers(name)) <= set(MODELS) for name in ("get_kasms", "get_user", "request_kasm"))
    assert not [name for name in MODELS if name.endswith("Request") or name not in SCHEMAS]
