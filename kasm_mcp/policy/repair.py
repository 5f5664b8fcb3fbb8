"""Where the parser refuses or misreads what bash reads without doubt: a text of the same length that it reads rightly.

Two cases: a comment that ends in a backslash, which ends there all the same; and a dot or a colon in the key of an
associative array, which the parser takes for arithmetic. Positions stay what they are. Pure; sees source, tree and
complaint.
"""

from typing import Final

from kasm_mcp.policy.tree import Comment, File, Node, children

# What the parser takes for an operator in a key, by its complaint.
_IN_KEYS: Final = {"floating point arithmetic": b".", "ternary operator missing": b":"}


_KEY: Final = bytes.maketrans(b".:", b"__")
_KEY_ENDS: Final = frozenset(b"]$`'\"(\n")  # nothing but plain text is changed


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
