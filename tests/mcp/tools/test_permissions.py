"""The permissions named in answers: enough for every call of the simulated 1.19, and every call of a tool has a row."""

import pytest

from kasm_desktops.calls.permissions import PERMISSIONS, PERMISSIONS_PAGE, remedy
from kasm_mcp.table import TABLE
from kasm_sim import ALL_PERMISSIONS, OWN_SESSION_PERMISSIONS, REQUIRED_PERMISSIONS

OF_THE_PROXY = {"download_file", "download_file_beside", "list_downloads"}


def test_every_call_of_a_tool_that_takes_the_key_has_a_row_and_no_other_has() -> None:
    used = {name.removesuffix("_ui") for row in TABLE for name in row.calls}
    assert set(PERMISSIONS) == used - OF_THE_PROXY


@pytest.mark.parametrize("call", sorted(PERMISSIONS))
def test_what_is_named_is_enough_for_the_call(call: str) -> None:
    named = {permission.partition(" (")[0] for permission in PERMISSIONS[call]}
    assert named >= REQUIRED_PERMISSIONS[call] | OWN_SESSION_PERMISSIONS.get(call, frozenset())
    assert named <= ALL_PERMISSIONS


@pytest.mark.parametrize("call", sorted(PERMISSIONS))
def test_the_remedy_names_them_and_where_to_grant_them(call: str) -> None:
    sentence = remedy(call)
    assert all(permission in sentence for permission in PERMISSIONS[call])
    assert PERMISSIONS_PAGE in sentence


def test_both_paths_of_a_call_have_one_remedy() -> None:
    assert remedy("pause_kasm_ui") == remedy("pause_kasm")


def test_a_call_without_a_row_gets_an_honest_sentence() -> None:
    assert remedy("download_file") == f"Check the key ({PERMISSIONS_PAGE})."
