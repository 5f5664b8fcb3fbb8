"""Properties: wrapping, quoting and compounds keep a refusal, grouping keeps an acceptance, no text is an error."""

import re
import shlex
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasm_policy import Rules

from .conftest import Judge
from .corpus import Example, read_examples

WRAPPERS = [
    "env {}", "env -u A B=1 {}", "/usr/bin/env -- {}", "env -i nice {}", "nohup {}", "nice -n 5 {}", "nice -5 {}",
    "timeout 5 {}", "timeout -k 1 --signal=KILL 5s {}", "stdbuf -oL {}", "setsid -w {}", "command {}",
    "command -p -- {}", "exec -a x {}", "xargs {}", "xargs -0 -n1 -I@ {}", "find . -exec {} {{}} \\;",
    "find . -name x -ok {} {{}} ';'", "find a b -execdir {} {{}} +", "busybox {}", "time -p {}", "\\time -v {}",
    "ionice -c3 {}", "taskset 1 {}", "builtin command {}",
]  # fmt: skip
COMPOUNDS = [
    "{}", "( {} )", "{{ {}; }}", "! {}", "time {}", "{} &", "ls && {}", "ls || {}", "ls; {}", "ls | {}", "{} | ls",
    "if {}; then ls; fi", "if ls; then {}; fi", "if ls; then ls; else {}; fi", "while ls; do {}; done",
    "until {}; do ls; done", "for x in a; do {}; done", "case a in a) {} ;; esac", "f() {{ {}; }}", "f() ( {} ); f",
    "function f {{ {}; }}", "coproc {{ {}; }}", "echo $( {} )", 'echo "$( {} )"', "cat <( {} )", "x=$( {} )",
    "a=( $( {} ) )", "cat <<< $( {} )", "cat <<X\n$( {} )\nX", "echo ${{x:-$( {} )}}", "[[ -n $( {} ) ]]",
    "echo $(( $( {} ) ))", "ls > $( {} )", "(ls; ( {} ))", "ls\n{}\nls", "# a comment\n{}",
    "select x in a; do {}; done", "for ((;;)); do {}; done",
]  # fmt: skip
GROUPS = [
    "( {} )",
    "{{ {}\n}}",
    "if true; then {}\nfi",
    "ls && ( {} )",
    "( {} ) | cat",
    "{{ {}\n}} > out.txt",
    "f() {{ {}\n}}; f",
]
CODE = ["bash -c {}", "sh -ec {}", "eval {}", "env bash -o pipefail -c {}", "trap {} EXIT", "bash <<< {}"]


def single_quoted(name: str) -> str:
    return f"'{name}'"


def double_quoted(name: str) -> str:
    return f'"{name}"'


def quoted_in_the_middle(name: str) -> str:
    return f'{name[:1]}"{name[1:]}"'


def escaped(name: str) -> str:
    return "".join(f"\\{character}" for character in name)


def hexadecimal(name: str) -> str:
    return "$'" + "".join(f"\\x{ord(character):02x}" for character in name) + "'"


def octal(name: str) -> str:
    return "$'" + "".join(f"\\{ord(character):03o}" for character in name) + "'"


def joined(name: str) -> str:
    return f"{name[:1]}\\\n{name[1:]}"


def padded(name: str) -> str:
    return f"''{name[:2]}\"\"{name[2:]}$''"


def absolute(name: str) -> str:
    return f"/usr//sbin/./{name}"


Quoting = Callable[[str], str]
QUOTINGS: list[Quoting] = [
    str, single_quoted, double_quoted, quoted_in_the_middle, escaped, hexadecimal, octal, joined, padded, absolute,
]  # fmt: skip


@given(
    program=st.sampled_from(sorted(Rules().blocked_commands)),
    quoting=st.sampled_from(QUOTINGS),
    wrappers=st.lists(st.sampled_from(WRAPPERS), max_size=2),
    compounds=st.lists(st.sampled_from(COMPOUNDS), max_size=3),
)
def test_blocked_program_stays_refused_in_wrappers_and_compounds(
    program: str, quoting: Quoting, wrappers: list[str], compounds: list[str], judged: Judge
) -> None:
    command = quoting(program) + " x"
    for template in [*wrappers, *compounds]:
        command = template.format(command)

    # Some layers do not fit together; the command is then refused for its syntax.
    assert judged(command) != ""


@given(
    program=st.sampled_from(sorted(Rules().blocked_commands)),
    quoting=st.sampled_from(QUOTINGS),
    compound=st.sampled_from(COMPOUNDS),
    code=st.sampled_from(CODE),
)
def test_blocked_program_stays_refused_in_a_command_string(
    program: str, quoting: Quoting, compound: str, code: str, judged: Judge
) -> None:
    assert judged(code.format(shlex.quote(compound.format(quoting(program) + " x")))) != ""


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_wrapper_is_looked_through_and_allowed_itself(wrapper: str, judged: Judge) -> None:
    assert judged(wrapper.format("sudo x")) == "blocked_program"
    assert judged(wrapper.format("cat x")) == ""


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_compound_command_is_looked_into_and_allowed_itself(compound: str, judged: Judge) -> None:
    assert judged(compound.format("sudo x")) == "blocked_program"
    assert judged(compound.format("cat x")) == ""


@pytest.mark.parametrize("quoting", QUOTINGS)
def test_quoting_is_removed_and_allowed_itself(quoting: Quoting, judged: Judge) -> None:
    assert judged(quoting("sudo") + " x") == "blocked_program"
    assert judged(quoting("sort") + " x") == ""


def has_command(example: Example) -> bool:
    return any(line and not line.startswith("#") for line in example.command.splitlines())


ORDINARY = [example for example in read_examples("ordinary.txt") if has_command(example)]
# `set -e` only counts in the outermost text.
GROUPABLE = [example for example in ORDINARY if not re.search(r"\bset -\w*[eo]", example.command)]
BLOCKED = [example.command for example in read_examples("evasions.txt") if example.code == "blocked_program"]


@given(example=st.sampled_from(GROUPABLE), group=st.sampled_from(GROUPS))
def test_accepted_command_stays_accepted_in_a_group(example: Example, group: str, judged: Judge) -> None:
    assert judged(group.format(example.command + "\n"), example.working_dir) == ""


@given(command=st.sampled_from(BLOCKED), extra=st.sampled_from(["ls", "cat", "git"]))
def test_more_blocked_programs_and_fewer_roots_never_allow_more(command: str, extra: str, judged: Judge) -> None:
    rules = Rules(blocked_commands=Rules().blocked_commands | {extra}, allowed_roots=())

    assert judged(command, rules=rules) != ""


SHELL_PIECES = st.sampled_from(
    [
        *"abx$`'\"\\(){}[]<>|&;!#~*?=,:./ \t\n-+%@^1\x80ü\r\0", "sudo", "${", "$((", "$(", "<<E\n", "\nE\n", "<<<",
        "[[ ", " ]]", "if ", "then ", "fi", "for x in ", "; do ", "; done", "case a in ", "esac", "f() ", "eval ",
        "bash -c ", "cd ", "../", "/etc", "env ", "xargs ", "find . -exec ", "\\\n", "coproc ", "time ", "let ",
        "declare ", "\udfff",
    ]
)  # fmt: skip


@given(pieces=st.lists(SHELL_PIECES, max_size=25))
def test_any_text_gets_a_verdict(pieces: list[str], judged: Judge) -> None:
    judged("".join(pieces))


@given(text=st.text(max_size=60))
def test_any_unicode_gets_a_verdict(text: str, judged: Judge) -> None:
    judged(text)
