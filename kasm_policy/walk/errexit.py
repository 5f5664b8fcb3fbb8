"""Whether the shell ends at a failing command, as after `set -e`; then what follows `cd` runs where it leads (C11).

Believed only of plain commands of the outermost text, and no more once anything may have taken it back.
"""

from collections.abc import Container

from kasm_policy.bash.tree import CallExpr, Stmt
from kasm_policy.bash.words import expand_value, known
from kasm_policy.programs.nested import Words
from kasm_policy.walk.directories import NOWHERE, Outcome


class Errexit:
    """What one walk knows of `set -e`."""

    def __init__(self) -> None:
        """Begin without it, as a shell does."""
        self._is_set = False
        self._may_be_unset = False

    def see(self, program: str, words: Words) -> None:
        """Take note of a command, wherever it runs."""
        self._may_be_unset = self._may_be_unset or _may_unset(program, words)

    def after(self, statement: Stmt, outcome: Outcome, functions: Container[str]) -> Outcome:
        """Leave out the failure of a statement of the outermost text, if that ends the shell."""
        if not isinstance(statement.cmd, CallExpr) or statement.negated or statement.background or statement.redirs:
            return outcome
        words = [known(expand_value(word, {})) or "" for word in statement.cmd.args]
        if words[:1] == ["set"] and "set" not in functions:
            self._is_set = self._is_set or _sets(words[1:])
        return Outcome(outcome.success, NOWHERE) if self._is_set and not self._may_be_unset else outcome


def _sets(words: Words) -> bool:
    """Tell whether `set` with these words lets the shell end at a failing command."""
    for at, word in enumerate(words):
        if word == "--" or not word.startswith("-"):
            return False
        name = "".join(words[at + 1 : at + 2]) if word.endswith("o") else ""
        if "e" in word or name == "errexit":
            return True
    return False


def _may_unset(program: str, words: Words) -> bool:
    """Tell whether a command may take `set -e` back, now or later: `set +e`, `shopt -u`, a trap that does."""
    match program:
        case "set":
            return any(word.startswith("+") or known(word) is None for word in words)
        case "shopt":
            return any(word.startswith("-") and "u" in word for word in words)
        case "trap":
            return not {"DEBUG", "ERR", "RETURN"}.isdisjoint(words)
    return False
