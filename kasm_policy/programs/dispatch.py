"""Dispatch from a program name to the reader of its command line, which lists what the program starts (C6, C7, C8).

The walk calls `nested_in` for every command; most programs start nothing. Also contains the readers for shells,
interpreters, `env`, `xargs`, `find`, `crontab` and `at`. Reads marked text; applies no rule.
"""

import itertools
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from kasm_policy.bash.words import ANY, SPLIT, known, plain
from kasm_policy.programs.command_strings import COMMAND_STRINGS
from kasm_policy.programs.interpreters import INTERPRETERS, SHELLS, family, reads_program_from_stdin, shell_script
from kasm_policy.programs.irregular_wrappers import IRREGULAR_WRAPPERS
from kasm_policy.programs.nested import (
    Code,
    Inner,
    Nested,
    ScriptFile,
    StandardInput,
    Words,
    code,
    computed_code,
    whole,
)
from kasm_policy.programs.options import Options, read_arguments
from kasm_policy.programs.shell_builtins import BUILTINS
from kasm_policy.programs.subcommands import started_by
from kasm_policy.programs.terminals import TERMINALS
from kasm_policy.programs.wrapper_row import inner_commands, wrapped
from kasm_policy.programs.wrappers import WRAPPERS

_XARGS: Final = Options(
    "0rtpxoa:d:E:I:L:n:P:s:e?i?l?",
    "null no-run-if-empty verbose interactive exit open-tty arg-file= delimiter= max-args= max-procs= max-chars= "
    "process-slot-var= eof? replace? max-lines? show-limits help version",
)
_CRONTAB: Final = Options("lreiu:", permuted=True)
_AT: Final = Options("lmMvbdrcVkq:f:t:", permuted=True)
_LOADERS: Final = (
    "ld.so",
    "ld-linux",
    "ld-musl",
    "ld64",
    "ld-2",
)  # dynamic loaders: they run the program in their arguments
_FIND_TESTS: Final = frozenset(
    {
        *("-name", "-iname", "-path", "-ipath", "-wholename", "-regex", "-iregex", "-lname", "-samefile", "-fstype"),
        *("-size", "-mtime", "-mmin", "-atime", "-amin", "-ctime", "-cmin", "-newer", "-newermt", "-type", "-xtype"),
        *("-user", "-group", "-uid", "-gid", "-perm", "-maxdepth", "-mindepth", "-links", "-inum"),
    }
)
_FIND_EXEC: Final = frozenset({"-exec", "-execdir", "-ok", "-okdir"})
_FOREIGN_SHELLS: Final = frozenset({"fish", "csh", "tcsh", "nu", "pwsh", "elvish", "xonsh", "rc", "es"})


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
    if grammar := _GRAMMARS.get(program) or started_by(program):
        yield from grammar(words)
    elif program in SHELLS:
        yield from _shell(program, words)
    elif program in _FOREIGN_SHELLS:
        raise computed_code(program, "code cannot be checked", "Use bash instead")
    elif family(program) in INTERPRETERS:
        yield from _interpreter(family(program), words)
    elif program in WRAPPERS:
        yield from wrapped(program, WRAPPERS[program], words)
    elif program.startswith(_LOADERS) and ".so" in program:
        yield from wrapped(program, WRAPPERS["ld.so"], words)


