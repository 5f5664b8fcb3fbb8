"""Which tools a server has: decided once, by the settings. Read-only wins over all else. Pure."""

from kasm_mcp.catalog import CATALOG, Row
from kasm_mcp.config import Config
from kasm_mcp.errors import ConfigError, Refused
from kasm_mcp.toolsets import TOOLSETS


def selected(config: Config) -> tuple[Row, ...]:
    """Return the tools that the settings leave, in the order of the catalogue.

    Args:
        config: The settings.

    Raises:
        ConfigError: None is left.
    """
    wanted = {*config.tools, *(name for group in config.toolsets for name in TOOLSETS[group])}
    everything = not config.tools and not config.toolsets
    rows = tuple(
        row
        for row in CATALOG
        if (everything or row.name in wanted)
        and row.name not in config.exclude_tools
        and not (config.read_only and row.effect.value.changes)
    )
    if not rows:
        raise ConfigError(
            ["KASM_TOOLSETS, KASM_TOOLS, KASM_EXCLUDE_TOOLS and KASM_READ_ONLY together leave no tool to serve."]
        )
    return rows


def refusal_of(name: str, config: Config) -> Refused | None:
    """Return why a tool of ours is not there; None where there is no such tool.

    Args:
        name: What was called.
        config: The settings, which leave it out.
    """
    row = next((row for row in CATALOG if row.name == name), None)
    if row is None:
        return None
    if config.read_only and row.effect.value.changes:
        return Refused(f"{name} changes something, and KASM_READ_ONLY is set.", rule="read_only")
    setting = "KASM_EXCLUDE_TOOLS" if name in config.exclude_tools else "KASM_TOOLSETS"
    return Refused(f"{name} is left out by {setting}.", rule="left_out")
