"""Sections between markers in README.md and docs/: each is rendered from the code that it describes.

Text outside the markers is written by hand.
"""

import re
from collections.abc import Iterable

from mcp.server.mcpserver.prompts.base import PromptArgument

from kasm_desktops import PERMISSIONS, RULES, least_key
from kasm_mcp.config.settings import SETTINGS
from kasm_mcp.server.prompts import PROMPTS
from kasm_mcp.server.resources import RESOURCES
from kasm_mcp.table import TABLE, TOOLSETS
from kasm_mcp.tools.envelope import ERROR_TYPES
from kasm_policy import BLOCKED_COMMANDS, CODES
from scripts.rendering.client import call_reference, coverage, model_reference
from scripts.rendering.tables import code, table
from scripts.rendering.texts import Texts
from scripts.rendering.tools import tool_groups, tool_list, tool_reference


def setting_list() -> str:
    """Return the settings table."""
    rows = (
        f"`{row.name}` | {'required' if row.required else f'`{row.default}`' if row.default else ''} | {row.meaning}"
        + (f" `{row.name}_FILE` names a file that holds it instead." if row.secret else "")
        for row in SETTINGS
    )
    return table("Setting | Default | Meaning", rows)


def error_list() -> str:
    """Return the table of error types."""
    return table("`error_type` | What happened", (f"`{name}` | {text}" for name, text in ERROR_TYPES.items()))


def resource_list() -> str:
    """Return the resources table."""
    rows = (f"`{found.uri}` | `{found.tool}` | {found.mime_type} | {found.description}" for found in RESOURCES)
    return table("Address | Tool | Type | Description", rows)


def prompt_list() -> str:
    """Return the prompts table; brackets mark optional values."""
    rows = (
        f"`{prompt.name}` | {prompt.description} | {values(prompt.arguments or [])} | {code(prompt.tools)}"
        for prompt in PROMPTS
    )
    return table("Prompt | What it does | Values | Tools", rows)


def values(arguments: Iterable[PromptArgument]) -> str:
    """Return the values of a prompt."""
    return ", ".join(f"`{value.name}`" if value.required else f"[`{value.name}`]" for value in arguments)


def refusal_list() -> str:
    """Return the table of the policy's refusal codes."""
    return table(
        "Code | What was refused",
        (f"`{code}` | {meaning.replace('|', chr(92) + '|')}" for code, meaning in CODES.items()),
    )


def rule_list() -> str:
    """Return the table of rules beside the command policy."""
    return table("Rule | It refuses because", (f"`{rule}` | {meaning}" for rule, meaning in RULES.items()))


def blocked_list() -> str:
    """Return the list of blocked programs."""
    return ", ".join(f"`{name}`" for name in sorted(BLOCKED_COMMANDS)) + "."


def permission_list() -> str:
    """Return the permissions of each Kasm call."""
    rows = (f"`{call}` | {', '.join(f'`{name}`' for name in names)}" for call, names in PERMISSIONS.items())
    return table("Call | Permissions", rows)


def tool_permission_list() -> str:
    """Return the permissions of each tool, for every call that it may make."""
    rows = (f"`{row.name}` | {code(least_key(row.calls))}" for row in TABLE)
    return table("Tool | Permissions", rows)


def toolset_permission_list() -> str:
    """Return the permissions of each toolset, and of read-only mode."""
    chosen = {f"`KASM_TOOLSETS={group}`": names for group, names in TOOLSETS.items()}
    chosen["`KASM_READ_ONLY=1`"] = tuple(row.name for row in TABLE if not row.changes)
    rows = (
        f"{setting} | {code(least_key(call for row in TABLE if row.name in names for call in row.calls))}"
        for setting, names in chosen.items()
    )
    return table("Tools chosen by | Permissions", rows)


SECTIONS = {
    "toolsets": tool_groups,
    "tools": tool_list,
    "tool reference": tool_reference,
    "settings": setting_list,
    "error types": error_list,
    "permissions": permission_list,
    "permissions of tools": tool_permission_list,
    "permissions of toolsets": toolset_permission_list,
    "coverage": coverage,
    "call reference": call_reference,
    "model reference": model_reference,
    "resources": resource_list,
    "prompts": prompt_list,
    "refusal codes": refusal_list,
    "rules": rule_list,
    "blocked programs": blocked_list,
}


MARK = "rendered by scripts/render -->"
MARKED = re.compile(rf"(<!-- ([\w ]+): {MARK}\n).*?(<!-- end of \2 -->)", re.DOTALL)


def render(texts: Texts) -> None:
    """Set README.md and the pages of docs/."""
    for page in texts.pages():
        texts[page] = with_sections(texts[page])


def with_sections(text: str) -> str:
    """Return a page with every marked section replaced.

    Raises:
        ValueError: A section has no end.
        KeyError: There is no section of that name.
    """
    new, found = MARKED.subn(lambda marked: f"{marked[1]}{SECTIONS[marked[2]]()}\n{marked[3]}", text)
    if found != text.count(MARK):
        raise ValueError(f"{text.count(MARK)} sections begin and {found} end")
    return new
