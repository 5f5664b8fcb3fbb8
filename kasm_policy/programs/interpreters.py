"""Command lines of shells and interpreters: code in an option, in a script file, or on standard input (C7, C8).

Tables and two readers. Reads marked text; applies no rule.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from attrs import frozen

from kasm_policy.bash.words import COMPUTED, GLOBS, SPLIT, known, plain
from kasm_policy.rules import RefusedError, quote

SHELLS: Final = frozenset(
    {
        "sh", "bash", "dash", "zsh", "ksh", "ash", "mksh", "rbash", "ksh93", "yash", "posh", "lksh", "hush", "rksh",
        "rzsh", "zsh5", "bash-static", "dash-static", "zsh-static", "zsh5-static", "mksh-static", "ksh2020", "oksh",
        "loksh",
    }
)  # fmt: skip
_SHELL_FLAGS: Final = frozenset("abefhilmnprtuvxBCDEPTcs")
_SHELL_LONG_FLAGS: Final = frozenset(
    {
        "login", "norc", "noprofile", "posix", "noediting", "debugger", "restricted", "verbose", "version", "help",
        "dump-strings", "dump-po-strings", "pretty-print",
    }
)  # fmt: skip
_SHELL_LONG_VALUES: Final = frozenset({"rcfile", "init-file"})


@frozen
class ShellCall:
    """Parsed command line of a shell.

    Attributes:
        code: Marked text after `-c`; `None` without it.
        file: Marked name of the script; `None` if the shell reads standard input.
        doubt: Marked text that is code if the computed name of the script is an option; `None` without doubt.
        is_about: Whether the shell only prints its version or usage.
    """

    code: str | None = None
    file: str | None = None
    doubt: str | None = None
    is_about: bool = False


@frozen
class Interpreter:
    """Options of an interpreter that determine where its code is.

    Attributes:
        program: Letters whose value is the code.
        values: Letters that take a value, attached or as the next word.
        attached: Letters that take only an attached value.
        long_program: Long options with which no code is read from standard input.
        long_values: Long options whose value may be the next word.
        goes_on: Letter that makes the interpreter read standard input after its code (`python -i`); empty for none.
    """

    program: str
    values: str = ""
    attached: str = ""
    long_program: frozenset[str] = frozenset()
    long_values: frozenset[str] = frozenset()
    goes_on: str = ""


_ABOUT_PYTHON: Final = frozenset({"version", "help", "help-all", "help-env", "help-xoptions"})
INTERPRETERS: Final[Mapping[str, Interpreter]] = {
    "julia": Interpreter("eEv", "LJpCt", long_program=frozenset({"eval", "print", "version", "help"})),
    "lua": Interpreter("ev", "l"),
    "luajit": Interpreter("ev", "lj"),
    "node": Interpreter(
        "epvh",
        "rC",
        long_program=frozenset(
            {"eval", "print", "run", "test", "version", "help", "v8-options", "completion-bash", "build-snapshot"}
        ),
        long_values=frozenset({"require", "import", "loader", "env-file", "conditions", "input-type"}),
    ),
    "perl": Interpreter("eEvVh?", "I", "MmiFxCD", long_program=frozenset({"version", "help"})),
    "php": Interpreter(
        "rfBRFESvimh",
        "cdzt",
        long_program=frozenset(
            {
                "run", "file", "version", "help", "usage", "server", "ini", "info", "modules", "ri", "rf", "rc", "re",
                "rz", "rextinfo", "rfunction", "rclass", "rextension", "rzendextension",
            }
        ),
    ),
    "pypy": Interpreter("cmVh", "WX", long_program=_ABOUT_PYTHON),
    "python": Interpreter("cmVh", "WX", long_program=_ABOUT_PYTHON, goes_on="i"),
    "ruby": Interpreter("evh", "IrCE", "KTWFxi", long_program=frozenset({"version", "help"})),
    "tclsh": Interpreter(""),
}  # fmt: skip
_ALIASES: Final[Mapping[str, str]] = {"nodejs": "node"}


def family(program: str) -> str:
    """Return the name of an interpreter without its version: `python3.11` is `python`."""
    name = program.rstrip("0123456789.")
    return _ALIASES.get(name, name)


def shell_script(program: str, words: Sequence[str]) -> ShellCall:
    """Parse the command line of a shell.

    Args:
        program: Base name of the shell.
        words: Marked texts after it.

    Returns:
        The code or script that it runs.

    Raises:
        RefusedError: An option is unknown, or computed text may be an option.
    """
    rest = list(words)
    has_code = from_stdin = options_are_over = False
    while rest and rest[0][:1] in {"-", "+"}:
        word = rest.pop(0)
        if word in {"-", "--"}:
            options_are_over = True
            from_stdin = from_stdin or word == "-"  # bash also accepts a script after it, which is not supported here
            break
        # bash also accepts long options with a single dash.
        name = word.removeprefix("-").removeprefix("-")
        if word in {"--version", "--help"}:
            return ShellCall(is_about=True)
        if name in _SHELL_LONG_FLAGS:
            continue
        if name in _SHELL_LONG_VALUES:
            _skip_value(program, rest)
            continue
        for letter in word[1:]:
            if letter in {"o", "O"}:
                _skip_value(program, rest)
            elif letter not in _SHELL_FLAGS:
                raise _unclear(program, word)
        has_code = has_code or "c" in word
        from_stdin = from_stdin or "s" in word
    if not rest:
        return ShellCall()
    if has_code:
        return ShellCall(code=rest[0])
    if rest[0][0] in GLOBS | {SPLIT}:
        raise _unclear(program, rest[0])
    if from_stdin:
        return ShellCall()
    # A computed word may be `-c`, unless it contains a slash.
    may_be_option = rest[0][0] in COMPUTED and "/" not in rest[0] and not options_are_over
    return ShellCall(file=rest[0], doubt=rest[1] if may_be_option and rest[1:] else None)


def reads_program_from_stdin(interpreter: Interpreter, words: Sequence[str]) -> str | None:
    """Find the file from which an interpreter reads its code.

    Args:
        interpreter: Its row.
        words: Marked texts after its name.

    Returns:
        Marked name of the script, `-` for standard input, or `None` if an option contains the code.
    """
    goes_on = False
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("-") or word == "-":
            return word
        if word.startswith("--"):
            name, attached, _ = word[2:].partition("=")
            if name in interpreter.long_program:
                return None
            if name in interpreter.long_values and not attached and rest:
                rest.pop(0)
        else:
            holds_program = _holds_program(interpreter, word, rest)
            before = takewhile(lambda letter: letter not in interpreter.program, word[1:])
            goes_on = goes_on or interpreter.goes_on in before
            if holds_program:
                return "-" if goes_on else None
    return "-"


def _holds_program(interpreter: Interpreter, word: str, rest: list[str]) -> bool:
    for position, letter in enumerate(word[1:], start=2):
        if letter in interpreter.program:
            return True
        if letter in interpreter.values and not word[position:] and rest:
            rest.pop(0)
        if letter in interpreter.values + interpreter.attached:
            return False
    return False


def _skip_value(program: str, rest: list[str]) -> None:
    """Skip the value of an option, which must be one known word."""
    if rest and known(value := rest.pop(0)) is None:
        raise _unclear(program, value)


def _unclear(program: str, word: str) -> RefusedError:
    return RefusedError(
        "unknown_option",
        f"The code that {program} runs depends on {quote(plain(word))}, which is an unknown option or only known at "
        f'run time. Write it out, or put the script name in double quotes after ./ (./"$name").',
    )
