"""Settings of a client, from environment variables and the nearest `.env`.

A setting is a table row with the variable's name, meaning, parser and default. `ClientSettings` has the rows that a
client needs; other packages add rows by subclassing it. Nothing here opens a connection.
"""

import os
import re
import ssl
from collections.abc import Callable, Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any, ClassVar, Literal, Self
from urllib.parse import urlsplit

from attrs import field, frozen

from .types import Secret

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
_LONGEST_SECRET = 1 << 16  # characters


class ConfigError(Exception):
    """Settings are missing or wrong.

    Args:
        problems: Every problem found, one sentence each.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@frozen
class Setting:
    """One row of a settings table.

    Args:
        name: The environment variable.
        field: The attribute that it fills.
        meaning: For the docs, and for the message if it is missing.
        parse: Converts text to the value; raises ValueError with the end of a sentence that states the valid form.
        default: The text used if it is not set; None for none.
        required: Whether it must be set.
        secret: Whether to hide its value. The variable with `_FILE` appended may name a file that contains it.
    """

    name: str
    field: str
    meaning: str
    parse: Callable[[str], object]
    default: str | None = None
    required: bool = False
    secret: bool = False

    def read(self, environment: Mapping[str, str]) -> object | None:
        """Read the value; None if it is not set and has no default.

        Args:
            environment: Names and values.

        Raises:
            ConfigError: It is wrong, or required and not set.
        """
        name, text = self.name, environment.get(self.name, "").strip()
        file = environment.get(f"{name}_FILE", "").strip() if self.secret else ""
        if file and text:
            raise ConfigError([f"{name} and {name}_FILE are both set; unset one of them."])
        try:
            if file:
                name = f"{name}_FILE"
                text = _content(file)
            if text or self.default:
                return self.parse(text or str(self.default))
        except ValueError as error:
            raise ConfigError([f"{name} {error}."]) from None
        if self.required:
            raise ConfigError([f"{name} is not set: {self.meaning}"])
        return None


def read_all(rows: Sequence[Setting], environment: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Read every row; return the values by field, and all problems.

    Args:
        rows: The table.
        environment: Names and values; other names are ignored, empty values count as not set.
    """
    found: dict[str, Any] = {}
    problems: list[str] = []
    for row in rows:
        try:
            found[row.field] = row.read(environment)
        except ConfigError as error:
            problems += error.problems
    return found, problems


