"""Settings of the policy: they extend the lists and cannot shrink them; invalid values prevent the start."""

import pytest

from kasm_api import ConfigError
from kasm_mcp.config.config import Config
from kasm_policy import BLOCKED_COMMANDS, PROTECTED_PATHS, Rules
from tests.settings import REQUIRED

BAD = {
    "relative_root": ("KASM_ALLOWED_ROOTS", "home/kasm-user", "not an absolute directory"),
    "root_with_parent": ("KASM_ALLOWED_ROOTS", "/home,/home/../x", "must not contain .."),
    "no_root": ("KASM_ALLOWED_ROOTS", ",", "names no directory"),
    "path_for_a_program": ("KASM_BLOCKED_COMMANDS", "curl,/usr/bin/wget", "Give the program name only"),
    "two_programs_without_comma": ("KASM_BLOCKED_COMMANDS", "curl wget", "Separate names with commas"),
    "word_of_the_grammar": ("KASM_BLOCKED_COMMANDS", "curl,export", "is shell syntax"),
    "relative_protected": ("KASM_PROTECTED_PATHS", "opt", "not an absolute directory"),
    "protected_with_parent": ("KASM_PROTECTED_PATHS", "/opt/../usr", "must not contain .."),
    "everything_protected": ("KASM_PROTECTED_PATHS", "/opt,//", "Narrow KASM_ALLOWED_ROOTS instead"),
}


def rules(**settings: str) -> Rules:
    return Config.from_mapping(REQUIRED | settings).rules


def test_rules_without_settings_are_the_default() -> None:
    assert rules() == Rules()


def test_several_roots_or_the_root_directory_can_be_allowed() -> None:
    assert rules(KASM_ALLOWED_ROOTS="/home/kasm-user/, /srv//data").allowed_roots == ("/home/kasm-user", "/srv/data")
    assert rules(KASM_ALLOWED_ROOTS="/").allowed_roots == ("/",)


def test_programs_are_added_to_the_blocked_ones() -> None:
    assert rules(KASM_BLOCKED_COMMANDS="curl, wget,").blocked_commands == BLOCKED_COMMANDS | {"curl", "wget"}


def test_directories_are_added_to_the_protected_ones() -> None:
    assert rules(KASM_PROTECTED_PATHS="/opt/secret/,/etc").protected_paths == (*PROTECTED_PATHS, "/opt/secret")


@pytest.mark.parametrize(("name", "value", "reason"), BAD.values(), ids=BAD)
def test_invalid_value_prevents_the_start_and_names_the_reason(name: str, value: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=name) as caught:
        rules(**{name: value})

    assert reason in str(caught.value)
