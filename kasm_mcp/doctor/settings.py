"""What the settings come to: those that are given, the tools they leave, and where the audit log goes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kasm_mcp.config import SETTINGS, Config
from kasm_mcp.doctor.finding import Finding, ok, skipped
from kasm_mcp.toolsets import TOOLS

GIVEN, LEFT, AUDIT = "settings", "tools", "audit_log"
_CHOICES = ("KASM_READ_ONLY", "KASM_TOOLSETS", "KASM_TOOLS", "KASM_EXCLUDE_TOOLS")


def given(config: Config, environment: Mapping[str, str]) -> Finding:
    """Name the settings that are set; their values, but for the address, are nobody's business."""
    names = [setting.name for setting in SETTINGS if environment.get(setting.name, "").strip()]
    return ok(GIVEN, f"Kasm is {config.api_url}. Well-formed: {', '.join(names)}.")


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
