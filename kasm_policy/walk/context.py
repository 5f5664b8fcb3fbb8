"""State of the walk at one point of a command: directories, standard input, source, enclosing function calls.

Immutable; handed down the tree by `visitor`.
"""

from attrs import evolve, frozen

from kasm_policy.bash.words import UP
from kasm_policy.walk.directories import Directories
from kasm_policy.walk.standard_input import Stdin

Call = tuple[str, Directories, str]


@frozen
class Context:
    """State at one point of a command.

    Attributes:
        directories: Possible current directories.
        stdin: Standard input.
        source: Bytes of the text; positions in its tree count them.
        home: Home directory.
        climbing: Parameters that may lead to the root; see `assigned`.
        calls: Enclosing function calls, each with its directories and kind of standard input.
        depth: Number of enclosing texts.
        wrappers: Number of enclosing wrappers.
    """

    directories: Directories
    stdin: Stdin
    source: bytes
    home: str
    climbing: frozenset[str] = frozenset()
    calls: tuple["Call", ...] = ()
    depth: int = 0
    wrappers: int = 0

    @property
    def variables(self) -> dict[str, str]:
        """Parameters whose value is known here."""
        values = {"HOME": self.home, "PWD": self.directories.only()}
        known = {name: value for name, value in values.items() if value is not None}
        return known | dict.fromkeys(self.climbing, UP)

    def at(self, directories: Directories) -> "Context":
        """Return this state in other directories."""
        return evolve(self, directories=directories)

    def reading(self, stdin: Stdin) -> "Context":
        """Return this state with another standard input."""
        return evolve(self, stdin=stdin)

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

    def within(self, source: bytes, climbing: frozenset[str]) -> "Context":
        """Return the state in a text inside this one.

        Args:
            source: Bytes of the text.
            climbing: Parameters that the texts read so far make lead to the root.
        """
        return evolve(self, source=source, climbing=self.climbing | climbing, depth=self.depth + 1)
