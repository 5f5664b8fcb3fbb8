"""Possible current directories of a command, and how `cd` changes them (rule C11).

A directory is a tuple of components; one below a computed place has the mark `UP` as its first component.
"Any directory" is `UNKNOWN`; an empty set means unreachable (`NOWHERE`).
"""

from collections.abc import Sequence

from attrs import frozen

from kasm_policy.bash.words import COMPUTED, GLOBS, UP
from kasm_policy.paths import split_absolute, step

Location = tuple[str, ...]

_CD_OPTIONS = frozenset("-LPe@")

_POSSIBLE_LIMIT = 32  # `cd a; cd b; cd c` doubles the possibilities each time


@frozen
class Directories:
    """Possible current directories.

    Attributes:
        possible: All of them, as components; `None` when any directory is possible.
    """

    possible: frozenset[Location] | None

    def __or__(self, other: "Directories") -> "Directories":
        """Merge the directories of two paths to the same command."""
        if self.possible is None or other.possible is None:
            return UNKNOWN
        possible = self.possible | other.possible
        return Directories(possible) if len(possible) <= _POSSIBLE_LIMIT else UNKNOWN

    def enter(self, field: str) -> "Directories":
        """Enter a directory.

        Args:
            field: Its marked text.

        Returns:
            The possible directories after that.
        """
        if field[:1] in COMPUTED:
            return Directories(frozenset({_walk((UP,), field)}))
        if not GLOBS.isdisjoint(field):
            return UNKNOWN
        if field.startswith("/"):
            return Directories(frozenset({_walk((), field)}))
        if self.possible is None:
            return UNKNOWN
        return Directories(frozenset(_walk(location, field) for location in self.possible))

    def after_moving(self, program: str, words: Sequence[str], *, home: str | None) -> "Directories":
        """Return the directories after a successful `cd`, `pushd` or `popd`.

        Args:
            program: One of the three.
            words: Marked texts after it.
            home: Target of `cd` without arguments; `None` when it is not known.
        """
        operands = [word for word in words if not _is_option(word)]
        if program == "cd" and not operands:
            return UNKNOWN if home is None else self.enter(home)
        if len(operands) != 1 or operands[0].startswith(("-", "+")):
            return UNKNOWN
        return self.enter(operands[0])

    def places(self, field: str) -> list[Location]:
        """Resolve a word to its possible locations; none for a relative name in an unknown directory."""
        if field.startswith("/"):
            return [_walk((), field)]
        if field[:1] in COMPUTED:
            return [_walk((UP,), field)]
        return [_walk(location, field) for location in sorted(self.possible or ())]

    def only(self) -> str | None:
        """Return the current directory if only one is possible."""
        if self.possible is None or len(self.possible) != 1:
            return None
        (location,) = self.possible
        return "/" + "/".join(location)


UNKNOWN = Directories(None)


@frozen
class Outcome:
    """Directories after a command, by exit status.

    Attributes:
        success: Directories after exit status 0.
        failure: Directories after any other status.
    """

    success: Directories
    failure: Directories

    @property
    def either(self) -> Directories:
        """Directories after any exit status."""
        return self.success | self.failure


NOWHERE = Directories(frozenset())


def unchanged(directories: Directories) -> Outcome:
    """Return the outcome of a command that stays in the current directory."""
    return Outcome(directories, directories)


def _is_option(word: str) -> bool:
    return word != "-" and word.startswith("-") and set(word) <= _CD_OPTIONS


def _walk(location: Location, path: str) -> Location:
    for name in split_absolute(path):
        location = location if location == (UP,) and name == ".." else step(location, name)
    return location
