"""Groups: who is in them, which images and settings they give, and what that changes."""

from typing import Any

import pytest

from kasm_sim import ALL_PERMISSIONS
from kasm_sim.state.seeds import ADMIN_DESKTOP, ADMINISTRATOR, ADMINISTRATORS, ALL_USERS, CHROME

from .conftest import Serve
from .kasm import Clock, Kasm, no_container


@pytest.fixture
def bare(serve: Serve) -> Kasm:
    return serve(start_container=no_container)


@pytest.fixture
def group_id(bare: Kasm) -> str:
    """Make a group whose settings outrank those of All Users."""
    group = bare.ask("create_group", target_group={"name": "Lab", "description": "Tests", "priority": 5})["group"]
    return str(group["group_id"])


def target(group_id: str, **other: Any) -> dict[str, Any]:
    return {"target_group": {"group_id": group_id}, **other}


def membership(kasm: Kasm, group_id: str, user_id: str | None = None) -> dict[str, Any]:
    return target(group_id, target_user={"user_id": user_id or kasm.sim.user_id})


def groups(kasm: Kasm) -> dict[str, Any]:
    return {group["group_id"]: group for group in kasm.ask("get_groups")["groups"]}


def groups_of_user(kasm: Kasm) -> list[str]:
    user = kasm.ask("get_user", target_user={"user_id": kasm.sim.user_id})["user"]
    return [group["name"] for group in user["groups"]]


def test_there_are_two_built_in_groups(bare: Kasm) -> None:
    assert {group["name"]: group["is_system"] for group in groups(bare).values()} == {
        "All Users": True,
        "Administrators": True,
    }


def test_a_new_group_is_listed_and_has_nobody(bare: Kasm, group_id: str) -> None:
    assert groups(bare)[group_id] == {
        "group_id": group_id,
        "name": "Lab",
        "description": "Tests",
        "priority": 5,
        "is_system": False,
        "group_metadata": [],
        "group_mappings": [],
    }
    assert bare.ask("get_users_group", **target(group_id)) == {"users": []}
    assert bare.ask("get_images_group", **target(group_id)) == {"images": []}


@pytest.mark.parametrize("name", ["Lab", "All Users", " ", None, 7])
def test_a_group_needs_a_name_of_its_own(bare: Kasm, group_id: str, name: Any) -> None:
    assert bare.refusal("create_group", target_group={"name": name})
    assert bare.refusal("create_group", target_group={"name": "New", "priority": "high"})
    assert len(groups(bare)) == 3


def test_an_update_changes_only_what_it_names(bare: Kasm, group_id: str) -> None:
    before = groups(bare)[group_id]
    change = {"group_id": group_id, "name": "Class", "priority": 9}
    assert bare.ask("update_group", target_group=change)["group"] == before | {"name": "Class", "priority": 9}
    assert groups(bare)[group_id] == before | {"name": "Class", "priority": 9}
    assert bare.refusal("update_group", target_group={"group_id": group_id, "name": "All Users"})
    assert bare.ask("update_group", target_group={"group_id": group_id, "name": "Class"})


def test_a_deleted_group_is_gone_from_its_members_and_images(bare: Kasm, group_id: str) -> None:
    bare.ask("add_user_group", **membership(bare, group_id))
    bare.ask("add_images_group", **target(group_id, target_image={"image_id": CHROME}))
    assert bare.ask("delete_group", **target(group_id)) == {}
    assert group_id not in groups(bare)
    assert groups_of_user(bare) == ["All Users"]
    assert bare.sim.images[CHROME].group_ids == bare.sim.users[bare.sim.user_id].group_ids == {ALL_USERS}
    assert bare.refusal("delete_group", **target(group_id)) == "Invalid group"


def test_a_member_shows_in_the_user_and_in_the_group(bare: Kasm, group_id: str) -> None:
    assert bare.ask("add_user_group", **membership(bare, group_id)) == {}
    assert sorted(groups_of_user(bare)) == ["All Users", "Lab"]
    members = bare.ask("get_users_group", **target(group_id))["users"]
    assert [(member["user_id"], member["username"]) for member in members] == [(bare.sim.user_id, bare.sim.username)]
    assert bare.ask("remove_user_group", **membership(bare, group_id)) == {}
    assert groups_of_user(bare) == ["All Users"]


