"""Tracking of `set -e`: whether a failing `cd` ends the shell, so that later commands run in its target (C11).

Applies to simple commands of the outermost text only, and no longer once a command may have unset it. A separate module
because this state belongs to the whole walk and not to a `Context`.
"""

from collections.abc import Container

from kasm_policy.bash.tree import CallExpr, Stmt
from kasm_policy.bash.words import expand_value, known
from kasm_policy.programs.nested import Words
from kasm_policy.walk.directories import NOWHERE, Outcome


class Errexit:
    """State of `set -e` in one walk."""

    def __init__(self) -> None:
        """Start with `set -e` off."""
        self._is_set = False
        self._may_be_unset = False

    def see(self, program: str, words: Words) -> None:
        """Record a command that may unset it, wherever it runs."""
        self._may_be_unset = self._may_be_unset or _may_unset(program, words)

    def after(self, statement: Stmt, outcome: Outcome, functions: Container[str]) -> Outcome:
        """Drop the failure case of an outermost statement when a failure ends the shell."""
        if not isinstance(statement.cmd, CallExpr) or statement.negated or statement.background or statement.redirs:
            return outcome
        words = [known(expand_value(word, {})) or "" for word in statement.cmd.args]
        if words[:1] == ["set"] and "set" not in functions:
            self._is_set = self._is_set or _sets(words[1:])
        return Outcome(outcome.success, NOWHERE) if self._is_set and not self._may_be_unset else outcome


def _sets(words: Words) -> bool:
    """Check whether `set` with these words turns it on."""
    for at, word in enumerate(words):
        if word == "--" or not word.startswith("-"):
            return False
        name = "".join(words[at + 1 : at + 2]) if word.endswith("o") else ""
        if "e" in word or name == "errexit":
            return True
    return False


def _may_unset(program: str, words: Words) -> bool:
    """Check whether a command may unset it, now or later: `set +e`, `shopt -u`, a trap."""
    match program:
        case "set":
            return any(word.startswith("+") or known(word) is None for word in words)
        case "shopt":
            return any(word.startswith("-") and "u" in word for word in words)
        case "trap":
            return not {"DEBUG", "ERR", "RETURN"}.isdisjoint(words)
    return False
