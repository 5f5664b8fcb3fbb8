"""Markdown tables and lists, as all documents share them."""

from collections.abc import Iterable


def table(header: str, rows: Iterable[str]) -> str:
    """Return a Markdown table; cells of a row are separated by ` | `."""
    columns = header.count(" | ") + 1
    return "\n".join([f"| {header} |", "|---" * columns + "|", *(f"| {row} |".replace("|  |", "| |") for row in rows)])


def code(names: Iterable[str]) -> str:
    """Return names as code, separated by commas."""
    return ", ".join(f"`{name}`" for name in names)
