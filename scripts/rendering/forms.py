"""Settings as fields of a form: kind of value, choices, limits. Derived from the settings table."""

from dataclasses import dataclass
from typing import Literal

from kasm_api.settings import Choice, Number, Setting, certificates, yes_or_no
from kasm_mcp.config import parsers
from kasm_mcp.config.settings import SETTINGS

Kind = Literal["string", "number", "boolean", "file", "directory"]

_KINDS: dict[object, Kind] = {
    yes_or_no: "boolean",
    certificates: "file",
    parsers.folder: "directory",
}
_CAPITALS = {"api": "API", "ca": "CA", "id": "ID", "tls": "TLS", "url": "URL"}


@dataclass(frozen=True)
class Field:
    """One setting.

    Attributes:
        setting: Its row in the table.
        kind: Kind of its value.
        choices: Allowed words; empty for any.
        limits: The least and the greatest number; None if it is not a number.
    """

    setting: Setting
    kind: Kind
    choices: tuple[str, ...] = ()
    limits: tuple[float, float] | None = None

    @property
    def title(self) -> str:
        """The title of the field: `API URL` for `KASM_API_URL`."""
        words = self.setting.name.removeprefix("KASM_").lower().split("_")
        named = " ".join(_CAPITALS.get(word, word) for word in words)
        return named[0].upper() + named[1:]

    @property
    def description(self) -> str:
        """The meaning as plain text."""
        return self.setting.meaning.replace("`", "")


def fields() -> tuple[Field, ...]:
    """Return the fields of a stdio server's settings, in the order of the documentation."""
    return tuple(field(setting) for setting in SETTINGS if not setting.name.startswith("KASM_HTTP_"))


def field(setting: Setting) -> Field:
    """Return the field of a setting."""
    # A number that may be left out is a text in a form, which can be left empty.
    if isinstance(setting.parse, Number) and setting.default:
        return Field(setting, "number", limits=(setting.parse.low, setting.parse.high))
    if isinstance(setting.parse, Choice):
        return Field(setting, "string", choices=setting.parse.words)
    return Field(setting, _KINDS.get(setting.parse, "string"))
