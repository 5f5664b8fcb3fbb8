"""Bounds and details that only show at their edge; what a whole command shows is in the corpora beside this file."""

import string

import pytest

from kasm_mcp.policy import Rules

from .conftest import Judge

TOO_MUCH = {
    "statements_without_a_program": "f() { " + "a=1; " * 200 + "}; " + "f; " * 1000,
    "parents_in_one_word": "ls " + "a/..:" * 1000 + "a/..",
    "words_of_one_program": "f() { echo " + "a " * 2000 + "; }; " + "f; " * 1000,
}


@pytest.mark.parametrize("command", TOO_MUCH.values(), ids=TOO_MUCH)
def test_work_is_counted_whatever_makes_it(command: str, judged: Judge) -> None:
    assert judged(command) == "too_complex"


def test_paths_in_one_word_are_found_behind_four_characters_and_no_other(judged: Judge) -> None:
    plain = sorted(set(string.ascii_letters + string.digits + string.punctuation) - set("'/"))

    found = {character for character in plain if judged(f"echo 'a{character}/etc/x'")}

    assert found == set("=:,@")


def test_list_of_many_paths_is_judged(judged: Judge) -> None:
    assert judged("ls " + "a/..:" * 50 + "a/..") == ""
    assert judged("ls " + "a/..:" * 50 + "a/../..") == "leaves_roots"


def test_longest_path_is_judged_and_longer_text_is_none(judged: Judge) -> None:
    def padded(length: int) -> str:
        return "/etc/" + "x" * (length - len("/etc/"))

    # The kernel opens paths of 4,095 bytes, and none that is longer.
    assert judged("cat " + padded(4095)) == "protected_path"
    assert judged("cat " + padded(4100)) == ""


def test_directories_deep_below_the_root_can_be_protected(judged: Judge) -> None:
    rules = Rules(protected_paths=("/srv/a/b/secret",))

    assert judged("cat /srv/a/b/secret/key", rules=rules) == "protected_path"
    assert judged("cat /srv/./a//b/secret/key", rules=rules) == "protected_path"
    assert judged("cd /srv/a/b && cat secret/key", rules=rules) == "protected_path"
    assert judged("cd /srv/a && cat b/secrets", rules=rules) == ""


def test_rules_without_roots_and_protected_directories_still_judge(judged: Judge) -> None:
    rules = Rules(allowed_roots=(), protected_paths=())

    assert judged("cat /etc/hostname", rules=rules) == ""
    assert judged("cat ../x", rules=rules) == "leaves_roots"


def test_computed_component_after_parents_may_be_empty(judged: Judge) -> None:
    assert judged('cat ../../"$x"/etc/passwd', rules=Rules(allowed_roots=("/",))) == "protected_path"
