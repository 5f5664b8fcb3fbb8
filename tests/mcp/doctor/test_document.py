"""What docs/doctor.md says of the document and of the checks."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs

from kasm_sim import Simulator

from .report import SCHEMA, examined_simulator

PAGE = (Path(__file__).parents[3] / "docs" / "doctor.md").read_text(encoding="utf-8")


def test_the_example_fits_the_schema() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    Draft202012Validator(SCHEMA).validate(json.loads(example))


def test_every_check_and_section_is_described() -> None:
    report = examined_simulator(Simulator(starts_after_polls=0), deep=True)
    assert {check["section"] for check in report.checks} == set(
        SCHEMA["$defs"]["check"]["properties"]["section"]["enum"]
    )
    named = {check["check"] for check in report.checks if check["section"] != "permissions"}
    assert [name for name in sorted(named) if f"`{name}`" not in PAGE] == []
