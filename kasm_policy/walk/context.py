"""State of the walk at one point of a command: directories, standard input, source, enclosing function calls.

Immutable; handed down the tree by `visitor`.
"""

from typing import Final

from attrs import evolve, frozen

from kasm_policy.walk.directories import Directories
from kasm_policy.walk.standard_input import Stdin

# They run `sh`, which is dash on Debian and Ubuntu.
_SH: Final = frozenset(
    {
        "sh", "dash", "ash", "posh", "at", "batch", "crontab", "flock", "hyperfine", "mispipe", "pee", "script", "ssh",
        "watch",
    }
)  # fmt: skip
_BASH: Final = frozenset({"bash", "rbash", "zsh", "ksh", "mksh"})

Call = tuple[str, Directories, str]


@frozen
class Context:
    """State at one point of a command.

    Attributes:
        directories: Possible current directories.
        stdin: Standard input.
        source: Bytes of the text; positions in its tree count them.
        home: Home directory.
        changed: Tracked parameters that the whole command may assign; see `assigned`.
        calls: Enclosing function calls, each with its directories and kind of standard input.
        depth: Number of enclosing texts.
        wrappers: Number of enclosing wrappers.
        is_for_sh: Whether the text is for `sh`, which may be another shell than bash.
    """

    directories: Directories
    stdin: Stdin
    source: bytes
    home: str
    changed: frozenset[str] = frozenset()
    calls: tuple["Call", ...] = ()
    depth: int = 0
    wrappers: int = 0
    is_for_sh: bool = False

    @property
    def variables(self) -> dict[str, str]:
        """Parameters whose value is known here."""
        values = {"HOME": self.home, "PWD": self.directories.only()}
        return {name: value for name, value in values.items() if value is not None and name not in self.changed}

    def at(self, directories: Directories) -> "Context":
        """Return this state in other directories."""
        return evolve(self, directories=directories)

    def reading(self, stdin: Stdin) -> "Context":
        """Return this state with another standard input."""
        return evolve(self, stdin=stdin)

    def of(self, program: str) -> "Context":
        """Return the state of a text that a program runs; `eval` and other builtins keep the dialect."""
        if program in _SH or program in _BASH:
            return evolve(self, is_for_sh=program in _SH)
        return self

    def wrapped(self) -> "Context":
        """Return this state behind one more wrapper."""
        return evolve(self, wrappers=self.wrappers + 1)

    def calling(self, name: str, definition: "Context") -> "Context":
        """Return the state in the body of a function that is called here.

        Args:
            name: Name of the function.
            definition: State at its definition.
        """
        return evolve(self, source=definition.source, calls=(*self.calls, self.call(name)))

    def call(self, name: str) -> "Call":
        """Return the call of a function here."""
        return name, self.directories, self.stdin.kind

    def within(self, source: bytes, assigned: frozenset[str]) -> "Context":
        """Return the state in a text inside this one.

        Args:
            source: Bytes of the text.
            assigned: Tracked parameters that the texts read so far may assign.
        """
        return evolve(self, source=source, changed=self.changed | assigned, depth=self.depth + 1)
