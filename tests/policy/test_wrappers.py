"""Tables of wrappers and subcommands: each row is looked through and refuses unknown options."""

import pytest
from _pytest.mark import ParameterSet

from kasm_policy.bash.words import ANY, NUMBER, SPLIT
from kasm_policy.programs.options import Options, read_arguments
from kasm_policy.programs.subcommands import RUNNERS, Subcommand
from kasm_policy.programs.wrappers import WRAPPERS
from kasm_policy.rules import RefusedError

from .conftest import Judge, JudgeEach


@pytest.mark.parametrize("program", WRAPPERS)
def test_row_looks_through_to_the_inner_command(program: str, judged_each: JudgeEach) -> None:
    start = f"{program} " + "1 " * WRAPPERS[program].operands

    assert judged_each([f"{start}sudo id", f"{start}cat notes.txt", f"nohup /usr/bin/{start}cat notes.txt"]) == {
        f"{start}sudo id": "blocked_program",
        f"{start}cat notes.txt": "",
        f"nohup /usr/bin/{start}cat notes.txt": "",
    }


@pytest.mark.parametrize("program", WRAPPERS)
def test_row_refuses_an_unknown_option(program: str, judged_each: JudgeEach) -> None:
    operands = "1 " * WRAPPERS[program].operands
    options = ["-@"] if WRAPPERS[program].options.others else ["-@", "--frobnicate"]

    codes = judged_each([f"{program} {option} {operands}ls" for option in options])

    assert set(codes.values()) == {"unknown_option"}, codes


@pytest.mark.parametrize("program", WRAPPERS)
def test_row_refuses_a_program_that_is_only_known_at_run_time(program: str, judged_each: JudgeEach) -> None:
    operands = "1 " * WRAPPERS[program].operands

    codes = judged_each([f'{program} {operands}"$x" id', f"{program} {operands}$x id"])

    assert {*codes.values()} <= {"computed_position", "computed_program"}, codes


def spellings(options: Options) -> list[str]:
    """List each option that still starts a command, in every spelling that the program accepts."""
    ways = {":": ("-{} 1", "-{}1"), "?": ("-{}", "-{}1"), "": ("-{}",)}
    long_ways = {"=": ("--{} 1", "--{}=1"), "?": ("--{}", "--{}=1")}
    letters = options.short.replace(":", "").replace("?", "")
    written = [(letter, way) for letter in letters for way in ways[options.takes(letter) or ""]]
    for entry in options.long.split():
        written += [(entry.rstrip("=?"), way) for way in long_ways.get(entry[-1], ("--{}",))]
    return [way.format(name) for name, way in written if name not in options.final.split()]


WITH_OPTIONS = [program for program, row in WRAPPERS.items() if spellings(row.options)]


@pytest.mark.parametrize("program", [program for program in WITH_OPTIONS if program not in {"command", "env", "entr"}])
def test_row_looks_through_behind_each_of_its_options(program: str, judged_each: JudgeEach) -> None:
    operands = "1 " * WRAPPERS[program].operands
    starts = [f"{program} {spelling} {operands}" for spelling in spellings(WRAPPERS[program].options)]
    expected = {f"{start}sudo id": "blocked_program" for start in starts} | {f"{start}cat x": "" for start in starts}

    assert judged_each(list(expected)) == expected


@pytest.mark.parametrize("program", WRAPPERS)
def test_row_names_each_option_once(program: str) -> None:
    options = WRAPPERS[program].options
    letters = options.short.replace(":", "").replace("?", "")
    names = [entry.rstrip("=?") for entry in options.long.split()]

    assert sorted(letters) == sorted(set(letters))
    assert sorted(names) == sorted(set(names))


SUBCOMMANDS = [
    (program, name, subcommand)
    for program, row in RUNNERS.items()
    for subcommand in row.subcommands
    for name in sorted(subcommand.names) or [""]
]


def parameters(*, all_options_are_known: bool) -> list[ParameterSet]:
    return [
        pytest.param(program, name, subcommand, id="_".join((program, *name.split())))
        for program, name, subcommand in SUBCOMMANDS
        if subcommand.wrapper is not None or not all_options_are_known
    ]


BY_SUBCOMMAND = parameters(all_options_are_known=False)
BY_KNOWN_SUBCOMMAND = parameters(all_options_are_known=True)


def start_of(program: str, name: str, subcommand: Subcommand) -> str:
    operands = subcommand.wrapper.operands if subcommand.wrapper is not None else 0
    return f"{program} {name} " + "1 " * operands