def _env(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("env", WRAPPERS["env"].options, words)
    name, text = arguments.options[-1] if arguments.options else ("", None)
    if arguments.has("S", "split-string"):
        if name not in {"S", "split-string"} or text is None:
            raise computed_code("env -S", "must be the last option of env")
        # The words of the text come first and may contain options of env. Ends, because each call has less text.
        yield from _env([*_option_words(arguments.options[:-1]), *_split_string(text), *arguments.operands])
        return
    for inner in inner_commands("env", WRAPPERS["env"], arguments.operands):
        yield Inner(inner, arguments.value("C", "chdir"))


def _option_words(options: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    for name, value in options:
        dashes = "-" if len(name) == 1 else "--"
        yield dashes + name if value is None else f"{dashes}{name}{'=' if len(name) > 1 else ''}{value}"


def _split_string(word: str) -> list[str]:
    text = code(word, "env -S")
    if any(character in text for character in "\\$#\r\f\v"):
        raise computed_code(text, "contains escapes that only env -S understands")
    try:
        return shlex.split(text)
    except ValueError as error:
        raise computed_code(text, "has an unbalanced quote for env -S") from error


def _xargs(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("xargs", _XARGS, words)
    names = [name for name, _ in arguments.options if name in {"I", "i", "replace"}]
    # The last option counts; without a value it means braces.
    replaced = arguments.value(*names[-1:]) or ("{}" if names else None)
    if replaced is None:
        yield Inner((*arguments.operands, SPLIT) if arguments.operands else ())
    elif known(replaced) is None:
        raise computed_code(plain(replaced), "is only known at run time, and xargs -I would replace it")
    else:
        # These options turn off the replacement; xargs then appends its input.
        appended = (SPLIT,) if arguments.has("n", "max-args", "L", "l", "max-lines") and arguments.operands else ()
        inner = (word.replace(replaced, ANY) if replaced in word else word for word in arguments.operands)
        yield Inner((*inner, *appended))


def _find(words: Words) -> Iterator[Nested]:
    starts = list(dict.fromkeys(_find_starts(words))) or ["."]
    rest = list(words)
    action = ""
    while rest:
        before, action = action, rest.pop(0)
        if action not in _FIND_EXEC:
            is_argument = before in _FIND_TESTS
            if not is_argument and (action == ";" or (SPLIT in action and action not in starts)):
                raise computed_code(
                    f"find {plain(action)}", "may be an action that runs a command", "Put it in double quotes"
                )
            continue
        command: list[str] = []
        while rest and rest[0] != ";" and not (rest[0] == "+" and command[-1:] == ["{}"]):
            command.append(rest.pop(0))
        del rest[:1]
        for start in starts:
            found = f"{start}/{ANY}"
            inner = tuple(word.replace("{}", found) if "{}" in word else word for word in command)
            if action in {"-exec", "-ok"}:
                yield Inner(inner)
            else:
                yield from (Inner(inner, place) for place in _beside(start, words))


def _beside(start: str, words: Words) -> Iterator[str]:
    """List the directories in which `-execdir` runs: the start and, for the start itself, its parent."""
    yield start
    depths = [deeper for option, deeper in itertools.pairwise(words) if option == "-mindepth"]
    is_below = any(depth.isdecimal() and int(depth) > 0 for depth in depths)
    if not is_below and start.strip("./") and not start.endswith("/."):
        yield f"{start}/.."


def _find_starts(words: Words) -> Iterator[str]:
    rest = list(words)
    while rest and (rest[0] in {"-H", "-L", "-P", "-D"} or rest[0].startswith("-O")):
        if rest.pop(0) == "-D" and rest:
            rest.pop(0)
    if rest[:1] == ["--"]:
        del rest[0]
    for word in rest:
        if word.startswith(("-", "(", "!")):
            break
        yield word
    if "-files0-from" in rest:
        yield ANY


def _crontab(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("crontab", _CRONTAB, words)
    if not arguments.has("l", "r", "e"):
        file = "".join(arguments.operands[:1])
        yield StandardInput(read=_crontab_commands) if file in {"", "-"} else ScriptFile(file, read=_crontab_commands)


def _crontab_commands(text: str) -> Iterator[str]:
    """Yield the commands of a crontab: after five fields or `@word`, up to the first `%`."""
    for line in text.split("\n"):
        words = line.split(maxsplit=5)
        if words and words[0].startswith("@"):
            words = ["", "", "", "", *line.split(maxsplit=1)]
        if len(words) == 6 and not words[0].startswith("#"):
            yield words[5].replace("\\%", ANY).partition("%")[0].replace(ANY, "%")


def _at(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("at", _AT, words)
    if not arguments.has("l", "r", "d", "c", "f"):
        yield StandardInput(read=whole)


def _nothing(text: str) -> Iterator[str]:
    """Yield nothing: code in other languages is not checked."""
    yield from ()


def _shell(program: str, words: Words) -> Iterator[Nested]:
    script = shell_script(program, words)
    if script.is_about:
        return
    if script.code is not None:
        yield Code(code(script.code, program + " -c"))
    elif script.file is None:
        yield StandardInput(read=whole)
    else:
        yield ScriptFile(script.file, read=whole)
        if script.doubt is not None:
            yield Code(code(script.doubt, program + " -c"))


def _interpreter(program: str, words: Words) -> Iterator[Nested]:
    file = reads_program_from_stdin(INTERPRETERS[program], words)
    if file is not None:
        # Blocked programs may be Perl scripts, but not scripts of the other interpreters.
        is_program = program == "perl"
        yield StandardInput(read=_nothing) if file == "-" else ScriptFile(file, read=_nothing, is_program=is_program)


_GRAMMARS: Final[Mapping[str, Callable[[Words], Iterator[Nested]]]] = {
    **BUILTINS,
    **COMMAND_STRINGS,
    **IRREGULAR_WRAPPERS,
    **TERMINALS,
    "at": _at,
    "batch": _at,
    "crontab": _crontab,
    "env": _env,
    "find": _find,
    "xargs": _xargs,
}
