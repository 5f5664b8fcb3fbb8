"""Paths given to tools (rules F1 and F2), and configured roots."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasm_policy import Refusal, Rules, check_path, check_working_dir, normalise_root

Check = Callable[[str, Rules], str | Refusal]

RULES = Rules()

ALLOWED = {
    "plain": ("/home/kasm-user/a.txt", "/home/kasm-user/a.txt"),
    "double_slashes": ("/home/kasm-user/a//b.txt", "/home/kasm-user/a/b.txt"),
    "leading_double_slash": ("//home/kasm-user/a", "/home/kasm-user/a"),
    "dot_components": ("/home/./kasm-user/./a", "/home/kasm-user/a"),
    "trailing_slash": ("/home/kasm-user/a/", "/home/kasm-user/a"),
    "root_itself": ("/home/kasm-user", "/home/kasm-user"),
    "tilde": ("~", "/home/kasm-user"),
    "tilde_slash": ("~/a.txt", "/home/kasm-user/a.txt"),
    "two_dots_in_name": ("/home/kasm-user/..a", "/home/kasm-user/..a"),
    "three_dots": ("/home/kasm-user/...", "/home/kasm-user/..."),
    "blanks_and_quotes": ("/home/kasm-user/a 'b' \"c\"", "/home/kasm-user/a 'b' \"c\""),
    "backslash_is_a_character": ("/home/kasm-user/a\\..\\b", "/home/kasm-user/a\\..\\b"),
    "percent_is_not_decoded": ("/home/kasm-user/%2e%2e/a", "/home/kasm-user/%2e%2e/a"),
    "full_width_dots_are_not_dots": ("/home/kasm-user/\uff0e\uff0e/a", "/home/kasm-user/\uff0e\uff0e/a"),
    "decomposed_unicode_stays": ("/home/kasm-user/e\u0301", "/home/kasm-user/e\u0301"),
    "tilde_later_is_a_character": ("/home/kasm-user/~/a", "/home/kasm-user/~/a"),
    "protected_word_below_root": ("/home/kasm-user/etc/passwd", "/home/kasm-user/etc/passwd"),
}
REFUSED = {
    "empty": ("", "empty_path"),
    "relative": ("b.txt", "relative_path"),
    "relative_dot": ("./b.txt", "relative_path"),
    "other_users_home": ("~bob/b", "relative_path"),
    "tilde_plus": ("~+/b", "relative_path"),
    "root_as_prefix_of_text": ("/home/kasm-users/a", "outside_roots"),
    "above_the_root": ("/home", "outside_roots"),
    "whole_machine": ("/", "outside_roots"),
    "system_file": ("/etc/passwd", "outside_roots"),
    "other_case": ("/Home/kasm-user/a", "outside_roots"),
    "parent": ("/home/kasm-user/../x", "parent_component"),
    "harmless_parent": ("/home/kasm-user/a/../b", "parent_component"),
    "parent_at_end": ("/home/kasm-user/..", "parent_component"),
    "parent_after_tilde": ("~/../x", "parent_component"),
    "newline": ("/home/kasm-user/a\n", "path_characters"),
    "longer_than_linux_has": ("/home/kasm-user/" + "a/" * 2048, "path_too_long"),
    "nul": ("/home/kasm-user/a\0", "path_characters"),
    "tab": ("/home/kasm-user/a\tb", "path_characters"),
    "escape": ("/home/kasm-user/\x1b[0m", "path_characters"),
    "delete": ("/home/kasm-user/\x7f", "path_characters"),
    "c1_control": ("/home/kasm-user/\x85", "path_characters"),
    "half_a_character": ("/home/kasm-user/\ud800", "path_characters"),
}


@pytest.mark.parametrize(("path", "expected"), ALLOWED.values(), ids=ALLOWED)
@pytest.mark.parametrize("check", [check_path, check_working_dir])
def test_path_inside_a_root_is_normalised(check: Check, path: str, expected: str) -> None:
    assert check(path, RULES) == expected


@pytest.mark.parametrize(("path", "code"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("check", [check_path, check_working_dir])
def test_path_that_could_leave_the_roots_is_refused(check: Check, path: str, code: str) -> None:
    refusal = check(path, RULES)

    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_refusal_names_the_argument_and_what_to_do() -> None:
    refusal = check_working_dir("src", RULES)

    assert isinstance(refusal, Refusal)
    assert refusal.message == (
        "working_dir `src` is not absolute. Start it with / or ~/, inside the allowed directories (/home/kasm-user)."
    )


def test_refusal_quotes_at_most_80_characters() -> None:
    refusal = check_path("a" * 5000, RULES)

    assert isinstance(refusal, Refusal)
    assert "a" * 79 + "…" in refusal.message
    assert "a" * 80 not in refusal.message


def test_path_in_a_second_root_is_allowed() -> None:
    rules = Rules(allowed_roots=("/home/kasm-user", "/srv/data"))

    assert check_path("/srv/data/x", rules) == "/srv/data/x"


def test_no_roots_allow_nothing() -> None:
    refusal = check_path("/home/kasm-user/a", Rules(allowed_roots=()))

    assert isinstance(refusal, Refusal)
    assert refusal.code == "outside_roots"


def test_root_directory_allows_all_unprotected_paths() -> None:
    rules = Rules(allowed_roots=("/",))

    assert check_path("/usr/bin/env", rules) == "/usr/bin/env"
    refusal = check_path("/etc/passwd", rules)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "protected_path"


def test_root_inside_a_protected_directory_is_allowed() -> None:
    rules = Rules(allowed_roots=("/etc/app",))

    assert check_path("/etc/app/x.conf", rules) == "/etc/app/x.conf"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("/home/kasm-user/", "/home/kasm-user"), ("//srv/./data//", "/srv/data"), ("/", "/")],
)
def test_root_is_normalised(text: str, expected: str) -> None:
    assert normalise_root(text) == expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not an absolute directory"),
        ("srv", "not an absolute directory"),
        ("~/x", "not an absolute directory"),
        ("/srv/../etc", "must not contain .."),
        ("/srv\n/x", "control character"),
    ],
)
def test_unclear_root_is_an_error(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        normalise_root(text)


COMPONENTS = st.lists(st.sampled_from(["", ".", "..", "home", "kasm-user", "etc", "~", "a b", "..a"]), max_size=8)


@given(components=COMPONENTS, start=st.sampled_from(["", "/", "~/", "/home/kasm-user/"]))
def test_normalised_path_is_inside_a_root_and_stable(components: list[str], start: str) -> None:
    result = check_path(start + "/".join(components), RULES)

    if isinstance(result, str):
        assert (result + "/").startswith("/home/kasm-user/")
        assert ".." not in result.split("/")
        assert check_path(result, RULES) == result


@given(path=st.text(), more=st.sampled_from(["/", "/srv", "/home"]))
def test_more_roots_never_refuse_more(path: str, more: str) -> None:
    if isinstance(check_path(path, RULES), str):
        assert isinstance(check_path(path, Rules(allowed_roots=(*RULES.allowed_roots, more))), str)


@given(path=st.text())
def test_any_text_gets_an_answer(path: str) -> None:
    assert check_path(path, RULES)
