"""Audit of trees that the parser has misread; built by hand where no known text produces them."""

import pytest

from kasm_policy.bash.differences import audit
from kasm_policy.bash.tree import CallExpr, CmdSubst, File, Lit, Stmt, Word, WordPart
from kasm_policy.rules import RefusedError

from .conftest import Judge


def file_with(part: WordPart) -> File:
    return File(stmts=(Stmt(cmd=CallExpr(args=(Word(parts=(part,)),))),))


@pytest.mark.parametrize("text", ["$(id)", "${x}", "`id`", "a\\\\$(id)", "\\\\`id`", "\\a${x}"])
def test_substitution_in_literal_text_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        audit(file_with(Lit(value=text)), text.encode())

    assert caught.value.refusal.code == "unclear_syntax"


@pytest.mark.parametrize("text", ["", "a", "$x", "$", "(", "\\$(id)", "\\`id\\`", "a\\", "\\\\\\${x}"])
def test_literal_text_without_a_substitution_passes(text: str) -> None:
    audit(file_with(Lit(value=text)), text.encode())


@pytest.mark.parametrize(
    ("source", "start", "end"),
    [("`a`", 0, 3), ("x `a b` c", 2, 7), ("`a\\`b`", 0, 6), ("`a\\\\`", 0, 5), ("``", 0, 2)],
)
def test_backquotes_that_end_where_bash_ends_them_pass(source: str, start: int, end: int) -> None:
    audit(file_with(CmdSubst(backquotes=True, start=start, end=end)), source.encode())


@pytest.mark.parametrize(
    ("source", "start", "end"),
    [("`a` `b`", 0, 7), ("`a\\`b`", 0, 4), ("`a\\\\` `", 0, 7), ("x`a`", 0, 4), ("`a", 0, 2), ("xa`", 0, 3)],
)
def test_backquotes_that_end_elsewhere_are_refused(source: str, start: int, end: int) -> None:
    with pytest.raises(RefusedError) as caught:
        audit(file_with(CmdSubst(backquotes=True, start=start, end=end)), source.encode())

    assert caught.value.refusal.code == "unclear_syntax"


def test_backquotes_without_backslashes_are_not_parsed_again(judged: Judge) -> None:
    assert judged("echo " + "`date` " * 150) == ""


@pytest.mark.parametrize("more", [10, 11])
def test_refusal_quotes_a_piece_cut_inside_a_character(more: int, judged: Judge) -> None:
    assert judged("echo '' " + "ä" * 20 + "a" * more + "=\\\n=" + "ä" * 20) == "unclear_syntax"


def test_indented_delimiter_after_an_escaped_backslash_is_text(judged: Judge) -> None:
    assert judged("cat <<EOF\na\\\\\n\tEOF\nEOF") == ""
    assert judged("cat <<EOF\na\\\n\tEOF\nEOF") == "unclear_syntax"


def test_line_continuations_before_any_quote_are_joined(judged: Judge) -> None:
    assert judged("echo a=\\\n=b") == ""
    assert judged("a\\\n=b sudo id") == "blocked_program"
    assert judged("echo \\\\\\\n") == ""


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("echo '' a=\\\n=b", "unclear_syntax"),
        ("echo a=\\\\\n(ls)", ""),
        ("echo '' a=\\\\\\\n=b", "unclear_syntax"),
        ("echo 'a'\\\n=b", "unclear_syntax"),
        ("echo 'a\\\n=b'", ""),
        ("echo '' a=\\\n=b \\\n-c \\\n-d", "unclear_syntax"),
        ("echo '' -c \\\na=\\\n=b \\\n-d", "unclear_syntax"),
        ("echo a=\\\n", ""),
        ("\\\n=b", ""),
    ],
)
def test_odd_number_of_backslashes_outside_quotes_continues_a_line(command: str, code: str, judged: Judge) -> None:
    assert judged(command) == code


def test_escaped_quotes_in_backquotes_are_text_outside_double_quotes(judged: Judge) -> None:
    assert judged('echo `su\\"do\\" id`') == ""
