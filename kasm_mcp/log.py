"""Logging: to stderr, at one level, with secrets masked.

stdout belongs to the protocol. Libraries below us may log headers and bodies at DEBUG (httpcore2 logs cookies, the MCP
SDK whole requests with their passwords), so they are held at WARNING whatever LOG_LEVEL says.
"""

import logging
import sys
from collections.abc import Iterable
from typing import TextIO

from kasm_desktops import mask


class SecretMask(logging.Formatter):
    """Formats a record, then hides what must not be seen, in tracebacks too.

    Args:
        secrets: Exact values to hide wherever they appear.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the base class names it
        """Return the record as one line: nobody's text may pass for another record."""
        return "".join(c if c.isprintable() else " " for c in super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and a traceback if there is one, masked; a record may bring more `secrets` of its own."""
        return mask(super().format(record), (*self._secrets, *getattr(record, "secrets", ())))


def configure(level: str, secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """Send all logging of this process to one stream.

    Args:
        level: Name of the lowest level of our own records that is shown.
        secrets: Exact values to hide.
        stream: Where to; None for stderr.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(SecretMask(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, logging.getLevelName(level)))
    for package in ("kasm_desktops", "kasm_mcp", "kasm_policy"):
        logging.getLogger(package).setLevel(level)
    logging.getLogger("stamina").setLevel(logging.ERROR)  # the gateway says itself when it asks again
