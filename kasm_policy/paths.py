"""The rules for a path given to a tool: file paths (F1) and working directories (F2).

Pure text: where links lead is judged in the container, in the same step as the access.
"""

import unicodedata

from kasm_policy.locations import is_inside_any, split_absolute
from kasm_policy.rules import Refusal, Rules, quote

# Cc: control characters; Cs: half of a character, which no file name can hold.
_UNREADABLE = frozenset({"Cc", "Cs"})
_LONGEST = 4096


def check_path(path: str, rules: Rules) -> str | Refusal:
    """Judge a file path (rule F1).

    Args:
        path: As the caller wrote it: absolute, or below `~`.
        rules: The rules in force.

    Returns:
        The absolute path without `.`, doubled or trailing slashes, or why it is refused.
    """
    return _check(path, rules, "file_path")


def check_working_dir(path: str, rules: Rules) -> str | Refusal:
    """Judge a working directory (rule F2).

    Args:
        path: As the caller wrote it: absolute, or below `~`.
        rules: The rules in force.

    Returns:
        The absolute path without `.`, doubled or trailing slashes, or why it is refused.
    """
    return _check(path, rules, "working_dir")


def is_protected(components: tuple[str, ...], rules: Rules) -> bool:
    """Tell whether components name a protected directory or something below it.

    A root that was deliberately configured inside a protected directory wins over the protection.
    """
    return is_inside_any(components, rules.protected_paths) and not is_inside_any(components, exempt_roots(rules))


def exempt_roots(rules: Rules) -> list[str]:
    """List the roots inside protected directories; see `is_protected`."""
    return [root for root in rules.allowed_roots if is_inside_any(split_absolute(root), rules.protected_paths)]


def _check(path: str, rules: Rules, argument: str) -> str | Refusal:
    if len(path) > _LONGEST:  # judged first, because the rest takes as long as the path
        return Refusal(
            "path_too_long", f"{argument} {quote(path)} is longer than {_LONGEST} characters; give a shorter one."
        )
    expanded = rules.home + path[1:] if path == "~" or path.startswith("~/") else path
    components = split_absolute(expanded)
    roots = "the allowed directories " + (", ".join(rules.allowed_roots) or "(none is configured)")
    is_readable = all(unicodedata.category(character) not in _UNREADABLE for character in path)
    conditions = (
        (path != "", "empty_path", f"is empty; give an absolute path inside {roots}"),
        (is_readable, "path_characters", "holds a control character; remove it"),
        (expanded.startswith("/"), "relative_path", f"is not absolute; start it with / or ~/, inside {roots}"),
        (".." not in components, "parent_component", "has .. in it; write the path without it"),
        (is_inside_any(components, rules.allowed_roots), "outside_roots", f"is outside {roots}; use a path inside"),
        (not is_protected(components, rules), "protected_path", "is in a protected directory; use another path"),
    )
    for holds, code, what in conditions:
        if not holds:
            return Refusal(code, f"{argument} {quote(path)} {what}.")
    return "/" + "/".join(components)
