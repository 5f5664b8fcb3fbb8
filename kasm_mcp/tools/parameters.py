"""Parameters that several tools share, and how a list is cut into pages."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import Field

T = TypeVar("T")

NAMING_LIMIT_S = 5.0
"""How long a question to a person may wait for the name of what it asks about; it can do with the id."""

# What a model can tell from the name is not described: each word here is paid for in a dozen tools.
KasmId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
UserId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0)]


def page(entries: Sequence[T], limit: int, offset: int, what: str) -> tuple[Sequence[T], str]:
    """Cut a page out of a list.

    Args:
        entries: All there are.
        limit: How many at most.
        offset: How many to skip.
        what: What one of them is; an `s` makes it several.

    Returns:
        The page, and a sentence that says how to get the rest.
    """
    part = entries[offset : offset + limit]
    after = offset + len(part)
    if len(part) == len(entries):
        return part, f"{len(entries)} {what}{'' if len(entries) == 1 else 's'}."
    if not part:
        return part, f"Nothing from offset {offset} on; there are {len(entries)} {what}s."
    rest = f" Call again with offset={after} for the next." if after < len(entries) else ""
    return part, f"{what.capitalize()}s {offset + 1} to {after} of {len(entries)}.{rest}"
