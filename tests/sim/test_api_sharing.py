"""Shared sessions: joining, and what viewers may do."""

from typing import Any

import pytest

from kasm_sim.state.seeds import ADMINISTRATOR, ALL_USERS

from .conftest import Serve
from .kasm import Kasm, no_container


@pytest.fixture
def bare(serve: Serve) -> Kasm:
    return serve(start_container=no_container)


@pytest.fixture
def session(bare: Kasm) -> dict[str, str]:
    """Share a session; the ids as `join_kasm` and the permission calls want them."""
    shared = bare.sim.add_session(sharing=True)
    assert shared.share_id is not None
    return {"kasm_id": shared.kasm_id, "share_id": shared.share_id}


def permissions(kasm: Kasm, session: dict[str, str]) -> dict[str, str]:
    target = {"kasm_id": session["kasm_id"]}
    listed = kasm.ask("get_session_permissions", target_session_permissions=target)["session_permissions"]
    return {one["user_id"]: one["access"] for one in listed}


def allow(kasm: Kasm, session: dict[str, str], **said: Any) -> dict[str, Any]:
    return kasm.ask("set_session_permissions", target_session_permissions={"kasm_id": session["kasm_id"], **said})


def join(kasm: Kasm, session: dict[str, str], user_id: str | None = None) -> str:
    return str(kasm.ask("join_kasm", share_id=session["share_id"], user_id=user_id)["user_id"])


def test_who_joins_watches_and_is_listed(bare: Kasm, session: dict[str, str]) -> None:
    assert permissions(bare, session) == {}
    anonymous = join(bare, session)
    join(bare, session, ADMINISTRATOR)
    assert permissions(bare, session) == {anonymous: "r", ADMINISTRATOR: "r"}


def test_the_owner_is_not_a_viewer(bare: Kasm, session: dict[str, str]) -> None:
    join(bare, session, bare.sim.user_id)
    assert permissions(bare, session) == {}


def test_the_group_of_the_owner_may_let_viewers_take_control(bare: Kasm, session: dict[str, str]) -> None:
    setting = {"name": "shared_session_full_control", "value": "True"}
    bare.ask("add_settings_group", target_group={"group_id": ALL_USERS}, target_setting=setting)
    join(bare, session, ADMINISTRATOR)
    assert permissions(bare, session) == {ADMINISTRATOR: "rw"}


def test_permissions_by_name_replace_what_was_there(bare: Kasm, session: dict[str, str]) -> None:
    join(bare, session)
    answer = allow(bare, session, session_permissions=[{"user_id": ADMINISTRATOR, "access": "rw"}])
    assert permissions(bare, session) == {ADMINISTRATOR: "rw"}
    assert [(one["username"], one["access"]) for one in answer["session_permissions"]] == [("admin@kasm.local", "rw")]
    allow(bare, session, session_permissions=[])
    assert permissions(bare, session) == {}


def test_one_access_holds_for_everybody_and_for_who_comes_later(bare: Kasm, session: dict[str, str]) -> None:
    first = join(bare, session)
    allow(bare, session, access="")
    second = join(bare, session)
    assert permissions(bare, session) == {first: "", second: ""}


def test_permissions_are_forgotten_all_at_once(bare: Kasm, session: dict[str, str]) -> None:
    join(bare, session)
    allow(bare, session, access="rw")
    target = {"kasm_id": session["kasm_id"]}
    assert bare.ask("delete_all_session_permissions", target_session_permissions=target) == {}
    assert permissions(bare, session) == {}
    later = join(bare, session)
    assert permissions(bare, session) == {later: "r"}


def test_a_deleted_user_is_no_viewer(bare: Kasm, session: dict[str, str]) -> None:
    viewer = join(bare, session)
    bare.ask("delete_user", target_user={"user_id": viewer})
    assert permissions(bare, session) == {}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "Exactly one"),
        ({"access": "r", "session_permissions": []}, "Exactly one"),
        ({"access": "w"}, "access"),
        ({"access": 1}, "access"),
        ({"session_permissions": [{"user_id": ADMINISTRATOR}]}, "access"),
        ({"session_permissions": [{"access": "r"}]}, "user_id"),
        ({"session_permissions": [{"user_id": "0" * 32, "access": "r"}]}, "Invalid user"),
        ({"session_permissions": ["x"]}, "session_permissions"),
    ],
)
def test_what_is_said_about_viewers_must_be_clear(
    bare: Kasm, session: dict[str, str], said: dict[str, Any], message: str
) -> None:
    viewer = join(bare, session)
    target = {"kasm_id": session["kasm_id"], **said}
    assert message in bare.refusal("set_session_permissions", target_session_permissions=target)
    assert permissions(bare, session) == {viewer: "r"}


@pytest.mark.parametrize(
    "call", ["get_session_permissions", "set_session_permissions", "delete_all_session_permissions"]
)
def test_only_a_shared_session_has_permissions(bare: Kasm, call: str) -> None:
    target = {"kasm_id": bare.running()["kasm_id"], "access": "r"}
    assert bare.refusal(call, target_session_permissions=target) == "Session is not shared"
    assert bare.refusal(call, target_session_permissions=target | {"kasm_id": "0" * 32}) == "Invalid kasm_id"
