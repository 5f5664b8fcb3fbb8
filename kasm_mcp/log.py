"""Configure logging: to stderr, at one level, with secrets masked.

stdout belongs to the protocol. Libraries log headers and bodies at DEBUG (httpcore2 logs cookies, the MCP SDK whole
requests with their passwords), so they are held at WARNING at any LOG_LEVEL.
"""

import logging
import sys
from collections.abc import Iterable
from typing import TextIO

from kasm_desktops import mask


class SecretMask(logging.Formatter):
    """Format a record and mask secrets, also in tracebacks.

    Args:
        secrets: Exact values to mask wherever they appear.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the base class names it
        """Format the record as one line, so that foreign text cannot imitate another record."""
        return "".join(c if c.isprintable() else " " for c in super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """Format the line and the traceback, masked; `record.secrets`, if present, are masked as well."""
        return mask(super().format(record), (*self._secrets, *getattr(record, "secrets", ())))


def configure(level: str, secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """Send all logging of this process to one stream.

    Args:
        level: Lowest level shown of this project's packages, by name.
        secrets: Exact values to mask.
        stream: The stream; None for stderr.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(SecretMask(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, logging.getLevelName(level)))
    for package in ("kasm_desktops", "kasm_mcp", "kasm_policy"):
        logging.getLogger(package).setLevel(level)
    logging.getLogger("stamina").setLevel(logging.ERROR)  # the gateway logs its retries itself
