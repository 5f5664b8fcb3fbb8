"""The rows of the catalogue that the settings leave, and why the others are not there. Pure."""

from kasm_desktops.errors import Refused
from kasm_mcp.config.config import Config
from kasm_mcp.tools.table import CATALOG, Row
from kasm_mcp.toolsets import READING, TOOLS


def selected(config: Config) -> tuple[Row, ...]:
    """Return the tools that the settings leave, in the order of the catalogue."""
    return tuple(row for row in CATALOG if row.name in config.tool_names)


def refusal_of(name: str, config: Config) -> Refused | None:
    """Return why a tool of ours is not there; None where there is no such tool.

    Args:
        name: What was called.
        config: The settings, which leave it out.
    """
    if name not in TOOLS:
        return None
    if config.read_only and name not in READING:
        return Refused(f"{name} changes something, and KASM_READ_ONLY is set.", rule="read_only")
    setting = "KASM_EXCLUDE_TOOLS" if name in config.exclude_tools else "KASM_TOOLSETS"
    return Refused(f"{name} is left out by {setting}.", rule="left_out")
