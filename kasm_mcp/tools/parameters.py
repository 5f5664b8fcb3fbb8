"""Define the parameters that several tools share, and cut lists into pages."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import Field

T = TypeVar("T")

NAMING_LIMIT_S = 5.0
"""Time limit for looking up a name for a question to a person; without it, the question shows the id."""

# Parameters with a clear name have no description: each word would be sent for a dozen tools.
KasmId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
UserId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0)]


def page(entries: Sequence[T], limit: int, offset: int, what: str) -> tuple[Sequence[T], str]:
    """Cut a page out of a list.

    Args:
        entries: The whole list.
        limit: Maximum length of the page.
        offset: Number of entries to skip.
        what: Noun for one entry; an `s` makes its plural.

    Returns:
        The page, and a sentence on how to get the rest.
    """
    part = entries[offset : offset + limit]
    after = offset + len(part)
    if len(part) == len(entries):
        return part, f"{len(entries)} {what}{'' if len(entries) == 1 else 's'}."
    if not part:
        return part, f"No {what}s at offset {offset}; there are {len(entries)}."
    rest = f" Call again with offset={after} for the next." if after < len(entries) else ""
    return part, f"{what.capitalize()}s {offset + 1} to {after} of {len(entries)}.{rest}"
