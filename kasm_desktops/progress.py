"""Progress reports of calls that wait. Without a receiver, they are dropped by `silence`."""

from typing import Protocol


class Progress(Protocol):
    """Receives progress reports."""

    async def __call__(self, message: str) -> None:
        """Report the current step in a few words; the receiver adds the elapsed time."""


async def silence(message: str) -> None:
    """Drop a report."""
