"""Shell builtins that run code or programs: `eval`, `source`, `trap`, `alias`, `command` and others (C6, C7).

One reader per builtin or group of builtins. Refuses those that change how later commands are read. Reads marked text.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kasm_policy.bash.words import SPLIT, known, plain
from kasm_policy.programs.nested import (
    Code,
    Inner,
    Nested,
    ScriptFile,
    Words,
    code,
    computed_code,
    refuse_name,
    refuse_value,
    whole,
)
from kasm_policy.programs.shells import SHELLS

# Options of `set` that change the meaning of words: assignments among arguments, `!` for history.
_CHANGING_LETTERS: Final = frozenset("kH")
_CHANGING_NAMES: Final = frozenset({"keyword", "histexpand", "history"})
# Options of builtins that load code or rename programs.
_LOADING: Final[Mapping[str, str]] = {"mapfile": "C", "readarray": "C", "bind": "x", "hash": "p", "enable": "fn"}


def _eval(words: Words) -> Iterator[Nested]:
    operands = words[1:] if words[:1] == ["--"] else words
    # Only the first word, the program name, must not come from braces.
    yield Code(" ".join(code(str(word) if at else word, "eval") for at, word in enumerate(operands)), is_here=True)


def _trap(words: Words) -> Iterator[Nested]:
    operands = [word for word in words if word != "--"]
    is_one = len(operands) == 1 and SPLIT not in operands[0]
    if operands and not is_one and operands[0] not in {"", "-", "-l", "-p"}:
        yield Code(code(operands[0], "trap", has_arguments=True), is_later=True)


def _alias(words: Words) -> Iterator[Nested]:
    for word in words:
        if "=" in word or known(word) is None:
            name, _, text = code(word, "alias", has_arguments=True).partition("=")
            if "$" in name:
                raise computed_code(plain(word), "is only known at run time, and alias would run it as code")
            if {name, text} <= SHELLS:
                continue  # checked under its own name at its use
            yield Code(text, is_later=True)
            if text.strip():
                # At its use, the words after the alias become arguments of its last command.
                yield Code(text + ' "$argument"', is_later=True)


def _source(words: Words) -> Iterator[Nested]:
    operands = words[1:] if words[:1] == ["--"] else words
    if operands:
        yield ScriptFile(operands[0], read=whole)


def _jobs(words: Words) -> Iterator[Nested]:
    if words[:1] == ["-x"]:
        yield Inner(tuple(words[1:]))


def _fc(words: Words) -> Iterator[Nested]:
    if not any(word.startswith("-") and "l" in word for word in words):
        raise computed_code("fc", "runs commands from the history")
    yield from ()


def _history(words: Words) -> Iterator[Nested]:
    if any(word.startswith("-") and "s" in word for word in words):
        raise computed_code("history -s", "adds a command to the history", "Leave it out")
    yield from ()


def _set(words: Words) -> Iterator[Nested]:
    for at, word in enumerate(words):
        if word == "--" or word[:1] not in {"-", "+"}:
            return
        name = "".join(words[at + 1 : at + 2]) if word.endswith("o") else ""
        if not _CHANGING_LETTERS.isdisjoint(word) or name in _CHANGING_NAMES:
            raise computed_code(
                f"set {plain(word)} {plain(name)}".strip(), "changes how later commands are read", "Leave it out"
            )
    yield from ()


def _completion(words: Words) -> Iterator[Nested]:
    """Refuse completions that run a command; functions are checked at their definition."""
    if any(word.startswith("-C") or "$(" in plain(word) or "`" in word for word in words):
        raise computed_code(" ".join(map(plain, words)), "runs a command during completion", "Leave it out")
    yield from ()


def _loading(builtin: str) -> Callable[[Words], Iterator[Nested]]:
    def refuse(words: Words) -> Iterator[Nested]:
        for word in words:
            letters = word[1:] if word.startswith("-") and not word.startswith("--") else ""
            if not set(_LOADING[builtin]).isdisjoint(letters):
                raise computed_code(f"{builtin} {plain(word)}", "runs or loads code later", "Leave it out")
        yield from _reading(words)

    return refuse


def _naming(words: Words) -> Iterator[Nested]:
    """Refuse variable names with a subscript that bash would evaluate."""
    for word in words:
        refuse_name(word)
        name, is_given, value = word.partition("=")
        if is_given:
            refuse_value(name, value)
    yield from ()


def _reading(words: Words) -> Iterator[Nested]:
    """Refuse names whose value is read; see `refuse_value`."""
    for word in words:
        refuse_value(word, None)
    yield from _naming(words)


def _printf(words: Words) -> Iterator[Nested]:
    if words and words[0].startswith("-v"):
        name = words[0][2:] or "".join(words[1:2])
        refuse_name(name)
        refuse_value(name, None if any("%" in word.replace("%s", "") for word in words) else "".join(words[-1:]))
    yield from ()


BUILTINS: Final[Mapping[str, Callable[[Words], Iterator[Nested]]]] = {
    ".": _source,
    "alias": _alias,
    "compgen": _completion,
    "complete": _completion,
    "eval": _eval,
    "fc": _fc,
    "history": _history,
    "jobs": _jobs,
    "printf": _printf,
    "set": _set,
    "source": _source,
    "trap": _trap,
    **{builtin: _loading(builtin) for builtin in _LOADING},
    "read": _reading,
    **dict.fromkeys(
        ("unset", "test", "[", "wait", "getopts", "declare", "typeset", "local", "export", "readonly", "let"),
        _naming,
    ),
}
