"""The paths that a word mentions, and the two rules about them: protected directories (C9) and `..` (C10).

A path may be a whole word or hide in one: after `=`, `:`, `,`, `@` or an option letter. Pure; sees marked text only.
"""

from collections.abc import Iterator
from typing import Final

from kasm_mcp.policy.directories import Directories, Location
from kasm_mcp.policy.locations import is_inside_any, split_absolute, step
from kasm_mcp.policy.paths import exempt_roots
from kasm_mcp.policy.rules import Refusal, Rules, quote
from kasm_mcp.policy.words import CLASS, COMPUTED, GLOBS, ONE, STAR, plain

_SEPARATORS: Final = "=:,@"
_BLANKS: Final = frozenset(" \t\n")
_PATH_MAX = 4096  # the kernel opens nothing longer
_WORK_LIMIT = 20_000  # components in one word; each path in a list of them may go on to the end of the word


def check_mentions(field: str, directories: Directories, rules: Rules) -> Refusal | None:
    """Judge every path that a word mentions.

    Args:
        field: The word's marked text.
        directories: Where relative names start.
        rules: The rules in force.

    Returns:
        The first refusal, or `None`.
    """
    is_relative_harmless = not any(_is_above_protected(start, rules) for start in directories.possible or ())
    if is_relative_harmless and "/" not in field and ".." not in field:
        return None
    work = 0
    for path in _paths(field):
        starts = _starts(path, directories)
        if ".." in path and ".." in (components := split_absolute(path)):
            work += len(components)
            if work > _WORK_LIMIT:
                return Refusal("too_complex", f"{quote(plain(field))} holds too many paths with .. to check.")
            if not _stays_inside(components, starts, rules):
                return Refusal(
                    "leaves_roots",
                    f"{quote(plain(field))} uses .. to leave {', '.join(rules.allowed_roots)}, or might; "
                    "name the target without .., or pass working_dir.",
                )
            places = [_resolve(start, components) for start in starts]
        elif is_relative_harmless and not path.startswith("/"):
            continue
        else:
            leading = _leading(path, _depth(rules))
            places = [(*start, *leading) for start in starts]
        if any(names_protected(place, rules) for place in places):
            return Refusal(
                "protected_path",
                f"{quote(plain(field))} names a protected directory ({', '.join(rules.protected_paths)}); "
                "work with a copy inside the allowed directories.",
            )
    return None


def names_protected(components: Location, rules: Rules) -> bool:
    """Tell whether components could be a protected directory or something below it, globs included."""
    protected = any(could_be_inside(components, directory) for directory in rules.protected_paths)
    return protected and not is_inside_any(components, exempt_roots(rules))


def could_be_inside(components: Location, directory: str) -> bool:
    """Tell whether components could lead into a directory, given what their globs may match."""
    wanted = split_absolute(directory)
    written = [component for component in components if component.translate(_WITHOUT_COMPUTED)]
    return len(written) >= len(wanted) and all(map(could_be, written, wanted))


def _is_above_protected(location: Location, rules: Rules) -> bool:
    """Tell whether a name without a slash could lead to a protected directory from here, as `etc` does from `/`."""
    return any(
        location[: len(wanted)] == wanted[: len(location)] for wanted in map(split_absolute, rules.protected_paths)
    )


def _depth(rules: Rules) -> int:
    """Return how many components decide whether a path is protected."""
    return max((path.count("/") for path in (*rules.protected_paths, *rules.allowed_roots)), default=0)


def _leading(path: str, count: int) -> list[str]:
    """Split off a path's first components, leaving out those that may be empty; the rest of a long path is not read."""
    found: list[str] = []
    position = 0
    while len(found) < count and position < len(path):
        end = path.find("/", position)
        component = path[position : end if end >= 0 else len(path)]
        position = end + 1 if end >= 0 else len(path)
        if component != "." and component.translate(_WITHOUT_COMPUTED):
            found.append(component)
    return found


