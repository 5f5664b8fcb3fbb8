"""The examples in docs/tools.md are answers of the tools, kept in `tool_examples`; `scripts/render` shows them."""

import json
import os
import re
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from kasm_sim import Quirks, Simulator
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.fixtures import switched
from tests.connected.rig import Switchboard

STORED = Path(__file__).with_name("tool_examples")
NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
SHORTER = {
    name: {"limit": 1}
    for name in ("list_user_sessions", "list_all_sessions", "get_available_workspaces", "get_kasm_users")
}
"""Arguments beside those of the examples, so that lists stay short."""


def simulator() -> Simulator:
    """Make one in which time stands still and every run has the same ids."""
    numbers = count()

    def new_id() -> UUID:
        return uuid5(NAMESPACE_URL, f"example {next(numbers)}")

    return Simulator(clock=lambda: NOW, new_id=new_id, starts_after_polls=0, quirks=Quirks(screenshot_misses=0))


def shown(answer: dict[str, Any], url: str) -> dict[str, Any]:
    """Put what differs from run to run to rest: the address, how long things took, signatures of links."""
    text = json.dumps(answer, ensure_ascii=False).replace(url, "https://kasm.example.com")
    text = re.sub(r'("duration_ms": )\d+', r"\g<1>12", text)
    text = re.sub(r'(\?)[^" ]*', r"\1…", text) if "download_url" in text else text
    shown: dict[str, Any] = json.loads(text)
    return shown


@pytest.mark.parametrize("tool", EXAMPLES)
async def test_an_example_is_what_the_tool_answers(switchboard: Switchboard, web_server: str, tool: str) -> None:
    """Record with `UPDATE_SNAPSHOTS=1 uv run pytest tests/docs/test_tool_examples.py`, then run `scripts/render`."""
    with switched(switchboard, web_server, simulator()) as rig:
        arguments = prepared(rig, tool) | SHORTER.get(tool, {})
        async with rig.connected() as tools:
            answer = await tools(tool, **arguments)
    assert answer["success"] is True
    example = {"arguments": arguments, "answer": shown(answer, rig.url)}
    text = json.dumps(example, indent=2, ensure_ascii=False) + "\n"
    file = STORED / f"{tool}.json"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
