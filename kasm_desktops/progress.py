"""How something that waits tells the caller what it is waiting for."""

from typing import Protocol


class Progress(Protocol):
    """Takes reports; a caller that did not ask for them gets none."""

    async def __call__(self, message: str) -> None:
        """Report what is happening, in a few words; how long it has taken is added by whoever passes it on."""


async def silence(message: str) -> None:
    """Take a report and do nothing with it."""
