"""Parsers of the server's settings. Each raises ValueError with what would be right, and never repeats the value.

`settings` uses them in its table. Only those of files and folders look at the disk.
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


def token(text: str) -> Secret:
    """Return a word that is not shown, long enough not to be guessed."""
    if len(text) < _SHORTEST_TOKEN:
        raise ValueError(f"must have at least {_SHORTEST_TOKEN} characters; `openssl rand -hex 32` makes a good one")
    return secret(text)


def hosts(text: str) -> tuple[str, ...]:
    """Return the hosts of a list with commas, as a `Host` header has them."""
    return _matching(text, _HOST_HEADER, "names such as mcp.example.com or mcp.example.com:8443")


def origins(text: str) -> tuple[str, ...]:
    """Return the origins of a list with commas, as an `Origin` header has them."""
    return _matching(text, _ORIGIN, "origins such as https://chat.example.com")


def _parts(text: str) -> list[str]:
    """Return what stands between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def _matching(text: str, form: re.Pattern[str], right: str) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(part.lower() for part in _parts(text)))
    if not given or not all(form.fullmatch(part) for part in given):
        raise ValueError(f"must hold {right}, separated by commas; there is no way to allow all")
    return given


def roots(text: str) -> tuple[str, ...]:
    """Return the directories of a list with commas."""
    found = tuple(normalise_root(part) for part in _parts(text))
    if not found:
        raise ValueError("names no directory; leave it out to allow /home/kasm-user")
    return found


def protected(text: str) -> tuple[str, ...]:
    """Return the directories to be protected of a list with commas."""
    return tuple(normalise_protected(part) for part in _parts(text))


def programs(text: str) -> tuple[str, ...]:
    """Return the program names of a list with commas."""
    return tuple(check_program_name(part) for part in _parts(text))


def several_of(*words: str) -> Callable[[str], tuple[str, ...]]:
    """Return a function that takes some of some words, separated by commas, in any case."""

    def parse(text: str) -> tuple[str, ...]:
        given = dict.fromkeys(part.lower() for part in _parts(text))
        unknown = [part for part in given if part not in words]
        if unknown or not given:
            close = [hint for part in unknown for hint in get_close_matches(part, words, n=1)]
            meant = f" (did you mean {', '.join(close)}?)" if close else ""
            raise ValueError(f"must hold only words of {', '.join(words)}{meant}")
        return tuple(given)

    return parse


def folder(text: str) -> Path:
    """Return the absolute path of a folder that is there."""
    path = absolute_path(text)
    if not path.is_dir():
        raise ValueError("names a folder that is not there; create it first")
    return path


def log_file(text: str) -> Path | Literal["stderr"]:
    """Return `stderr`, or the absolute path of a file that can be appended to, or made. It is not made here."""
    if text == "stderr":
        return "stderr"
    path = absolute_path(text)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK))
    except FileNotFoundError:
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise ValueError("names a file in a folder that is not there or may not be written") from None
    except OSError as error:
        raise ValueError(f"names a file that cannot be written ({error.strerror})") from None
    return path
