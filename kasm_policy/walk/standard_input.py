"""Standard input of a command: what it contains, which paths name it, which commands leave it unread (C8).

Decides together with `visitor` whether a shell that reads its commands from standard input runs known text. Applies no
rule itself.
"""

from collections.abc import Container
from typing import Final, Literal

from attrs import frozen

from kasm_policy.bash.substitutions import runs_something
from kasm_policy.bash.tree import ArithmCmd, BinaryCmd, CallExpr, DeclClause, FuncDecl, LetClause, Stmt, TestClause
from kasm_policy.bash.words import expand_value, known
from kasm_policy.walk.directories import Location

_STANDARD: Final = {"stdin": "0", "stdout": "1", "stderr": "2"}
_NEVER_READING: Final = frozenset(
    {
        *(":", "true", "false", "cd", "pushd", "popd", "pwd", "set", "shopt", "export", "unset", "umask", "ulimit"),
        *("echo", "printf", "test", "[", "mkdir", "ls", "touch", "date", "sleep", "which", "type"),
    }
)


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


def left_of(stdin: Stdin) -> Stdin:
    """Return the standard input of one of several readers: known text is unknown once another command may read it."""
    return COMPUTED_INPUT if stdin.kind == "text" and stdin.text else stdin


def may_read(statement: Stmt, functions: Container[str]) -> bool:
    """Check whether a statement may read from the standard input that it shares with later commands.

    Args:
        statement: The earlier statement.
        functions: Names of the functions defined so far.
    """
    command = statement.cmd
    match command:
        case FuncDecl():
            return False
        case BinaryCmd(op="&&" | "||", x=first, y=second):
            return may_read(first, functions) or may_read(second, functions)
        case CallExpr(args=(name, *_)):
            program = known(expand_value(name, {}))
            return program not in _NEVER_READING or program in functions or runs_something(statement)
        case None | CallExpr() | ArithmCmd() | DeclClause() | LetClause() | TestClause():
            return runs_something(statement)
    return True


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
