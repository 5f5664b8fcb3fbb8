"""Where the parser refuses or misreads what bash reads without doubt: another text that it reads rightly.

Lines that are joined by a backslash; and, with positions that stay what they are, a comment that ends in a backslash,
which ends there all the same, and a dot or a colon in the key of an associative array, which the parser takes for
arithmetic. Pure; sees source, tree and complaint.
"""

from typing import Final

from kasm_policy.bash.tree import Comment, File, Node, children

# What the parser takes for an operator in a key, by its complaint.
_IN_KEYS: Final = {"floating point arithmetic": b".", "ternary operator missing": b":"}


_JOIN: Final = b"\\\n"
_QUOTING: Final = frozenset(b"'\"`#")
_KEY: Final = bytes.maketrans(b".:", b"__")
_KEY_ENDS: Final = frozenset(b"]$`'\"(\n")  # nothing but plain text is changed


def without_joins(source: bytes) -> bytes:
    """Join lines where nothing can give the backslash another meaning: before any quote, comment or here-document.

    Args:
        source: The text.

    Returns:
        The text as bash reads it, up to the first character that could begin one of these; the rest as it is.
    """
    if _JOIN not in source:
        return source
    joined = bytearray()
    at = 0
    while at < len(source) and source[at] not in _QUOTING and not joined.endswith(b"<<"):
        if source[at : at + 2] == _JOIN:
            at += len(_JOIN)
            continue
        width = 2 if source[at : at + 1] == b"\\" else 1
        joined += source[at : at + width]
        at += width
    return bytes(joined) + source[at:]


def repaired_keys(source: bytes, complaint: str) -> bytes | None:
    """Write `_` for the dots and colons from the one on that the parser complains of, so that the key has another name.

    Args:
        source: The text.
        complaint: What the parser says, which begins with line and column.

    Returns:
        The other text, or `None` when it complains of something else.
    """
    line, _, rest = complaint.partition(":")
    column, _, what = rest.partition(":")
    if not (line.isdecimal() and column.isdecimal()):
        return None  # the parser does not count columns beyond 16,383
    mark = next((mark for words, mark in _IN_KEYS.items() if words in what), None)
    at = sum(len(before) + 1 for before in source.split(b"\n")[: int(line) - 1]) + int(column) - 1
    if mark is None or source[at : at + 1] != mark:
        return None
    end = next((end for end in range(at, len(source)) if source[end] in _KEY_ENDS), at + 1)
    return source[:at] + source[at:end].translate(_KEY) + source[end:]


def repaired_comments(source: bytes, file: File) -> bytes | None:
    """Write a dot for each backslash at the end of a comment.

    Args:
        source: The text.
        file: Its tree.

    Returns:
        The other text, or `None` when no comment ends so.
    """
    ends: list[int] = []
    pending: list[Node] = [file]
    while pending:
        node = pending.pop()
        pending += children(node)
        if isinstance(node, Comment) and node.text.endswith("\\\n"):
            ends.append(node.start + len(node.text.encode()) - 1)  # the text stands after the #
    repaired = bytearray(source)
    for at in ends:
        repaired[at : at + 1] = b"."
    return bytes(repaired) if ends else None
