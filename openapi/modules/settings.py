"""Settings of a client, from environment variables and the nearest `.env`.

A setting is a table row with the variable's name, meaning, parser and default. `ClientSettings` has the rows that a
client needs; other packages add rows by subclassing it. Nothing here opens a connection.
"""

import io
import os
import re
import ssl
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar, Literal, Self
from urllib.parse import urlsplit

from attrs import field, frozen

from .network import Network, is_loopback, tls_context
from .types import Secret

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
_LONGEST_SECRET = 1 << 16  # characters
_PLACEHOLDER = re.compile(
    r".*(\$\{.*\}|\{\{.*\}\}|\{(env|file|input|secrets?)[:.].*\}).*|(https?://)?(\$\w+|%\w+%|<.*>|undefined|null|none|nil|"
    r"your[-_ ][^.]*|(change|replace)[-_ ]?me!?|x{4,}|…|\.{3}|todo|env:\w+)/?",
    re.IGNORECASE | re.DOTALL,
)


class ConfigError(Exception):
    """Settings are missing or wrong.

    Args:
        problems: Every problem found, one sentence each.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Placed(str):
    """A value that says where it was set, for messages: an option, or a line of a `.env`."""

    __slots__ = ("place",)

    place: str

    def __new__(cls, text: str, place: str) -> Self:
        """Make the value.

        Args:
            text: The value.
            place: An option (`--confirm`), or file and line.
        """
        value = super().__new__(cls, text)
        value.place = place
        return value


@frozen
class Setting:
    """One row of a settings table.

    Args:
        name: The environment variable.
        meaning: For the docs, and for the message if it is missing.
        parse: Converts text to the value; raises ValueError with the end of a sentence that states the valid form, and
            perhaps the wrong words of the text.
        default: The text used if it is not set; None for none.
        required: Whether it must be set.
        secret: Whether to hide its value. The variable with `_FILE` appended may name a file that contains it.
    """

    name: str
    meaning: str
    parse: Callable[[str], object]
    default: str | None = None
    required: bool = False
    secret: bool = False

    @property
    def field(self) -> str:
        """The attribute that it fills: the name without `KASM_`, in lower case, with `_s` for seconds."""
        return re.sub("_seconds$", "_s", self.name.removeprefix("KASM_").lower())

    def read(self, environment: Mapping[str, str]) -> object | None:
        """Read the value; None if it is not set and has no default.

        Args:
            environment: Names and values.

        Raises:
            ConfigError: It is wrong, or required and not set.
        """
        name, value = self.name, environment.get(self.name, "")
        text = value.strip()
        file = environment.get(f"{name}_FILE", "").strip() if self.secret else ""
        if file and text:
            raise ConfigError([f"{name} and {name}_FILE are both set; unset one of them."])
        try:
            if file:
                name, value = f"{name}_FILE", environment[f"{name}_FILE"]
                text = _content(_filled_in(file))
            if text or self.default:
                return self.parse(_filled_in(text) or str(self.default))
        except ValueError as error:
            message, *wrong = error.args
            place = getattr(value, "place", "")
            said = f", not {', '.join(map(repr, wrong or [text]))}" if place.startswith("--") else ""
            raise ConfigError([f"{name}{place and f' ({place})'} {message}{said}."]) from None
        if self.required:
            raise ConfigError([f"{name} is not set: {self.meaning}"])
        return None


def _filled_in(text: str) -> str:
    """Return a value; reject what a client should have replaced.

    Raises:
        ValueError: It is a placeholder.
    """
    if _PLACEHOLDER.fullmatch(text):
        raise ValueError("holds a placeholder: the client has not filled it in")
    return text


def read_all(rows: Sequence[Setting], environment: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Read every row, and how to reach the address; return the values by field, and all problems.

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
    if "api_url" in found:
        with_authorities = found.get("verify_tls", False) and found.get("ca_bundle", "") is None
        found["network"] = Network.of(found["api_url"], environment, with_authorities=with_authorities)
        problems += found["network"].problems
    return found, problems


def misspelt(rows: Sequence[Setting], environment: Mapping[str, str]) -> list[str]:
    """Return a sentence for each variable that resembles a setting but has no effect.

    Other unknown names are ignored: Kasm's containers set many `KASM_…` variables.

    Args:
        rows: The table.
        environment: Names and values; empty values are ignored.
    """
    ours = [row.name for row in rows]
    known = {*ours, "KASM_ENV_FILE", *(f"{row.name}_FILE" for row in rows if row.secret)}
    foreign = [name for name, value in environment.items() if value.strip() and name not in known]
    alike = [name for name in foreign if name.upper().startswith("KASM")]
    meant = {name: get_close_matches(name.upper(), ours, n=1, cutoff=0.9) for name in alike}
    return [
        f"{name} is not a setting and has no effect; did you mean {close[0]}?" for name, close in meant.items() if close
    ]


def environment_with_file(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> dict[str, str]:
    """Merge environment variables with the nearest `.env`; the environment wins, empty variables count as not set.

    Args:
        environment: Names and values; `KASM_ENV_FILE` replaces `.env`. None for this process's environment.
        folder: Directory to search for `.env`, then its parents; None for the working directory.

    Raises:
        ConfigError: The named file does not exist, or the file found cannot be read.
    """
    environment = os.environ if environment is None else environment
    file = _env_file(environment, folder)
    if file is None:
        return dict(environment)
    from dotenv.parser import parse_stream  # noqa: PLC0415 - only where there is a file

    values: dict[str, str] = {}
    problems = []
    for statement in parse_stream(io.StringIO(_text(file))):
        text = statement.original.string
        place = f"{file}, line {statement.original.line + text[: len(text) - len(text.lstrip())].count(chr(10))}"
        if statement.error and re.match(r"\s*(export\s+)?KASM", text):
            problems.append(f"{place}, is not NAME=VALUE.")
        elif statement.key and statement.value is not None:
            values[statement.key] = Placed(statement.value, place)
    if problems:
        raise ConfigError(problems)
    return values | {name: value for name, value in environment.items() if value.strip() or name not in values}


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
        return content.decode("utf-8-sig")
    except OSError:
        raise ConfigError([f"{file} cannot be read."]) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ConfigError([f"{file}, line {line}, cannot be read as UTF-8 text."]) from None


def _env_file(environment: Mapping[str, str], folder: Path | None) -> Path | None:
    named = environment.get("KASM_ENV_FILE", "").strip()
    if not named:
        try:
            folder = folder or Path.cwd()
        except OSError:  # it has been removed
            return None
        return next((at / ".env" for at in (folder, *folder.parents) if (at / ".env").is_file()), None)
    try:
        file = absolute_path(_filled_in(named))
    except ValueError as error:
        raise ConfigError([f"KASM_ENV_FILE {error}."]) from None
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
        tls_context(path)
    except (ssl.SSLError, OSError):
        raise ValueError("is not a readable PEM certificate file") from None
    return path


def absolute_path(text: str) -> Path:
    """Return an absolute path; `~` is expanded if the user exists."""
    return Path(os.path.expanduser(text)).absolute()  # noqa: PTH111 - Path.expanduser raises for an unknown user


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

    Numbers are in the unit of their name. `network` is the proxy and the CA certificates that other variables choose.
    """

    ROWS: ClassVar[tuple[Setting, ...]] = (
        Setting("KASM_API_URL", "Kasm address; a trailing slash or `/api` is allowed.", address, required=True),
        Setting("KASM_API_KEY", "API key (in Kasm: Settings, Developers).", secret, required=True, secret=True),
        Setting(
            "KASM_API_SECRET",
            "Secret of the API key; Kasm shows it once, when the key is created.",
            secret,
            required=True,
            secret=True,
        ),
        Setting(
            "KASM_AUTH",
            "How to send the key: `body` (in the request body, Kasm up to 1.19) or `basic` (HTTP Basic, newer).",
            Choice(("body", "basic")),
            "body",
        ),
        Setting(
            "KASM_VERIFY_TLS",
            "Whether to verify Kasm's certificate. Prefer `KASM_CA_BUNDLE` to switching this off.",
            yes_or_no,
            "true",
        ),
        Setting(
            "KASM_CA_BUNDLE",
            "PEM file with the CA certificates to trust instead of the default ones.",
            certificates,
        ),
        Setting(
            "KASM_TIMEOUT_SECONDS",
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
    network: Network

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Read the settings.

        Args:
            environment: Names and values; None for this process's environment, completed by the nearest `.env`.

        Raises:
            ConfigError: With every problem found.
        """
        environment = environment_with_file() if environment is None else environment
        found, problems = read_all(cls.ROWS, environment)
        if problems:
            raise ConfigError([*problems, *misspelt(cls.ROWS, environment)])
        return cls(**found)

    @property
    def on_this_machine(self) -> bool:
        """Whether Kasm runs on this machine, so that proxy variables do not apply."""
        return is_loopback(urlsplit(self.api_url).hostname or "")

    @property
    def authorities(self) -> bool | str | Path:
        """What verifies Kasm's certificate, as `Client` takes it: a file or directories, the system, or nothing."""
        return self.verify_tls and (self.ca_bundle or self.network.authorities or True)
