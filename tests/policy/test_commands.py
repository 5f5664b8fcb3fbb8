"""Verdicts on whole commands with the real parser; most commands are in the corpora in this folder."""

import pytest

from kasm_policy import Refusal, Rules
from kasm_policy.bash.parser import Parser, find_parser
from kasm_policy.check import judge

from .conftest import Judge
from .corpus import HOME, Example, read_cases, read_examples

EXAMPLES = [pytest.param(example, id=example.name) for example in read_examples("worked_examples.txt")]
EVASIONS = [pytest.param(example, id=example.name) for example in read_examples("evasions.txt")]
CASES = [pytest.param(case, id=case.name) for case in read_cases()]
ORDINARY = [pytest.param(example, id=example.name) for example in read_examples("ordinary.txt")]


@pytest.mark.parametrize("case", CASES)
def test_case_gets_its_verdict(case: Example, judged: Judge) -> None:
    assert (judged(case.command, case.working_dir) != "") == (case.code == "block"), case.reason


@pytest.mark.parametrize("example", EXAMPLES)
def test_worked_example_gets_its_verdict(example: Example, judged: Judge) -> None:
    assert judged(example.command, example.working_dir) == example.code, example.reason


@pytest.mark.parametrize("example", EVASIONS)
def test_evasion_is_refused_by_its_rule(example: Example, judged: Judge) -> None:
    assert judged(example.command, example.working_dir) == example.code, example.reason


@pytest.mark.parametrize("example", ORDINARY)
def test_ordinary_command_is_accepted(example: Example, judged: Judge) -> None:
    assert judged(example.command, example.working_dir) == "", example.reason


@pytest.mark.parametrize("program", sorted(Rules().blocked_commands))
def test_blocked_program_is_refused_behind_a_wrapper(program: str, judged: Judge) -> None:
    assert judged(f"ls && env X=1 /sbin/{program} --now") == "blocked_program"


def refusal_of(command: str, rules: Rules) -> Refusal:
    refusal = judge(command, HOME, rules, Parser(find_parser()).parse)
    assert refusal is not None
    return refusal


def test_refusal_names_the_program_and_what_to_do() -> None:
    refusal = refusal_of("ls; /usr/bin/sudo id", Rules())

    assert refusal.message == (
        "`sudo` is not allowed: commands run as an ordinary user, without admin rights. Do it without this program."
    )


@pytest.mark.parametrize(
    "command",
    ["$" + "x" * 5000, "cat /etc/" + "x" * 4000, "cat " + "y" * 3000 + "/../../..", "echo '" + "z" * 5000],
    ids=["program", "path", "parent", "syntax"],
)
def test_refusal_quotes_at_most_80_characters(command: str) -> None:
    message = refusal_of(command, Rules()).message

    assert len(max(message.split("`")[1::2], key=len)) <= 80
    assert len(message) < 400


def test_more_programs_can_be_blocked(judged: Judge) -> None:
    rules = Rules(blocked_commands=Rules().blocked_commands | {"curl"})

    assert judged("timeout 5 curl https://example.org", rules=rules) == "blocked_program"


def test_more_directories_can_be_protected(judged: Judge) -> None:
    rules = Rules(protected_paths=(*Rules().protected_paths, "/opt/secret"))

    assert judged("ls /opt && ls /opt/secrets", rules=rules) == ""
    assert judged("cat /o*/secret/key", rules=rules) == "protected_path"


def test_parent_is_allowed_when_all_directories_are(judged: Judge) -> None:
    rules = Rules(allowed_roots=("/",))

    assert judged("cat ../x && chmod 600 /srv/x", rules=rules) == ""
    assert judged("cat ../../etc/passwd", rules=rules) == "protected_path"


def test_root_inside_a_protected_directory_may_be_named(judged: Judge) -> None:
    rules = Rules(allowed_roots=("/etc/app",))

    assert judged("cat /etc/app/x", rules=rules) == ""
    assert judged("cat /etc/other", rules=rules) == "protected_path"


def test_second_root_may_be_reached_through_parents(judged: Judge) -> None:
    rules = Rules(allowed_roots=("/home/kasm-user", "/home/shared"))

    assert judged("ls ../shared", rules=rules) == "leaves_roots"
    assert judged("cd /home/shared && ls ./a/..", rules=rules) == ""


CHARACTERS = {
    "long_text": ("echo " + "a" * (65 << 10), "too_long"),
    "long_in_bytes": ("echo " + "ä" * (33 << 10), "too_long"),
    "long_argument": ("echo '" + "a" * (60 << 10) + "'", ""),
    "long_file": ("cat > x <<'EOF'\n" + "line /etc sudo $(x)\n" * 3000 + "EOF", ""),
    "nul": ("ls\0", "characters"),
    "carriage_return_joins_lines": ("ls \\\r\nsudo id", "characters"),
    "half_a_character": ("echo " + chr(0xD800), "characters"),
    "mark_of_our_own": ("echo " + chr(0xDC04), "characters"),
    "nul_in_code": ("bash -c $'ls\\0'", "computed_code"),
}


@pytest.mark.parametrize(("command", "code"), CHARACTERS.values(), ids=CHARACTERS)
def test_text_that_bash_would_read_differently_is_refused(command: str, code: str, judged: Judge) -> None:
    assert judged(command) == code


NESTED = {
    "subshells": ("( ", "ls", " )"),
    "groups": ("{ ", "ls", "; }"),
    "substitutions": ("$(", "ls", ")"),
    "quoted_substitutions": ('echo "$(', "ls", ')"'),
    "conditions": ("if ls; then ", "ls", "; fi"),
    "loops": ("while ls; do ", "ls", "; done"),
    "loops_with_cd": ("while cd x; do ", "ls", "; done"),
    "arithmetic": ("echo $((", "1", "))"),
    "defaults": ("echo ${x:-", "a", "}"),
    "quoted_defaults": ('echo "${x:-', "a", '}"'),
    "functions": ("f() { ", "ls", "; }"),
    "negations": ("! ( ", "ls", " )"),
    "process_substitutions": ("cat <(", "ls", ")"),
    "case": ("case a in a) ", "ls", " ;; esac"),
    "parentheses_in_tests": ("[[ ", "a", " ]]"),
}


UNLIKE_A_CRASH = {"", "syntax", "too_complex", "parser_failed", "computed_program"}


@pytest.mark.parametrize("depth", [3, 90, pytest.param(300, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("opening", "inner", "closing"), NESTED.values(), ids=NESTED)
def test_nesting_is_accepted_or_refused_but_never_an_error(
    opening: str, inner: str, closing: str, depth: int, judged: Judge
) -> None:
    assert judged(opening * depth + inner + closing * depth) in UNLIKE_A_CRASH


@pytest.mark.parametrize(
    "command",
    [
        "ls; " * 2000,
        "ls && " * 200 + "ls",
        "ls | " * 200 + "ls",
        "echo " + "a=b:c,d/e@ " * 1000,
        "x() { ls; }; " * 500,
    ],
    ids=["list", "chain", "pipeline", "words", "functions"],
)
def test_long_ordinary_command_is_accepted(command: str, judged: Judge) -> None:
    assert judged(command) == ""
