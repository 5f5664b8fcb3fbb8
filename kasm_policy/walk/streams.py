"""Names under which a process finds its own open streams as files: `/dev/stdin`, `/dev/fd/3`, `/proc/self/fd/0`.

Pure text; sees the components of absolute paths.
"""

from typing import Final

from kasm_policy.bash.words import known
from kasm_policy.walk.directories import Location

_STANDARD: Final = {"stdin": "0", "stdout": "1", "stderr": "2"}


def stream(location: Location) -> str | None:
    """Return the descriptor that a path stands for, `""` for another process's or a computed one; `None` for a file."""
    if location[:1] in {("dev",), ("proc",)} and any(known(component) is None for component in location):
        return ""
    match location:
        case ("dev", name) if name in _STANDARD:
            return _STANDARD[name]
        case ("dev", "fd", descriptor) | ("proc", "self" | "thread-self", "fd", descriptor):
            return descriptor
        case ("proc", _, "fd", _) | ("proc", _, "task", _, "fd", _):
            return ""
    return None
