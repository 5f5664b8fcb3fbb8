"""What the policy is told and what it answers: the rules in force, and a refusal.

Configuration builds `Rules` once; every check reads them. Nothing here looks at a command or a path.
"""

from typing import Final, Protocol

from attrs import frozen

from kasm_mcp.policy.locations import split_absolute

_OTHER_USERS_RIGHTS: Final = {"sudo", "sudoedit", "su", "doas", "pkexec", "runuser", "visudo"}
_ACCOUNTS: Final = {
    *("passwd", "chpasswd", "useradd", "usermod", "userdel", "adduser", "deluser", "newusers", "vipw", "vigr"),
    *("groupadd", "groupmod", "groupdel", "addgroup", "delgroup", "gpasswd", "newgrp", "sg", "chsh", "chfn", "chage"),
}
_SERVICES: Final = {"systemctl", "service", "invoke-rc.d", "rc-service", "update-rc.d", "init", "telinit"}
_MACHINE: Final = {"shutdown", "reboot", "halt", "poweroff", "kexec"}

BLOCKED_COMMANDS: Final = frozenset(_OTHER_USERS_RIGHTS | _ACCOUNTS | _SERVICES | _MACHINE)
PROTECTED_PATHS: Final = ("/etc", "/boot", "/sys")

_QUOTATION_LENGTH = 80


@frozen
class Rules:
    """What is allowed; built once from the configuration.

    Attributes:
        allowed_roots: Absolute directories as `normalise_root` writes them; empty allows nothing.
        home: The session user's home directory: what `~` and `$HOME` stand for.
        blocked_commands: Base names of programs that are never started, case-sensitive.
        protected_paths: Absolute directories that no command may name, nor anything below them, unless an allowed
            root lies inside.
    """

    allowed_roots: tuple[str, ...] = ("/home/kasm-user",)
    home: str = "/home/kasm-user"
    blocked_commands: frozenset[str] = BLOCKED_COMMANDS
    protected_paths: tuple[str, ...] = PROTECTED_PATHS


@frozen
class Refusal:
    """Why something is not done.

    Attributes:
        code: Stable name of the rule, for programs and documentation.
        message: A sentence that names the offending piece and says what to do instead.
    """

    code: str
    message: str


class Quoted(Protocol):
    """Anything that `str` turns into text fit for a person."""

    def __str__(self) -> str: ...


def quote(text: Quoted) -> str:
    """Shorten a piece of somebody's command for a sentence of ours.

    Args:
        text: The offending piece.

    Returns:
        At most 80 characters between backticks, on one line, control characters made visible.
    """
    visible = "".join(character if character.isprintable() else "␣" for character in str(text))
    if len(visible) > _QUOTATION_LENGTH:
        visible = visible[: _QUOTATION_LENGTH - 1] + "…"
    return f"`{visible}`"


def normalise_root(text: str) -> str:
    """Write an allowed root in the one form that the rules use.

    Args:
        text: A directory from the configuration.

    Returns:
        The absolute path without `.`, doubled or trailing slashes.

    Raises:
        ValueError: The text is not an absolute path, has `..` in it, or holds control characters.
    """
    if not text.startswith("/"):
        raise ValueError(f"{quote(text)} is not an absolute directory; write it from / on, such as /home/kasm-user")
    if not text.isprintable():
        raise ValueError(f"{quote(text)} holds a control character")
    components = split_absolute(text)
    if ".." in components:
        raise ValueError(f"{quote(text)} must not have .. in it; write the directory that is meant")
    return "/" + "/".join(components)
