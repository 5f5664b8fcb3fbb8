"""Sessions as Kasm lists them: decoded when they are used, and refused when they are none."""

import pytest

from kasm_desktops import OddAnswer
from kasm_desktops.lookup.listing import Listing

ONE, OTHER = "b16e4c02-7f1d-4a55-9c3e-0d2b7a91e5f8", "0" * 32
ENTRIES = [{"kasm_id": ONE, "user_id": "A-1", "username": "ana"}, None, {"kasm_id": OTHER, "user_id": "b2"}]


def test_a_session_is_found_in_either_spelling_of_its_id() -> None:
    found = Listing(ENTRIES).find(ONE.replace("-", "").upper())
    assert found is not None
    assert found.username == "ana"
    assert Listing(ENTRIES).find("1" * 32) is None


def test_users_are_compared_in_either_spelling_and_a_session_without_user_belongs_to_none() -> None:
    listing = Listing([*ENTRIES, {"kasm_id": "c3"}])
    assert [session.kasm_id for session in listing.of_users(["a1"])] == [ONE]
    assert len(listing.of_users([])) == 0


def test_only_what_is_used_is_decoded() -> None:
    listing = Listing([*ENTRIES, {"kasm_id": "c3", "image": "no object"}])
    assert [session.kasm_id for session in listing[:2]] == [ONE, OTHER]
    with pytest.raises(OddAnswer, match="get_kasms"):
        list(listing)


@pytest.mark.parametrize("entries", ["none", [1], [{"user_id": "a"}], {"kasm_id": "a"}], ids=str)
def test_what_is_no_list_of_sessions_is_refused(entries: object) -> None:
    with pytest.raises(OddAnswer):
        Listing(entries)


def test_no_list_is_an_empty_one() -> None:
    assert len(Listing(None)) == 0
