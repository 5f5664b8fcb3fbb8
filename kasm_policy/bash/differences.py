"""Audit of a tree: refuses text where shfmt is known to parse differently from bash.

Found by comparing shfmt 3.14 with bash: line continuations inside operators and at the end of here-documents, unusual
delimiters, the end of backquotes, single quotes inside `"${x:-'…'}"`. Runs before the walk; reads source and tree.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from kasm_policy.bash.tree import (
    ArrayExpr,
    BinaryArithm,
    CmdSubst,
    CoprocClause,
    DblQuoted,
    ExtGlob,
    File,
    LetClause,
    Lit,
    Node,
    ParamExp,
    ParenArithm,
    Redirect,
    SglQuoted,
    Word,
    children,
)
from kasm_policy.rules import unclear_syntax

_JOIN: Final = b"\\\n"
_BLANK: Final = frozenset(b" \t\n")
_WORD: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:@%+'\"")
_OPERATOR: Final = frozenset(b"&|;")
_START: Final = _WORD | frozenset(b"$`[{!~")
# Characters before and after a line continuation that do not combine to another token.
_JOINABLE: Final = (
    (_WORD, _WORD | _OPERATOR | frozenset(b")")),
    (_OPERATOR, _START | frozenset(b"(")),
    (frozenset(b"("), _START),
    (frozenset(b")"), _WORD | _OPERATOR | frozenset(b"{")),
    (frozenset(b"]}"), _WORD | _OPERATOR),
    (frozenset(b">="), _WORD),
)
_LET_OPERATORS: Final = frozenset(
    {"=", "+=", "-=", "*=", "/=", "%=", "+", "-", "*", "/", "%", "**", "==", "!=", ",", "?", ":"}
)


def audit(file: File, source: bytes) -> None:
    """Refuse text that the parser is known to misread.

    Args:
        file: Tree of the whole text.
        source: Bytes of the text; positions in the tree count them.

    Raises:
        RefusedError: A piece of the text cannot be checked reliably.
    """
    harmless: list[tuple[int, int]] = []
    pending: list[Node] = [file]
    while pending:
        node = pending.pop()
        match node:
            case SglQuoted(dollar=False):
                harmless.append((node.start, node.end))
            case Redirect(hdoc=Word() as body) if is_quoted_delimiter(node.word):
                harmless.append((body.start, body.end))
                continue
            case Redirect(hdoc=Word() as body):
                _audit_body(node.word, source[body.start : body.end])
                harmless += _text_between(body.parts, body.start, body.end)
            case DblQuoted(parts=parts):
                harmless += _text_between(parts, node.start + 1, node.end - 1)
            case ExtGlob():
                continue  # `substitutions` checks its unparsed pattern
            case _:
                _audit_node(node, source)
        if needs_unescaping(node, source) is None:
            pending += children(node)
    _audit_joins(source, harmless)


def _audit_node(node: Node, source: bytes) -> None:
    match node:
        case Lit(value=text) if _has_live_substitution(text):
            raise unclear_syntax(text, "Put the substitution in double quotes, or a backslash before a literal $ or `")
        case CmdSubst(backquotes=True):
            _audit_backquotes(node, source)
        case LetClause():
            _audit_let(node, source)
        case ArrayExpr() if source[node.end : node.end + 1] == b"#":
            raise unclear_syntax(")#", "Put a space before the comment")
        case Redirect(op=">&" | "<&", word=Word(parts=(Lit(value=text), *rest))) if text[:1] == "-":
            if rest or text != "-":
                raise unclear_syntax(text, "Put a space after the - that closes the descriptor")
        case CoprocClause() if _JOIN in source[node.start : node.end]:
            raise unclear_syntax("coproc", "Remove the line continuation from the coproc")


def needs_unescaping(node: Node, source: bytes) -> str | None:
    """Return the text between backquotes with backslashes in it, which must be unescaped and parsed again.

    Args:
        node: Any node.
        source: Bytes of the text.

    Returns:
        The text as written, or `None` when the tree below the node is right.
    """
    if not isinstance(node, CmdSubst) or not node.backquotes:
        return None
    text = source[node.start + 1 : node.end - 1]
    return text.decode() if b"\\" in text else None


def is_quoted_delimiter(word: Word) -> bool:
    """Check whether the delimiter of a here-document is quoted, so that its body is plain text.

    Raises:
        RefusedError: It is neither plain nor fully quoted, and shfmt and bash disagree about it.
    """
    match word.parts:
        case (Lit(value=text),) if text.startswith("\\") and _is_plain(text[1:]):
            return True
        case (Lit(value=text),) if _is_plain(text):
            return False
        case (SglQuoted(dollar=False, value=text),) if _is_plain(text):
            return True
        case (DblQuoted(dollar=False, parts=(Lit(value=text),)),) if _is_plain(text):
            return True
    raise unclear_syntax("<<", "Use a here-document delimiter that is one word, plain or fully quoted ('EOF')")


def _is_plain(text: str) -> bool:
    return bool(text) and not any(character in text for character in "\\'\"$`\n")


def _has_live_substitution(text: str) -> bool:
    """Check whether literal text contains the start of a substitution without a backslash before it."""
    characters = iter(text)
    live = "".join(character if character != "\\" else next(characters, "") and " " for character in characters)
    return any(start in live for start in ("`", "$(", "${"))


def _audit_body(delimiter: Word, body: bytes) -> None:
    """Refuse line continuations around a possible end of an unquoted here-document."""
    end = "".join(part.value for part in delimiter.parts if isinstance(part, Lit)).encode()
    joined = b""
    for line in body.split(b"\n"):
        trailing = len(line) - len(line.rstrip(b"\\"))
        text = line[:-1] if trailing % 2 else line
        if (joined or trailing % 2) and end in {text.strip(b"\t"), (joined + text).strip(b"\t")}:
            raise unclear_syntax("\\", "Remove the line continuation at the end of the here-document")
        joined = joined + text if trailing % 2 else b""


def _audit_backquotes(node: CmdSubst, source: bytes) -> None:
    position = node.start + 1
    while position < len(source) and source[position : position + 1] != b"`":
        position += 2 if source[position : position + 1] == b"\\" else 1
    if source[node.start : node.start + 1] != b"`" or position != node.end - 1:
        raise unclear_syntax("`", "Use $(…) instead of backquotes")


def _audit_let(node: LetClause, source: bytes) -> None:
    pending: list[Node] = [node]
    while pending:
        inner = pending.pop()
        if isinstance(inner, ParenArithm) or (isinstance(inner, BinaryArithm) and inner.op not in _LET_OPERATORS):
            raise unclear_syntax(source[node.start : node.end].decode(), "Use (( … )), or quote the expression")
        pending += children(inner)


def _text_between(parts: Iterable[Node], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of plain text between substitutions, in double quotes or a here-document."""
    for part in parts:
        if not isinstance(part, Lit):
            yield start, part.start
            # A line continuation directly after `$x` extends the name.
            start = part.end + (isinstance(part, ParamExp) and part.short)
    yield start, end


def _audit_joins(source: bytes, harmless: list[tuple[int, int]]) -> None:
    """Refuse a line continuation that may combine two tokens to one."""
    harmless.sort()  # they do not overlap
    at = source.find(_JOIN)
    while at >= 0:
        backslashes = at + 1 - len(source[: at + 1].rstrip(b"\\"))
        before, after = source[max(0, at - 1) : at], source[at + 2 : at + 3]
        nearest = bisect_right(harmless, (at, len(source)))
        is_text = before != b"$" and nearest > 0 and at < harmless[nearest - 1][1]
        if backslashes % 2 == 1 and not is_text and not _is_harmless(before, after):
            piece = source[max(0, at - 20) : at + 20].decode(errors="replace")
            raise unclear_syntax(piece, "Put a space before the backslash at the end of the line, or join the lines")
        at = source.find(_JOIN, at + 1)


def _is_harmless(before: bytes, after: bytes) -> bool:
    if not before or not after or before[0] in _BLANK or after[0] in _BLANK:
        return True
    return any(before[0] in ends and after[0] in starts for ends, starts in _JOINABLE)
