"""The Python examples of a page: where they stand, what the page says that they print, and how they are run."""

import ast
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kasm_sim import Simulator
from tests import warm

DOCS = Path(__file__).resolve().parents[2] / "docs"

_HEADING_OR_BLOCK = re.compile(
    r"^(?:#+ (?P<heading>[^\n]*)|```(?P<kind>\w+)\n(?P<text>.*?)^```)$", re.MULTILINE | re.DOTALL
)


@dataclass
class Example:
    """One example.

    Attributes:
        heading: The heading above it.
        script: Its source.
        prints: The text block after it; None without one.
    """

    heading: str
    script: str
    prints: str | None = None

    def for_simulator(self, sim: Simulator, url: str, **others: str) -> str:
        """Put the simulator's address and key in place of the reader's, and other words in place of others."""
        known = {
            "https://kasm.example.com": url,
            'api_key="…"': f'api_key="{sim.api_key}"',
            'api_key_secret="…"': f'api_key_secret="{sim.api_key_secret}"',
            'user_id="…"': f'user_id="{sim.user_id}"',
        }
        return replaced(self.script, known | others)


def replaced(text: str, words: Mapping[str, str]) -> str:
    """Put words in place of others, one after the other."""
    for old, new in words.items():
        text = text.replace(old, new)
    return text


def examples_of(page: str) -> list[Example]:
    """Find the Python blocks of a page."""
    found: list[Example] = []
    heading, previous = "", ""
    for match in _HEADING_OR_BLOCK.finditer(page):
        kind, text = match["kind"], match["text"]
        if kind == "python":
            found.append(Example(heading, text))
        elif kind == "text" and previous == "python":
            found[-1].prints = text
        heading, previous = match["heading"] or heading, kind
    return found


def output_of(script: str, environment: Mapping[str, str], *, folder: Path | None = None, log: str = "") -> str:
    """Run a script in a process of its own, with warnings, and return what it prints.

    Args:
        script: Its source.
        environment: All its variables.
        folder: Where it runs; None for here.
        log: What it must write to stderr.
    """
    result = subprocess.run(
        warm.command("python", "-W", "default", "-c", script),
        env=dict(environment),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (0, log)
    return result.stdout


class _Awaited(ast.NodeTransformer):
    """Makes `await call.asyncio(…)` of `call.sync(…)`, and `async with Client(…)` of `with Client(…)`."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "sync":
            node.func.attr = "asyncio"
            return ast.Await(node)
        return node

    def visit_With(self, node: ast.With) -> ast.stmt:
        self.generic_visit(node)
        opened = node.items[0].context_expr
        if isinstance(opened, ast.Call) and isinstance(opened.func, ast.Name) and opened.func.id == "Client":
            return ast.AsyncWith(node.items, node.body)
        return node


def awaited(script: str) -> str:
    """Write a script with `await` in place of `sync`."""
    tree = _Awaited().visit(ast.parse(script))
    imports = [line for line in tree.body if isinstance(line, ast.Import | ast.ImportFrom)]
    rest = [line for line in tree.body if line not in imports]
    main = ast.parse("import asyncio\nasync def main() -> None: ...\nasyncio.run(main())").body
    assert isinstance(main[1], ast.AsyncFunctionDef)
    main[1].body = rest
    return ast.unparse(ast.fix_missing_locations(ast.Module([*imports, *main], [])))
