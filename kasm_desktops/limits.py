"""Limits of commands and files: allowed directories, time, output and file size. Pure."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from attrs import Attribute, field, frozen, validators

from kasm_desktops.errors import InvalidArgument

HOME = "/home/kasm-user"
"""Home directory of the session's user, in every image by Kasm."""


@frozen
class Bounds:
    """The range and the default of a number. Schema, settings, messages and documents read it.

    Attributes:
        low: The least value.
        high: The greatest value.
        default: The value when none is given.
        unit: In the plural.
    """

    low: int
    high: int
    default: int
    unit: str


COMMAND_SECONDS = Bounds(1, 3600, 45, "seconds")
"""Time limit of a command. The default ends it before common clients give up on the call, after 60 seconds."""
OUTPUT_BYTES = Bounds(1 << 10, 1 << 20, 16 << 10, "bytes")
"""Size of each output stream that comes back. By default, two full streams fit in an answer that clients pass on."""
FILE_BYTES = Bounds(1 << 10, 100 << 20, 10 << 20, "bytes")
"""Size of a file that is read or written."""


MAX_SCREENSHOT_PIXELS = 16384
"""Largest width and height that may be requested."""


def _directories(roots: str | Iterable[str]) -> tuple[str, ...]:
    return (roots,) if isinstance(roots, str) else tuple(roots)


def _absolute_directories(_: object, attribute: "Attribute[tuple[str, ...]]", roots: tuple[str, ...]) -> None:
    if not roots or not all(root.startswith("/") and root.isprintable() for root in roots):
        raise ValueError(f"{attribute.name} must be one or more absolute directories")


def _within(bounds: Bounds) -> Callable[[object, "Attribute[int]", int], None]:
    return validators.and_(validators.ge(bounds.low), validators.le(bounds.high))


@frozen
class Limits:
    """Limits of commands and files.

    Attributes:
        allowed_roots: Absolute directories that files and working directories must be in, checked inside the session
            after links are resolved. The default is everything that the session's user can reach.
        timeout_seconds: Default time limit of a command, 1 to 3600.
        max_output_bytes: Bytes of stdout and of stderr that come back, 1024 to 1 MiB; of longer output, head and tail.
        max_file_bytes: Largest file that is read or written, 1024 to 100 MiB; larger ones are refused, not truncated.

    Raises:
        ValueError: One of them is out of its range.
    """

    allowed_roots: tuple[str, ...] = field(default=("/",), converter=_directories, validator=_absolute_directories)
    timeout_seconds: int = field(default=COMMAND_SECONDS.default, validator=_within(COMMAND_SECONDS))
    max_output_bytes: int = field(default=OUTPUT_BYTES.default, validator=_within(OUTPUT_BYTES))
    max_file_bytes: int = field(default=FILE_BYTES.default, validator=_within(FILE_BYTES))

    @property
    def largest_result_bytes(self) -> int:
        """Largest body that one script brings back."""
        return max(self.max_file_bytes, 2 * self.max_output_bytes)

    def time_limit_s(self, wanted: int | None) -> int:
        """Return the time limit of a command, in seconds.

        Args:
            wanted: The requested limit; None for the default of these limits.

        Raises:
            InvalidArgument: It is out of range.
        """
        limit_s = self.timeout_seconds if wanted is None else wanted
        low, high = COMMAND_SECONDS.low, COMMAND_SECONDS.high
        if not low <= limit_s <= high:
            raise InvalidArgument(f"timeout_seconds must be from {low} to {high}, not {limit_s}.")
        return limit_s

    @property
    def default_directory(self) -> str:
        """Default working directory: the home if it is allowed, else the first root."""
        inside = any(PurePosixPath(HOME).is_relative_to(root) for root in self.allowed_roots)
        return HOME if inside else self.allowed_roots[0]


def absolute(path: str) -> str:
    """Expand `~` in a path.

    Raises:
        InvalidArgument: It is relative: a session has no current directory.
    """
    path = HOME + path[1:] if path == "~" or path.startswith("~/") else path
    if not path.startswith("/"):
        raise InvalidArgument(f"{path!r} is not an absolute path. Start it with / or ~/.")
    return path
