"""Values of Kasm, which come in more than one type, as the one type that we answer."""

import pytest

from kasm_desktops.values import as_flag, as_number, as_text, as_time, bare_id, hyphenated_id, same_id

HEX = "7f811158071c42b4bd51a60f13a11c8f"
UUID = "7f811158-071c-42b4-bd51-a60f13a11c8f"


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2026-11-22 10:46:36.123456", "2026-11-22T10:46:36Z"),
        ("2026-11-22T10:46:36Z", "2026-11-22T10:46:36Z"),
        ("2026-11-22T12:46:36+02:00", "2026-11-22T10:46:36Z"),
        ("2026-11-22", "2026-11-22T00:00:00Z"),
        ("None", None),
        ("", None),
        (None, None),
        (1763808396, None),
        ("yesterday", None),
        ("9999-12-31T23:59:59-05:00", None),
        ("0001-01-01T00:00:00+05:00", None),
    ],
)
def test_times_are_iso_8601_in_utc_or_null(value: object, iso: str | None) -> None:
    assert as_time(value) == iso


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (2, 2),
        (2.0, 2),
        (0.5, 0.5),
        ("2768000000", 2768000000),
        ("1.5", 1.5),
        ("two", None),
        (None, None),
        ("nan", None),
        (float("inf"), None),
        ([], None),
    ],
)
def test_numbers_are_numbers_or_null(value: object, found: float | None) -> None:
    assert as_number(value) == found
    assert isinstance(as_number(2.0), int)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (True, True),
        (False, False),
        ("true", True),
        ("False", False),
        (1, True),
        ("0", False),
        ("x", None),
        (None, None),
    ],
)
def test_truth_values_are_truth_values_or_null(value: object, found: bool | None) -> None:
    assert as_flag(value) is found


@pytest.mark.parametrize(
    ("value", "found"), [("a", "a"), ("", ""), (7, "7"), (1.5, "1.5"), (True, None), (None, None), ({}, None)]
)
def test_texts_are_texts_or_null(value: object, found: str | None) -> None:
    assert as_text(value) == found


def test_both_spellings_of_an_id_are_one() -> None:
    assert bare_id(UUID.upper()) == HEX
    assert hyphenated_id(HEX) == hyphenated_id(UUID) == UUID
    assert same_id(HEX, UUID.upper())


def test_what_is_no_uuid_stays_as_it_is() -> None:
    assert hyphenated_id("abc123def456") == "abc123def456"


def test_an_id_that_is_missing_is_nobodys() -> None:
    assert not same_id(None, None)
    assert not same_id("", "")
    assert not same_id(HEX, None)
