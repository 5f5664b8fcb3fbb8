"""Search in a word for substitutions and default values, including subscripts, arithmetic and `[[ ]]`.

Finds the pieces; the walk checks them. Reads the tree; refuses only pieces that cannot be read reliably.
"""

from collections.abc import Iterator
from itertools import takewhile

from attrs import frozen

from kasm_policy.bash.tree import (
    ArithmExp,
    ArithmExpr,
    ArrayElem,
    Assign,
    BinaryArithm,
    BinaryTest,
    CmdSubst,
    DblQuoted,
    Expansion,
    ExtGlob,
    Lit,
    ParamExp,
    ParenArithm,
    ParenTest,
    ProcSubst,
    SglQuoted,
    TestExpr,
    UnaryArithm,
    UnaryTest,
    Word,
    WordPart,
)
from kasm_policy.bash.words import DEFAULTS
from kasm_policy.rules import RefusedError, unclear_syntax

_PATTERN_OPERATORS = frozenset({"==", "=", "!=", "=~"})
_ARITHMETIC_OPERATORS = frozenset({"-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-v", "-R"})
_LIVE_IN_QUOTES = ("$(", "${", "$[", "`", "\\", '"', "}")
_LIVE_IN_PATTERN = ("$", "`", "<(", ">(")


@frozen
class Substitution:
    """Commands that run during the expansion of a word.

    Attributes:
        node: The substitution.
        is_quoted: Whether it is in double quotes.
    """

    node: CmdSubst | ProcSubst
    is_quoted: bool


@frozen
class Default:
    """Default value of an expansion, as `x` in `${a:-x}`, and the parameter that it assigns (`${a:=x}`)."""

    word: Word
    assigned: str = ""


Found = Substitution | Default


def visit_word(word: Word, *, quoted: bool = False) -> Iterator[Found]:
    """Find substitutions and default values in a word.

    Args:
        word: The word.
        quoted: Whether it is read as in double quotes: in here-documents and arithmetic.

    Yields:
        Substitutions and default values.

    Raises:
        RefusedError: A piece cannot be read reliably, or runs the value of a variable.
    """
    for part in word.parts:
        yield from _visit_part(part, quoted=quoted)


def visit_assign(assign: Assign) -> Iterator[Found]:
    """Search an assignment without its value, which is a word; see `visit_word`."""
    yield from visit_arithmetic(assign.index)
    for element in assign.array.elems if assign.array else ():
        yield from _visit_element(element)


def visit_arithmetic(expression: ArithmExpr | None) -> Iterator[Found]:
    """Search arithmetic, where single quotes do not quote; see `visit_word`."""
    match expression:
        case Word():
            _refuse_escapes(expression)
            yield from visit_word(expression, quoted=True)
        case BinaryArithm():
            yield from visit_arithmetic(expression.x)
            yield from visit_arithmetic(expression.y)
        case UnaryArithm() | ParenArithm():
            yield from visit_arithmetic(expression.x)


def visit_test(expression: TestExpr) -> Iterator[Found]:
    """Search `[[ ]]`; see `visit_word`. Yields words other than patterns as `Default`, since they may be paths."""
    match expression:
        case Word():
            yield Default(expression)
            yield from visit_word(expression)
        case BinaryTest(op=op, x=left, y=Word() as pattern) if op in _PATTERN_OPERATORS:
            yield from visit_test(left)
            yield from visit_word(pattern)
        case BinaryTest(op=op, x=Word() as first, y=Word() as second) if op in _ARITHMETIC_OPERATORS:
            yield from visit_arithmetic(first)
            yield from visit_arithmetic(second)
        case UnaryTest(op=op, x=Word() as name) if op in _ARITHMETIC_OPERATORS:
            yield from visit_arithmetic(name)
        case BinaryTest():
            yield from visit_test(expression.x)
            yield from visit_test(expression.y)
        case UnaryTest() | ParenTest():
            yield from visit_test(expression.x)


def _refuse_escapes(word: Word) -> None:
    """Refuse an escaped `$(…)` in arithmetic: bash removes the backslash and runs the text."""
    pending: list[WordPart] = list(word.parts)
    while pending:
        part = pending.pop()
        if isinstance(part, DblQuoted):
            pending += part.parts
        elif isinstance(part, Lit) and ("\\$(" in part.value or "\\`" in part.value):
            raise unclear_syntax(part.value, "Keep it out of arithmetic, which would run it")


def _visit_element(element: ArrayElem) -> Iterator[Found]:
    yield from visit_arithmetic(element.index)
    if element.value is not None:
        yield Default(element.value)
        yield from visit_word(element.value)


def _visit_part(part: WordPart, *, quoted: bool) -> Iterator[Found]:
    match part:
        case SglQuoted() if quoted and any(piece in part.value for piece in _LIVE_IN_QUOTES):
            raise unclear_syntax(part.value, "Remove the single quotes, which do not quote here")
        case DblQuoted():
            for inner in part.parts:
                yield from _visit_part(inner, quoted=True)
        case CmdSubst() | ProcSubst():
            yield Substitution(part, quoted)
        case ArithmExp():
            yield from visit_arithmetic(part.x)
        case ParamExp():
            yield from _visit_parameter(part, quoted=quoted)
        case ExtGlob() if any(piece in _without_parameters(part.pattern.value) for piece in _LIVE_IN_PATTERN):
            raise unclear_syntax(part.pattern.value, "Write the pattern without substitutions")


def _without_parameters(pattern: str) -> str:
    """Remove `$name` and `${name}`, which run nothing, from a text."""
    before, dollar, rest = pattern.partition("$")
    braced = rest.startswith("{")
    rest = rest.removeprefix("{")
    name = "".join(takewhile(_is_of_name, rest))
    after = rest[len(name) :]
    if not dollar or not name or (braced and not after.startswith("}")):
        return pattern
    return before + _without_parameters(after.removeprefix("}") if braced else after)


def _is_of_name(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def _visit_parameter(part: ParamExp, *, quoted: bool) -> Iterator[Found]:
    yield from visit_arithmetic(part.index)
    if part.slice is not None:
        yield from visit_arithmetic(part.slice.offset)
        yield from visit_arithmetic(part.slice.length)
    for word in (part.repl.orig, part.repl.with_) if part.repl is not None else ():
        if word is not None:
            _refuse_process_substitutions(word)
            yield from visit_word(word)
    if part.exp is not None and part.exp.word is not None:
        _refuse_process_substitutions(part.exp.word)
        yield from _visit_expansion(part.exp, part.exp.word, part.param.value, quoted=quoted)


def _visit_expansion(expansion: Expansion, word: Word, name: str, *, quoted: bool) -> Iterator[Found]:
    if expansion.op == "@" and any(isinstance(part, Lit) and "P" in part.value for part in word.parts):
        raise RefusedError("computed_code", "`${…@P}` runs the value of a variable as code. Write the command out.")
    is_default = expansion.op in DEFAULTS
    if is_default:
        yield Default(word, name if "=" in expansion.op else "")
    # Inside double quotes, single quotes quote in patterns but not in default values.
    yield from visit_word(word, quoted=quoted and is_default)


def _refuse_process_substitutions(word: Word) -> None:
    """Refuse `<(…)` in the words of `${…}`: bash runs it, shfmt reads it as text."""
    text = "".join(part.value for part in word.parts if isinstance(part, Lit))
    if "<(" in text or ">(" in text:
        raise unclear_syntax(text, "Move the process substitution out of the expansion")
