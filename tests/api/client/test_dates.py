"""Each date that Kasm sends as text has a property that gives it in UTC, and every date of the description is one."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, get_type_hints

import pytest

from kasm_api import models
from kasm_api.models import Session

from .described import SCHEMAS, SPEC, members

DATES = [
    (name, member)
    for name, schema in SCHEMAS.items()
    for member, found in members(schema)[0].items()
    if found.get("x-date")
]
NOON = datetime(2026, 9, 10, 12, 52, 49, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-09-10 12:52:49.550012", NOON.replace(microsecond=550012)),
        ("2026-09-10 12:52:49", NOON),
        ("2026-09-10T12:52:49Z", NOON),
        ("2026-09-10T12:52:49.550012", NOON.replace(microsecond=550012)),
        ("2026-09-10T12:52:49+00:00", NOON),
        ("2026-09-10 14:52:49+02:00", NOON),
        ("2026-09-10", NOON.replace(hour=0, minute=0, second=0)),
        ("None", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_in_utc_in_any_format_that_kasm_uses(text: str | None, date: datetime | None) -> None:
    session = Session(kasm_id="b1", start_date=text)
    assert session.start_date_utc == date
    assert date is None or session.start_date_utc is None or session.start_date_utc.tzinfo is UTC
    assert session.start_date == text
    assert session.to_dict().get("start_date") == text


@pytest.mark.parametrize("text", ["tomorrow", "null", "2026-13-01 00:00:00", "0001-01-01 00:00:00+05:00", 1789045200])
def test_what_is_no_date_is_named_with_its_member(text: Any) -> None:
    session = Session.from_dict({"kasm_id": "b1", "expiration_date": text})
    with pytest.raises(ValueError, match=re.escape(f"expiration_date is not a date: {text!r}")):
        _ = session.expiration_date_utc
    assert session.expiration_date == text


@pytest.mark.parametrize(("name", "member"), DATES)
def test_every_date_has_its_property(name: str, member: str) -> None:
    model = getattr(models, name)
    found = getattr(model, f"{member}_utc")
    assert get_type_hints(found.fget) == {"return": datetime | None}
    assert f"`{member}` in UTC" in found.__doc__
    one = model.__new__(model)
    setattr(one, member, "2026-09-10 12:52:49")
    assert getattr(one, f"{member}_utc") == NOON


def values(node: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Walk the values of examples with the names of their members."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from values(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from values(value, name)
    else:
        yield name, node


def test_every_member_that_is_a_date_by_its_name_or_in_an_example_is_marked() -> None:
    dated = {name for name, value in values(SPEC["paths"]) if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:", str(value))}
    hours = {(name, "expiration") for name in SCHEMAS if name.endswith(("StagingConfig", "StagingConfigTarget"))}
    declared = {(name, member) for name, schema in SCHEMAS.items() for member in members(schema)[0]}
    is_date = {pair for pair in declared if pair[1] in dated or pair[1].endswith(("_date", "_at", "_until"))}
    assert is_date - hours == set(DATES)
