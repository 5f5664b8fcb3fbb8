"""What the walk knows at one point of a command: where it runs, what standard input is, whose text it is."""

from typing import Final, Literal

from attrs import evolve, frozen

from kasm_mcp.policy.directories import Directories

_TRACKED: Final = ("HOME", "PWD", "CDPATH")
_NAME_CHARACTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")

_WITHOUT_QUOTES: Final = str.maketrans("", "", "'\"\\")  # `declare HO'ME=/x'` and `eval HO\\ME=/x` assign as well


@frozen
class Stdin:
    """What a command finds on its standard input.

    Attributes:
        kind: Nothing, text that is written in the command, or something only known while running.
        text: The text, if it is known.
    """

    kind: Literal["nothing", "text", "computed"]
    text: str = ""


NOTHING: Final = Stdin("nothing")
COMPUTED: Final = Stdin("computed")


def left_of(stdin: Stdin) -> Stdin:
    """Say what one of several readers finds: known text is no longer known when others read it as well."""
    return COMPUTED if stdin.kind == "text" else stdin


@frozen
class Context:
    """The circumstances of a command; handed down the tree, never changed.

    Attributes:
        directories: Where it may be running.
        stdin: What it may read.
        source: The bytes that positions in its tree count.
        variables: Parameters with a value that is known and never assigned.
        changed: Which of the parameters that matter here the text may assign.
        calls: The functions whose bodies are being walked, and where.
        depth: How many texts within texts lead here.
        wrappers: How many programs that start programs lead here.
    """

    directories: Directories
    stdin: Stdin
    source: bytes
    home: str
    changed: frozenset[str] = frozenset()
    calls: tuple[tuple[str, Directories], ...] = ()
    depth: int = 0
    wrappers: int = 0

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

    def wrapped(self) -> "Context":
        """The same circumstances behind one more program."""
        return evolve(self, wrappers=self.wrappers + 1)

    def calling(self, name: str, definition: "Context") -> "Context":
        """The circumstances in the body of a function that is called here.

        Args:
            name: The function.
            definition: The circumstances in which it was defined.
        """
        changed = self.changed | definition.changed
        return evolve(self, source=definition.source, changed=changed, calls=(*self.calls, (name, self.directories)))

    def within(self, text: str) -> "Context":
        """The circumstances of a text inside this one."""
        changed = self.changed | {name for name in _TRACKED if _may_assign(text, name)}
        return evolve(self, source=text.encode(), changed=changed, depth=self.depth + 1)


def _may_assign(text: str, name: str) -> bool:
    """Tell whether a name occurs in a text other than as `$NAME` or `${NAME}`; then it may be assigned."""
    text = text.translate(_WITHOUT_QUOTES)
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        is_whole = text[at - 1 : at] not in _NAME_CHARACTERS and text[end : end + 1] not in _NAME_CHARACTERS
        is_read = text[:at].endswith("$") or (text[:at].endswith("${") and text[end : end + 1] == "}")
        if is_whole and not is_read:
            return True
        at = text.find(name, end)
    return False
