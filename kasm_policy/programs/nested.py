"""The kinds of things that a program may start, and how to refuse what cannot be known.

Pure; sees marked text only.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import frozen

from kasm_policy.bash.words import Braced, known, plain
from kasm_policy.rules import RefusedError, quote

Words = Sequence[str]
_START_UP_FILES: Final = frozenset({"BASH_ENV", "ENV"})

TABLES_OF_PROGRAMS: Final = frozenset({"BASH_CMDS", "BASH_ALIASES"})
"""Variables of bash: what they hold decides which program a name starts."""


@frozen
class Inner:
    """A command that the program starts.

    Attributes:
        words: Its words as marked text.
        directory: The directory that it starts in; `None` for the current one.
        is_here: Whether it runs in the shell itself, so that `cd` in it counts.
        has_terminal: Whether it gets a terminal of its own as standard input, into which nobody types.
    """

    words: tuple[str, ...]
    directory: str | None = None
    is_here: bool = False
    has_terminal: bool = False


@frozen
class Code:
    """Shell source that the program runs.

    Attributes:
        text: The source.
        is_here: Whether it runs in the shell itself, at this point.
        is_later: Whether it runs at a time that cannot be known, in any directory.
        is_guess: Whether it may be something else than shell source, which is then none of our business.
    """

    text: str
    is_here: bool = False
    is_later: bool = False
    is_guess: bool = False


@frozen
class StandardInput:
    """The program runs what it reads from its standard input.

    Attributes:
        read: Finds the shell source in what it reads.
    """

    read: Callable[[str], Iterator[str]]


@frozen
class ScriptFile:
    """The program runs a script, which may itself be a program that is not allowed, or a stream.

    Attributes:
        name: The script's name as marked text.
        read: Finds the shell source in the script, should it be standard input.
        is_program: Whether the script could be a program of the system; those are shell or Perl scripts at most.
    """

    name: str
    read: Callable[[str], Iterator[str]]
    is_program: bool = True


Nested = Inner | Code | StandardInput | ScriptFile


def code(word: str, what: str) -> str:
    """Return text that will run as code.

    Args:
        word: Its marked text.
        what: What runs it, for the refusal.

    Raises:
        RefusedError: It is only known while running.
    """
    text = known(word)
    if text is None or isinstance(word, Braced):
        raise computed_code(plain(word), f"{what} would run it as code, and it is only known while running")
    return text


def computed_code(piece: str, why: str) -> RefusedError:
    """Refuse text that would run as code but is only known while running."""
    return RefusedError("computed_code", f"{quote(piece)}: {why}; write the command out.")


def computed_program(piece: str) -> RefusedError:
    """Refuse a program whose name is only known while running."""
    return RefusedError(
        "computed_program", f"The program name {quote(piece)} is not known before running; write the name out."
    )


def refuse_name(word: str) -> None:
    """Refuse a variable's name that makes bash run something: `a[$(…)]` as plain text, or a table of programs.

    Raises:
        RefusedError: The name's subscript would be evaluated, or the name stands for what other names run.
    """
    name, bracket, rest = plain(word).partition("[")
    if name.partition("=")[0] in TABLES_OF_PROGRAMS:
        raise computed_code(plain(word), "it would change which program a name starts")
    subscript = rest.partition("]=")[0]
    if bracket and name.replace("…", "x").isidentifier() and ("$(" in subscript or "`" in subscript):
        raise computed_code(plain(word), "bash would run what stands in the brackets")


def refuse_start_up_file(name: str, value: str) -> None:
    """Refuse a variable that lets a shell run a stream, or the output of a program, before anything else.

    Args:
        name: The variable.
        value: Its marked text.

    Raises:
        RefusedError: It names a start-up file that only running can tell.
    """
    text = plain(value)
    if name in _START_UP_FILES and (text.startswith(("/dev/", "/proc/")) or "$(" in text or "`" in text):
        raise computed_code(f"{name}={text}", "a shell would run it as it starts")


def whole(text: str) -> Iterator[str]:
    """Take all that a shell reads as shell source."""
    yield text


def text_in(text: str, directory: str | None, *, has_terminal: bool = False) -> Nested:
    """Say that shell source runs, in a directory of its own (`None` for the current one) or on its own terminal."""
    if directory is None and not has_terminal:
        return Code(text)
    return Inner(("bash", "-c", text), directory, has_terminal=has_terminal)


def joined(words: Words, what: str) -> str:
    """Join words that a shell will read as one text.

    Raises:
        RefusedError: Some of it is only known while running.
    """
    if any(known(word) is None for word in words) or any(isinstance(word, Braced) for word in words[:1]):
        raise computed_code(" ".join(map(plain, words)), f"{what} would run it as code, and it is only known later")
    return " ".join(words)
