"""Telling a program's options from its operands, as `getopt` does; what is not clear is refused (C6).

Pure; sees marked text only, and knows no program.
"""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from kasm_policy.bash.words import COMPUTED, GLOBS, NUMBER, SPLIT, known, plain
from kasm_policy.rules import RefusedError, quote

_TAKES_ARGUMENT: Final = frozenset({":", "?"})


@frozen
class Options:
    """The options that a program understands.

    Attributes:
        short: Option letters as for `getopt`: `:` after a letter that takes an argument, `?` after one that only takes
            an attached one.
        long: Names separated by blanks: `=` after one that takes an argument, `?` after one that only takes an
            attached one.
        dashed: Names like those in `long` that stand after a single dash.
        others: What else may stand after two dashes: nothing (empty), names with an attached value (`=`), or any names,
            as none takes the next word (`?`).
        numeric: Whether a number with a dash (`-5`) is an option.
        permuted: Whether options may follow operands.
        computed_operands: Whether the first operand may be computed text, as it decides nothing.
        final: The options after which nothing is started, separated by blanks; what follows does not matter.
    """

    short: str = ""
    long: str = ""
    dashed: str = ""
    others: str = ""
    numeric: bool = False
    permuted: bool = False
    computed_operands: bool = False
    final: str = ""

    def takes(self, letter: str) -> str | None:
        """Say what follows an option letter: an argument (`:`), an attached one (`?`) or nothing; `None` if unknown."""
        at = -1 if letter in _TAKES_ARGUMENT else self.short.find(letter)
        if at < 0:
            return None
        following = self.short[at + 1 : at + 2]
        return following if following in _TAKES_ARGUMENT else ""

    def find_long(self, name: str) -> str | None:
        """Find a long option, abbreviated or not.

        Returns:
            Its entry in `long`, or `None` when it is unknown or ambiguous.
        """
        entries = self.long.split()
        exact = [entry for entry in entries if entry.rstrip("=?") == name]
        similar = [entry for entry in entries if entry.startswith(name)]
        if exact or len(similar) == 1:
            return (exact or similar)[0]
        return None

    def find_dashed(self, word: str) -> str | None:
        """Find an option that stands after a single dash: its entry in `dashed`, or `None`."""
        name = word[1:].partition("=")[0]
        return next((entry for entry in self.dashed.split() if entry.rstrip("=?") == name), None)

    @property
    def can_shift(self) -> int:
        """How many words one option may take away from the operands; itself counts."""
        names = (self.long + self.short + self.dashed).split()
        if not names and not self.others:
            return 0
        takes_next = ":" in self.short or any(name.endswith("=") for name in (*self.long.split(), *self.dashed.split()))
        return 2 if takes_next else 1


@frozen
class Arguments:
    """The words after a program's name, told apart.

    Attributes:
        options: Each option with its value; `None` when it has none.
        operands: The other words, in order.
        is_final: Whether an option says that nothing is started; then the reading ends with it, and the operands are
            all words that are left.
    """

    options: tuple[tuple[str, str | None], ...]
    operands: tuple[str, ...]
    is_final: bool = False

    def value(self, *names: str) -> str | None:
        """Return the last value given to an option under any of its names."""
        return next((value for name, value in reversed(self.options) if name in names), None)

    def has(self, *names: str) -> bool:
        """Tell whether an option was given."""
        return any(name in names for name, _ in self.options)


def read_arguments(program: str, options: Options, words: Sequence[str]) -> Arguments:
    """Tell a program's options from its operands.

    Args:
        program: The program's base name.
        options: What it understands.
        words: The marked texts after its name.

    Returns:
        Options and operands.

    Raises:
        RefusedError: An option is unknown, or computed text could be one.
    """
    found: list[tuple[str, str | None]] = []
    operands: list[str] = []
    final = frozenset(options.final.split())
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return Arguments(tuple(found), (*operands, *rest))
        if not word.startswith("-") or word == "-":
            is_free = options.permuted or options.computed_operands
            operands.append(word if is_free else settled(program, word))
            if not options.permuted:
                return Arguments(tuple(found), (*operands, *rest))
        elif options.numeric and word.lstrip("-+").replace(NUMBER, "0").isdigit():
            found.append((word, None))
        else:
            found += _read_option(program, options, word, rest)
            if not final.isdisjoint(name for name, _ in found):
                return Arguments(tuple(found), (*operands, *rest), is_final=True)
        for _, value in found[-1:]:
            one_word(program, value or "")
    return Arguments(tuple(found), tuple(operands))


def settled(program: str, word: str) -> str:
    """Return a word if it surely stays one word and is no option; only then the words after it are in their place.

    Raises:
        RefusedError: Nobody can tell.
    """
    if may_be_several(word) or (word[:1] in COMPUTED and word[:1] != NUMBER):
        raise RefusedError(
            "computed_position",
            f"what {program} starts depends on {quote(plain(word))}, which is only known while running; "
            "write the value out, or put it in double quotes after literal text.",
        )
    return word


def one_word(program: str, word: str) -> str:
    """Return an option's value if it surely stays one word.

    Raises:
        RefusedError: Nobody can tell.
    """
    if may_be_several(word):
        settled(program, SPLIT + word)
    return word


def may_be_several(word: str) -> bool:
    """Tell whether a word may become several words, or none."""
    return SPLIT in word or not GLOBS.isdisjoint(word)


def unknown_option(program: str, word: str) -> RefusedError:
    """Refuse an option that is not known: it may take the next word, and so hide what is started."""
    return RefusedError(
        "unknown_option",
        f"{program} starts another program, and its option {quote(plain(word))} is not known here; leave it out.",
    )


def _read_option(program: str, options: Options, word: str, rest: list[str]) -> list[tuple[str, str | None]]:
    if word.startswith("--"):
        return [_read_long(program, options, word, rest)]
    if entry := options.find_dashed(word):
        return [_with_value(entry, word.partition("=")[1:], rest)]
    return _read_short(program, options, word, rest)


def _read_long(program: str, options: Options, word: str, rest: list[str]) -> tuple[str, str | None]:
    name, attached, value = word[2:].partition("=")
    entry = options.find_long(name)
    if entry is None and known(name) and (options.others == "?" or (options.others and attached)):
        entry = name + "?"
    if entry is None or (attached and entry[-1] not in "=?"):
        raise unknown_option(program, word)
    return _with_value(entry, (attached, value), rest)


def _with_value(entry: str, attached: tuple[str, str], rest: list[str]) -> tuple[str, str | None]:
    """Join an option with its value, which is attached (`=` and the value) or the next word."""
    if attached[0] or not entry.endswith("="):
        return entry.rstrip("=?"), attached[1] if attached[0] else None
    return entry.rstrip("="), rest.pop(0) if rest else None


def _read_short(program: str, options: Options, word: str, rest: list[str]) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for position, letter in enumerate(word[1:], start=2):
        takes = options.takes(letter)
        if takes is None:
            raise unknown_option(program, word)
        if not takes:
            found.append((letter, None))
            continue
        attached = word[position:]
        if not attached and takes == ":" and rest:
            attached = rest.pop(0)
        return [*found, (letter, attached)]
    return found
