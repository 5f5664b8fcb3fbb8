"""Rule for chmod, chown and chgrp: not in the directories of the system (C12).

Called by `visitor` for these programs. Reads marked text; has no side effects.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kasm_policy.bash.words import COMPUTED, UP, plain
from kasm_policy.paths import is_inside_any, split_absolute, step
from kasm_policy.rules import RefusedError, Rules, quote
from kasm_policy.walk.directories import Directories, Location
from kasm_policy.walk.mentioned_paths import could_be

CHANGING_OWNERSHIP: Final = frozenset({"chmod", "chown", "chgrp"})
_SYSTEM: Final = (
    *("usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "etc", "boot", "sys", "proc", "dev", "root", "var"),
    "run",
)
_SCRATCH: Final = ("/var/tmp", "/dev/shm")  # noqa: S108 - allowed to commands, never written here
_MODE_LETTERS: Final = frozenset("rwxXstugoa01234567,+=-")


def check_ownership(program: str, words: Sequence[str], directories: Directories, rules: Rules) -> None:
    """Check the targets of chmod, chown or chgrp; a computed target is allowed.

    Args:
        program: Base name.
        words: Marked texts after it.
        directories: Possible current directories.
        rules: The rules in force.

    Raises:
        RefusedError: A target is known to be in a directory of the system, or contains one.
    """
    end = list(words).index("--") if "--" in words else len(words)
    options = [word for word in words[:end] if word.startswith("-")]
    has_mode = any(
        option.startswith("--ref") or (program == "chmod" and option[1:] and set(option) <= _MODE_LETTERS)
        for option in options
    )
    operands = [word for word in words[:end] if not word.startswith("-")] + list(words[end + 1 :])
    for target in operands if has_mode else operands[1:]:
        if any(_is_of_the_system(place, rules) for place in _places(target, directories)):
            raise RefusedError(
                "ownership",
                f"{program} may not change files of the system, and {quote(plain(target))} is among them. "
                "Work on a copy inside the allowed directories.",
            )


def _is_of_the_system(place: Location, rules: Rules) -> bool:
    if UP in place[:1] or is_inside_any(place, (*rules.allowed_roots, *_SCRATCH)):
        return False
    return not place or any(could_be(place[0], name) for name in _SYSTEM)


def _places(target: str, directories: Directories) -> Iterator[Location]:
    """List the directories that the literal start of an operand determines; none if it determines no directory."""
    literal = next((target[:at] for at, character in enumerate(target) if character in COMPUTED), target)
    if literal != target and "/" not in literal:
        return
    settled = literal[: literal.rfind("/") + 1] if literal != target else literal
    for location in [()] if settled.startswith("/") else directories.possible or ():
        yield _resolve(location, settled)


def _resolve(location: Location, path: str) -> Location:
    for name in split_absolute(path):
        # A glob that starts with a dot may match `..`.
        location = step(location, ".." if name[0] == "." and could_be(name, "..") else name)
    return location
