"""Vocabulary of the policy: the rules in force, the refusal, and the exception that carries one out of a check.

Lowest layer. The configuration builds `Rules` once; every check reads them. Must not parse commands or paths.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from attrs import field, frozen, validators

_OTHER_USERS_RIGHTS: Final = {"sudo", "sudoedit", "su", "doas", "pkexec", "run0", "runuser", "visudo"}
_ACCOUNTS: Final = {
    *("passwd", "chpasswd", "useradd", "usermod", "userdel", "adduser", "deluser", "newusers", "vipw", "vigr"),
    *("groupadd", "groupmod", "groupdel", "addgroup", "delgroup", "gpasswd", "newgrp", "chsh", "chfn", "chage"),
}
_SERVICES: Final = {"systemctl", "service", "invoke-rc.d", "rc-service", "update-rc.d", "init", "telinit"}
_MACHINE: Final = {"shutdown", "reboot", "halt", "poweroff", "kexec"}

BLOCKED_COMMANDS: Final = frozenset(_OTHER_USERS_RIGHTS | _ACCOUNTS | _SERVICES | _MACHINE)
PROTECTED_PATHS: Final = ("/etc", "/boot", "/sys")

CODES: Final[Mapping[str, str]] = {
    "blocked_program": "A blocked program would start, under any spelling or behind a wrapper. `KASM_BLOCKED_COMMANDS` "
    "adds programs.",
    "computed_program": "A program name is only known at run time (`$cmd`, `$(…)`, `*`, `{a,b}`).",
    "computed_position": "Text that is only known at run time decides which word behind a wrapper is the program "
    "(`env $x …`). In double quotes it often passes.",
    "unknown_option": "A shell has an unknown option, so its code is uncertain; or a command begins with an option.",
    "computed_code": 'Text would run as shell code, but it is only known at run time (`eval "$x"`) or written in an '
    "unsupported language (`fish -c`).",
    "stdin_code": "A shell would run code from a pipe or a file (`curl … | bash`).",
    "protected_path": "The command names a path in a protected directory (`/etc`, `/boot`, `/sys`). "
    "`KASM_PROTECTED_PATHS` adds directories.",
    "leaves_roots": "`..` leaves, or may leave, the allowed directories (`KASM_ALLOWED_ROOTS`).",
    "ownership": "chmod, chown or chgrp would change a file of the system (`/usr`, `/var`, `/`, …).",
    "syntax": "The command is not valid bash.",
    "unclear_syntax": "The command uses syntax that parsers are known to read differently from bash.",
    "characters": "The command contains a NUL, a carriage return or invalid Unicode.",
    "too_long": "The command is longer than 64 KiB.",
    "too_complex": "The command is nested too deeply, or takes more than about two seconds to check.",
    "parser_failed": "The parser is missing, failed or timed out. Unchecked commands do not run.",
    "empty_path": "`file_path` or `working_dir` is empty.",
    "path_characters": "`file_path` or `working_dir` contains a control character.",
    "path_too_long": "`file_path` or `working_dir` is longer than 4096 characters, the limit of Linux.",
    "relative_path": "`file_path` or `working_dir` starts with neither `/` nor `~/`.",
    "parent_component": "`file_path` or `working_dir` contains `..`.",
    "outside_roots": "`file_path` or `working_dir` is outside the allowed directories (`KASM_ALLOWED_ROOTS`).",
}
"""Refusal code to its meaning for users; `scripts/render_docs` renders the table in docs/policy.md from it."""

_GRAMMAR: Final = frozenset(
    {
        *("if", "then", "elif", "else", "fi", "for", "select", "while", "until", "do", "done", "case", "esac", "in"),
        *("function", "time", "coproc", "let", "declare", "typeset", "local", "export", "readonly"),
        *("[[", "{", "}", "!"),
    }
)
_QUOTATION_LENGTH = 80


@frozen
class Rules:
    """The rules in force; built once from the configuration.

    Attributes:
        allowed_roots: Absolute directories in the form of `normalise_root`; empty allows nothing.
        home: Home directory of the session user, the value of `~` and `$HOME`.
        blocked_commands: Base names of programs that must not start, case-sensitive.
        protected_paths: Absolute directories that commands must not name, including everything below them. An allowed
            root inside one of them is an exception.
    """

    allowed_roots: tuple[str, ...] = ("/home/kasm-user",)
    home: str = "/home/kasm-user"
    blocked_commands: frozenset[str] = BLOCKED_COMMANDS
    protected_paths: tuple[str, ...] = PROTECTED_PATHS

    @classmethod
    def configured(
        cls, allowed_roots: tuple[str, ...], more_blocked: Iterable[str], more_protected: Iterable[str]
    ) -> "Rules":
        """Build the rules from configured values, which extend the two default lists and cannot shrink them."""
        return cls(
            allowed_roots=allowed_roots,
            blocked_commands=BLOCKED_COMMANDS.union(more_blocked),
            protected_paths=tuple(dict.fromkeys((*PROTECTED_PATHS, *more_protected))),
        )

    @property
    def roots(self) -> str:
        """The allowed directories, as a message names them."""
        return f"the allowed directories ({', '.join(self.allowed_roots) or 'none configured'})"


@frozen
class Refusal:
    """Reason why a command or path is refused.

    Attributes:
        code: Stable name of the rule, one of `CODES`.
        message: Sentences that quote the offending piece and say what to do instead.
    """

    code: str = field(validator=validators.in_(CODES))
    message: str

    @property
    def sentence(self) -> str:
        """The message with its code, as callers get it."""
        return f"{self.message} [{self.code}]"


class RefusedError(Exception):
    """Carries a refusal from a rule to the entrance (`check`), which catches it; never leaves the package."""

    def __init__(self, code: str, message: str) -> None:
        """Create the refusal to carry; see `Refusal`."""
        super().__init__(code)
        self.refusal = Refusal(code, message)


def unclear_syntax(piece: "Quoted", instead: str) -> RefusedError:
    """Create the refusal of syntax that the parser and bash may read differently.

    Args:
        piece: The syntax.
        instead: What to write instead: an imperative sentence without a full stop.
    """
    return RefusedError("unclear_syntax", f"{quote(piece)} cannot be checked reliably. {instead}.")


class Quoted(Protocol):
    """A value with a readable `str`."""

    def __str__(self) -> str: ...


def quote(text: Quoted) -> str:
    """Quote a piece of a command in a message.

    Args:
        text: The piece.

    Returns:
        At most 80 characters between backticks, on one line, control characters made visible.
    """
    visible = "".join(character if character.isprintable() else "␣" for character in str(text))
    if len(visible) > _QUOTATION_LENGTH:
        visible = visible[: _QUOTATION_LENGTH - 1] + "…"
    return f"`{visible}`"


def check_program_name(text: str) -> str:
    """Check the name of a program to block, and return it.

    Raises:
        ValueError: The text is not the base name of a program and would never match.
    """
    if "/" in text or text in {".", ".."}:
        raise ValueError(f"{quote(text)} is a path. Give the program name only; it is blocked in every directory")
    if text in _GRAMMAR:
        raise ValueError(f"{quote(text)} is shell syntax, not a program, and cannot be blocked")
    if not text.isprintable() or any(character.isspace() for character in text):
        raise ValueError(f"{quote(text)} is not a single name. Separate names with commas")
    return text
