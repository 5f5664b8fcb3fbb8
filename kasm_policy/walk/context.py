"""What the walk knows at one point of a command: where it runs, what standard input is, whose text it is."""

from typing import Final, Literal

from attrs import evolve, frozen

from kasm_policy.walk.directories import Directories


@frozen
class Stdin:
    """What a command finds on its standard input.

    Attributes:
        kind: Nothing, text that is written in the command, or something only known while running.
        text: The text, if it is known.
    """

    kind: Literal["nothing", "text", "computed"]
    text: str = ""


# They run `sh`, which is dash on Debian and its like.
_SH: Final = frozenset(
    {
        "sh", "dash", "ash", "posh", "at", "batch", "crontab", "flock", "hyperfine", "mispipe", "pee", "script", "ssh",
        "watch",
    }
)  # fmt: skip
_BASH: Final = frozenset({"bash", "rbash", "zsh", "ksh", "mksh"})

Call = tuple[str, Directories, str]

NOTHING: Final = Stdin("nothing")
COMPUTED: Final = Stdin("computed")
NOTHING_TYPED: Final = Stdin("text")


def left_of(stdin: Stdin) -> Stdin:
    """Say what one of several readers finds: known text is no longer known when others read it as well."""
    return COMPUTED if stdin.kind == "text" and stdin.text else stdin


@frozen
class Context:
    """The circumstances of a command; handed down the tree, never changed.

    Attributes:
        directories: Where it may be running.
        stdin: What it may read.
        source: The bytes that positions in its tree count.
        variables: Parameters with a value that is known and never assigned.
        home: The home directory.
        changed: Which of the tracked parameters the whole command may assign; see `assigned`.
        calls: The functions whose bodies are being walked, each with where and what it reads.
        depth: How many texts within texts lead here.
        wrappers: How many programs that start programs lead here.
        is_for_sh: Whether the text is for `sh`, which need not be bash.
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
        """The parameters whose value is known here."""
        values = {"HOME": self.home, "PWD": self.directories.only()}
        return {name: value for name, value in values.items() if value is not None and name not in self.changed}

    def at(self, directories: Directories) -> "Context":
        """The same circumstances elsewhere."""
        return evolve(self, directories=directories)

    def reading(self, stdin: Stdin) -> "Context":
        """The same circumstances with another standard input."""
        return evolve(self, stdin=stdin)

    def of(self, program: str) -> "Context":
        """The circumstances of text that a program runs; `eval` and the like run it as what it stands in."""
        if program in _SH or program in _BASH:
            return evolve(self, is_for_sh=program in _SH)
        return self

    def wrapped(self) -> "Context":
        """The same circumstances behind one more program."""
        return evolve(self, wrappers=self.wrappers + 1)

    def calling(self, name: str, definition: "Context") -> "Context":
        """The circumstances in the body of a function that is called here.

        Args:
            name: The function.
            definition: The circumstances in which it was defined.
        """
        return evolve(self, source=definition.source, calls=(*self.calls, self.call(name)))

    def call(self, name: str) -> "Call":
        """A call of a function here."""
        return name, self.directories, self.stdin.kind

    def within(self, source: bytes, assigned: frozenset[str]) -> "Context":
        """The circumstances of a text inside this one.

        Args:
            source: The text.
            assigned: The tracked parameters that it, or another text, may assign.
        """
        return evolve(self, source=source, changed=self.changed | assigned, depth=self.depth + 1)
