"""Which commands leave standard input alone, so that a shell after them finds all of it (C8).

Known text for several readers is known to none but the first. Pure; sees the tree.
"""

from collections.abc import Container
from typing import Final

from kasm_policy.bash.substitutions import runs_something
from kasm_policy.bash.tree import ArithmCmd, BinaryCmd, CallExpr, DeclClause, FuncDecl, LetClause, Stmt, TestClause
from kasm_policy.bash.words import expand_value, known

_NEVER_READING: Final = frozenset(
    {
        *(":", "true", "false", "cd", "pushd", "popd", "pwd", "set", "shopt", "export", "unset", "umask", "ulimit"),
        *("echo", "printf", "test", "[", "mkdir", "ls", "touch", "date", "sleep", "which", "type"),
    }
)


def may_read(statement: Stmt, functions: Container[str]) -> bool:
    """Tell whether a statement may take something from the standard input that it shares with others.

    Args:
        statement: What comes first.
        functions: The names under which functions are known.
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
