"""From the settings to what needs them: the client of `kasm_api`, and the limits of commands and files."""

from collections.abc import Mapping, Sequence

import httpx2

from kasm_api import Client
from kasm_desktops.environment import own_settings
from kasm_desktops.limits import Limits
from kasm_mcp.config.config import Config, is_loopback


def client_from(config: Config) -> Client:
    """Make the client that the settings describe; it connects when it is used."""
    return Client(
        config.api_url,
        api_key=config.api_key.value,
        api_key_secret=config.api_secret.value,
        auth=config.auth,
        timeout=httpx2.Timeout(config.timeout_s, connect=config.timeout_s / 2),
        verify_ssl=config.tls(),
        # A proxy of the environment is for the network, not for a Kasm or simulator on this machine.
        httpx_args={"trust_env": not is_loopback(config.api_url)},
    )


def limits_from(config: Config, allowed_roots: Sequence[str]) -> Limits:
    """Return the limits of the settings.

    Args:
        config: The settings.
        allowed_roots: Where files may be; `config.rules` has what assistants are allowed.
    """
    return Limits(
        allowed_roots=allowed_roots,
        timeout_seconds=config.exec_timeout_s,
        max_output_bytes=config.max_output_bytes,
        max_file_bytes=config.max_file_bytes,
    )


def script_settings(environment: Mapping[str, str] | None, allowed_roots: Sequence[str]) -> tuple[Client, str, Limits]:
    """Read what a script needs: the client, the user's id, and the limits.

    Args:
        environment: The settings; None for those of this process and its `.env`.
        allowed_roots: Where files may be.

    Raises:
        ConfigError: With every problem found.
    """
    config = Config.from_mapping(own_settings() if environment is None else environment)
    return client_from(config), config.user_id, limits_from(config, allowed_roots)
