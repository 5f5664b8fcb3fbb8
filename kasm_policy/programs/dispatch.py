"""Dispatch from a program name to the reader of its command line, which lists what the program starts (C6, C7, C8).

The walk calls `nested_in` for every command; most programs start nothing. Reads marked text; applies no rule.
"""

from collections.abc import Iterator
from typing import Final

from kasm_policy.programs.nested import Nested, Words, computed_code
from kasm_policy.programs.row import started
from kasm_policy.programs.shell_builtins import BUILTINS
from kasm_policy.programs.shells import SHELLS, read_shell
from kasm_policy.programs.table import TABLE

_FOREIGN_SHELLS: Final = frozenset({"fish", "csh", "tcsh", "nu", "pwsh", "elvish", "xonsh"})


def nested_in(program: str, words: Words) -> Iterator[Nested]:
    """List the commands and code that a program starts.

    Args:
        program: Base name.
        words: Marked texts after the name.

    Yields:
        Inner commands and code, not yet checked.

    Raises:
        RefusedError: It cannot be determined.
    """
    if builtin := BUILTINS.get(program):
        yield from builtin(words)
    elif program in SHELLS:
        yield from read_shell(program, words)
    elif program in _FOREIGN_SHELLS:
        raise computed_code(program, "code cannot be checked", "Use bash instead")
    elif row := TABLE.get(program):
        yield from row.odd(row, words) if row.odd else started(row, words)