def test_a_membership_begins_and_ends_once(bare: Kasm, group_id: str) -> None:
    bare.ask("add_user_group", **membership(bare, group_id))
    assert "already" in bare.refusal("add_user_group", **membership(bare, group_id))
    bare.ask("remove_user_group", **membership(bare, group_id))
    assert "not a member" in bare.refusal("remove_user_group", **membership(bare, group_id))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"target_group": {"group_id": "0" * 32}}, "Invalid group"),
        ({"target_user": {"user_id": "0" * 32}}, "Invalid user"),
        ({"target_group": {"group_id": "x"}}, "InvalidTextRepresentation"),
        ({"target_group": None}, "target_group"),
        ({"target_user": {}}, "user_id"),
    ],
)
def test_a_membership_needs_a_user_and_a_group(bare: Kasm, group_id: str, change: Any, message: str) -> None:
    assert message in bare.refusal("add_user_group", **membership(bare, group_id) | change)


def test_a_group_is_understood_in_either_spelling(bare: Kasm) -> None:
    assert bare.ask("get_users_group", **target("31AFF8E3-bf5f-46a1-a3c7-b3c1a5a3f7d2"))["users"]


@pytest.mark.parametrize(
    ("call", "members"),
    [
        ("update_group", {"target_group": {"group_id": ALL_USERS, "description": "x"}}),
        ("add_user_group", target(ADMINISTRATORS)),
        ("remove_user_group", target(ALL_USERS)),
        ("add_images_group", target(ALL_USERS, target_image={"image_id": ADMIN_DESKTOP})),
        ("remove_images_group", target(ALL_USERS, target_image={"image_id": CHROME})),
        ("set_settings_group", target(ALL_USERS, target_setting={"name": "x", "value": "y"})),
    ],
)
def test_a_built_in_group_is_changed_only_with_a_permission_for_that(bare: Kasm, call: str, members: Any) -> None:
    members = {"target_user": {"user_id": bare.sim.user_id}} | members
    bare.sim.permissions = ALL_PERMISSIONS - {"Groups Modify System"}
    assert bare.call(call, **members).status_code == 403
    bare.sim.permissions = ALL_PERMISSIONS
    assert "error_message" not in bare.ask(call, **members)


def test_a_built_in_group_is_never_deleted(bare: Kasm) -> None:
    assert "system group" in bare.refusal("delete_group", **target(ALL_USERS))
    bare.sim.permissions = ALL_PERMISSIONS - {"Groups Delete System"}
    assert bare.call("delete_group", **target(ALL_USERS)).status_code == 403
    assert ALL_USERS in groups(bare)


def test_administrators_are_made_and_moved_only_with_a_permission_for_that(bare: Kasm, group_id: str) -> None:
    bare.sim.permissions = ALL_PERMISSIONS - {"Users Modify Admin"}
    assert bare.call("add_user_group", **membership(bare, ADMINISTRATORS)).status_code == 403
    assert bare.call("add_user_group", **membership(bare, group_id, ADMINISTRATOR)).status_code == 403
    assert groups_of_user(bare) == ["All Users"]


def test_a_user_made_an_administrator_is_protected_like_one(bare: Kasm) -> None:
    bare.ask("add_user_group", **membership(bare, ADMINISTRATORS))
    bare.sim.permissions = ALL_PERMISSIONS - {"Users Modify Admin"}
    assert bare.call("update_user", target_user={"user_id": bare.sim.user_id}).status_code == 403


def test_an_image_of_a_group_can_be_started_by_its_members(bare: Kasm, group_id: str) -> None:
    request = {"image_id": ADMIN_DESKTOP, "user_id": bare.sim.user_id}
    bare.ask("add_user_group", **membership(bare, group_id))
    assert bare.refusal("request_kasm", **request) == "Image Not Authorized"
    image = target(group_id, target_image={"image_id": ADMIN_DESKTOP})
    bare.ask("add_images_group", **image)
    assert bare.ask("request_kasm", **request)
    listed = bare.ask("get_images_group", **target(group_id))["images"]
    assert [(one["image_id"], one["image_friendly_name"], one["group_name"]) for one in listed] == [
        (ADMIN_DESKTOP, "Kali", "Lab")
    ]
    assert "already" in bare.refusal("add_images_group", **image)
    assert bare.ask("remove_images_group", **image) == {}
    assert bare.refusal("request_kasm", **request) == "Image Not Authorized"
    assert bare.refusal("remove_images_group", **image)


