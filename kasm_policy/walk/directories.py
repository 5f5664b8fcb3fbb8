"""Where a command may be running: the possible current directories, and how `cd` changes them (rule C11).

Directories are tuples of components; unknown is a value of its own, never an empty set.
"""

from collections.abc import Sequence

from attrs import frozen

from kasm_policy.bash.words import known
from kasm_policy.paths import split_absolute, step

Location = tuple[str, ...]

_CD_OPTIONS = frozenset("-LPe@")

_POSSIBLE_LIMIT = 32  # `cd a; cd b; cd c` doubles the possibilities each time


@frozen
class Directories:
    """The directories that a command may start in.

    Attributes:
        possible: All of them, as components; `None` when any directory is possible.
    """

    possible: frozenset[Location] | None

    def __or__(self, other: "Directories") -> "Directories":
        """Join what is possible on two ways to the same command."""
        if self.possible is None or other.possible is None:
            return UNKNOWN
        possible = self.possible | other.possible
        return Directories(possible) if len(possible) <= _POSSIBLE_LIMIT else UNKNOWN

    def enter(self, field: str) -> "Directories":
        """Go to a directory that a word names.

        Args:
            field: The word's marked text.

        Returns:
            The directories that this may lead to.
        """
        path = known(field)
        if path is None:
            return UNKNOWN
        if path.startswith("/"):
            return Directories(frozenset({_walk((), path)}))
        if self.possible is None:
            return UNKNOWN
        return Directories(frozenset(_walk(location, path) for location in self.possible))

    def after_moving(self, program: str, words: Sequence[str], *, home: str | None, has_cdpath: bool) -> "Directories":
        """Say where `cd`, `pushd` or `popd` leads when it succeeds.

        Args:
            program: One of the three.
            words: The marked texts after it.
            home: Where `cd` alone leads; `None` when that is not known.
            has_cdpath: Whether a relative name may be looked for elsewhere.
        """
        operands = [word for word in words if not _is_option(word)]
        if program == "cd" and not operands:
            return UNKNOWN if home is None else self.enter(home)
        if len(operands) != 1 or operands[0].startswith(("-", "+")):
            return UNKNOWN
        return UNKNOWN if has_cdpath and not operands[0].startswith("/") else self.enter(operands[0])

    def places(self, field: str) -> list[Location]:
        """List where a word may lead, computed pieces included as they are; relative names need a known directory."""
        if field.startswith("/"):
            return [_walk((), field)]
        return [_walk(location, field) for location in sorted(self.possible or ())]

    def only(self) -> str | None:
        """Return the current directory when there is no doubt about it."""
        if self.possible is None or len(self.possible) != 1:
            return None
        (location,) = self.possible
        return "/" + "/".join(location)


UNKNOWN = Directories(None)


@frozen
class Outcome:
    """Where the shell is after a command, depending on whether it succeeded.

    Attributes:
        success: The directories after exit status 0.
        failure: The directories after any other.
    """

    success: Directories
    failure: Directories

    @property
    def either(self) -> Directories:
        """The directories when nobody asked for the exit status."""
        return self.success | self.failure


NOWHERE = Directories(frozenset())


def unchanged(directories: Directories) -> Outcome:
    """Say that a command does not change the current directory."""
    return Outcome(directories, directories)


def _is_option(word: str) -> bool:
    return word != "-" and word.startswith("-") and set(word) <= _CD_OPTIONS


def _walk(location: Location, path: str) -> Location:
    for name in split_absolute(path):
        location = step(location, name)
    return location
