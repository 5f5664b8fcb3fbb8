"""The settings of `Desktops` in addition to the client's: the user, and the limits of commands and files."""

import re
from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen

from kasm_api.settings import ClientSettings, Number, Setting
from kasm_desktops.limits import COMMAND_SECONDS, FILE_BYTES, OUTPUT_BYTES, Bounds, Limits


def identifier(text: str) -> str:
    """Parse a Kasm id, with or without hyphens."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", text):
        raise ValueError("must be an id of letters, digits and hyphens (in Kasm: Access Management, Users, the user)")
    return text


def _bounded(name: str, meaning: str, bounds: Bounds) -> Setting:
    return Setting(name, meaning, Number(bounds.low, bounds.high, bounds.unit), str(bounds.default))


@frozen(kw_only=True)
class DesktopSettings(ClientSettings):
    """The settings of `Desktops`; `ROWS` explains each."""

    ROWS: ClassVar[tuple[Setting, ...]] = (
        *ClientSettings.ROWS,
        Setting("KASM_USER_ID", "Id of the Kasm user who owns the sessions.", identifier, required=True),
        _bounded(
            "KASM_EXEC_TIMEOUT_SECONDS",
            "Default time limit of a command.",
            COMMAND_SECONDS,
        ),
        _bounded(
            "KASM_MAX_OUTPUT_BYTES",
            "Returned size of stdout and of stderr each; longer output is cut to its head and tail.",
            OUTPUT_BYTES,
        ),
        _bounded(
            "KASM_MAX_FILE_BYTES",
            "Largest file to read or write; a larger one is refused, never truncated.",
            FILE_BYTES,
        ),
    )

    user_id: str
    exec_timeout_s: int
    max_output_bytes: int
    max_file_bytes: int

    def limits(self, allowed_roots: Iterable[str]) -> Limits:
        """Build the limits of commands and files.

        Args:
            allowed_roots: Directories that files and working directories must be in.
        """
        return Limits(
            allowed_roots=tuple(allowed_roots),
            timeout_seconds=self.exec_timeout_s,
            max_output_bytes=self.max_output_bytes,
            max_file_bytes=self.max_file_bytes,
        )
