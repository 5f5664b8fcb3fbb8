"""Rule for chmod, chown and chgrp: only inside the allowed and the temporary directories (C12).

Called by `visitor` for these programs. Reads marked text; has no side effects.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kasm_policy.bash.words import COMPUTED, plain
from kasm_policy.paths import is_inside_any, split_absolute, step
from kasm_policy.programs.options import Options, read_arguments
from kasm_policy.rules import RefusedError, Rules, quote
from kasm_policy.walk.directories import Directories, Location
from kasm_policy.walk.mentioned_paths import could_be

_SCRATCH: Final = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - allowed to commands, never written here
_MODE_LETTERS: Final = frozenset("rwxXstugoa0123456789,+=-")
_COMMON: Final = "recursive verbose changes quiet silent reference= preserve-root no-preserve-root help version"
_OPTIONS: Final[Mapping[str, Options]] = {
    "chmod": Options("RvcfHLP", _COMMON + " dereference no-dereference", permuted=True),
    "chown": Options("RvcfhHLP", _COMMON + " dereference no-dereference from=", permuted=True),
    "chgrp": Options("RvcfhHLP", _COMMON + " dereference no-dereference from=", permuted=True),
}


def changes_ownership(program: str) -> bool:
    """Check whether this rule applies to a program."""
    return program in _OPTIONS


def check_ownership(program: str, words: Sequence[str], directories: Directories, rules: Rules) -> None:
    """Check the targets of chmod, chown or chgrp.

    Args:
        program: Base name.
        words: Marked texts after it.
        directories: Possible current directories.
        rules: The rules in force.

    Raises:
        RefusedError: A target is, or may be, outside the allowed and the temporary directories.
    """
    modes = [
        word for word in words if program == "chmod" and word[1:] and word[0] == "-" and set(word) <= _MODE_LETTERS
    ]
    rest = [word for word in words if word not in modes]
    arguments = read_arguments(program, _OPTIONS[program], rest)
    has_mode = bool(modes) or arguments.has("reference")
    for target in arguments.operands if has_mode else arguments.operands[1:]:
        if not _is_allowed(target, directories, rules):
            raise RefusedError(
                "ownership",
                f"{program} may only change files in {rules.roots}. {quote(plain(target))} is, or may be, elsewhere. "
                "Name the file with its directory (./…).",
            )


def _is_allowed(target: str, directories: Directories, rules: Rules) -> bool:
    places = list(_places(target, directories))
    return bool(places) and all(is_inside_any(place, (*rules.allowed_roots, *_SCRATCH)) for place in places)


def _places(target: str, directories: Directories) -> Iterator[Location]:
    """List the directories that the literal start of an operand determines; none if it determines no directory."""
    literal = next((target[:at] for at, character in enumerate(target) if character in COMPUTED), target)
    if literal != target and "/" not in literal:
        return
    settled = literal[: literal.rfind("/") + 1] if literal != target else literal
    if settled.startswith("/"):
        yield from _resolve((), settled)
    else:
        for location in directories.possible or ():
            yield from _resolve(location, settled)


def _resolve(location: Location, path: str) -> Iterator[Location]:
    for name in split_absolute(path):
        # A glob that starts with a dot may match `..`.
        location = step(location, ".." if name[0] == "." and could_be(name, "..") else name)
    yield location
