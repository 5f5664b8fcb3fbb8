"""Where in a session commands start and files are, and how long and how large they may be. Pure."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from attrs import Attribute, field, frozen, validators

from kasm_desktops.errors import InvalidArgument

HOME = "/home/kasm-user"
"""The home of the session's user, in every image of Kasm's."""
LONGEST_COMMAND_S = 3600
"""Whoever waits looks for the result, and each look costs the session memory that it never gives back."""


def _directories(roots: str | Iterable[str]) -> tuple[str, ...]:
    return (roots,) if isinstance(roots, str) else tuple(roots)


def _absolute_directories(_: object, attribute: "Attribute[tuple[str, ...]]", roots: tuple[str, ...]) -> None:
    if not roots or not all(root.startswith("/") and root.isprintable() for root in roots):
        raise ValueError(f"{attribute.name} must be absolute directories, and at least one")


def _between(least: int, most: int) -> Callable[[object, "Attribute[int]", int], None]:
    return validators.and_(validators.ge(least), validators.le(most))


@frozen
class Limits:
    """How far commands and files go.

    Attributes:
        allowed_roots: Absolute directories that files and working directories must be in, judged inside the session
            after links are resolved. The default is everything that the session's user may reach.
        timeout_seconds: Time limit of a command that is given none, 1 to 3600.
        max_output_bytes: How much of stdout and of stderr comes back, 1024 to 1 MiB; of more, the head and the end.
        max_file_bytes: Largest file that is read or written, 1024 to 100 MiB; a larger one is refused, never cut.

    Raises:
        ValueError: One of them is out of its range.
    """

    allowed_roots: tuple[str, ...] = field(default=("/",), converter=_directories, validator=_absolute_directories)
    timeout_seconds: int = field(default=60, validator=_between(1, LONGEST_COMMAND_S))
    max_output_bytes: int = field(default=64 << 10, validator=_between(1 << 10, 1 << 20))
    max_file_bytes: int = field(default=10 << 20, validator=_between(1 << 10, 100 << 20))

    @property
    def largest_result_bytes(self) -> int:
        """The most that one errand brings back."""
        return max(self.max_file_bytes, 2 * self.max_output_bytes)

    @property
    def default_directory(self) -> str:
        """Where a command starts when nobody says: the home if it is allowed, else the first root."""
        inside = any(PurePosixPath(HOME).is_relative_to(root) for root in self.allowed_roots)
        return HOME if inside else self.allowed_roots[0]


def absolute(path: str) -> str:
    """Return a path with `~` written out.

    Raises:
        InvalidArgument: It is relative; in a session nobody is anywhere.
    """
    path = HOME + path[1:] if path == "~" or path.startswith("~/") else path
    if not path.startswith("/"):
        raise InvalidArgument(f"{path!r} is no absolute path. Begin it with / or ~/.")
    return path
