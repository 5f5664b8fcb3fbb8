"""The settings as text: this process's environment, completed by the nearest `.env`. What they mean is in `config`."""

import os
from collections.abc import Mapping
from pathlib import Path

from kasm_desktops.errors import ConfigError


def own_settings() -> dict[str, str]:
    """Return the settings of this process; see `settings_from`."""
    return settings_from(os.environ, Path.cwd())


def settings_from(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Merge the environment with the nearest `.env`; what is set in the environment wins, empty is not set.

    Args:
        environment: Names and values; `KASM_ENV_FILE` names another file than `.env`.
        folder: Where to look for `.env`, then in its parents.

    Raises:
        ConfigError: The named file is not there, or the file found cannot be read.
    """
    file = _env_file(environment, folder)
    if file is None:
        return dict(environment)
    from dotenv import dotenv_values

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
    file = Path(os.path.expanduser(named))  # noqa: PTH111  # Path's own fails where there is no such user
    if file.is_dir():
        raise ConfigError([f"KASM_ENV_FILE names a folder: {named}."])
    if not file.is_file():
        raise ConfigError([f"KASM_ENV_FILE names a file that is not there: {named}."])
    return file
