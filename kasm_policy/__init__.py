"""Command policy: bash source and paths in, a refusal or nothing out. Imports no other package of this project.

Read in this order:

1. `rules`: what is allowed, and the form of a refusal; `paths`: the check of paths given to tools.
2. `check`: the entrance for commands.
3. `bash/`: source to a syntax tree that can be trusted (`parser`, `tree`, `tree_reader`, `repair`, `differences`), and
   what is known of a word before it runs (`words`, `substitutions`, `assigned`).
4. `programs/`: which programs start other programs, and where on their command lines (`table` first).
5. `walk/`: the walk over the tree that applies the rules (`visitor` first).

Only `bash/parser` starts a process. The policy stops obvious mistakes; the container is the security boundary.
"""

from typing import TYPE_CHECKING, Any

from kasm_policy.paths import check_path, check_working_dir, normalise_protected, normalise_root
from kasm_policy.rules import BLOCKED_COMMANDS, CODES, PROTECTED_PATHS, Refusal, Rules, check_program_name

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
    # Settings need only the rules; checking commands loads most of the package.
    if name not in ("CommandPolicy", "check_command"):
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from kasm_policy import check

    return getattr(check, name)