def test_settings_of_a_group_are_in_force_for_its_members(bare: Kasm, group_id: str) -> None:
    ids = bare.running()

    def allowed() -> Any:
        return bare.ask("get_kasm_status", **ids)["kasm"]["client_settings"]["allow_kasm_uploads"]

    setting = {"target_setting": {"name": "allow_kasm_uploads", "value": "False"}}
    bare.ask("add_settings_group", **target(group_id, **setting))
    assert allowed() is True
    bare.ask("add_user_group", **membership(bare, group_id))
    assert allowed() is False
    assert groups(bare)[group_id]["group_metadata"] == [{"name": "allow_kasm_uploads", "value": "False"}]
    bare.ask("set_settings_group", **target(group_id, target_setting={"name": "allow_kasm_uploads", "value": True}))
    assert allowed() is True


def test_the_lowest_priority_number_decides(bare: Kasm, group_id: str) -> None:
    ids = bare.running()
    bare.ask("add_user_group", **membership(bare, group_id))
    for key, value in ((group_id, "False"), (ALL_USERS, "True")):
        bare.ask("add_settings_group", **target(key, target_setting={"name": "allow_kasm_audio", "value": value}))
    assert bare.ask("get_kasm_status", **ids)["kasm"]["client_settings"]["allow_kasm_audio"] is False
    bare.ask("update_group", target_group={"group_id": group_id, "priority": 5000})
    assert bare.ask("get_kasm_status", **ids)["kasm"]["client_settings"]["allow_kasm_audio"] is True


def test_a_setting_may_be_named_by_its_id(bare: Kasm, group_id: str) -> None:
    setting = {"group_setting_id": "13ef8423a5bb445cacbb6bd9f44a2454", "value": "True"}
    bare.ask("add_settings_group", **target(group_id, target_setting=setting))
    assert groups(bare)[group_id]["group_metadata"] == [{"name": "allow_kasm_sharing", "value": "True"}]
    assert bare.refusal("add_settings_group", **target(group_id, target_setting=setting | {"group_setting_id": "x"}))


@pytest.mark.parametrize("setting", [None, {}, {"name": "x"}, {"value": "x"}, {"name": "x", "value": []}])
def test_a_setting_needs_a_name_and_a_value(bare: Kasm, group_id: str, setting: Any) -> None:
    assert bare.refusal("add_settings_group", **target(group_id, target_setting=setting))
    assert groups(bare)[group_id]["group_metadata"] == []


@pytest.mark.parametrize(
    ("settings", "expiration"),
    [
        ({}, "2026-09-10 13:50:01.550012"),
        ({"keepalive_expiration": "1800"}, "2026-09-10 13:20:01.550012"),
        ({"keepalive_expiration": "1800", "session_time_limit": "7200"}, "2026-09-10 14:40:01.550012"),
        ({"keepalive_expiration": "9" * 5000}, "2026-09-10 13:50:01.550012"),
        ({"keepalive_expiration": "soon"}, "2026-09-10 13:50:01.550012"),
    ],
)
def test_the_group_says_how_long_a_session_is_kept(serve: Serve, settings: dict[str, str], expiration: str) -> None:
    clock = Clock()
    kasm = serve(start_container=no_container, clock=clock)
    for name, value in settings.items():
        kasm.ask("add_settings_group", **target(ALL_USERS, target_setting={"name": name, "value": value}))
    ids = kasm.running()
    clock.advance(600)
    kasm.ask("keepalive", kasm_id=ids["kasm_id"])
    assert kasm.ask("get_kasm_status", **ids)["kasm"]["expiration_date"] == expiration


@pytest.mark.parametrize(("value", "minutes"), [("7.5", 7.5), ("never", 20.0), ("nan", 20.0)])
def test_the_group_says_when_an_idle_viewer_is_disconnected(bare: Kasm, value: str, minutes: float) -> None:
    bare.ask("add_settings_group", **target(ALL_USERS, target_setting={"name": "idle_disconnect", "value": value}))
    status = bare.ask("get_kasm_status", **bare.running())
    assert status["kasm"]["client_settings"]["idle_disconnect"] == minutes


@pytest.mark.parametrize("under", ["/api/public/", "/api/admin/"])
def test_calls_of_kasms_own_pages_have_two_paths(bare: Kasm, under: str) -> None:
    assert bare.ask("get_groups", under=under)["groups"]


def test_documented_calls_have_one_path(bare: Kasm) -> None:
    response = bare.call("get_users", under="/api/admin/")
    assert (response.status_code, response.headers["content-type"][:9]) == (404, "text/html")
