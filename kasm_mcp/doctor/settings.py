"""What the settings come to: those that are given, the tools they leave, and where the audit log goes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kasm_mcp.config.config import Config
from kasm_mcp.config.settings import SETTINGS, misspelt
from kasm_mcp.doctor.finding import Finding, ok, skipped, warning
from kasm_mcp.table import TOOLS

GIVEN, LEFT, AUDIT = "settings", "tools", "audit_log"
_CHOICES = ("KASM_READ_ONLY", "KASM_TOOLSETS", "KASM_TOOLS", "KASM_EXCLUDE_TOOLS")


def given(config: Config, environment: Mapping[str, str]) -> Finding:
    """Name the settings that are set; their values, but for the address, are nobody's business."""
    known = [name for one in SETTINGS for name in ((one.name, f"{one.name}_FILE") if one.secret else (one.name,))]
    names = [name for name in known if environment.get(name, "").strip()]
    return ok(GIVEN, f"Kasm is {config.api_url}. Well-formed: {', '.join(names)}.")


def without_effect(environment: Mapping[str, str]) -> list[Finding]:
    """Warn of each name that is nearly a setting's: `KASM_READONLY=1` would leave every tool."""
    return [
        warning(GIVEN, sentence, "Write it as it is in docs/configuration.md.") for sentence in misspelt(environment)
    ]


def tools(names: Sequence[str], environment: Mapping[str, str]) -> Finding:
    """Tell which tools there are.

    Args:
        names: Those that the settings leave.
        environment: Names and values of the settings.
    """
    if len(names) == len(TOOLS):
        return ok(LEFT, f"All {len(TOOLS)}.")
    deciding = [name for name in _CHOICES if environment.get(name, "").strip()]
    return ok(
        LEFT,
        f"{len(names)} of {len(TOOLS)}, by {', '.join(deciding)}: {', '.join(names)}. Only what these need is looked "
        "at.",
    )


def audit_log(target: Path | str | None) -> Finding:
    """Tell where the audit log goes; that it can be written is known, or the settings would not be good.

    Args:
        target: `KASM_AUDIT_LOG`.
    """
    if target is None:
        return skipped(AUDIT, "KASM_AUDIT_LOG is not set.")
    if isinstance(target, str):
        return ok(AUDIT, "Goes to stderr.")
    return ok(AUDIT, f"{target} {'can be appended to' if target.exists() else 'is not there yet and can be made'}.")
