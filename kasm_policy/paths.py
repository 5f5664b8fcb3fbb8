"""Absolute paths as text: components, the form of configured directories, and the check of tool arguments (F1, F2).

Must not touch a file system: symbolic links are checked in the container, in the same step as the access.
"""

import unicodedata
from collections.abc import Iterable

from kasm_policy.rules import Refusal, Rules, quote

# Cc: control characters; Cs: lone surrogates, which no file name can contain.
_UNREADABLE = frozenset({"Cc", "Cs"})
_LONGEST = 4096


def split_absolute(path: str) -> tuple[str, ...]:
    """Split a path into its components; drops empty ones and `.`, keeps `..`."""
    return tuple(component for component in path.split("/") if component not in {"", "."})


def is_inside(components: tuple[str, ...], directory: str) -> bool:
    """Check whether components lead to a directory or below it; compares whole components, not text prefixes."""
    wanted = split_absolute(directory)
    return components[: len(wanted)] == wanted


def is_inside_any(components: tuple[str, ...], directories: Iterable[str]) -> bool:
    """Check whether components lead into one of several directories."""
    return any(is_inside(components, directory) for directory in directories)


def step(components: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Enter `name` from a directory; `..` goes up, and the parent of the root is the root."""
    return components[:-1] if name == ".." else (*components, name)


def normalise_root(text: str) -> str:
    """Normalise an allowed root.

    Args:
        text: Directory from the configuration.

    Returns:
        The absolute path without `.`, doubled or trailing slashes.

    Raises:
        ValueError: The text is not an absolute path, or contains `..` or control characters.
    """
    if not text.startswith("/"):
        raise ValueError(f"{quote(text)} is not an absolute directory. Start it with /, for example /home/kasm-user")
    if not text.isprintable():
        raise ValueError(f"{quote(text)} contains a control character")
    components = split_absolute(text)
    if ".." in components:
        raise ValueError(f"{quote(text)} must not contain ..")
    return "/" + "/".join(components)


def normalise_protected(text: str) -> str:
    """Normalise a protected directory; see `normalise_root`.

    Raises:
        ValueError: As for `normalise_root`, or the directory is `/`.
    """
    directory = normalise_root(text)
    if directory == "/":
        raise ValueError("cannot be /, which would also protect every program. Narrow KASM_ALLOWED_ROOTS instead")
    return directory


def check_path(path: str, rules: Rules) -> str | Refusal:
    """Check a file path (rule F1).

    Args:
        path: As the caller wrote it: absolute, or starting with `~`.
        rules: The rules in force.

    Returns:
        The absolute path without `.`, doubled or trailing slashes, or a refusal.
    """
    return _check(path, rules, "file_path")


def check_working_dir(path: str, rules: Rules) -> str | Refusal:
    """Check a working directory (rule F2).

    Args:
        path: As the caller wrote it: absolute, or starting with `~`.
        rules: The rules in force.

    Returns:
        The absolute path without `.`, doubled or trailing slashes, or a refusal.
    """
    return _check(path, rules, "working_dir")


def is_protected(components: tuple[str, ...], rules: Rules) -> bool:
    """Check whether components name a protected directory or something below it.

    An allowed root inside a protected directory takes precedence over the protection.
    """
    return is_inside_any(components, rules.protected_paths) and not is_inside_any(components, exempt_roots(rules))


def exempt_roots(rules: Rules) -> list[str]:
    """List the roots inside protected directories; see `is_protected`."""
    return [root for root in rules.allowed_roots if is_inside_any(split_absolute(root), rules.protected_paths)]


def _check(path: str, rules: Rules, argument: str) -> str | Refusal:
    if len(path) > _LONGEST:  # first, because the other checks take time in proportion to the length
        return Refusal(
            "path_too_long", f"{argument} {quote(path)} is longer than {_LONGEST} characters. Use a shorter path."
        )
    expanded = rules.home + path[1:] if path == "~" or path.startswith("~/") else path
    components = split_absolute(expanded)
    protected = ", ".join(rules.protected_paths)
    is_readable = all(unicodedata.category(character) not in _UNREADABLE for character in path)
    conditions = (
        (path != "", "empty_path", f"is empty. Give an absolute path inside {rules.roots}"),
        (is_readable, "path_characters", "contains a control character. Remove it"),
        (expanded.startswith("/"), "relative_path", f"is not absolute. Start it with / or ~/, inside {rules.roots}"),
        (".." not in components, "parent_component", "contains `..`. Write the path without it"),
        (
            is_inside_any(components, rules.allowed_roots),
            "outside_roots",
            f"is outside {rules.roots}. Use a path inside",
        ),
        (
            not is_protected(components, rules),
            "protected_path",
            f"is in a protected directory ({protected}). Use another path",
        ),
    )
    for holds, code, what in conditions:
        if not holds:
            return Refusal(code, f"{argument} {quote(path)} {what}.")
    return "/" + "/".join(components)
