"""Comparison of braces, tildes and escapes with bash: both make the same words."""

import subprocess

import pytest

from kasm_policy.bash.parser import Parser, find_parser
from kasm_policy.bash.tree import CallExpr, Word
from kasm_policy.bash.tree_reader import read_tree
from kasm_policy.bash.words import ANY, SPLIT, STAR, expand, plain

from .corpus import HOME

WORDS = [
    "{a,b}", "x{a,b}y", "{a,b}{c,d}", "{a,{b,c}}", "{{a,b},c}", "{a,{b,{c,d}},e}", "{a}", "{}", "{a,b", "a,b}",
    "{,}x", "x{a,b}{}", "{{a,b}}", "{a{b,c}d,e}", "{a},{b,c}", "a{b,c}d{e}f{g,h}", "{{a},b}",
    "'{a,b}'", "\\{a,b}", "{a\\,b,c}", "{a,'b,c'}", "{'a',\"b\"}", "{a..e}", "{e..a}", "x{a..c}y", "{1..3}", "{3..1}",
    "{a..c}{1..2}", "{a..}", "{a..b..c..d}", "{ab..c}", "{a.b}", "{a..c,x}", "{..}",
    "~/x", "~", "a=~/x", "a=b:~/x", "x~/y", "'~'/x", "\\~/x", "~/'a b'", "-x~/y", "a/~/b",
    "a\\\nb", "\\\na", "a\\ b", '"a\\\nb"', "'a\\\nb'", '"\\$x \\a \\\\ \\""', "$'a\\tb\\x41\\101\\u41\\'\\\\'",
    "'a\\tb'", "a''b\"\"c", "a\\\\b",
]  # fmt: skip
PATTERNS = {"{1..3..2}": 2, "{01..03}": 3, "{-1..1}": 3, "{1..200}": 200, "{+1..2}": 2, "{10..12}": 3, "x{98..102}y": 5}


def our_words(text: str) -> list[str]:
    (statement,) = read_tree(Parser(find_parser()).parse(f"printf '%s\\0' {text}")).stmts
    assert isinstance(statement.cmd, CallExpr)
    words: tuple[Word, ...] = statement.cmd.args[2:]
    return [field for word in words for field in expand(word, {"HOME": HOME})]


def words_of_bash(text: str) -> list[str]:
    run = subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {text}"],
        capture_output=True,
        check=True,
        env={"HOME": HOME, "PATH": "/bin:/usr/bin"},
    )
    return run.stdout.decode().split("\0")[:-1]


ESCAPES = [
    "\\1012", "\\u00411", "\\U000000411", "\\x414", "\\x4g", "\\u4g", "\\18", "\\q", "\\?", '\\"', "\\'", "\\\\",
    "\\x7f", "\\x01",
    *(f"\\{letter}" for letter in "abeEfnrtv"),
]  # fmt: skip


@pytest.mark.parametrize("escape", ESCAPES)
def test_escape_is_decoded_as_in_bash(escape: str) -> None:
    assert our_words(f"$'a{escape}b'") == words_of_bash(f"$'a{escape}b'")


@pytest.mark.parametrize("escape", ["\\x", "\\u", "\\cx", "\\x80", "\\200", "\\u80", "\\u20ac"])
def test_unsupported_escape_is_computed(escape: str) -> None:
    assert our_words(f"$'a{escape}z'") == [f"a{ANY}z"]


@pytest.mark.parametrize("escape", ["\\0", "\\x0", "\\u0000"])
def test_nul_ends_the_text(escape: str) -> None:
    assert our_words(f"$'a{escape}z'") == [f"a{ANY}"]


@pytest.mark.parametrize("text", WORDS)
def test_word_is_expanded_as_in_bash(text: str) -> None:
    assert sorted(map(plain, our_words(text))) == sorted(words_of_bash(text))


@pytest.mark.parametrize(("text", "count"), PATTERNS.items(), ids=PATTERNS)
def test_numbers_in_braces_become_a_pattern(text: str, count: int) -> None:
    before, _, after = text.partition("{")

    assert len(words_of_bash(text)) == count
    assert our_words(text) in ([before + STAR + after.partition("}")[2]], words_of_bash(text))


@pytest.mark.parametrize("text", ["~root/x", "~+/x", "~-/x"])
def test_other_home_is_only_known_at_run_time(text: str) -> None:
    (field,) = our_words(text)

    assert plain(field).startswith("…")


@pytest.mark.parametrize("text", ["{a,}", "{,a}", "{a,''}"])
def test_empty_alternative_may_be_no_word(text: str) -> None:
    assert sorted(our_words(text)) == ["a", SPLIT]
