"""The messages that the troubleshooting page quotes are those of the code, and so are the checks that it names."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
QUOTED = re.findall(r"^> (.+)$", PAGE, re.MULTILINE)
CHECKS = sorted(set(re.findall(r"`([^`]+)`", "".join(re.findall(r"^- \*\*Check\*\*: .*$", PAGE, re.MULTILINE)))))

_ANYTHING = "\0"
"""Stands in a text of the code for what is put in when it runs."""


def texts_of(*packages: str) -> list[str]:
    """Give every text in the sources of some packages, but what is said to their readers."""
    trees = [ast.parse(path.read_text()) for package in packages for path in sorted((ROOT / package).rglob("*.py"))]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = [text_of(node) for node in nodes if id(node) not in docstrings]
    return [text for text in texts if text is not None]


def text_of(node: ast.AST) -> str | None:
    """Give the text that a node is, with a mark for each part that is not known."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or _ANYTHING for part in node.values)
    return None


@pytest.fixture(scope="session")
def texts() -> list[str]:
    return texts_of("openapi/modules", "kasm_desktops", "kasm_mcp", "kasm_policy", "kasm_sim")


def is_said(message: str, texts: list[str]) -> bool:
    """Tell whether a message of the page, `…` in it for anything, is part of a text of the code, or made of it."""
    pattern = ".*".join(re.escape(part) for part in re.split("…+", message))
    return any(re.search(pattern, text, re.DOTALL) for text in texts)


@pytest.mark.parametrize("message", QUOTED)
def test_a_quoted_message_is_one_of_the_code(texts: list[str], message: str) -> None:
    assert sum(len(part) for part in re.split("…+", message)) > 10
    assert is_said(message, texts)


def test_a_message_of_nobody_is_found_out(texts: list[str]) -> None:
    assert len(QUOTED) > 20
    assert not is_said("The session … has gone for a walk.", texts)


@pytest.mark.parametrize("check", CHECKS)
def test_a_named_check_is_one_of_the_doctor(check: str) -> None:
    assert check in texts_of("kasm_mcp/doctor")


def test_every_heading_is_a_symptom_once() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    assert len(set(headings)) == len(headings)
