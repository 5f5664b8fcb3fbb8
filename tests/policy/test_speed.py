"""Time for texts that are slow to parse, read or walk: it grows in proportion to their length."""

import resource
import time
from collections.abc import Callable

import pytest

from .conftest import Judge

Text = Callable[[int], str]

# Linear time gives 1, quadratic time the ratio of the sizes: 4 or 16.
EXCESS = 2.5


def repeated(piece: str, before: str = "", after: str = "") -> Text:
    """Return a function from a size to a piece repeated up to that size."""
    return lambda size: before + piece * max(1, (size - len(before + after)) // len(piece)) + after


def nested(opening: str, inner: str, closing: str) -> Text:
    """Return a function from a size to a construct nested up to that size."""
    return lambda size: opening * (size // len(opening + closing)) + inner + closing * (size // len(opening + closing))


def numbered(piece: str, before: str = "", after: str = "") -> Text:
    """Return a function from a size to a piece repeated with the numbers `{0}` and `{1}`, and after it the last."""

    def text(size: int) -> str:
        count = size // len(piece)
        return before + "".join(piece.format(n, n + 1) for n in range(count)) + after.format(count)

    return text


TEXTS: dict[str, Text] = {
    "shortest_commands": repeated("a\n"),
    "background": repeated("a&"),
    "words": repeated("a ", "echo "),
    "words_with_separators": repeated("a=b:c,d/e@ ", "echo "),
    "separators": repeated("a=", "echo "),
    "slashes": repeated("/", "echo "),
    "separated_paths": repeated("/e:" * 100 + " ", "ls "),
    "separated_parents": repeated("a/..:" * 50 + " ", "ls "),
    "globs": repeated("/*", "ls "),
    "stars": repeated("*", "echo "),
    "stars_and_letters": repeated("*e", "ls /"),
    "open_brackets": repeated("[", "ls /"),
    "open_braces": repeated("{"),
    "braces": repeated("{a,b}", "echo "),
    "open_brace_lists": repeated("{a,", "echo "),
    "substitutions": repeated("$(a) ", "echo "),
    "backquotes": repeated("`a`"),
    "escaped_backquotes": repeated("`\\a`"),
    "double_quotes": repeated("$x", 'echo "', '"'),
    "defaults": repeated("${x:-$y}", "echo "),
    "replacements": repeated("${x//a/b}", "echo "),
    "array": repeated("a ", "x=(", ")"),
    "case_items": repeated("a)a;;\n", "case a in ", " esac"),
    "functions": repeated("x() { ls; }; "),
    "recursive_functions": repeated("f; ", "f() { f; f; f; }; "),
    "directories": numbered("cd d{0}; ", after="ls"),
    "aliases": repeated("alias a=b;"),
    "wrappers": repeated("env ", after="ls"),
    "code_in_text": repeated("sh -c a;"),
    "find_starts": repeated("a ", "find ", " -exec ls {} \\;" * 10),
    "find_actions": repeated("-exec ls {} \\; ", "find . "),
    "here_documents": repeated("cat <<E\n$(a)\nE\n"),
    "here_document_for_a_shell": repeated("a\n", "bash <<'E'\n", "\nE\n"),
    "here_document_with_substitutions": repeated("$(a) $x `b`\n", "cat <<E\n", "\nE\n"),
    "joined_lines": repeated("a \\\n"),
    "joined_lines_alone": repeated("\\\n"),
    "joined_lines_in_quotes": repeated('"a\\\n" ', "echo "),
}
LIMITED: dict[str, Text] = {
    "pipeline": repeated("a|", after="a"),
    "chain": repeated("ls && ", after="ls"),
    "arithmetic": repeated("1+", "echo $((", "1))"),
    "tests": repeated("-n $x && ", "[[ ", "-n a ]]"),
    "branches": repeated("elif a;then a\n", "if a;then a\n", "fi"),
    "keywords": repeated("time ", after="a"),
    "code_within_code": repeated("eval ", after="ls"),
    "joined_commands": repeated("ls &&\\\n", after="ls"),
    "nested_substitutions": nested("echo $(", "a", ")"),
    "nested_parentheses": nested("(", "a", ")"),
    "nested_defaults": nested("${x:-", "a", "}"),
    "nested_loops_that_move": nested("while cd a; do ", "ls", "; done"),
    "functions_that_call_twice": numbered("f{0}(){{ f{1};f{1};}};", after="f0;f{0}(){{ :; }}"),
    "functions_that_call_the_one_before_twice": numbered("f{1}(){{ f{0};f{0};}};", "f0(){ :; };", "f{0}"),
    "calls_of_a_function": repeated("f;", "f(){ " + "a;" * 200 + "};"),
}
"""Texts that reach a limit within a few KiB: on depth, as the parser's output grows with its square, or on commands."""


def processor_time_s() -> float:
    """Return the processor time of this process and of the parsers that it has started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def is_in_proportion(small: str, large: str, judged: Judge) -> bool:
    """Measure once whether the time for two texts grows with their length."""
    start = processor_time_s()
    judged(small)
    middle = processor_time_s()
    judged(large)
    return processor_time_s() - middle < EXCESS * len(large) / len(small) * (middle - start)


def check_growth(text: Text, small: int, large: int, judged: Judge) -> None:
    # A busy machine may disturb one measurement, but not all.
    assert any(is_in_proportion(text(small), text(large), judged) for _ in range(4))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_time_grows_with_the_length_of_the_text(text: Text, judged: Judge) -> None:
    check_growth(text, 512, 2 << 10, judged)


@pytest.mark.slow
@pytest.mark.parametrize("text", [*TEXTS.values(), *LIMITED.values()], ids=[*TEXTS, *LIMITED])
def test_time_for_64_kib_is_in_proportion_to_that_for_4_kib(text: Text, judged: Judge) -> None:
    check_growth(text, 4 << 10, 64 << 10, judged)


@pytest.mark.slow
def test_dense_script_of_two_thousand_lines_is_accepted(judged: Judge) -> None:
    assert judged('if [ -f "$x" ]; then\n  echo "$x at $(date)" >> log.txt\nfi\n' * 670) == ""


@pytest.mark.parametrize(
    "text", ["(" * 30_000, "$(" * 20_000, "ls && " * 4000, "a " * 9000 + "'"], ids=["(", "$(", "&&", "'"]
)
def test_syntax_error_without_a_column_is_a_refusal(text: str, judged: Judge) -> None:
    # Beyond 16,383 characters in a line the parser prints a question mark as the column.
    assert judged(text) in {"syntax", "too_complex"}
