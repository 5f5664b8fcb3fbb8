"""Arithmetic on absolute paths as text: components, being inside a directory, `.` and `..`.

The lowest layer of the policy. It touches no file system: links are judged in the container, not here.
"""

from collections.abc import Iterable


def split_absolute(path: str) -> tuple[str, ...]:
    """Split a path into its components, leaving out empty ones and `.` but keeping `..`."""
    return tuple(component for component in path.split("/") if component not in {"", "."})


def is_inside(components: tuple[str, ...], directory: str) -> bool:
    """Tell whether components lead to a directory or below it; compares whole components, never prefixes of text."""
    wanted = split_absolute(directory)
    return components[: len(wanted)] == wanted


def is_inside_any(components: tuple[str, ...], directories: Iterable[str]) -> bool:
    """Tell whether components lead into one of several directories."""
    return any(is_inside(components, directory) for directory in directories)


def step(components: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Take one step from a directory, upwards for `..`; the root's parent is the root."""
    return components[:-1] if name == ".." else (*components, name)
