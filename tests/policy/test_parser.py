"""Parser process: its output, and the handling of its failures. The stand-ins are real programs."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kasm_policy import Rules
from kasm_policy.bash.parser import InvalidSyntaxError, Parser, ParserError, TooLargeError, find_parser
from kasm_policy.check import judge

from .conftest import is_running
from .corpus import HOME

StandIn = Callable[[str], Path]

FAILURES = {
    "crashes": ("kill -SEGV $$", "exited with status -11"),
    "fails_without_a_word": ("exit 1", "exited with status 1"),
    "fails_otherwise": ("echo broken >&2; exit 2", "exited with status 2"),
    "prints_nothing": ("cat >/dev/null", "not JSON"),
    "prints_garbage": ("echo '{\"Type\": '", "not JSON"),
    "prints_binary": (r"printf '\377\376'", "not JSON"),
    "closes_its_output_and_stays": ("exec >&-; sleep 60", "closed its output"),
}
EXCESSES = {
    "prints_too_deep_json": ("head -c 100000 /dev/zero | tr '\\0' '['", "nested too deeply"),
    "says_that_it_is_too_deep": ("echo 'exceeded max depth' >&2; exit 1", "nested too deeply"),
    "prints_without_end": ("yes", "too large"),
    "uses_up_its_time": ("while :; do :; done", "time or memory"),
    "is_killed": ("kill -KILL $$", "time or memory"),
    "uses_up_its_memory": ("echo 'fatal error: runtime: out of memory' >&2; exit 2", "time or memory"),
}
HANGS = {
    "does_not_read": "exec 0<&-; sleep 60",
    "waits_for_a_child_with_its_output": "sleep 60 & wait",
    "prints_half_a_tree": "echo '{'; sleep 60",
}
ODD_TREES = {
    "no_object": "[]",
    "number": "1",
    "null": "null",
    "other_type": '{"Type": "Program"}',
    "no_type": '{"Stmts": [{"Cmd": {"Args": []}}]}',
    "unknown_member": '{"Type": "File", "Extra": true}',
    "unknown_command": '{"Type": "File", "Stmts": [{"Cmd": {"Type": "NewClause"}}]}',
    "command_of_another_kind": '{"Type": "File", "Stmts": [{"Cmd": {"Type": "Lit"}}]}',
    "missing_member": '{"Type": "File", "Stmts": [{"Cmd": {"Type": "BinaryCmd", "Op": "&&"}}]}',
    "text_for_a_list": '{"Type": "File", "Stmts": "sudo"}',
    "list_for_a_text": '{"Type": "File", "Last": [{"Text": []}]}',
    "number_for_an_operator": '{"Type": "File", "Stmts": [{"Redirs": [{"Op": 54, "Word": {}}]}]}',
    "zsh_member": '{"Type": "File", "Stmts": [{"Disown": true}]}',
    "unknown_operator": (
        '{"Type": "File", "Stmts": [{"Cmd": {"Type": "BinaryCmd", "Op": "&|",'
        ' "X": {"Cmd": {"Type": "Block"}}, "Y": {"Cmd": {"Type": "Block"}}}}]}'
    ),
    "unknown_redirection": '{"Type": "File", "Stmts": [{"Redirs": [{"Op": ">!", "Word": {}}]}]}',
}


@pytest.fixture
def stand_in(tmp_path: Path) -> StandIn:
    """Return a function from the body of a shell script to a stand-in for the parser."""

    def stand_in(body: str) -> Path:
        program = tmp_path / "parser"
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o700)
        return program

    return stand_in


def test_installed_parser_is_found_and_gives_a_tree() -> None:
    tree = Parser(find_parser()).parse("ls -la")

    assert isinstance(tree, dict)
    assert tree["Type"] == "File"


def test_invalid_bash_is_an_error_with_line_and_column() -> None:
    with pytest.raises(InvalidSyntaxError, match=r"^2:1: "):
        Parser(find_parser()).parse("ls\n)")


def test_text_reaches_the_parser_unchanged() -> None:
    text = "echo 'ä 世界\t\n$x'"

    assert "世界\\t\\n$x" in str(Parser(find_parser()).parse(text))


@pytest.mark.parametrize(("body", "reason"), FAILURES.values(), ids=FAILURES)
def test_command_is_refused_when_the_parser_fails(body: str, reason: str, stand_in: StandIn) -> None:
    parser = Parser(stand_in(body), output_limit_bytes=1 << 20)

    refusal = judge("ls", HOME, Rules(), parser.parse)

    assert refusal is not None
    assert refusal.code == "parser_failed"
    assert reason in refusal.message


@pytest.mark.parametrize(("body", "reason"), EXCESSES.values(), ids=EXCESSES)
def test_command_is_refused_when_its_tree_is_excessive(body: str, reason: str, stand_in: StandIn) -> None:
    refusal = judge("ls", HOME, Rules(), Parser(stand_in(body), output_limit_bytes=1 << 20).parse)

    assert refusal is not None
    assert refusal.code == "too_complex"
    assert reason in refusal.message


def test_trees_of_one_check_share_a_limit() -> None:
    parser = Parser(find_parser(), output_limit_bytes=10_000)
    text = "ls; " * 5

    parser.parse(text)
    with pytest.raises(TooLargeError):
        parser.parse(text)


def test_memory_of_the_parser_is_limited(stand_in: StandIn, tmp_path: Path) -> None:
    limit = tmp_path / "limit"
    body = f'while [ "$(ulimit -d)" = unlimited ]; do :; done; ulimit -d >{limit}'

    with pytest.raises(ParserError, match="not JSON"):
        Parser(stand_in(body)).parse("ls")

    assert int(limit.read_text()) == 256 * 1024


@pytest.mark.parametrize("body", HANGS.values(), ids=HANGS)
def test_command_is_refused_when_the_parser_takes_too_long(body: str, stand_in: StandIn) -> None:
    refusal = judge("ls", HOME, Rules(), Parser(stand_in(body), time_limit_s=0.2).parse)

    assert refusal is not None
    assert refusal.code == "parser_failed"
    assert "took longer than 0.2 seconds" in refusal.message


@pytest.mark.parametrize("tree", ODD_TREES.values(), ids=ODD_TREES)
def test_command_is_refused_when_the_tree_is_not_understood(tree: str, stand_in: StandIn) -> None:
    refusal = judge("ls", HOME, Rules(), Parser(stand_in(f"cat <<'END'\n{tree}\nEND")).parse)

    assert refusal is not None
    assert refusal.code == "unclear_syntax"


def test_command_is_refused_when_there_is_no_parser(tmp_path: Path) -> None:
    refusal = judge("ls", HOME, Rules(), Parser(tmp_path / "missing").parse)

    assert refusal is not None
    assert refusal.code == "parser_failed"
    assert "No such file" in refusal.message


def test_file_that_cannot_be_executed_is_no_parser(tmp_path: Path) -> None:
    (tmp_path / "parser").write_text("")

    with pytest.raises(ParserError, match="cannot be run"):
        Parser(tmp_path / "parser").parse("ls")


def test_stopping_ends_the_process_and_starts_no_other(tmp_path: Path, stand_in: StandIn) -> None:
    started = tmp_path / "started"
    parser = Parser(stand_in(f"echo $$ > {started}.new; mv {started}.new {started}; sleep 60"), time_limit_s=50)
    errors: list[ParserError] = []

    def parse() -> None:
        try:
            parser.parse("ls")
        except ParserError as error:
            errors.append(error)

    thread = threading.Thread(target=parse)
    thread.start()
    while not started.exists():
        time.sleep(0.005)
    parser.stop()
    thread.join(timeout=10)

    assert not thread.is_alive()
    assert not is_running(int(started.read_text()))
    assert len(errors) == 1
    with pytest.raises(ParserError, match="cancelled"):
        parser.parse("ls")
