"""Standard input of a command: what it contains, and which paths name it (C8).

Decides together with `visitor` whether a shell that reads its commands from standard input runs known text. Applies no
rule itself.
"""

from typing import Final, Literal

from attrs import frozen

from kasm_policy.bash.words import known
from kasm_policy.walk.directories import Location

_STANDARD: Final = {"stdin": "0", "stdout": "1", "stderr": "2"}


@frozen
class Stdin:
    """Standard input of a command.

    Attributes:
        kind: Nothing, text written in the command, or text only known at run time.
        text: The text, if it is known.
    """

    kind: Literal["nothing", "text", "computed"]
    text: str = ""


NO_INPUT: Final = Stdin("nothing")
COMPUTED_INPUT: Final = Stdin("computed")
IDLE_TERMINAL: Final = Stdin("text")


def stream(location: Location) -> str | None:
    """Map a path such as `/dev/stdin` or `/proc/self/fd/3` to the file descriptor that it names.

    Returns:
        The descriptor; `""` when it is computed or belongs to another process; `None` for an ordinary file.
    """
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
