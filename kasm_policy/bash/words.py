"""Static expansion of words to *marked text*: quotes, escapes, `$'…'`, braces, `~` and `$HOME`.

Marked text is a string in which each piece that is only known at run time is one mark: a lone surrogate, which no
command can contain (`texts` refuses it). Paths can be split and compared as plain strings, and text without a mark is
known. Implements bash's expansions; applies no rule.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from kasm_policy.bash.tree import (
    ArithmExp,
    CmdSubst,
    DblQuoted,
    ExtGlob,
    Lit,
    ParamExp,
    ProcSubst,
    SglQuoted,
    Word,
    WordPart,
)

ANY: Final = "\udc00"  # some text, one word
SPLIT: Final = "\udc01"  # some text that may become any number of words, or none
NUMBER: Final = "\udc02"  # digits
PROCESS: Final = "\udc03"  # file name of a process substitution
STAR: Final = "\udc04"  # active *, or an extended pattern
ONE: Final = "\udc05"  # active ?
CLASS: Final = "\udc06"  # active [
_OPEN: Final = "\udc07"  # active {
_CLOSE: Final = "\udc08"  # active }
_COMMA: Final = "\udc09"  # active ,
UP: Final = "\udc0a"  # some text that may be / or consist of dots; as a component, an unknown directory
INSERTED: Final = "\udc0b"  # a word that xargs or find inserts

COMPUTED: Final = frozenset({ANY, SPLIT, NUMBER, PROCESS, UP, INSERTED})
WITHOUT_COMPUTED: Final = dict.fromkeys(map(ord, COMPUTED))
"""For `str.translate`: drops computed pieces, which may be empty."""
GLOBS: Final = frozenset({STAR, ONE, CLASS})
_ACTIVE: Final[Mapping[str, str]] = {"*": STAR, "?": ONE, "[": CLASS, "{": _OPEN, "}": _CLOSE, ",": _COMMA}
_PLAIN: Final = str.maketrans({mark: character for character, mark in _ACTIVE.items()})
_PLAIN_BRACES: Final = str.maketrans({_OPEN: "{", _CLOSE: "}", _COMMA: ","})
_DIRECTORY_PARAMETERS: Final = frozenset({"HOME", "PWD", "OLDPWD"})
_NUMERIC_PARAMETERS: Final = frozenset("#?$")
_MARKS: Final[Mapping[type, str]] = {ArithmExp: NUMBER, ProcSubst: PROCESS, ExtGlob: STAR}
DEFAULTS: Final = frozenset({":-", "-", ":=", "=", ":+", "+", ":?", "?"})
"""Operators of `${…}` that may insert another word."""
_BRACES_LIMIT = 64
_FIELDS_LIMIT = 1024
_SEQUENCE_LIMIT = 128


class Braced(str):
    """Field from brace expansion: its text is known, but must not name a program."""

    __slots__ = ()


class TooManyFieldsError(Exception):
    """Brace expansion makes too many words."""


class _WithDefaults(dict[str, str]):
    """Known parameters; unknown ones take the default value in `${…:-…}`."""


def expand(word: Word, variables: Mapping[str, str]) -> list[str]:
    """Expand a word in a place where bash splits it into fields: arguments, array elements, `for` lists, redirections.

    Args:
        word: The word.
        variables: Parameters whose value is known.

    Returns:
        One marked text per field; braces make more than one.

    Raises:
        TooManyFieldsError: The braces make too many.
    """
    marked = _mark(word, variables)
    alternatives = _expand_braces(marked)
    if alternatives == [marked]:
        return [_settle(marked)]
    # bash makes one word of `{a,}` and two of `{a,""}`; the mark means none or one.
    return [Braced(_settle(alternative) or SPLIT) for alternative in alternatives]


def expand_value(word: Word, variables: Mapping[str, str], *, defaults: bool = False) -> str:
    """Expand a word in a place where bash does not split it: assignments, `case` and `[[ ]]`.

    Args:
        word: The word.
        variables: Parameters whose value is known.
        defaults: Whether to insert the default value of an expansion such as `${a:-x}`.

    Returns:
        Marked text.
    """
    values = _WithDefaults(variables) if defaults else variables
    return _settle(_mark(word, values)).replace(SPLIT, ANY)


def here_document_text(body: Word, *, is_quoted: bool) -> str | None:
    """Return the text of a here-document, or `None` when part of it is only known at run time.

    Args:
        body: The parsed body.
        is_quoted: Whether the delimiter is quoted, so that bash expands nothing.
    """
    if not all(isinstance(part, Lit) for part in body.parts):
        return None
    text = "".join(part.value for part in body.parts if isinstance(part, Lit))
    return text if is_quoted else unescape(text, "$`\\")


def known(field: str) -> str | None:
    """Return the text of a field, or `None` when part of it is only known at run time."""
    return None if any("\udc00" <= character <= "\udcff" for character in field) else field


def plain(field: str) -> str:
    """Render marked text for messages: globs as written, computed pieces as `…`."""
    return "".join("…" if character in COMPUTED else character for character in field.translate(_PLAIN))


def _settle(field: str) -> str:
    """Restore unexpanded braces and unclosed brackets as ordinary characters."""
    field = field.translate(_PLAIN_BRACES)
    closing = field.rfind("]")
    return field[: closing + 1] + field[closing + 1 :].replace(CLASS, "[")


def _mark(word: Word, variables: Mapping[str, str]) -> str:
    pieces: list[str] = []
    for part in word.parts:
        if isinstance(part, Lit):
            pieces.append(_unquoted(part.value, "".join(pieces[-1:]), variables.get("HOME")))
        else:
            pieces.append(_mark_part(part, variables, quoted=False))
    return "".join(pieces)


def _mark_part(part: WordPart, variables: Mapping[str, str], *, quoted: bool) -> str:
    match part:
        case Lit():
            marked = unescape(part.value, '$`"\\')
        case SglQuoted():
            marked = _ansi_c(part.value) if part.dollar else part.value
        case DblQuoted():
            marked = "".join(_mark_part(inner, variables, quoted=True) for inner in part.parts)
        case ParamExp():
            marked = _parameter(part, variables, quoted=quoted)
        case CmdSubst():
            marked = ANY if quoted else SPLIT
        case ArithmExp() | ProcSubst() | ExtGlob():
            marked = _MARKS[type(part)]
    return marked


def _parameter(part: ParamExp, variables: Mapping[str, str], *, quoted: bool) -> str:
    name = part.param.value
    plain_value = not (part.excl or part.length or part.index or part.slice or part.repl or part.names or part.exp)
    if part.length or (plain_value and name in _NUMERIC_PARAMETERS):
        return NUMBER
    if plain_value and name in variables:
        return variables[name] if quoted or variables[name] != UP else UP + SPLIT
    if (part.exp or part.slice) and name in _DIRECTORY_PARAMETERS and not (part.exp and part.exp.op in DEFAULTS):
        return UP if quoted else UP + SPLIT
    if isinstance(variables, _WithDefaults) and part.exp is not None and part.exp.op in DEFAULTS and part.exp.word:
        return _mark(part.exp.word, variables)
    several = name == "@" or part.names == "@" or _index_text(part) == "@"
    return ANY if quoted and not several else SPLIT


def _index_text(part: ParamExp) -> str:
    if not isinstance(part.index, Word):
        return ""
    return "".join(inner.value for inner in part.index.parts if isinstance(inner, Lit))


def unescape(text: str, special: str, *, keep_joins: bool = False) -> str:
    """Remove backslashes as in double quotes, here-documents and backquotes: only before special characters.

    Args:
        text: The text as in the source.
        special: Characters before which a backslash is removed.
        keep_joins: Whether to keep line continuations.
    """
    result: list[str] = []
    characters = iter(text)
    for character in characters:
        if character != "\\":
            result.append(character)
            continue
        following = next(characters, "")
        if following != "\n" or keep_joins:
            result.append(following if following and following in special else "\\" + following)
    return "".join(result)


def _unquoted(text: str, before: str, home: str | None) -> str:
    """Mark literal text outside quotes.

    Args:
        text: The text as in the source.
        before: Marked text directly before it; empty at the start of a word.
        home: Value of `~`; `None` when it is not known.
    """
    result: list[str] = []
    previous = before[-1:]
    position = 0
    while position < len(text):
        character = text[position]
        position += 1
        if character == "\\":
            character, position = text[position : position + 1], position + 1
            marked = "" if character == "\n" else character
        elif character == "~" and previous in {"", "=", ":"}:
            marked = _tilde(text[position:], previous, home)
        else:
            marked = _ACTIVE.get(character, character)
        result.append(marked)
        previous = marked[-1:] or previous
    return "".join(result)


def _tilde(rest: str, previous: str, home: str | None) -> str:
    if not rest or rest[0] in "/:":
        return ANY if home is None else home
    return "~" if previous else ANY  # ~name, ~+ and ~- expand only at the start of a word


def _expand_braces(text: str) -> list[str]:
    """Expand active braces as bash does, leftmost first; keeps braces without a comma or a sequence."""
    if _OPEN not in text:
        return [text]
    if text.count(_OPEN) > _BRACES_LIMIT:
        raise TooManyFieldsError
    for start, character in enumerate(text):
        if character != _OPEN:
            continue
        alternatives, end = _alternatives(text, start)
        if alternatives:
            middles = [field for alternative in alternatives for field in _expand_braces(alternative)]
            tails = _expand_braces(text[end:])
            if len(middles) * len(tails) > _FIELDS_LIMIT:
                raise TooManyFieldsError
            return [text[:start] + middle + tail for middle, tail in itertools.product(middles, tails)]
    return [text]


def _alternatives(text: str, start: int) -> tuple[list[str], int]:
    """Split the braces that open at `start`; empty when they are no expansion."""
    depth, pieces, piece_start = 0, [], start + 1
    for position in range(start, len(text)):
        character = text[position]
        if character == _OPEN:
            depth += 1
        elif character == _COMMA and depth == 1:
            pieces.append(text[piece_start:position])
            piece_start = position + 1
        elif character == _CLOSE:
            depth -= 1
            if depth == 0:
                pieces.append(text[piece_start:position])
                return (pieces if len(pieces) > 1 else list(_sequence(pieces[0]))), position + 1
    return [], len(text)


def _sequence(text: str) -> Iterator[str]:
    """Expand the sequence `a..e` or `1..9`; a longer or stepped one becomes a glob."""
    ends = text.split("..")
    if len(ends) not in {2, 3} or known(text) is None or not all(_is_sequence_end(end) for end in ends):
        return
    first, last = ends[:2]
    if len(ends) == 2 and len(first) == len(last) == 1 and abs(ord(first) - ord(last)) < _SEQUENCE_LIMIT:
        low, high = sorted((ord(first), ord(last)))
        yield from map(chr, range(low, high + 1))
    else:
        yield STAR


def _is_sequence_end(text: str) -> bool:
    return (len(text) == 1 and text.isalpha()) or text.lstrip("+-").isdigit()


_SIMPLE_ESCAPES: Final[Mapping[str, str]] = {
    "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", "'": "'", '"': '"', "?": "?",
}  # fmt: skip
_HEXADECIMAL: Final = "0123456789abcdefABCDEF"
_OCTAL: Final = "01234567"


def _ansi_c(text: str) -> str:
    """Decode the escapes of `$'…'`; invalid ones count as computed."""
    result: list[str] = []
    position = 0
    while position < len(text):
        if text[position] != "\\":
            result.append(text[position])
            position += 1
            continue
        piece, position = _escape(text, position + 1)
        result.append(piece)
    return "".join(result)


def _escape(text: str, position: int) -> tuple[str, int]:
    letter = text[position : position + 1]
    if letter in _SIMPLE_ESCAPES:
        return _SIMPLE_ESCAPES[letter], position + 1
    if letter and letter in _OCTAL:
        return _number(text, position, _OCTAL, 3, lambda digits: int(digits, 8) & 0xFF)
    widths = {"x": 2, "u": 4, "U": 8}
    if text[position : position + 2] == "x{":
        code, end = _number(text, position + 2, _HEXADECIMAL, len(text), lambda digits: int(digits, 16) & 0xFF)
        return code, end + (text[end : end + 1] == "}")
    if letter in widths:
        return _number(text, position + 1, _HEXADECIMAL, widths[letter], lambda digits: int(digits, 16))
    if letter == "c":
        return ANY, position + 2
    return "\\" + letter, position + 1


def _number(text: str, position: int, digits: str, width: int, value: Callable[[str], int]) -> tuple[str, int]:
    end = position
    while end < min(len(text), position + width) and text[end] in digits:
        end += 1
    if end == position:
        return ANY, end
    code = value(text[position:end])
    if code == 0:
        return ANY, len(text)  # NUL ends the text
    # Bytes above 127 may combine to characters, depending on the locale.
    return (chr(code) if code < 0x80 else ANY), end