@pytest.mark.parametrize(("program", "name", "subcommand"), BY_SUBCOMMAND)
def test_subcommand_looks_through_to_the_inner_command(
    program: str, name: str, subcommand: Subcommand, judged_each: JudgeEach
) -> None:
    start = start_of(program, name, subcommand)
    expected = {
        f"{start} sudo id": "blocked_program",
        f"{start} -- sudo id": "blocked_program",
        f"{start} cat notes.txt": "",
        f"{program} --version": "",
    }

    assert judged_each(list(expected)) == expected


@pytest.mark.parametrize(("program", "name", "subcommand"), BY_KNOWN_SUBCOMMAND)
def test_subcommand_refuses_an_unknown_option(program: str, name: str, subcommand: Subcommand, judged: Judge) -> None:
    assert judged(f"{program} {name} --frobnicate {start_of('', '', subcommand)} ls") == "unknown_option"


@pytest.mark.parametrize(("program", "name", "subcommand"), BY_SUBCOMMAND)
def test_subcommand_is_found_after_an_unknown_option(
    program: str, name: str, subcommand: Subcommand, judged: Judge
) -> None:
    if name:
        start = start_of(f"{program} --frobnicate x", name, subcommand)

        assert judged(f"{start} sudo id") == "blocked_program"


OPTIONS = Options("ab:c?", "all before= colour? cold", numeric=True)
READINGS: dict[str, tuple[list[str], list[tuple[str, str | None]], list[str]]] = {
    "nothing": ([], [], []),
    "flag": (["-a", "x", "-b"], [("a", None)], ["x", "-b"]),
    "argument_as_next_word": (["-b", "1", "x"], [("b", "1")], ["x"]),
    "attached_argument": (["-b1", "x"], [("b", "1")], ["x"]),
    "cluster": (["-ab", "1", "x"], [("a", None), ("b", "1")], ["x"]),
    "only_attached": (["-c", "x"], [("c", "")], ["x"]),
    "only_attached_given": (["-c1", "x"], [("c", "1")], ["x"]),
    "argument_missing": (["-b"], [("b", "")], []),
    "long_flag": (["--all", "x"], [("all", None)], ["x"]),
    "long_argument": (["--before=1", "x"], [("before", "1")], ["x"]),
    "long_argument_as_next_word": (["--before", "1", "x"], [("before", "1")], ["x"]),
    "long_abbreviated": (["--bef", "1", "x"], [("before", "1")], ["x"]),
    "long_optional": (["--colour", "x"], [("colour", None)], ["x"]),
    "long_optional_given": (["--colour=1", "x"], [("colour", "1")], ["x"]),
    "end_of_options": (["--", "-a", "x"], [], ["-a", "x"]),
    "dash_is_an_operand": (["-", "-a"], [], ["-", "-a"]),
    "number": (["-5", "x"], [("-5", None)], ["x"]),
    "computed_argument_in_quotes": (["-b", ANY, "x"], [("b", ANY)], ["x"]),
    "computed_number": ([NUMBER, "x"], [], [NUMBER, "x"]),
}
NOT_READ = {
    "unknown_letter": ["-x"],
    "unknown_letter_in_cluster": ["-ax"],
    "unknown_name": ["--other"],
    "ambiguous_abbreviation": ["--col"],
    "argument_for_a_flag": ["--all=1"],
    "computed_option": ["-" + ANY],
    "computed_word": [ANY, "x"],
    "word_that_may_split": ["x" + SPLIT],
    "argument_that_may_split": ["-b", SPLIT],
    "attached_argument_that_may_split": ["-b" + SPLIT],
    "long_argument_that_may_split": ["--before=" + SPLIT],
}


@pytest.mark.parametrize(("words", "options", "operands"), READINGS.values(), ids=READINGS)
def test_options_are_read_as_getopt_does(
    words: list[str], options: list[tuple[str, str | None]], operands: list[str]
) -> None:
    arguments = read_arguments("program", OPTIONS, words)

    assert list(arguments.options) == options
    assert list(arguments.operands) == operands


@pytest.mark.parametrize("words", NOT_READ.values(), ids=NOT_READ)
def test_unclear_options_are_refused(words: list[str]) -> None:
    with pytest.raises(RefusedError):
        read_arguments("program", OPTIONS, words)


def test_options_may_follow_operands_where_a_program_allows_it() -> None:
    arguments = read_arguments("program", Options("ab:", permuted=True), ["x", "-b", "1", ANY, "-a", "--", "-y"])

    assert arguments.operands == ("x", ANY, "-y")
    assert arguments.value("b") == "1"
    assert arguments.has("a")
