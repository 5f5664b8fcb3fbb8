"""The time for 64 KiB of each construct: what takes longest to parse, to read and to walk."""

import resource
import time

import pytest

from .conftest import Judge

_BYTES = 64 << 10
# Two seconds are promised; the rest is for slower machines. Processor time, so that a busy one does not decide.
_LIMIT_S = 5.0


def filled(piece: str, before: str = "", after: str = "") -> str:
    """Repeat a piece until the text has 64 KiB."""
    return before + piece * ((_BYTES - len(before + after)) // len(piece)) + after


def processor_time_s() -> float:
    """Return the processor time of this process and of the parsers that it has started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


LONGEST = {
    "shortest_commands": filled("a\n"),
    "pipeline": filled("a|", after="a"),
    "words": filled("a ", "echo "),
    "substitutions": filled("$(a) ", "echo "),
    "arithmetic": filled("1+", "echo $((", "1))"),
    "branches": filled("elif a;then a\n", "if a;then a\n", "fi"),
    "case_items": filled("a)a;;\n", "case a in ", " esac"),
    "wrappers": filled("env ", after="ls"),
    "find_starts": filled("a ", "find ", " -exec ls {} \\;" * 100),
    "separated_paths": filled("/e:" * 1300 + " ", "ls "),
    "separated_parents": filled("a/..:" * 150 + " ", "ls "),
    "keywords": "time " * 13_000 + "a",
    "loops_that_move": "while a;do cd x;" * 2000 + "a;" + "done;" * 2000,
    "tests": filled("-n $x && ", "[[ ", "-n a ]]"),
    "background": filled("a&"),
    "aliases": filled("alias a=b;"),
    "code_in_text": filled("sh -c a;"),
    "code_within_code": "eval " * 12_000 + "ls",
    "here_document_for_a_shell": filled("a\n", "bash <<'E'\n", "\nE\n"),
    "here_document_with_substitutions": filled("$(a) $x `b`\n", "cat <<E\n", "\nE\n"),
    "here_documents": filled("cat <<E\n$(a)\nE\n"),
    "double_quotes": filled("$x", 'echo "', '"'),
    "defaults": filled("${x:-$y}", "echo "),
    "replacements": filled("${x//a/b}", "echo "),
    "array": filled("a ", "x=(", ")"),
    "nested_substitutions": "echo " + "$(" * 20_000 + ")" * 20_000,
    "nested_parentheses": "(" * 30_000 + "a" + ")" * 30_000,
    "nested_defaults": "echo " + "${x:-" * 10_000 + "}" * 10_000,
    "functions_that_call_twice": "".join(f"f{i}(){{ f{i + 1};f{i + 1};}};" for i in range(2500)) + "f0",
    "many_exec": filled("-exec ls {} \\; ", "find . "),
    "many_starts_and_exec": "find " + "a " * 15_000 + "-exec ls {} \\; " * 2000,
    "globs": filled("/*", "ls "),
    "stars_and_letters": filled("*e", "ls /"),
    "open_brackets": filled("[", "ls /"),
    "braces": filled("{a,b}", "echo "),
    "joined_lines": filled("a \\\n"),
    "joined_lines_in_quotes": filled('"a\\\n" ', "echo "),
    "calls_of_a_function": "f(){ " + "a;" * 200 + "};" + "f;" * 10_000,
}


@pytest.mark.parametrize("command", LONGEST.values(), ids=LONGEST)
def test_longest_text_of_one_construct_is_judged_in_time(command: str, judged: Judge) -> None:
    start = processor_time_s()

    judged(command)

    assert processor_time_s() - start < _LIMIT_S


def test_dense_script_of_two_thousand_lines_is_accepted(judged: Judge) -> None:
    assert judged('if [ -f "$x" ]; then\n  echo "$x at $(date)" >> log.txt\nfi\n' * 670) == ""


@pytest.mark.parametrize(
    "text", ["(" * 30_000, "$(" * 20_000, "ls && " * 4000, "a " * 9000 + "'"], ids=["(", "$(", "&&", "'"]
)
def test_complaint_without_a_column_is_a_refusal(text: str, judged: Judge) -> None:
    # Beyond 16,383 characters in a line the parser writes a question mark for the column.
    assert judged(text) in {"syntax", "too_complex"}
