"""Kinds of nested commands: an inner command, shell code, a script file, code on standard input.

Readers of command lines yield these, and the walk checks them. Also contains the refusals for programs and code that
are only known at run time. Reads marked text; has no side effects.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import frozen

from kasm_policy.bash.words import COMPUTED, INSERTED, Braced, known, plain
from kasm_policy.rules import RefusedError, quote

Words = Sequence[str]
_START_UP_FILES: Final = frozenset({"BASH_ENV", "ENV"})

TABLES_OF_PROGRAMS: Final = frozenset({"BASH_CMDS", "BASH_ALIASES"})
"""Variables of bash that map names to programs."""


@frozen
class Inner:
    """Inner command: a command that the program starts.

    Attributes:
        words: Its words as marked text.
        directory: Directory in which it starts; `None` for the current one.
        is_here: Whether it runs in the current shell, so that `cd` takes effect.
        has_terminal: Whether its standard input is a new terminal without input.
        is_guess: Whether the command may start elsewhere; only a blocked program is then refused.
    """

    words: tuple[str, ...]
    directory: str | None = None
    is_here: bool = False
    has_terminal: bool = False
    is_guess: bool = False


@frozen
class Code:
    """Command string: shell source that the program runs.

    Attributes:
        text: The source.
        is_here: Whether it runs in the current shell, at this point.
        is_later: Whether it runs at an unknown time, in any directory.
        is_guess: Whether it may be no shell source; a syntax error is then ignored.
    """

    text: str
    is_here: bool = False
    is_later: bool = False
    is_guess: bool = False


@frozen
class StandardInput:
    """Code that the program reads from standard input.

    Attributes:
        read: Extracts the shell source from the input.
    """

    read: Callable[[str], Iterator[str]]


@frozen
class ScriptFile:
    """Script file that the program runs; may be a blocked program, or a stream such as `/dev/stdin`.

    Attributes:
        name: Name of the script as marked text.
        read: Extracts the shell source if the script is standard input.
        is_start_up: Whether it only is a start-up file, and no program.
    """

    name: str
    read: Callable[[str], Iterator[str]]
    is_start_up: bool = False


Nested = Inner | Code | StandardInput | ScriptFile


_ARGUMENT: Final = "${argument}"
_INSERTED: Final = {ord(INSERTED): _ARGUMENT}
_ARGUMENTS: Final = dict.fromkeys(map(ord, COMPUTED), _ARGUMENT)


def code(word: str, what: str, *, has_arguments: bool = False) -> str:
    """Return text that will run as code.

    Args:
        word: Its marked text.
        what: Program that runs it, for the refusal.
        has_arguments: Whether computed pieces may be arguments in it; those that xargs and find insert always may.

    Raises:
        RefusedError: It is only known at run time.
    """
    text = known(word.translate(_ARGUMENTS if has_arguments else _INSERTED))
    if text is None or isinstance(word, Braced):
        raise computed_code(plain(word), f"is only known at run time, and {what} would run it as code")
    return text


def computed_code(piece: str, why: str, instead: str = "Write the command out") -> RefusedError:
    """Create the refusal of text that would run as code without a check.

    Args:
        piece: The text.
        why: The rest of a sentence that starts with the text.
        instead: What to write instead: an imperative sentence without a full stop.
    """
    return RefusedError("computed_code", f"{quote(piece)} {why}. {instead}.")


def computed_program(piece: str) -> RefusedError:
    """Create the refusal of a program whose name is only known at run time."""
    return RefusedError(
        "computed_program", f"The program name {quote(piece)} is only known at run time. Write the name out."
    )


def refuse_name(word: str) -> None:
    """Refuse a variable name that makes bash run code: `a[$(…)]` as plain text, or `BASH_CMDS`.

    Raises:
        RefusedError: bash would evaluate the subscript, or the variable maps names to programs.
    """
    name, bracket, rest = plain(word).partition("[")
    if name.partition("=")[0] in TABLES_OF_PROGRAMS:
        raise computed_code(plain(word), "changes which program a name starts", "Leave it out")
    subscript = rest.partition("]=")[0]
    if bracket and name.replace("…", "x").isidentifier() and ("$(" in subscript or "`" in subscript):
        raise computed_code(plain(word), "contains a substitution that bash would run")


def refuse_value(name: str, value: str | None) -> None:
    """Refuse a value that makes a shell run start-up code, or that lets `cd` reach a directory above `/etc`.

    Args:
        name: Name of the variable.
        value: Its marked text; `None` if a program assigns it.

    Raises:
        RefusedError: The variable is `BASH_ENV`, `ENV` or `CDPATH`, and its value is harmful or unknown.
    """
    text = plain(value or "")
    is_unknown = value is None or (name != "ENV" and known(value) is None)
    if name in _START_UP_FILES and (
        is_unknown or text.startswith(("/dev/", "/proc/")) or "$(" in text or "${" in text or "`" in text
    ):
        raise computed_code(f"{name}={text}", "names start-up code that is only known at run time", "Leave it out")
    if name == "CDPATH" and (is_unknown or any(not part.strip("/.") and "/" in part for part in text.split(":"))):
        raise computed_code(f"{name}={text}", "lets `cd` enter the protected directories", "Leave it out")


def whole(text: str) -> Iterator[str]:
    """Yield the whole input as shell source."""
    yield text


def joined(words: Words, what: str) -> str:
    """Join words that a shell reads as one command string.

    Raises:
        RefusedError: Part of it is only known at run time.
    """
    if any(known(word) is None for word in words) or any(isinstance(word, Braced) for word in words[:1]):
        raise computed_code(" ".join(map(plain, words)), f"is only known at run time, and {what} would run it as code")
    return " ".join(words)