_WITHOUT_COMPUTED: Final = {ord(mark): None for mark in COMPUTED}


def could_be(component: str, name: str) -> bool:
    """Tell whether a component could be a name: globs match what they may, computed pieces may be empty."""
    component = component.translate(_WITHOUT_COMPUTED)
    opening, closing = component.find(CLASS), component.rfind("]")
    if 0 <= opening < closing:
        # Where the first of several brackets ends ([!]a], [[:alpha:]]) does not matter if all together match anything.
        component = component[:opening] + STAR + component[closing + 1 :]
    reached = {0}
    for token in component:
        if token == STAR:
            reached = set(range(min(reached), len(name) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(name) and token in {ONE, name[at]}}
    return len(name) in reached


def _starts(path: str, directories: Directories) -> list[Location]:
    """Where a path starts; nothing when it is relative to an unknown directory."""
    return [()] if path.startswith("/") else list(directories.possible or ())


def _resolve(start: Location, components: Location) -> Location:
    for name in components:
        start = step(start, name)
    return start


def _stays_inside(components: Location, starts: list[Location], rules: Rules) -> bool:
    """Tell whether a path with `..` is known and inside the roots from its first `..` on."""
    first = components.index("..")
    last = len(components) - components[::-1].index("..")
    if not starts or any((GLOBS | COMPUTED) & set(component) for component in components[:last]):
        return False
    for start in starts:
        location = _resolve(start, components[:first])
        for name in components[first:]:
            location = step(location, name)
            if not is_inside_any(location, rules.allowed_roots):
                return False
    return True


def _paths(field: str) -> Iterator[str]:
    """List what in a word may be a path: the word itself, and what follows separators and option letters."""
    prose = not _BLANKS.isdisjoint(field)
    for start in _prose_starts(field) if prose else _word_starts(field):
        rest = _without_file_scheme(field[start : start + _PATH_MAX + 1])
        if len(rest) <= _PATH_MAX and not (prose and _only_mentions(rest)):
            yield rest
        end = min((at for separator in _SEPARATORS if (at := rest.find(separator)) >= 0), default=0)
        if end and not prose:
            yield rest[:end]


def _prose_starts(field: str) -> Iterator[int]:
    """Text with blanks is a path from its start on, or from the value of the option or variable that it sets."""
    if not _is_url(field):
        yield 0
    name, _, value = field.partition("=")
    if value and _BLANKS.isdisjoint(name) and not _is_url(value):
        yield len(name) + 1
    yield from _option_starts(field)


def _word_starts(field: str) -> Iterator[int]:
    yield from _option_starts(field)
    url_end = 0
    for start in (0, *(at + 1 for at, character in enumerate(field) if character in _SEPARATORS)):
        if start < url_end:
            continue
        if _is_url(field[start : start + _PATH_MAX]):
            comma = field.find(",", start)
            url_end = comma + 1 if comma >= 0 else len(field) + 1
        else:
            yield start


def _option_starts(field: str) -> Iterator[int]:
    """Yield where the value of a short option may start: after the first letter, and at the first slash."""
    if field.startswith("-") and not field.startswith("--"):
        yield min(2, len(field))
        if (slash := field.find("/")) > 2:
            yield slash


def _only_mentions(text: str) -> bool:
    """Tell prose such as a search program (`/etc/ {print}`) from a name with blanks: no name starts with one."""
    return any(component[:1] in _BLANKS for component in text.split("/")[1:])


def _is_url(text: str) -> bool:
    scheme, separator, _ = text.partition("://")
    return bool(separator and _is_scheme(scheme)) and scheme.lower() != "file"


def _is_scheme(text: str) -> bool:
    return text[:1].isalpha() and all(character.isalnum() or character in "+.-" for character in text)


def _without_file_scheme(text: str) -> str:
    """Write a `file:` URL as the path that it names."""
    if text[:5].lower() != "file:":
        return text
    path = text[5:]
    return path[path.find("/", 2) :] if path.startswith("//") and "/" in path[2:] else path
