"""Rows of the table of programs that start programs, and the reader for all of them."""

import pytest

from kasm_policy.bash.words import ANY, SPLIT
from kasm_policy.programs.row import Row, readings
from kasm_policy.programs.table import TABLE
from kasm_policy.rules import RefusedError

from .conftest import Judge, JudgeEach

GENERAL = [name for name, row in TABLE.items() if row.odd is None and name != "time"]  # `time` is a keyword, too


def start_of(name: str) -> str:
    """Return the words before the inner command of a program."""
    row = TABLE[name]
    return " ".join([name, *row.after.split(",")[0].split(), *("1" for _ in range(row.operands))])


@pytest.mark.parametrize("name", GENERAL)
def test_row_looks_through_to_the_inner_command(name: str, judged_each: JudgeEach) -> None:
    start = start_of(name)
    expected = {
        f"{start} sudo id": "blocked_program",
        f"/usr/bin/{start} /bin/su": "blocked_program",
        f"{start} nice sudo id": "blocked_program",
        f"{start} cat notes.txt": "",
        f"{start} cat /etc/os-release": "",
        f"{start} cat /etc/shadow": "protected_path",
        f"{name} --version": "",
    }

    assert judged_each(list(expected)) == expected


@pytest.mark.parametrize("name", [name for name in GENERAL if "anywhere" not in TABLE[name].flags])
def test_unknown_option_is_allowed_without_a_blocked_name_behind_it(name: str, judged_each: JudgeEach) -> None:
    row = TABLE[name]
    start = " ".join([name, *row.after.split(",")[0].split(), "--frobnicate"])
    operands = "1 " * row.operands
    expected = {
        f"{start} {operands}cat notes.txt": "",
        f"{start} {operands}sudo id": "blocked_program",
        f"{start} value {operands}sudo id": "blocked_program",
    }
    if "others" in row.flags:
        del expected[f"{start} value {operands}sudo id"]

    assert judged_each(list(expected)) == expected


@pytest.mark.parametrize("row", dict.fromkeys(TABLE.values()), ids=lambda row: row.names.split()[0])
def test_row_names_each_option_once(row: Row) -> None:
    names = [name.rstrip(":?") for name in row.options.split() if not name.startswith("-")]

    assert len(names) == len(set(names))


ROW = Row("program", "-ab:c? all before: colour? cold", flags="numeric", final="all")
READINGS: dict[str, tuple[list[str], list[tuple[str, str | None]], list[str]]] = {
    "nothing": ([], [], []),
    "flag": (["-a", "x", "-b"], [("a", None)], ["x", "-b"]),
    "argument_as_next_word": (["-b", "1", "x"], [("b", "1")], ["x"]),
    "attached_argument": (["-b1", "x"], [("b", "1")], ["x"]),
    "cluster": (["-ab", "1", "x"], [("a", None), ("b", "1")], ["x"]),
    "only_attached": (["-c", "x"], [("c", "")], ["x"]),
    "long_argument": (["--before=1", "x"], [("before", "1")], ["x"]),
    "long_argument_as_next_word": (["--before", "1", "x"], [("before", "1")], ["x"]),
    "long_abbreviated": (["--bef", "1", "x"], [("bef", "1")], ["x"]),
    "long_optional": (["--colour", "x"], [("colour", None)], ["x"]),
    "end_of_options": (["--", "-a", "x"], [], ["-a", "x"]),
    "dash_is_an_operand": (["-", "-a"], [], ["-", "-a"]),
    "number": (["-5", "x"], [], ["x"]),
    "computed_argument_in_quotes": (["-b", ANY, "x"], [("b", ANY)], ["x"]),
}


@pytest.mark.parametrize(("words", "options", "operands"), READINGS.values(), ids=READINGS)
def test_options_are_read_as_getopt_does(
    words: list[str], options: list[tuple[str, str | None]], operands: list[str]
) -> None:
    (reading,) = readings(ROW, words)

    assert list(reading.options) == options
    assert list(reading.operands) == operands


@pytest.mark.parametrize("word", ["-x", "-ax", "--other", "--col", "-" + ANY])
def test_unknown_option_gives_a_reading_with_and_one_without_a_value(word: str) -> None:
    assert [(reading.operands, reading.is_guess) for reading in readings(ROW, [word, "x", "y"])] == [
        (("x", "y"), True),
        (("y",), True),
    ]


@pytest.mark.parametrize("words", [["-b", SPLIT], ["-b" + SPLIT], ["--before=" + SPLIT]])
def test_option_that_may_become_several_words_is_refused(words: list[str]) -> None:
    with pytest.raises(RefusedError):
        list(readings(ROW, words))


def test_options_end_at_one_with_which_nothing_starts() -> None:
    (reading,) = readings(ROW, ["--all", SPLIT])

    assert reading.has("all")


def test_first_word_that_begins_with_a_dash_is_no_program(judged: Judge) -> None:
    assert judged("-x sudo") == "unknown_option"
    assert judged("time -- sudo id") == "blocked_program"
