"""Rewriting of valid bash that shfmt rejects or misreads, before or after a first parse.

Cases: line continuations; a comment that ends in a backslash, which does not continue the line; a dot or colon in the
key of an associative array, which shfmt parses as arithmetic. The last two keep all positions. Reads source, tree and
error message.
"""

from typing import Final

from kasm_policy.bash.tree import Comment, File, Node, children

# Part of the error message to the character that shfmt takes for an operator.
_IN_KEYS: Final = {"floating point arithmetic": b".", "ternary operator missing": b":"}
_JOIN: Final = b"\\\n"
_QUOTING: Final = frozenset(b"'\"`#")
_KEY: Final = bytes.maketrans(b".:", b"__")
_KEY_ENDS: Final = frozenset(b"]$`'\"(\n")  # only plain text is rewritten


def without_joins(source: bytes) -> bytes:
    """Join continued lines up to the first quote, comment or here-document, where a backslash may mean something else.

    Args:
        source: The text.

    Returns:
        The text with joined lines.
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
    """Replace the dots and colons in an array key by `_`, starting at the position of a parser error.

    Args:
        source: The text.
        complaint: Error message of the parser, with line and column.

    Returns:
        The rewritten text, or `None` if the error has another cause.
    """
    line, _, rest = complaint.partition(":")
    column, _, what = rest.partition(":")
    if not (line.isdecimal() and column.isdecimal()):
        return None  # shfmt does not count columns beyond 16,383
    mark = next((mark for words, mark in _IN_KEYS.items() if words in what), None)
    at = sum(len(before) + 1 for before in source.split(b"\n")[: int(line) - 1]) + int(column) - 1
    if mark is None or source[at : at + 1] != mark:
        return None
    end = next((end for end in range(at, len(source)) if source[end] in _KEY_ENDS), at + 1)
    return source[:at] + source[at:end].translate(_KEY) + source[end:]


def repaired_comments(source: bytes, file: File) -> bytes | None:
    """Replace each backslash at the end of a comment by a dot.

    Args:
        source: The text.
        file: Its tree.

    Returns:
        The rewritten text, or `None` if no comment ends in a backslash.
    """
    ends: list[int] = []
    pending: list[Node] = [file]
    while pending:
        node = pending.pop()
        pending += children(node)
        if isinstance(node, Comment) and node.text.endswith("\\\n"):
            ends.append(node.start + len(node.text.encode()) - 1)  # the text starts after the #
    repaired = bytearray(source)
    for at in ends:
        repaired[at : at + 1] = b"."
    return bytes(repaired) if ends else None
