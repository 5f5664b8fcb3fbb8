"""Row of the table of programs that start programs, and the reader for all rows (C6).

An unknown option leaves two positions for the inner command: it may take the next word or not. Both are yielded, as
guesses. Reads marked text; contains no program.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from kasm_policy.bash.words import ANY, COMPUTED, GLOBS, NUMBER, SPLIT, known, plain
from kasm_policy.programs.nested import Code, Inner, Nested, Words, code, refuse_value
from kasm_policy.rules import RefusedError, quote

_UNPLACED: Final = GLOBS | {SPLIT}
_MODES: Final = frozenset({":", "?"})


@frozen
class Row:
    """Program that starts another one.

    Attributes:
        names: Its names, separated by blanks.
        options: A dash with its option letters, and long names; `:` after one that takes a value, `?` after one that
            takes only an attached value.
        after: Subcommands or options before the inner command, separated by commas.
        operands: Number of operands before the inner command.
        final: Options with which it starts nothing.
        directory: Options whose value is the directory of the inner command.
        code: Options whose value is shell source.
        flags: What else is particular: `anywhere` (the subcommand may follow any words), `assignments` (`NAME=VALUE`
            may precede the inner command), `dashes` (the inner command follows `--`), `text` (a single word is shell
            source), `here` (it runs in the current shell), `terminal` (it gets a new one), `numeric` (`-5` is an
            option), `others` (unknown long options take no next word).
        odd: Reader in place of the general one.
    """

    names: str
    options: str = ""
    after: str = ""
    operands: int = 0
    final: str = ""
    directory: str = ""
    code: str = ""
    flags: str = ""
    odd: "Callable[[Row, Words], Iterator[Nested]] | None" = None

    def takes(self, name: str) -> str | None:
        """Return how an option takes a value: `:` yes, `?` only attached, empty for no; `None` if it is unknown."""
        first, _, rest = self.options.partition(" ")
        short, long = (first[1:], rest) if first[:1] == "-" else ("", self.options)
        if len(name) == 1:
            at = -1 if name in _MODES else short.find(name)
            following = short[at + 1 : at + 2]
            return None if at < 0 else following if following in _MODES else ""
        entries = [*long.split(), "help", "version"]
        exact = [entry for entry in entries if entry.rstrip(":?") == name]
        similar = exact or [entry for entry in entries if entry.startswith(name)]
        return similar[0][len(similar[0].rstrip(":?")) :] if len(similar) == 1 else None


@frozen
class Reading:
    """Possible meaning of the words after a program.

    Attributes:
        options: Each option with its value; `None` if it has none.
        operands: The words from the first operand on.
        is_guess: Whether an unknown option came before.
    """

    options: tuple[tuple[str, str | None], ...]
    operands: tuple[str, ...]
    is_guess: bool = False

    def value(self, *names: str) -> str | None:
        """Return the last value of an option under any of its names."""
        return next((value for name, value in reversed(self.options) if name in names), None)

    def has(self, *names: str) -> bool:
        """Check whether an option is present under any of its names."""
        return any(name in names for name, _ in self.options)


def readings(row: Row, words: Words) -> Iterator[Reading]:
    """Separate the options of a program from its operands; more than one reading after an unknown option.

    Args:
        row: Its row.
        words: Marked texts after it.

    Raises:
        RefusedError: Computed text decides where its operands start.
    """
    options: list[tuple[str, str | None]] = []
    at, is_guess, was_unknown = 0, False, False
    while at < len(words):
        word = words[at]
        at += 1
        if word == "--":
            break
        if word == "-" or not word.startswith("-"):
            if not was_unknown:
                at -= 1
                break
            # The unknown option may take this word.
            yield Reading(tuple(options), tuple(words[at - 1 :]), is_guess=True)
            was_unknown = False
            continue
        if "numeric" in row.flags and word.lstrip("-+").replace(NUMBER, "0").isdigit():
            continue
        found, is_known, takes_next = _option(row, word)
        if takes_next:
            found[-1] = found[-1][0], "".join(words[at : at + 1])
            at += 1
        options += found
        if not _final(row).isdisjoint(name for name, _ in found):
            break
        one_word(word if known(word) is None else found[-1][1] or "")
        was_unknown = not is_known and "=" not in word
        is_guess = is_guess or was_unknown
    yield Reading(tuple(options), tuple(words[at:]), is_guess)


def _final(row: Row) -> frozenset[str]:
    return frozenset(row.final.split())


def _option(row: Row, word: str) -> tuple[list[tuple[str, str | None]], bool, bool]:
    """Read one word with options: them, whether all are known, and whether the last takes the next word."""
    if word.startswith("--"):
        name, attached, value = word[2:].partition("=")
        takes = row.takes(name)
        is_known = takes is not None or "others" in row.flags
        return [(name, value if attached else None)], is_known, takes == ":" and not attached
    found: list[tuple[str, str | None]] = []
    for at, letter in enumerate(word[1:], start=2):
        takes = row.takes(letter)
        if takes is None:
            # Some programs have long options with one dash.
            single = row.takes(word[1:].partition("=")[0]) if at == 2 and len(word) > 2 else None
            return [(word[1:], None)], single is not None, single == ":" and "=" not in word
        found.append((letter, word[at:] if takes else None))
        if takes:
            return found, True, takes == ":" and not word[at:]
    return found, True, False


def one_word(word: str) -> str:
    """Return a word if it expands to exactly one word.

    Raises:
        RefusedError: It may expand to several words or none.
    """
    if not _UNPLACED.isdisjoint(word):
        raise _unplaced(word)
    return word


def settled(word: str) -> str:
    """Return a word if it expands to exactly one word and no option, so that the words after it keep their place.

    Raises:
        RefusedError: It may expand to an option, several words or none.
    """
    if word[:1] in COMPUTED and word[:1] != NUMBER and "/" not in word:
        raise _unplaced(word)
    return one_word(word)


def _unplaced(word: str) -> RefusedError:
    return RefusedError(
        "computed_position",
        f"{quote(plain(word))} is only known at run time and decides which word is the program. "
        "Put it in double quotes, or write it out.",
    )


def started(row: Row, words: Words) -> Iterator[Nested]:
    """List the commands and code that a program of the table starts.

    Args:
        row: Its row.
        words: Marked texts after it.

    Raises:
        RefusedError: Computed text decides where the inner command starts.
    """
    if not row.after:
        yield from inner_commands(row, words)
        return
    names = [name.split() for name in row.after.split(",")]
    places: list[tuple[str | None, int]] = []
    if "anywhere" in row.flags:
        places = [(None, at) for at in range(len(words))]
    else:
        for reading in readings(row, words):
            place = reading.value(*row.directory.split()) if row.directory else None
            places.append((place, len(words) - len(reading.operands)))
    for place, at in places:
        for name in sorted(names, key=len, reverse=True):
            if list(words[at : at + len(name)]) == name:
                yield from (_moved(inner, place) for inner in inner_commands(row, words[at + len(name) :]))
                break


def _moved(inner: Nested, place: str | None) -> Nested:
    return evolve(inner, directory=place) if isinstance(inner, Inner) and inner.directory is None and place else inner


def inner_commands(row: Row, words: Words) -> Iterator[Nested]:
    """List what follows the options of a program, or of its subcommand; see `started`."""
    if "dashes" in row.flags and "--" in words:
        yield from _command(row, Reading((), tuple(words[list(words).index("--") + 1 :])), operands=0)
        return
    for reading in readings(row, words):
        if reading.has(*_final(row)):
            continue
        for name, value in reading.options:
            if value is not None and name in row.code.split():
                yield Code(code(value, row.names))
        yield from _command(row, reading, operands=row.operands)


def _command(row: Row, reading: Reading, *, operands: int) -> Iterator[Nested]:
    words = list(reading.operands)
    place: str | None = None
    for at in range(min(operands, len(words))):
        one_word(words[at])
        if at or words[at][:1] not in COMPUTED:
            continue
        # The first operand may be an option: then the command starts later.
        for shift in (1, 2):
            later = words[shift : shift + operands]
            if later and all(word[:1].isdecimal() for word in later):
                yield Inner(tuple(words[shift + operands :]), is_guess=True)
    del words[:operands]
    if operands and words[:1] == ["--"]:
        del words[0]
    while "assignments" in row.flags and words and (words[0] == "-" or "=" in words[0]):
        name, _, value = settled(words.pop(0)).partition("=")
        refuse_value(name, value)
    if words and not operands and not reading.is_guess:
        settled(words[0])
    for option, given in reading.options:
        if option in row.directory.split():
            place = given or ANY
    if words:
        yield (
            window(row, words, place)
            if "text" in row.flags
            else Inner(
                tuple(words),
                place,
                is_here="here" in row.flags,
                has_terminal="terminal" in row.flags,
                is_guess=reading.is_guess,
            )
        )


def window(row: Row, words: Words, place: str | None = None) -> Inner:
    """Describe the command of a new terminal: one word is a command string, several are a program with arguments."""
    if len(words) == 1:
        words = ["bash", "-c", code(words[0], row.names)]
    return Inner(tuple(words), place, has_terminal=True)


def index(rows: Sequence[Row]) -> dict[str, Row]:
    """Map each name to its row."""
    return {name: row for row in rows for name in row.names.split()}
