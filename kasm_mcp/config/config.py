"""Read the settings table once, from a mapping into a frozen `Config`.

All problems are reported together. Only files that settings name are read.
"""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Literal

from attrs import frozen

from kasm_api import Secret
from kasm_api.settings import ConfigError, Setting, misspelt, read_all
from kasm_desktops import DesktopSettings
from kasm_mcp.config.address import LOOPBACK, Address, missing
from kasm_mcp.config.settings import SETTINGS
from kasm_mcp.table import choose
from kasm_policy import Rules


@frozen(kw_only=True)
class Config(DesktopSettings):
    """The settings in force; `ROWS` explains each.

    Numbers are in the unit of their name. `public_url` is the Kasm address in links, `tool_names` are the enabled
    tools, `http_address` is the listening address of HTTP (None for stdio).
    """

    ROWS: ClassVar[tuple[Setting, ...]] = SETTINGS

    rules: Rules
    log_level: str
    screenshot_dir: Path | None
    session_links: Literal["plain", "login"]
    public_url: str
    all_users: bool
    read_only: bool
    tool_names: tuple[str, ...]
    exclude_tools: tuple[str, ...]
    confirm: Literal["auto", "always", "never"]
    audit_log: Path | Literal["stderr"] | None
    calls_per_minute: int | None
    http_token: Secret | None
    http_allowed_hosts: tuple[str, ...]
    http_allowed_origins: tuple[str, ...]
    http_stop_s: float
    http_address: Address | None

    @classmethod
    def from_mapping(cls, environment: Mapping[str, str], *, http: str | None = None) -> "Config":
        """Read the settings.

        Args:
            environment: Names and values; names that are not settings are ignored, empty values count as not set.
            http: Listening address from the command line; None for stdio.

        Raises:
            ConfigError: With every problem found.
        """
        found, problems = read_all(SETTINGS, environment)
        if not problems:
            problems += _complete_tools(found)
        problems += _complete_http(found, http)
        if problems:
            raise ConfigError([*problems, *misspelt(SETTINGS, environment)])
        found["rules"] = Rules.configured(
            found.pop("allowed_roots"), found.pop("blocked_commands") or (), found.pop("protected_paths") or ()
        )
        found["public_url"] = found["public_url"] or found["api_url"]
        for several in ("http_allowed_hosts", "http_allowed_origins"):
            found[several] = found[several] or ()
        return cls(**found)


def _complete_tools(found: dict[str, Any]) -> list[str]:
    """Derive the enabled tools, and return the problems."""
    found["exclude_tools"] = found["exclude_tools"] or ()
    found["tool_names"] = choose(
        read_only=found["read_only"],
        toolsets=found.pop("toolsets") or (),
        tools=found.pop("tools") or (),
        exclude=found["exclude_tools"],
    )
    if found["tool_names"]:
        return []
    return ["KASM_TOOLSETS, KASM_TOOLS, KASM_EXCLUDE_TOOLS and KASM_READ_ONLY leave no tool."]


def _complete_http(found: dict[str, Any], http: str | None) -> list[str]:
    """Derive the listening address, and return the problems of HTTP settings."""
    found["http_address"] = None
    if http is None:
        return []
    try:
        found["http_address"] = Address.parse(http)
    except ValueError as error:
        return [f"--http {error}, not {http!r}."]
    return missing(found["http_address"], found)


def secrets_of(config: Config) -> tuple[str, ...]:
    """Return the values to mask in logs: the secret, the key, both as HTTP Basic credentials, and the token."""
    key, secret = config.api_key.reveal(), config.api_secret.reveal()
    tokens = [config.http_token.reveal()] if config.http_token else []
    return (base64.b64encode(f"{key}:{secret}".encode()).decode(), secret, key, *tokens)


def weaknesses(config: Config) -> tuple[str, ...]:
    """Return a warning for each setting that is less safe than its default, to be logged once at start."""
    sentences = []
    if config.api_url.startswith("http:") and not config.on_this_machine:
        sentences.append("KASM_API_URL is plain http: the API key and all answers are sent unencrypted.")
    if not config.verify_tls:
        sentences.append("KASM_VERIFY_TLS=false: an attacker on the network can impersonate Kasm and read the API key.")
    if config.session_links == "login":
        sentences.append("KASM_SESSION_LINKS=login: answers contain links that log anyone in to the user's desktops.")
    if config.all_users:
        sentences.append("KASM_ALL_USERS=true: tools act on the sessions of every user.")
    if config.http_address and not config.http_token and set(config.http_allowed_hosts) - set(LOOPBACK):
        sentences.append(
            "KASM_HTTP_ALLOWED_HOSTS names other hosts than this machine, and KASM_HTTP_TOKEN is not set: any program "
            "that can reach the proxy can use Kasm in your name."
        )
    if config.http_address and not config.http_address.is_loopback:
        sentences.append(
            f"--http {config.http_address} is plain http: without a TLS proxy in front, the token and all answers are "
            "sent unencrypted."
        )
    return tuple(sentences)
