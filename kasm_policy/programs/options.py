"""Parser for command-line options in the manner of `getopt`; refuses unknown options and computed words (C6).

The tables of programs declare their options as `Options`. Reads marked text; contains no program.
"""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from kasm_policy.bash.words import COMPUTED, GLOBS, NUMBER, SPLIT, known, plain
from kasm_policy.rules import RefusedError, quote

_TAKES_ARGUMENT: Final = frozenset({":", "?"})


@frozen
class Options:
    """Options of a program.

    Attributes:
        short: Option letters as for `getopt`: `:` after a letter that takes a value, `?` after one that takes only an
            attached value.
        long: Names separated by blanks: `=` after one that takes a value, `?` after one that takes only an attached
            value.
        dashed: Names as in `long`, but after a single dash.
        others: Other accepted long options: none (empty), those with an attached value (`=`), or all, because none
            takes the next word (`?`).
        numeric: Whether a number with a dash (`-5`) is an option.
        permuted: Whether options may follow operands.
        computed_operands: Whether the first operand may be computed text, because it does not affect the others.
        final: Options after which the program starts nothing, separated by blanks.
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
        """Return how an option letter takes a value: `:` yes, `?` only attached, empty for no; `None` if unknown."""
        at = -1 if letter in _TAKES_ARGUMENT else self.short.find(letter)
        if at < 0:
            return None
        following = self.short[at + 1 : at + 2]
        return following if following in _TAKES_ARGUMENT else ""

    def find_long(self, name: str) -> str | None:
        """Find a long option by its name or a unique prefix.

        Returns:
            Its entry in `long`, or `None` if it is unknown or ambiguous.
        """
        entries = self.long.split()
        exact = [entry for entry in entries if entry.rstrip("=?") == name]
        similar = [entry for entry in entries if entry.startswith(name)]
        if exact or len(similar) == 1:
            return (exact or similar)[0]
        return None

    def find_dashed(self, word: str) -> str | None:
        """Find a long option with a single dash: its entry in `dashed`, or `None`."""
        name = word[1:].partition("=")[0]
        return next((entry for entry in self.dashed.split() if entry.rstrip("=?") == name), None)

    @property
    def can_shift(self) -> int:
        """Number of words that one option may take, including itself."""
        names = (self.long + self.short + self.dashed).split()
        if not names and not self.others:
            return 0
        takes_next = ":" in self.short or any(name.endswith("=") for name in (*self.long.split(), *self.dashed.split()))
        return 2 if takes_next else 1


@frozen
class Arguments:
    """Parsed arguments of a program.

    Attributes:
        options: Each option with its value; `None` if it has none.
        operands: The other words, in order.
        is_final: Whether an option was found after which the program starts nothing; the operands are then all words
            after it.
    """

    options: tuple[tuple[str, str | None], ...]
    operands: tuple[str, ...]
    is_final: bool = False

    def value(self, *names: str) -> str | None:
        """Return the last value of an option under any of its names."""
        return next((value for name, value in reversed(self.options) if name in names), None)

    def has(self, *names: str) -> bool:
        """Check whether an option is present under any of its names."""
        return any(name in names for name, _ in self.options)


def read_arguments(program: str, options: Options, words: Sequence[str]) -> Arguments:
    """Separate the options of a program from its operands.

    Args:
        program: Base name.
        options: Its options.
        words: Marked texts after its name.

    Returns:
        Options and operands.

    Raises:
        RefusedError: An option is unknown, or computed text may be an option.
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
    """Return a word if it expands to exactly one word and no option, so that the words after it keep their place.

    Raises:
        RefusedError: It may expand to an option, several words or none.
    """
    if may_be_several(word) or (word[:1] in COMPUTED and word[:1] != NUMBER):
        raise RefusedError(
            "computed_position",
            f"The program that {program} starts depends on {quote(plain(word))}, which is only known at run time. "
            "Write the value out, or put it in double quotes after literal text.",
        )
    return word


def one_word(program: str, word: str) -> str:
    """Return the value of an option if it expands to exactly one word.

    Raises:
        RefusedError: It may expand to several words or none.
    """
    if may_be_several(word):
        settled(program, SPLIT + word)
    return word


def may_be_several(word: str) -> bool:
    """Check whether a word may expand to several words, or none."""
    return SPLIT in word or not GLOBS.isdisjoint(word)


def unknown_option(program: str, word: str) -> RefusedError:
    """Create the refusal of an unknown option: it may take the next word, and so hide the inner command."""
    return RefusedError(
        "unknown_option",
        f"{quote(plain(word))} is an unknown option of {program}, which starts another program. Leave it out.",
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
    """Return an option with its value, which is attached (`=` and the value) or the next word."""
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
