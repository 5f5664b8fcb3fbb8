"""Paths in a word, and the two rules about them: protected directories (C9) and `..` (C10).

A path is the whole word, or the part after `=`, `:`, `,`, `@` or an option letter. Reads marked text; has no side
effects.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from kasm_policy.bash.words import CLASS, COMPUTED, GLOBS, ONE, STAR, UP, WITHOUT_COMPUTED, plain
from kasm_policy.paths import exempt_roots, is_inside_any, split_absolute, step
from kasm_policy.rules import RefusedError, Rules, quote
from kasm_policy.walk.directories import Directories, Location

_SEPARATORS: Final = "=:,@"
_LIST_SEPARATORS: Final = "=:,"
_PROGRAM_STARTS: Final = frozenset("{},;&|!<>=~$")
_WORDS_OF_A_SENTENCE: Final = 3  # file names with two spaces are rare
_BLANKS: Final = frozenset(" \t\n")
READABLE_FILES: Final = frozenset(
    f"/etc/{name}"
    for name in (
        *("os-release", "lsb-release", "debian_version", "issue", "hosts", "hostname", "resolv.conf", "localtime"),
        "timezone",
    )
)
READABLE_DIRECTORIES: Final = ("/etc/ssl/certs", "/sys/class", "/sys/fs/cgroup", "/sys/devices")
_PATH_MAX = 4096  # the kernel opens no longer path
_WORK_LIMIT = 20_000  # components per word: in `a/..:a/..:…` each path extends to the end of the word


def check_mentions(
    field: str,
    directories: Directories,
    visited: Iterable[Location],
    rules: Rules,
    *,
    has_parents: bool = True,
    is_read: bool = False,
) -> None:
    """Check every path in a word.

    Args:
        field: Marked text of the word.
        directories: Possible current directories.
        visited: Candidates for the current directory when it is unknown.
        rules: The rules in force.
        has_parents: Whether the rule about `..` applies.
        is_read: Whether the paths are only read, so that `READABLE` files may be named.

    Raises:
        RefusedError: A rule forbids one of the paths.
    """
    named_from = sorted(visited if directories.possible is None else directories.possible)
    is_relative_harmless = not any(_is_above_protected(start, rules) for start in named_from)
    if is_relative_harmless and "/" not in field and ".." not in field:
        return
    work = 0
    for path in _paths(field):
        is_absolute = path.startswith("/") or UP in path.partition("/")[0]
        starts: list[Location] = [()] if is_absolute else named_from
        if ".." in path.translate(WITHOUT_COMPUTED) and ".." in (components := _components(path)):
            work += len(components)
            if work > _WORK_LIMIT:
                raise RefusedError(
                    "too_complex", f"{quote(plain(field))} contains too many paths with .. to check. Write fewer."
                )
            starts = [(UP,)] if path[0] in COMPUTED and UP not in path else starts
            is_unknown = directories.possible is None and not is_absolute and path[0] not in COMPUTED
            if has_parents and (is_unknown or not _stays_inside(components, starts, rules)):
                raise RefusedError(
                    "leaves_roots",
                    f"{quote(plain(field))} leaves, or may leave, {rules.roots}. "
                    "Name the target without .., or pass working_dir.",
                )
            places = [_resolve(start, components) for start in starts]
        elif is_relative_harmless and not is_absolute:
            continue
        else:
            leading = _leading(path, _depth(rules))
            places = [(*start, *leading) for start in starts]
        if any(names_protected(place, rules) for place in places) and not (is_read and _is_readable(path)):
            raise RefusedError(
                "protected_path",
                f"{quote(plain(field))} is in a protected directory ({', '.join(rules.protected_paths)}). "
                "Work on a copy inside the allowed directories.",
            )


def _is_readable(path: str) -> bool:
    """Check whether a path is one of the system files that every user may read, up to a separator (`/etc/hosts:/x`)."""
    end = min((at for separator in _LIST_SEPARATORS if (at := path.find(separator)) >= 0), default=len(path))
    components = split_absolute(path[:end])
    return path.startswith("/") and (path[:end] in READABLE_FILES or is_inside_any(components, READABLE_DIRECTORIES))


def names_protected(components: Location, rules: Rules) -> bool:
    """Check whether components may match a protected directory or something below it."""
    protected = any(could_be_inside(components, directory) for directory in rules.protected_paths)
    return protected and not is_inside_any(components, exempt_roots(rules))


def could_be_inside(components: Location, directory: str) -> bool:
    """Check whether components, with their globs, may lead into a directory."""
    wanted = split_absolute(directory)
    written = [component for component in components if component.translate(WITHOUT_COMPUTED)]
    return len(written) >= len(wanted) and all(map(could_be, written, wanted))


def _is_above_protected(location: Location, rules: Rules) -> bool:
    """Check whether a name without a slash may lead to a protected directory from here, as `etc` does from `/`."""
    location = tuple(component for component in location if component.translate(WITHOUT_COMPUTED))
    return any(
        location[: len(wanted)] == wanted[: len(location)] for wanted in map(split_absolute, rules.protected_paths)
    )


def _depth(rules: Rules) -> int:
    """Return the number of leading components that determine whether a path is protected."""
    return max((path.count("/") for path in (*rules.protected_paths, *rules.allowed_roots)), default=0)


def _leading(path: str, count: int) -> list[str]:
    """Split off the first components of a path; components that may be empty do not count."""
    found: list[str] = []
    position = 0
    while count > 0 and position < len(path):
        end = path.find("/", position)
        component = path[position : end if end >= 0 else len(path)]
        position = end + 1 if end >= 0 else len(path)
        if component not in {"", "."}:
            found.append(component)
            count -= bool(component.translate(WITHOUT_COMPUTED))
    return found


def could_be(component: str, name: str) -> bool:
    """Check whether a component may match a name; computed pieces may be empty."""
    tokens = _tokens(component.translate(WITHOUT_COMPUTED))
    if name.startswith(".") and tokens[:1] in GLOBS:
        return False  # globs do not match a leading dot
    if not GLOBS.isdisjoint(tokens):
        tokens, name = tokens.lower(), name.lower()  # `shopt -s nocaseglob`
    reached = {0}
    for token in tokens:
        if token == STAR:
            reached = set(range(min(reached), len(name) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(name) and token in {ONE, name[at]}}
    return len(name) in reached


def _tokens(component: str) -> str:
    """Replace bracket expressions by a star, which matches more: their end depends on bash options."""
    opening, closing = component.find(CLASS), component.rfind("]")
    if 0 <= opening < closing:
        component = component[:opening] + STAR + component[closing + 1 :]
    return component.replace(CLASS, "[")


def _components(path: str) -> Location:
    """Split a path; two dots with only computed pieces in between count as `..`, since these may be empty."""
    return tuple(
        ".." if component[0] == component[-1] == "." and component.translate(WITHOUT_COMPUTED) == ".." else component
        for component in split_absolute(path)
    )


def _resolve(start: Location, components: Location) -> Location:
    for name in components:
        start = step(start, name)
    return start


def _stays_inside(components: Location, starts: list[Location], rules: Rules) -> bool:
    """Check whether a path is known and inside the allowed directories from its first `..` on."""
    first = components.index("..")
    last = len(components) - components[::-1].index("..")
    if any(GLOBS & set(component) or UP in component for component in components[:last]):
        return False
    for start in starts:
        location = _resolve(start, components[:first])
        for name in components[first:]:
            if name == ".." and location == (UP,):
                return False
            location = step(location, name)
            if location[:1] != (UP,) and not is_inside_any(location, rules.allowed_roots):
                return False
    return True


def _paths(field: str) -> Iterator[str]:
    """List the possible paths in a word: the word itself, and the parts after separators and option letters."""
    prose = not _BLANKS.isdisjoint(field)
    words = field.split() if prose else []
    if words and all(word.startswith(("/", "~")) for word in words):
        for word in words:
            yield from _paths(word)  # a list of paths that a later command may split
    for start in _prose_starts(field) if prose else _word_starts(field):
        rest = _without_file_scheme(field[start : start + _PATH_MAX + 1])
        if len(rest) <= _PATH_MAX and not (prose and _only_mentions(rest)):
            yield rest
        end = min((at for separator in _LIST_SEPARATORS if (at := rest.find(separator)) >= 0), default=0)
        if end and not prose:
            yield rest[:end]


def _prose_starts(field: str) -> Iterator[int]:
    """Yield where a path may start in text with blanks: at the start, or at a value in the first word."""
    if not _is_url(field):
        yield from _value_starts(field, 0)
    for at, character in enumerate(field):
        if character in _BLANKS:
            return
        # The first `=` precedes a value; other separators only count before an absolute path.
        is_value = character in _SEPARATORS and (field.find("=") == at or field.startswith("/", at + 1))
        if is_value and not _is_url(field[at + 1 :]):
            yield from _value_starts(field, at + 1)


def _word_starts(field: str) -> Iterator[int]:
    url_end = 0
    for start in (0, *(at + 1 for at, character in enumerate(field) if character in _SEPARATORS)):
        if start < url_end:
            continue
        if _is_url(field[start : start + _PATH_MAX]):
            comma = field.find(",", start)
            url_end = comma + 1 if comma >= 0 else len(field) + 1
        elif field[start - 1 : start] != "@" or field[start:] != "..":  # `git log @..` is a range
            yield from _value_starts(field, start)


def _value_starts(field: str, start: int) -> Iterator[int]:
    """Yield where a value may start: here, after short options (`-I/etc`), after `=<` or `@"` of curl."""
    yield start
    if field[start : start + 1] == "-" and field[start + 1 : start + 2] not in {"", "-", *_BLANKS}:
        yield start + 2
        slash = field.find("/", start + 3)
        if slash > 0 and _BLANKS.isdisjoint(field[start:slash]):
            yield slash
    elif field[start - 1 : start + 1] in {"=<", '@"'}:
        yield start + 1


def _only_mentions(text: str) -> bool:
    """Check whether text with blanks is prose or a program (`/etc/ {print}`), and not a file name."""
    words = text.split()
    if any(".." in word.translate(WITHOUT_COMPUTED) for word in words[1:]):
        return False
    is_program = any(piece.lstrip()[:1] in _PROGRAM_STARTS for piece in text.split("/")[1:] if piece.strip())
    return len(words) >= _WORDS_OF_A_SENTENCE or (is_program and ".." not in text)


def _is_url(text: str) -> bool:
    scheme, separator, rest = text.partition("://")
    return bool(separator and _is_scheme(scheme)) and scheme.lower() != "file" and not rest.startswith("..")


def _is_scheme(text: str) -> bool:
    return text[:1].isalpha() and all(character.isalnum() or character in "+.-" for character in text)


def _without_file_scheme(text: str) -> str:
    """Convert a `file:` URL to its path."""
    if text[:5].lower() != "file:":
        return text
    path = unquote(text[5:])
    return path[path.find("/", 2) :] if path.startswith("//") and "/" in path[2:] else path
