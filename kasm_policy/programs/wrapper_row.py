"""A row of the table of wrappers, and how all rows are read: options, operands, and then the inner command (C6).

Pure; sees marked text only.
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
    """What stands between a program's name and the command that it starts.

    Attributes:
        options: What may stand before the inner command.
        operands: How many operands stand before it.
        operand: Tells whether a word can be one of these, and is no command's name; `None` if any word can.
        assignments: Whether words with `=` may stand before it as well.
        directory: The options whose value is the directory of the inner command, separated by blanks. One without a
            value stands for a directory that only the running program knows.
        starts_in: The directory of the inner command without these options; `None` for the current one.
        code: The options whose value is shell source, separated by blanks.
        is_here: Whether the inner command runs in the shell itself.
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
    """List what a program of the table starts.

    Args:
        program: Its name, for refusals.
        wrapper: Its row.
        words: The marked texts after it.

    Raises:
        RefusedError: An option is unknown, or computed text decides where the command begins.
    """
    is_free = wrapper.options.computed_operands or wrapper.operands > 0
    arguments = read_arguments(program, evolve(wrapper.options, computed_operands=is_free), words)
    if arguments.is_final:
        # Another version may start something all the same.
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
    """Find the command that a wrapper runs; several where computed text leaves a doubt.

    Args:
        program: The wrapper's name, for refusals.
        wrapper: Its row.
        operands: What follows its options.

    Yields:
        The words of each possible command; empty when nothing is run.

    Raises:
        RefusedError: Computed text may decide where the command begins, in too many ways.
    """
    count = wrapper.operands
    is_doubtful = any(word[:1] in _DOUBTFUL and _UNPLACED.isdisjoint(word) for word in operands[: min(count, 1)])
    for word in operands[is_doubtful:count]:
        settled(program, word)
    inner = list(operands[count:])
    while wrapper.assignments and inner and (inner[0] == "-" or "=" in inner[0]):
        settled(program, inner.pop(0))
    yield tuple(inner)
    # The first operand may be an option, with or without an argument; then the command begins later.
    for shift in range(1, wrapper.options.can_shift + 1 if is_doubtful else 0):
        shifted = tuple(operands[count + shift :])
        are_operands = wrapper.operand is None or all(map(wrapper.operand, operands[shift : count + shift]))
        if are_operands and shifted and known(shifted[0]) is not None and not shifted[0].startswith("-"):
            yield shifted


def inner_directories(wrapper: Wrapper, arguments: Arguments) -> list[str | None]:
    """List where the inner command may start; `None` stands for the current directory."""
    given = [value for name, value in arguments.options if name in wrapper.directory.split()]
    if not given:
        return [wrapper.starts_in]
    return list(dict.fromkeys(place for value in given for place in ([value] if value else ["/", ANY])))
