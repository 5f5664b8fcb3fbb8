"""Programs that hand a command to a shell, or take it after arguments of their own: watch, flock, ssh … (C6, C7).

One function per program whose command line is more than a row of `wrappers.WRAPPERS`. Pure; sees marked text only.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import evolve

from kasm_mcp.policy.started import Code, Inner, Nested, StandardInput, Words, code, computed_code, whole
from kasm_mcp.policy.words import ANY, GLOBS, SPLIT, known, plain
from kasm_mcp.policy.wrappers import WRAPPERS, Options, inner_command, read_arguments

_FLOCK: Final = Options(
    "sxeunoFvw:E:hV",
    "shared exclusive unlock nonblock close no-fork verbose timeout= wait= conflict-exit-code= help version",
)
_SCRIPT: Final = Options(
    "aefqhVc:E:I:O:B:T:m:o:t?",
    "append return flush force quiet command= echo= log-in= log-out= log-io= log-timing= logging-format= "
    "output-limit= timing? help version",
    permuted=True,
)
_SETARCH: Final = Options("vhVBFILRSTXZ3", "verbose addr-no-randomize uname-2.6 help version")
# Without -P, which took no argument in older versions.
_SSH: Final = Options("46AaCfGgKkMNnqsTtVvXxYyB:b:c:D:E:e:F:I:i:J:L:l:m:O:o:p:Q:R:S:W:w:", computed_operands=True)
_WATCH: Final = Options(
    "bcCdegprtwxhvn:q:s:",
    "beep color no-color differences? errexit chgexit precise no-rerun no-title no-wrap exec interval= equexit= help "
    "version",
)
_PARALLEL: Final = Options(
    "0kqvtuXmj:a:I:N:n:d:P:S:s:L:x:C:E:",
    "null keep-order quote verbose ungroup line-buffer bar progress eta dry-run dryrun xargs no-notice will-cite tag "
    "linebuffer jobs= arg-file= colsep= delimiter= joblog= max-args= max-procs= results= retries= timeout= workdir= "
    "wd= tmpdir= delay= load= halt= nice= memfree= tagstring= help version",
)
_THIS_MACHINE: Final = frozenset({"localhost", "::1", "[::1]", "0.0.0.0", "ip6-localhost"})  # noqa: S104 - compared only
_ARGUMENT_SOURCES: Final = frozenset({":::", "::::", ":::+", "::::+"})


def _timeout(words: Words) -> Iterator[Nested]:
    row = WRAPPERS["timeout"]
    arguments = read_arguments("timeout", evolve(row.options, computed_operands=True), words)
    duration = "".join(arguments.operands[:1])
    if duration[:1] != ANY or SPLIT in duration or GLOBS & set(duration):
        yield Inner(inner_command("timeout", row, arguments))
        return
    # One computed word may be an option, with or without an argument; the command then begins later.
    for start in (1, 2, 3):
        inner = arguments.operands[start:]
        if start == 1 or (inner and known(inner[0]) is not None and not inner[0].startswith("-")):
            yield Inner(inner)


def _watch(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("watch", _WATCH, words)
    if arguments.has("x", "exec"):
        yield Inner(arguments.operands)
    else:
        yield Code(_joined(arguments.operands, "watch"))


def _flock(words: Words) -> Iterator[Nested]:
    operands = read_arguments("flock", _FLOCK, words).operands[1:]
    if operands[:1] in {("-c",), ("--command",)}:
        yield Code(_joined(operands[1:], "flock"))
    else:
        yield Inner(operands)


def _script(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("script", _SCRIPT, words)
    command = arguments.value("c", "command")
    if command is not None:
        yield Code(code(command, "script -c"))
    elif len(arguments.operands) < 2:
        # A shell that reads its commands from standard input.
        yield StandardInput(read=whole)
    yield Inner(arguments.operands[1:])


def _ssh(words: Words) -> Iterator[Nested]:
    operands = read_arguments("ssh", _SSH, words).operands
    if not operands or not _is_this_machine(operands[0]):
        return
    command = read_arguments("ssh", _SSH, operands[1:]).operands
    yield Code(_joined(command, "ssh")) if command else StandardInput(read=whole)


def _is_this_machine(host: str) -> bool:
    name = host.removeprefix("ssh://").rpartition("@")[2]
    return name.rpartition(":")[0] in _THIS_MACHINE or name in _THIS_MACHINE or name.startswith("127.")


def _setarch(words: Words) -> Iterator[Nested]:
    # The architecture may be left out, so the first word may be the program already.
    operands = read_arguments("setarch", _SETARCH, words).operands
    yield Inner(operands)
    yield Inner(read_arguments("setarch", _SETARCH, operands[1:]).operands)


def _parallel(words: Words) -> Iterator[Nested]:
    operands = list(read_arguments("parallel", _PARALLEL, words).operands)
    command: list[str] = []
    while operands and operands[0] not in _ARGUMENT_SOURCES:
        command.append(operands.pop(0))
    if command:
        # An argument takes the place of {…}, or comes last, as one word.
        yield Code(" ".join(_with_argument(code(word, "parallel")) for word in (*command, "{}")))
    elif not operands or "::::" in {operand.rstrip("+") for operand in operands}:
        raise computed_code("parallel", "it would run what it reads")
    else:
        for word in operands[1:]:
            yield Code(code(word, "parallel"))


def _with_argument(word: str) -> str:
    """Write a replacement string of parallel as a variable."""
    before, opening, rest = word.partition("{")
    inside, closing, after = rest.partition("}")
    is_replacement = opening and closing and all(character in "#%./+-:0123456789" for character in inside)
    return before + '"$argument"' + _with_argument(after) if is_replacement else word


def _joined(words: Words, what: str) -> str:
    if any(known(word) is None for word in words):
        raise computed_code(" ".join(map(plain, words)), f"{what} would run it as code, and it is only known later")
    return " ".join(words)


LAUNCHERS: Final[Mapping[str, Callable[[Words], Iterator[Nested]]]] = {
    "flock": _flock,
    "parallel": _parallel,
    "script": _script,
    "sem": _parallel,
    **dict.fromkeys(("i386", "linux32", "linux64", "setarch", "x86_64"), _setarch),
    "ssh": _ssh,
    "timeout": _timeout,
    "watch": _watch,
}
