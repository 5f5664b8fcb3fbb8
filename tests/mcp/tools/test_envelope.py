"""The one shape of answers: success, every failure, and the schema that both satisfy."""

from collections.abc import Iterator
from typing import Any

import pytest

from kasm_api import ConfigError
from kasm_desktops import errors
from kasm_mcp.tools.envelope import ERROR_TYPES, Pictured, failure, schema, success
from tests.connected.shapes import DoesNotFit, fits

SAMPLES: dict[type[errors.DesktopsError], errors.DesktopsError] = {
    errors.DesktopsError: errors.DesktopsError("a defect"),
    errors.InvalidArgument: errors.InvalidArgument("limit must be at least 1."),
    errors.Refused: errors.Refused("sudo is not allowed", rule="blocked_program"),
    errors.NotFound: errors.NotFound("There is no session x."),
    errors.Unauthenticated: errors.Unauthenticated("Grant the key Users View."),
    errors.KasmSaidNo: errors.KasmSaidNo("Kasm refused get_users: “no”.", said="no"),
    errors.OddAnswer: errors.OddAnswer("Kasm's API does not describe this answer.", status_code=520),
    errors.Unavailable: errors.Unavailable("Kasm is down."),
    errors.Unreachable: errors.Unreachable("Nobody answered."),
    errors.TimedOut: errors.TimedOut("No answer within 30 s.", data={"stdout": "so far"}, outcome_unknown=True),
}

DESIGN = {
    "security",
    "validation",
    "api",
    "authentication",
    "not_found",
    "timeout",
    "network",
    "unavailable",
    "internal",
}

DATA_SCHEMA = {"type": "object", "properties": {"stdout": {"type": "string"}}, "required": ["stdout"], "title": "D"}


def leaves(kind: type[errors.DesktopsError] = errors.DesktopsError) -> Iterator[type[errors.DesktopsError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from leaves(narrower)


def test_every_kind_of_error_has_a_sample_here() -> None:
    assert set(leaves()) == set(SAMPLES)


def test_the_error_types_are_those_of_the_contract() -> None:
    assert set(ERROR_TYPES) == DESIGN
    assert {kind.error_type for kind in leaves()} == DESIGN


@pytest.mark.parametrize("remedy", errors.Remedy)
def test_what_to_do_next_is_told_in_the_words_of_who_called(remedy: errors.Remedy) -> None:
    error = errors.NotFound("There is none.", remedy=remedy)
    told, printed = failure(error)["error"], str(error)
    assert told.startswith("There is none. ")
    assert printed.startswith("There is none. ")
    assert "()" not in told
    assert "_kasm_" not in printed


@pytest.mark.parametrize("error", SAMPLES.values(), ids=lambda error: type(error).__name__)
def test_a_failure_has_the_specified_members(error: errors.DesktopsError) -> None:
    envelope = failure(error)
    assert envelope["success"] is False
    assert envelope["error"] == error.message == str(error)
    assert envelope["error_type"] == error.error_type
    assert set(envelope) - {"data"} == {"success", "error", "error_type"}


def test_partial_results_come_with_the_failure_and_only_then() -> None:
    assert failure(SAMPLES[errors.TimedOut])["data"] == {"stdout": "so far"}
    assert "data" not in failure(SAMPLES[errors.Refused])


def test_a_success_has_the_specified_members() -> None:
    answer: Pictured[dict[str, Any]] = Pictured({"stdout": "hi"}, "It ran.", jpeg=b"\xff\xd8")
    assert success(answer) == {"success": True, "data": {"stdout": "hi"}, "message": "It ran."}


def test_a_picture_is_not_printed_with_its_answer() -> None:
    answer: Pictured[dict[str, Any]] = Pictured({}, "m", jpeg=b"\xff\xd8")
    assert "xff" not in repr(answer)


def test_a_call_that_does_not_exist_has_no_unknown_outcome() -> None:
    error = errors.OddAnswer("no such call", status_code=404, no_such_call=True, outcome_unknown=True)
    assert error.outcome_unknown is False


@pytest.mark.parametrize("error", SAMPLES.values(), ids=lambda error: type(error).__name__)
def test_the_schema_admits_every_failure(error: errors.DesktopsError) -> None:
    fits(failure(error), schema(DATA_SCHEMA))


def test_the_schema_admits_a_success_and_a_part_of_the_data() -> None:
    envelope = schema(DATA_SCHEMA)
    fits({"success": True, "data": {"stdout": "hi"}, "message": "m"}, envelope)
    fits({"success": False, "data": {}, "error": "e", "error_type": "timeout"}, envelope)


@pytest.mark.parametrize(
    "envelope",
    [{}, {"success": "yes"}, {"success": True, "data": {"stdout": 1}}, {"success": True, "data": None}, []],
    ids=["empty", "success is text", "data of another type", "data is null", "a list"],
)
def test_the_schema_refuses_what_is_no_envelope(envelope: Any) -> None:
    with pytest.raises(DoesNotFit):
        fits(envelope, schema(DATA_SCHEMA))


def test_all_problems_of_a_configuration_are_its_text() -> None:
    error = ConfigError(["A is not set.", "B must be true or false."])
    assert str(error) == "A is not set.\nB must be true or false."
    assert error.problems == ("A is not set.", "B must be true or false.")
