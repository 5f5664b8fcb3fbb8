"""Effect of `set -e` on directories, and commands that leave a here-document to a later shell."""

import pytest

from .conftest import Judge

SETTING = ["set -e", "set -eu", "set -ex", "set -o errexit", "set -uo errexit", "set -x -e", "set -e; set -u"]
NOT_SETTING = [
    "ls -e",
    "set",
    "set -- -e",
    "set x -e",
    "set -x",
    "set -o pipefail",
    "set -e; set +e",
    "set -e; set $x",
    "set -e; shopt -u x",
    "set -e; trap ls ERR",
    "set -e; trap ls RETURN",
    "set -e; trap ls DEBUG",
    "(set -e)",
    "! set -e",
    "set() { :; }; set -e",
]
LEAVING = [
    *(
        ":",
        "true",
        "false",
        "cd p",
        "pushd p",
        "popd",
        "pwd",
        "set -x",
        "shopt -s x",
        "export A=1",
        "unset a",
        "umask 22",
    ),
    *("ulimit -n", "echo x", "printf x", "test a", "[ a ]", "mkdir a", "ls", "touch a", "date", "sleep 1", "which ls"),
    *(
        "type ls",
        "a=1",
        "[[ a ]]",
        "((a))",
        "let a",
        "declare a=1",
        "true && echo x",
        "true || echo x",
        "f() { cat; }",
        ">x",
    ),
]
READING = [
    *(
        "cat",
        "read a",
        "true && cat",
        "cat && true",
        "true || cat",
        "cat || true",
        "a=$(cat)",
        "[[ $(cat) ]]",
        "(cat)",
        "ls | cat",
    ),
    *("ls $(cat)", "for a in b; do cat; done", "$x", "declare a=$(cat)"),
]


@pytest.mark.parametrize("command", SETTING)
def test_directory_is_known_where_a_failure_ends_the_shell(command: str, judged: Judge) -> None:
    assert judged(f"{command}\ncd p\ncat ../x") == ""


@pytest.mark.parametrize("command", NOT_SETTING)
def test_directory_is_unknown_where_the_shell_may_continue(command: str, judged: Judge) -> None:
    assert judged(f"{command}\ncd p\ncat ../x") == "leaves_roots"


@pytest.mark.parametrize("command", ["! cd p", "cd p &", "cd p >x", "cd p || true", "if cd p; then ls; fi"])
def test_failure_that_does_not_end_the_shell_leaves_both_directories(command: str, judged: Judge) -> None:
    assert judged(f"set -e\n{command}\ncat ../x") == "leaves_roots"


@pytest.mark.parametrize("command", LEAVING)
def test_shell_after_a_command_without_input_reads_the_whole_text(command: str, judged: Judge) -> None:
    assert judged(f"{{ {command}\nbash; }} <<'E'\nls\nE") == ""


@pytest.mark.parametrize("command", READING)
def test_shell_after_a_command_that_may_read_has_unknown_input(command: str, judged: Judge) -> None:
    assert judged(f"{{ {command}\nbash; }} <<'E'\nls\nE") in {"stdin_code", "computed_program"}
