"""Assignments to tracked parameters (`HOME`, `PWD`, `CDPATH`) anywhere in a text (C4, C10, C11).

The values of `~`, `$HOME` and `$PWD` are known only if no part of the command may assign them. Reads the tree; applies
no rule.
"""

from collections.abc import Iterator
from itertools import dropwhile
from typing import Final

from kasm_policy.bash.tree import (
    Assign,
    BinaryArithm,
    CallExpr,
    DeclClause,
    File,
    LetClause,
    Lit,
    Node,
    ParamExp,
    UnaryArithm,
    Word,
    WordIter,
    children,
)
from kasm_policy.bash.words import COMPUTED, WITHOUT_COMPUTED, expand_value, plain

TRACKED: Final = frozenset({"HOME", "PWD", "CDPATH"})

_NAMING: Final = frozenset({"read", "mapfile", "readarray", "getopts", "unset", "export", "readonly", "printf"})
_DECLARING: Final = frozenset({"declare", "typeset", "local"})
_BEFORE_BUILTINS: Final = frozenset({"builtin", "command", "-p", "--"})
_ASSIGNING_OPERATORS: Final = frozenset({"=", ":="})
_NAME_ENDS: Final = ("=", "+=", "[")


def assigned(file: File) -> frozenset[str]:
    """List the tracked parameters that a text may assign.

    Args:
        file: Tree of the whole text.

    Returns:
        Their names; all of them if the text assigns a name that is only known at run time.
    """
    found: set[str] = set()
    pending: list[Node] = [file]
    while pending:
        node = pending.pop()
        pending += children(node)
        found.update(_assigned_by(node))
    return TRACKED & found


def _assigned_by(node: Node) -> Iterator[str]:
    match node:
        case Assign(name=Lit(value=name)) | WordIter(name=Lit(value=name)):
            yield _joined(name)
        case ParamExp(param=Lit(value=name), exp=expansion) if expansion and expansion.op in _ASSIGNING_OPERATORS:
            yield name
        case BinaryArithm(x=Word() as word) | UnaryArithm(x=Word() as word):
            yield plain(expand_value(word, {}))
        case DeclClause(variant=Lit(value=builtin), args=arguments):
            words = [argument.value for argument in arguments if argument.naked and argument.value is not None]
            yield from _assigned_by_words([builtin, *map(_text, words)])
        case CallExpr(args=arguments):
            yield from _assigned_by_words(list(map(_text, arguments)))
        case LetClause(exprs=expressions):
            yield from (_text(expression) for expression in expressions if isinstance(expression, Word))


def _text(word: Word) -> str:
    """Expand a word except for its braces; a name with braces counts as any name."""
    return expand_value(word, {})


def _assigned_by_words(words: list[str]) -> Iterator[str]:
    """List the names that a command assigns: `read HOME`, `env HOME=/x`, `printf -vHOME`, `declare -n name`."""
    for word in words[1:] if any(word.rpartition("/")[2] == "env" for word in words) else ():
        yield from (name for name in TRACKED if _may_set(word, name))
    arguments = list(dropwhile(_BEFORE_BUILTINS.__contains__, words))
    builtin = arguments[0] if arguments else ""
    if builtin == "printf":
        # Only the name after -v, attached or not, is assigned.
        arguments = arguments[:3] if arguments[1:2] == ["-v"] else arguments[:2]
        if not arguments[1:] or not arguments[1].startswith("-v"):
            return
    if builtin not in _NAMING | _DECLARING:
        return
    for word in arguments[1:]:
        name = word.removeprefix("-v").partition("=")[0]
        yield name
        if builtin == "read" and word.startswith("-"):
            yield word.rpartition("a")[2]
        if builtin == "export" and not word.translate(WITHOUT_COMPUTED):
            continue  # `export $(cat .env)` is common; content of files is never checked
        is_reference = builtin in _DECLARING and word.startswith("-") and "n" in word
        if is_reference or "{" in name or not COMPUTED.isdisjoint(name):
            yield from TRACKED


def _may_set(word: str, name: str) -> bool:
    return word.startswith(tuple(name + end for end in _NAME_ENDS)) or ("{" in word and name + "=" in word)


def _joined(name: str) -> str:
    """Remove the line continuations that the parser leaves in a name."""
    return name.replace("\\\n", "")
