"""Parse the server's settings. Each parser raises ValueError with the valid form, and never repeats the value.

`settings` uses them in its table. Only the parsers for files and directories access the disk.
"""

import os
import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from kasm_api import Secret
from kasm_api.settings import absolute_path, secret
from kasm_policy import check_program_name, normalise_protected, normalise_root

_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
_HOST_HEADER = re.compile(rf"({_HOST.pattern})(:([0-9]{{1,5}}|\*))?", re.ASCII)
_ORIGIN = re.compile(rf"[a-z][a-z0-9+.-]*://({_HOST.pattern})(:([0-9]{{1,5}}|\*))?", re.ASCII)
_SHORTEST_TOKEN = 16
NOT_BLOCKING: int = getattr(os, "O_NONBLOCK", 0)  # Windows has none
"""Opening a pipe without a reader fails instead of blocking."""


def token(text: str) -> Secret:
    """Parse a token that is too long to guess."""
    if len(text) < _SHORTEST_TOKEN:
        raise ValueError(f"must have at least {_SHORTEST_TOKEN} characters; generate one with `openssl rand -hex 32`")
    return secret(text)


def hosts(text: str) -> tuple[str, ...]:
    """Parse a comma-separated list of `Host` headers."""
    return _matching(text, _HOST_HEADER, "names such as mcp.example.com or mcp.example.com:8443")


def origins(text: str) -> tuple[str, ...]:
    """Parse a comma-separated list of `Origin` headers."""
    return _matching(text, _ORIGIN, "origins such as https://chat.example.com")


def _parts(text: str) -> list[str]:
    """Split a comma-separated list; reject the separators of `PATH` and of shells.

    Raises:
        ValueError: It is separated by `;`, or by `:` before a directory.
    """
    if found := re.search(r";|:(?=[/~]($|[^/]))", text):
        raise ValueError(f"must be separated by commas, not by `{found[0]}`")
    return [part.strip() for part in text.split(",") if part.strip()]


def _matching(text: str, form: re.Pattern[str], right: str) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(part.lower() for part in _parts(text)))
    if not given or not all(form.fullmatch(part) for part in given):
        raise ValueError(f"must be a comma-separated list of {right}; allowing all is not possible")
    return given


def roots(text: str) -> tuple[str, ...]:
    """Parse a comma-separated list of allowed directories."""
    found = tuple(normalise_root(part) for part in _parts(text))
    if not found:
        raise ValueError("names no directory; unset it to allow /home/kasm-user")
    return found


def protected(text: str) -> tuple[str, ...]:
    """Parse a comma-separated list of protected directories."""
    return tuple(normalise_protected(part) for part in _parts(text))


def programs(text: str) -> tuple[str, ...]:
    """Parse a comma-separated list of program names."""
    return tuple(check_program_name(part) for part in _parts(text))


def several_of(*words: str) -> Callable[[str], tuple[str, ...]]:
    """Return a parser for a comma-separated list of the given words, in any case."""

    def parse(text: str) -> tuple[str, ...]:
        given = dict.fromkeys(part.lower() for part in _parts(text))
        unknown = [part for part in given if part not in words]
        if unknown or not given:
            close = [hint for part in unknown for hint in get_close_matches(part, words, n=1)]
            meant = f" (did you mean {', '.join(close)}?)" if close else ""
            raise ValueError(f"must be a comma-separated list of {', '.join(words)}{meant}", *unknown)
        return tuple(given)

    return parse


def folder(text: str) -> Path:
    """Return the absolute path of an existing directory."""
    path = absolute_path(text)
    if not path.is_dir():
        raise ValueError("names a directory that does not exist; create it first")
    return path


def log_file(text: str) -> Path | Literal["stderr"]:
    """Return `stderr`, or the absolute path of a file that can be appended to or created; it is not created here."""
    if text == "stderr":
        return "stderr"
    path = absolute_path(text)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND | NOT_BLOCKING))
    except FileNotFoundError:
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise ValueError("names a file in a directory that does not exist or is not writable") from None
    except OSError as error:
        raise ValueError(f"names a file that cannot be written ({error.strerror})") from None
    return path
