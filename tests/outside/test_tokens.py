"""What the tools cost a model's context, in tokens: counted as o200k does."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.connected.rig import Rig

from .conftest import HERE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

VISIBLE_TOKENS = 2_200
"""Name, description and input schema of all tools: what most hosts show a model."""
ALL_TOKENS = 4_500


def tokens(node: Path, *values: Any) -> list[int]:
    """Count the tokens of each value as it is on the wire."""
    texts = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values]
    done = subprocess.run(
        [node, HERE / "tokens.mjs"], input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=60
    )
    counts: list[int] = json.loads(done.stdout)
    return counts


async def test_what_the_tools_cost_stays_in_the_budget(node: Path, rig: Rig) -> None:
    async with rig.connected() as tools:
        listed = (await tools.client.list_tools()).model_dump(mode="json", by_alias=True, exclude_none=True)["tools"]
    visible = [{key: tool[key] for key in ("name", "description", "inputSchema")} for tool in listed]
    of_visible, of_all = tokens(node, visible, listed)
    assert 0 < of_visible <= VISIBLE_TOKENS
    assert of_visible < of_all <= ALL_TOKENS
