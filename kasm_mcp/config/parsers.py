"""From the text of a setting to its value. Each function raises ValueError with what would be right; none repeats it.

`settings` uses these in its table. Only those of files and folders look at the disk.
"""

import os
import re
import ssl
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from attrs import frozen

from kasm_desktops.secrecy import Secret
from kasm_policy import check_program_name, normalise_protected, normalise_root

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
_HOST_HEADER = re.compile(rf"({_HOST.pattern})(:([0-9]{{1,5}}|\*))?", re.ASCII)
_ORIGIN = re.compile(rf"[a-z][a-z0-9+.-]*://({_HOST.pattern})(:([0-9]{{1,5}}|\*))?", re.ASCII)
_SHORTEST_TOKEN = 16
_LONGEST_SECRET = 1 << 16
"""Characters of a file that is to hold one word, with white space around it."""


def address(text: str) -> str:
    """Return scheme, host and port as a browser's `Origin` has them; `/api` and a trailing slash are dropped."""
    wrong = ValueError("is not an address such as https://kasm.example.com")
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        raise wrong from None
    login, _, host = parts.netloc.lower().rpartition("@")
    host = host.removesuffix(f":{port}").removesuffix(":")
    if login or "@" in parts.netloc:
        raise ValueError("must not hold a user name or password; the API key has its own settings")
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        raise wrong
    path = parts.path.rstrip("/").removesuffix("/public").removesuffix("/api")
    if path or parts.query or parts.fragment:
        raise ValueError("must be the bare address of Kasm, such as https://kasm.example.com, without a path")
    suffix = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{suffix}"


def word(text: str) -> str:
    """Return one printable ASCII word."""
    if not text.isprintable() or not text.isascii() or " " in text:
        raise ValueError("must be one word of ASCII characters; was it copied with a line break or a blank?")
    return text


def identifier(text: str) -> str:
    """Return an id of Kasm's, in either spelling."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", text):
        raise ValueError("must be an id of letters, digits and hyphens (in Kasm: Access Management, Users, the user)")
    return text


def secret(text: str) -> Secret:
    """Return a word that is not shown."""
    return Secret(word(text))


def token(text: str) -> Secret:
    """Return a word that is not shown, long enough not to be guessed."""
    if len(text) < _SHORTEST_TOKEN:
        raise ValueError(f"must have at least {_SHORTEST_TOKEN} characters; `openssl rand -hex 32` makes a good one")
    return secret(text)


def content(file: str) -> str:
    """Return what a file holds, such as a mounted secret, without the white space around it."""
    try:
        with _path(file).open(encoding="utf-8") as opened:
            text = opened.read(_LONGEST_SECRET + 1)
    except (OSError, ValueError):
        raise ValueError("names a file that is not there or cannot be read as text") from None
    if len(text) > _LONGEST_SECRET:
        raise ValueError("names a file that is too large to hold a secret")
    text = text.strip()
    if not text:
        raise ValueError("names a file that is empty")
    return text


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


@frozen
class Choice:
    """One of some words in any case; a form may offer the words."""

    words: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """Return the word as it is in `words`."""
        found = {word.lower(): word for word in self.words}.get(text.lower())
        if found is None:
            raise ValueError(f"must be one of {', '.join(self.words)}")
        return found


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


def yes_or_no(text: str) -> bool:
    """Return a truth value from any of the usual words."""
    if text.lower() in ("1", "true", "yes", "on"):
        return True
    if text.lower() in ("0", "false", "no", "off"):
        return False
    raise ValueError("must be true or false")


@frozen
class Number:
    """A number from `low` to `high`; a form may hold to the limits."""

    low: float
    high: float
    unit: str
    kind: type[int] | type[float] = int

    def __call__(self, text: str) -> float:
        """Return the number."""
        try:
            value = self.kind(text)
        except ValueError:
            value = self.low - 1
        if not self.low <= value <= self.high:
            whole = "whole " if self.kind is int else ""
            raise ValueError(f"must be a {whole}number of {self.unit} from {self.low:.15g} to {self.high:.15g}")
        return value


def folder(text: str) -> Path:
    """Return the absolute path of a folder that is there."""
    path = _path(text)
    if not path.is_dir():
        raise ValueError("names a folder that is not there; create it first")
    return path


def log_file(text: str) -> Path | Literal["stderr"]:
    """Return `stderr`, or the absolute path of a file that can be appended to, or made. It is not made here."""
    if text == "stderr":
        return "stderr"
    path = _path(text)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK))
    except FileNotFoundError:
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise ValueError("names a file in a folder that is not there or may not be written") from None
    except OSError as error:
        raise ValueError(f"names a file that cannot be written ({error.strerror})") from None
    return path


def _path(text: str) -> Path:
    """Return an absolute path; `~` is written out, if there is such a user."""
    return Path(os.path.expanduser(text)).absolute()  # noqa: PTH111  # Path's own fails where there is none


def certificates(text: str) -> Path:
    """Return the path of a file of certificates."""
    path = _path(text)
    if not path.is_file():
        raise ValueError("names a file that is not there")
    try:
        ssl.create_default_context(cafile=str(path))
    except (ssl.SSLError, OSError):
        raise ValueError("is not a readable file of certificates in PEM form") from None
    return path