def environment_with_file(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> dict[str, str]:
    """Merge environment variables with the nearest `.env`; the environment wins, empty variables count as not set.

    Args:
        environment: Names and values; `KASM_ENV_FILE` replaces `.env`. None for this process's environment.
        folder: Directory to search for `.env`, then its parents; None for the working directory.

    Raises:
        ConfigError: The named file does not exist, or the file found cannot be read.
    """
    environment = os.environ if environment is None else environment
    file = _env_file(environment, folder or Path.cwd())
    if file is None:
        return dict(environment)
    from dotenv import dotenv_values  # noqa: PLC0415 - only where there is a file

    try:
        with file.open(encoding="utf-8-sig") as lines:
            values = dotenv_values(stream=lines, interpolate=False)
    except (OSError, UnicodeDecodeError):
        raise ConfigError([f"{file} cannot be read as UTF-8 text."]) from None
    given = {name: value for name, value in environment.items() if value.strip()}
    return {name: value for name, value in values.items() if value is not None} | given


def _env_file(environment: Mapping[str, str], folder: Path) -> Path | None:
    named = environment.get("KASM_ENV_FILE", "").strip()
    if not named:
        return next((at / ".env" for at in (folder, *folder.parents) if (at / ".env").is_file()), None)
    file = absolute_path(named)
    if file.is_dir():
        raise ConfigError([f"KASM_ENV_FILE names a directory: {named}."])
    if not file.is_file():
        raise ConfigError([f"KASM_ENV_FILE names a file that does not exist: {named}."])
    return file


def address(text: str) -> str:
    """Parse an address; return scheme, host and port in the form of an `Origin` header, without `/api`."""
    wrong = ValueError("is not an address such as https://kasm.example.com")
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        raise wrong from None
    login, _, host = parts.netloc.lower().rpartition("@")
    host = host.removesuffix(f":{port}").removesuffix(":")
    if login or "@" in parts.netloc:
        raise ValueError("must not contain a user name or password; the API key has separate settings")
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        raise wrong
    path = parts.path.rstrip("/").removesuffix("/public").removesuffix("/api")
    if path or parts.query or parts.fragment:
        raise ValueError("must be the bare address of Kasm, such as https://kasm.example.com, without a path")
    suffix = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{suffix}"


def secret(text: str) -> Secret:
    """Parse a secret: one printable ASCII word."""
    if not text.isprintable() or not text.isascii() or " " in text:
        raise ValueError("must be one word of ASCII characters; was it copied with a line break or a space?")
    return Secret(text)


@frozen
class Choice:
    """Parse one of several words, in any case."""

    words: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """Return the word in the spelling of `words`."""
        found = {word.lower(): word for word in self.words}.get(text.lower())
        if found is None:
            raise ValueError(f"must be one of {', '.join(self.words)}")
        return found


@frozen
class Number:
    """Parse a number from `low` to `high`."""

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


def yes_or_no(text: str) -> bool:
    """Parse a boolean: true/false, yes/no, on/off or 1/0."""
    if text.lower() in ("1", "true", "yes", "on"):
        return True
    if text.lower() in ("0", "false", "no", "off"):
        return False
    raise ValueError("must be true or false")


def certificates(text: str) -> Path:
    """Parse the path of a PEM certificate file."""
    path = absolute_path(text)
    if not path.is_file():
        raise ValueError("names a file that does not exist")
    try:
        ssl.create_default_context(cafile=str(path))
    except (ssl.SSLError, OSError):
        raise ValueError("is not a readable PEM certificate file") from None
    return path


def absolute_path(text: str) -> Path:
    """Return an absolute path; `~` is expanded if the user exists."""
    return Path(os.path.expanduser(text)).absolute()  # noqa: PTH111 - Path.expanduser raises for an unknown user


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine. Names other than localhost may resolve to any address."""
    try:
        return ip_address(host.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return host == "localhost"


def _content(file: str) -> str:
    """Read a secret from a file, without surrounding white space."""
    try:
        with absolute_path(file).open(encoding="utf-8") as opened:
            text = opened.read(_LONGEST_SECRET + 1)
    except (OSError, ValueError):
        raise ValueError("names a file that does not exist or is not readable text") from None
    if len(text) > _LONGEST_SECRET:
        raise ValueError("names a file that is too large for a secret")
    text = text.strip()
    if not text:
        raise ValueError("names an empty file")
    return text


@frozen(kw_only=True)
class ClientSettings:
    """The settings of a client; `ROWS` explains each.

    Numbers are in the unit of their name.
    """

    ROWS: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "KASM_API_URL", "api_url", "Kasm address; a trailing slash or `/api` is allowed.", address, required=True
        ),
        Setting(
            "KASM_API_KEY", "api_key", "API key (in Kasm: Settings, Developers).", secret, required=True, secret=True
        ),
        Setting(
            "KASM_API_SECRET",
            "api_secret",
            "Secret of the API key; Kasm shows it once, when the key is created.",
            secret,
            required=True,
            secret=True,
        ),
        Setting(
            "KASM_AUTH",
            "auth",
            "How to send the key: `body` (in the request body, Kasm up to 1.19) or `basic` (HTTP Basic, newer).",
            Choice(("body", "basic")),
            "body",
        ),
        Setting(
            "KASM_VERIFY_TLS",
            "verify_tls",
            "Whether to verify Kasm's certificate. Prefer `KASM_CA_BUNDLE` to switching this off.",
            yes_or_no,
            "true",
        ),
        Setting(
            "KASM_CA_BUNDLE",
            "ca_bundle",
            "PEM file with the CA certificates to trust instead of the default ones.",
            certificates,
        ),
        Setting(
            "KASM_TIMEOUT_SECONDS",
            "timeout_s",
            "Maximum wait for one Kasm response; frame statistics take up to 13 seconds.",
            Number(0.1, 600, "seconds", float),
            "30",
        ),
    )

    api_url: str
    api_key: Secret = field(repr=False)
    api_secret: Secret = field(repr=False)
    auth: Literal["body", "basic"]
    verify_tls: bool
    ca_bundle: Path | None
    timeout_s: float

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Read the settings.

        Args:
            environment: Names and values; None for this process's environment, completed by the nearest `.env`.

        Raises:
            ConfigError: With every problem found.
        """
        found, problems = read_all(cls.ROWS, environment_with_file() if environment is None else environment)
        if problems:
            raise ConfigError(problems)
        return cls(**found)

    @property
    def on_this_machine(self) -> bool:
        """Whether Kasm runs on this machine, so that proxy variables do not apply."""
        return is_loopback(urlsplit(self.api_url).hostname or "")

    def tls(self) -> ssl.SSLContext | bool:
        """Return the `verify` argument for httpx2: a context for a CA bundle, else whether to verify."""
        if not self.verify_tls or self.ca_bundle is None:
            return self.verify_tls
        return ssl.create_default_context(cafile=str(self.ca_bundle))
