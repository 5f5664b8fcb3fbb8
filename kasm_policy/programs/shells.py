"""Command line of a shell: code in an option, in a script file, or on standard input (C7, C8).

Reads marked text; applies no rule.
"""

from collections.abc import Iterator
from typing import Final

from kasm_policy.bash.words import COMPUTED, GLOBS, SPLIT, known, plain
from kasm_policy.programs.nested import Code, Nested, ScriptFile, StandardInput, Words, code, whole
from kasm_policy.rules import RefusedError, quote

SHELLS: Final = frozenset(
    {"sh", "bash", "dash", "zsh", "ksh", "ash", "mksh", "rbash", "ksh93", "yash", "posh", "lksh", "rksh", "rzsh"}
)
_FLAGS: Final = frozenset("abefhilmnprtuvxBCDEPTcs")
_LONG_FLAGS: Final = frozenset(
    {"login", "norc", "noprofile", "posix", "noediting", "debugger", "restricted", "verbose"}
    | {"dump-strings", "dump-po-strings", "pretty-print"}
)


def read_shell(program: str, words: Words) -> Iterator[Nested]:
    """List the code and files that a shell runs.

    Args:
        program: Base name of the shell.
        words: Marked texts after it.

    Raises:
        RefusedError: An option is unknown, or computed text may be an option.
    """
    if {"--version", "--help"} & set(words[:1]):
        return
    rest = list(words)
    letters, start_up, options_are_over = _read_options(program, rest)
    yield from (ScriptFile(file, read=whole, is_start_up=True) for file in start_up)
    if not rest:
        yield StandardInput(read=whole)
    elif "c" in letters:
        yield Code(code(rest[0], program + " -c"))
    elif rest[0][:1] in GLOBS | {SPLIT}:
        raise _unclear(program, rest[0])
    elif "s" in letters:
        yield StandardInput(read=whole)
    else:
        yield ScriptFile(rest[0], read=whole)
        # A computed word may be `-c`, unless it contains a slash.
        may_be_option = rest[0][:1] in COMPUTED and "/" not in rest[0] and not options_are_over
        if may_be_option and rest[1:] and not rest[1].startswith("-"):
            yield Code(code(rest[1], program + " -c"))


def _read_options(program: str, rest: list[str]) -> tuple[set[str], list[str], bool]:
    """Remove the options of a shell: returns their letters, its start-up files, and whether a dash ended them."""
    letters: set[str] = set()
    start_up: list[str] = []
    while rest and rest[0][:1] in {"-", "+"}:
        word = rest.pop(0)
        if word in {"-", "--"}:
            return letters, start_up, True
        # bash also accepts long options with a single dash.
        name = word.removeprefix("-").removeprefix("-")
        if name in {"rcfile", "init-file"}:
            start_up += rest[:1]
            del rest[:1]
        elif name not in _LONG_FLAGS:
            for letter in word[1:]:
                if letter in {"o", "O"}:
                    if rest and known(value := rest.pop(0)) is None:
                        raise _unclear(program, value)
                elif letter not in _FLAGS:
                    raise _unclear(program, word)
            letters.update(word[1:])
    return letters, start_up, False


def _unclear(program: str, word: str) -> RefusedError:
    if known(word) is not None:
        return RefusedError(
            "unknown_option", f"{quote(word)} is not an option of {program} that is known here. Leave it out."
        )
    return RefusedError(
        "unknown_option",
        f"{quote(plain(word))} may become several words or an option of {program}. "
        'Put it in double quotes, after a directory: {program} "./$name".'.replace("{program}", program),
    )
