"""The policy: command text and paths in, a refusal or nothing out.

Read in this order: `rules` (what is allowed), `locations` and `paths` (paths given to tools), `check` and `verdict`
(the entrance for commands), `parser`, `tree`, `tree_reader`, `repair` and `audit` (text to a tree that can be trusted),
`words` and `assigned` (what is known of a word before it runs), `mentions`, `ownership`, `directories` and `errexit`
(paths in commands), `options`, `rows`, `wrappers`, `interpreters`, `shell_builtins`, `starters`, `launchers`,
`terminals`, `runners` and `nested` (programs that start programs), `streams` and `readers` (standard input), `commands`
(the walk). Only `parser` touches the machine.
It guards against the obvious; the container is the wall.
"""

from kasm_mcp.policy.check import CommandPolicy, check_command
from kasm_mcp.policy.paths import check_path, check_working_dir
from kasm_mcp.policy.rules import (
    BLOCKED_COMMANDS,
    CODES,
    PROTECTED_PATHS,
    Refusal,
    Rules,
    check_program_name,
    normalise_protected,
    normalise_root,
)

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
