"""User-visible text has none of the phrases that the style rules exclude."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kasm_mcp.cli import main
from kasm_mcp.config.settings import SETTINGS
from kasm_mcp.server.instructions import instructions
from kasm_mcp.server.prompts import PROMPTS
from kasm_mcp.server.resources import RESOURCES
from kasm_mcp.server.tool import KasmTool
from kasm_mcp.table import TABLE, TOOLS
from kasm_mcp.tools.envelope import ERROR_TYPES, REMEDIES

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(str(page.relative_to(ROOT)) for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_PHRASES = (
    *("nobody", "somebody", "whoever", "anybody", "is told", "are told"),
    *("of its own", "of their own", "of ours", "of yours", "stands? (?:on|in|behind|before)"),
    *("go(?:es)? by", "go(?:es)? on", "mend(?:s|ed)?", r"an? Kasm(?! \w)"),
)
BANNED = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b", re.IGNORECASE)


def banned(text: str) -> list[str]:
    """Find the excluded phrases in a text, outside of code blocks."""
    prose = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return BANNED.findall(" ".join(prose.split()))


def texts_of_the_server() -> Iterator[str]:
    """Yield what the server sends to clients or documents: settings, tools, prompts, resources, errors."""
    yield from (setting.meaning for setting in SETTINGS)
    for row in TABLE:
        tool = KasmTool.from_row(row, "always")
        yield f"{tool.title}: {tool.description} {json.dumps(tool.parameters)}"
    yield from (instructions(TOOLS), *ERROR_TYPES.values(), *REMEDIES.values())
    yield from (f"{resource.title}: {resource.description}" for resource in RESOURCES)
    for prompt in PROMPTS:
        yield f"{prompt.title}: {prompt.description} {prompt.steps} {json.dumps(prompt.values.model_json_schema())}"


def test_the_server_has_no_excluded_phrase() -> None:
    assert {text: found for text in texts_of_the_server() if (found := banned(text))} == {}


@pytest.mark.parametrize(
    "command", [[], ["serve"], ["demo"], ["doctor"]], ids=lambda words: " ".join(words) or "kasm-mcp"
)
def test_help_has_no_excluded_phrase(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*command, "--help"])
    assert banned(capsys.readouterr().out) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_excluded_phrase(page: str) -> None:
    assert banned((ROOT / page).read_text(encoding="utf-8")) == []


def test_excluded_phrases_are_found_outside_of_code_only() -> None:
    assert banned("Without a\nKasm. A Kasm session.\n```\nnobody\n```\nEach has one of its own.") == [
        "a Kasm",
        "of its own",
    ]
