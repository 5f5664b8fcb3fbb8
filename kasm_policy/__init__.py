"""The policy: command text and paths in, a refusal or nothing out.

Read in this order: `rules` (what is allowed), `locations` and `paths` (paths given to tools), `check` and `verdict`
(the entrance for commands), `parser`, `tree`, `tree_reader`, `repair` and `audit` (text to a tree that can be trusted),
`words` and `assigned` (what is known of a word before it runs), `mentions`, `ownership`, `directories` and `errexit`
(paths in commands), `options`, `rows`, `wrappers`, `interpreters`, `shell_builtins`, `starters`, `launchers`,
`terminals`, `runners` and `nested` (programs that start programs), `streams` and `readers` (standard input), `commands`
(the walk). Only `parser` touches the machine.
It guards against the obvious; the container is the wall.
"""

from typing import TYPE_CHECKING, Any

from kasm_policy.paths import check_path, check_working_dir
from kasm_policy.rules import (
    BLOCKED_COMMANDS,
    CODES,
    PROTECTED_PATHS,
    Refusal,
    Rules,
    check_program_name,
    normalise_protected,
    normalise_root,
)

if TYPE_CHECKING:
    from kasm_policy.check import CommandPolicy, check_command

__all__ = [
    "BLOCKED_COMMANDS",
    "CODES",
    "PROTECTED_PATHS",
    "CommandPolicy",
    "Refusal",
    "Rules",
    "check_command",
    "check_path",
    "check_program_name",
    "check_working_dir",
    "normalise_protected",
    "normalise_root",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the type is above
    # Settings need the rules alone; the check of commands brings most of this package.
    if name not in ("CommandPolicy", "check_command"):
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from kasm_policy import check

    return getattr(check, name)
