"""Row type of the wrapper table, and the reader for all rows: options, operands, inner command (C6).

`wrappers` contains the rows. Reads marked text; applies no rule.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from kasm_policy.bash.words import ANY, COMPUTED, GLOBS, NUMBER, SPLIT, known
from kasm_policy.programs.nested import Code, Inner, Nested, Words, code
from kasm_policy.programs.options import Arguments, Options, read_arguments, settled

_DOUBTFUL: Final = COMPUTED - {NUMBER, SPLIT}
_UNPLACED: Final = GLOBS | {SPLIT}


@frozen
class Wrapper:
    """Syntax of a wrapper's command line, up to the inner command.

    Attributes:
        options: Options before the inner command.
        operands: Number of operands before it.
        operand: Checks whether a word may be such an operand and no command name; `None` if any word may.
        assignments: Whether words with `=` may precede it.
        directory: Options whose value is the directory of the inner command, separated by blanks. Without a value, the
            directory is unknown.
        starts_in: Directory of the inner command without these options; `None` for the current one.
        code: Options whose value is shell source, separated by blanks.
        is_here: Whether the inner command runs in the current shell.
    """

    options: Options
    operands: int = 0
    operand: Callable[[str], bool] | None = None
    assignments: bool = False
    directory: str = ""
    starts_in: str | None = None
    code: str = ""
    is_here: bool = False


def wrapped(program: str, wrapper: Wrapper, words: Words) -> Iterator[Nested]:
    """List the commands and code that a wrapper starts.

    Args:
        program: Its name, for refusals.
        wrapper: Its row.
        words: Marked texts after it.

    Raises:
        RefusedError: An option is unknown, or computed text decides where the inner command starts.
    """
    is_free = wrapper.options.computed_operands or wrapper.operands > 0
    arguments = read_arguments(program, evolve(wrapper.options, computed_operands=is_free), words)
    if arguments.is_final:
        # Another version of the program may start a command here.
        left = [word for word in arguments.operands if not word.startswith("-")]
        if left and known(left[0]) is not None:
            yield Inner(tuple(left))
        return
    for name, value in arguments.options:
        if value is not None and name in wrapper.code.split():
            yield Code(code(value, program))
    for inner in inner_commands(program, wrapper, arguments.operands):
        for directory in inner_directories(wrapper, arguments):
            yield Inner(inner, directory, is_here=wrapper.is_here)


def inner_commands(program: str, wrapper: Wrapper, operands: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Find the inner command of a wrapper; several candidates if computed text leaves a doubt.

    Args:
        program: Name of the wrapper, for refusals.
        wrapper: Its row.
        operands: Words after its options.

    Yields:
        Words of each possible command; empty if none runs.

    Raises:
        RefusedError: Computed text decides where the inner command starts, in too many ways.
    """
    count = wrapper.operands
    is_doubtful = any(word[:1] in _DOUBTFUL and _UNPLACED.isdisjoint(word) for word in operands[: min(count, 1)])
    for word in operands[is_doubtful:count]:
        settled(program, word)
    inner = list(operands[count:])
    while wrapper.assignments and inner and (inner[0] == "-" or "=" in inner[0]):
        settled(program, inner.pop(0))
    yield tuple(inner)
    # The computed first operand may be an option, with or without a value; the command then starts later.
    for shift in range(1, wrapper.options.can_shift + 1 if is_doubtful else 0):
        shifted = tuple(operands[count + shift :])
        are_operands = wrapper.operand is None or all(map(wrapper.operand, operands[shift : count + shift]))
        if are_operands and shifted and known(shifted[0]) is not None and not shifted[0].startswith("-"):
            yield shifted


def inner_directories(wrapper: Wrapper, arguments: Arguments) -> list[str | None]:
    """List the possible directories of the inner command; `None` is the current one."""
    given = [value for name, value in arguments.options if name in wrapper.directory.split()]
    if not given:
        return [wrapper.starts_in]
    return list(dict.fromkeys(place for value in given for place in ([value] if value else ["/", ANY])))
