"""Where shells and interpreters find their program: in an option, in a file, or on standard input (C7, C8).

Data and two readers of command lines. Pure; sees marked text only.
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
    """What a shell will run.

    Attributes:
        code: The marked text after `-c`; `None` without it.
        file: The marked name of its script; `None` when it reads standard input.
        doubt: The marked text that would be code, should the script's computed name be an option; `None` without doubt.
        is_about: Whether it only tells its version or usage.
    """

    code: str | None = None
    file: str | None = None
    doubt: str | None = None
    is_about: bool = False


@frozen
class Interpreter:
    """Which options of an interpreter matter for finding its program.

    Attributes:
        program: Letters whose argument is the program.
        values: Letters that take an argument, attached or as the next word.
        attached: Letters that only take an attached argument.
        long_program: Long options after which there is no program on standard input.
        long_values: Long options whose value may be the next word.
        goes_on: Letter before the program's that makes it go on with standard input; empty for none.
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
    """Return an interpreter's name without its version: `python3.11` is `python`."""
    name = program.rstrip("0123456789.")
    return _ALIASES.get(name, name)


def shell_script(program: str, words: Sequence[str]) -> ShellCall:
    """Read a shell's command line.

    Args:
        program: The shell's base name.
        words: The marked texts after it.

    Returns:
        What the shell will run.

    Raises:
        RefusedError: An option is unknown, or computed text may be one.
    """
    rest = list(words)
    has_code = from_stdin = options_are_over = False
    while rest and rest[0][:1] in {"-", "+"}:
        word = rest.pop(0)
        if word in {"-", "--"}:
            options_are_over = True
            from_stdin = from_stdin or word == "-"  # bash takes a script after it, which nobody writes so
            break
        # bash takes long options after a single dash as well.
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
    # One computed word may be `-c`, but no option has a slash.
    may_be_option = rest[0][0] in COMPUTED and "/" not in rest[0] and not options_are_over
    return ShellCall(file=rest[0], doubt=rest[1] if may_be_option and rest[1:] else None)


def reads_program_from_stdin(interpreter: Interpreter, words: Sequence[str]) -> str | None:
    """Find the file that an interpreter takes its program from.

    Args:
        interpreter: Its row.
        words: The marked texts after its name.

    Returns:
        The script's marked name, `-` for standard input, or `None` when an option holds the program.
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
    """Leave out the argument of an option, if there is one and it surely is one word."""
    if rest and known(value := rest.pop(0)) is None:
        raise _unclear(program, value)


def _unclear(program: str, word: str) -> RefusedError:
    return RefusedError(
        "unknown_option",
        f"what {program} runs depends on {quote(plain(word))}, which is not a known option or only known while "
        f'running; write it out, or put the script\'s name in double quotes after ./ (./"$name").',
    )
