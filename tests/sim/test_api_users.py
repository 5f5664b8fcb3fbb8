"""Users and workspaces."""

from typing import Any

import pytest

from kasm_sim import ALL_PERMISSIONS
from kasm_sim.state.seeds import ADMINISTRATOR, CHROME, DISABLED_DESKTOP, UBUNTU_FOCAL

from .conftest import Serve
from .kasm import Clock, Kasm, no_container

ANA = {"username": "ana@example.org", "password": "Tr1cky-Pass", "first_name": "Ana", "organization": "QA"}


def test_a_new_user_is_a_member_of_all_users(serve: Serve) -> None:
    kasm = serve(clock=Clock())
    user = kasm.ask("create_user", target_user=ANA)["user"]
    assert len(user["user_id"]) == 32
    assert user["groups"] == [{"name": "All Users", "group_id": "68d557ac4cac42cca9f31c7c853de0f3"}]
    assert {name: user[name] for name in ("username", "first_name", "last_name", "organization", "locked")} == {
        "username": "ana@example.org",
        "first_name": "Ana",
        "last_name": None,
        "organization": "QA",
        "locked": False,
    }
    assert (user["created"], user["last_session"]) == ("2026-09-10 12:40:01.550012", "None")


def test_no_answer_holds_a_password(kasm: Kasm) -> None:
    created = kasm.call("create_user", target_user=ANA).text
    assert ANA["password"] not in created + kasm.call("get_users").text


def test_a_user_name_is_unique_in_any_case(kasm: Kasm) -> None:
    kasm.ask("create_user", target_user=ANA)
    assert kasm.refusal("create_user", target_user=ANA | {"username": "ANA@example.org"}) == "User already exists"


@pytest.mark.parametrize("weak", ["", "Sh0rt-1", "alllower1-", "ALLUPPER1-", "NoDigits--", "NoSymbol11"])
def test_a_weak_password_makes_no_user(kasm: Kasm, weak: str) -> None:
    before = set(kasm.sim.users)
    assert "Password" in kasm.refusal("create_user", target_user=ANA | {"password": weak})
    assert set(kasm.sim.users) == before


@pytest.mark.parametrize(
    "target",
    [None, {}, {"username": "x"}, {"password": "Tr1cky-Pass"}, ANA | {"username": " "}, ANA | {"locked": "no"}, "ana"],
)
def test_an_incomplete_user_is_refused(kasm: Kasm, target: Any) -> None:
    before = set(kasm.sim.users)
    assert kasm.refusal("create_user", target_user=target)
    assert set(kasm.sim.users) == before


def test_a_user_is_found_by_id_and_by_name(kasm: Kasm) -> None:
    user_id = kasm.ask("create_user", target_user=ANA)["user"]["user_id"]
    by_id = kasm.ask("get_user", target_user={"user_id": user_id})
    assert kasm.ask("get_user", target_user={"username": "ana@example.org"}) == by_id


@pytest.mark.parametrize("target", [{"user_id": "0" * 32}, {"username": "nobody"}])
def test_an_unknown_user_is_refused(kasm: Kasm, target: dict[str, str]) -> None:
    assert kasm.refusal("get_user", target_user=target) == "Invalid user"


def test_a_user_shows_their_sessions(serve: Serve) -> None:
    kasm = serve(start_container=no_container)
    ids = kasm.running()
    shown = kasm.ask("get_user", target_user={"user_id": kasm.sim.user_id})["user"]["kasms"]
    assert [session["kasm_id"] for session in shown] == [ids["kasm_id"]]
    assert set(shown[0]) == {"kasm_id", "start_date", "keepalive_date", "expiration_date", "server"}


def test_all_users_are_listed(kasm: Kasm) -> None:
    kasm.ask("create_user", target_user=ANA)
    names = [user["username"] for user in kasm.ask("get_users")["users"]]
    assert names == ["user@kasm.local", "admin@kasm.local", "ana@example.org"]


def test_an_update_changes_only_what_it_names(kasm: Kasm) -> None:
    before = kasm.ask("create_user", target_user=ANA)["user"]
    after = kasm.ask("update_user", target_user={"user_id": before["user_id"], "last_name": "Ruiz", "locked": True})
    assert after["user"] == before | {"last_name": "Ruiz", "locked": True}


@pytest.mark.parametrize(
    "change",
    [{"username": "admin@kasm.local"}, {"username": "new", "password": "weak"}, {"password": "Tr1cky-2", "locked": 1}],
)
def test_a_refused_update_changes_nothing(kasm: Kasm, change: dict[str, Any]) -> None:
    before = kasm.ask("get_user", target_user={"user_id": kasm.sim.user_id})
    assert kasm.refusal("update_user", target_user={"user_id": kasm.sim.user_id, "last_name": "Ruiz"} | change)
    assert kasm.ask("get_user", target_user={"user_id": kasm.sim.user_id}) == before


def test_a_user_may_keep_their_name(kasm: Kasm) -> None:
    target = {"user_id": kasm.sim.user_id, "username": "User@kasm.local", "password": "Tr1cky-Pass"}
    assert kasm.ask("update_user", target_user=target)["user"]["username"] == "User@kasm.local"


def test_a_deleted_user_is_gone(kasm: Kasm) -> None:
    user_id = kasm.ask("create_user", target_user=ANA)["user"]["user_id"]
    assert kasm.ask("delete_user", target_user={"user_id": user_id}) == {}
    assert kasm.refusal("get_user", target_user={"user_id": user_id})


def test_a_user_with_sessions_is_deleted_only_by_force(serve: Serve) -> None:
    kasm = serve(start_container=no_container)
    kasm.running()
    other = kasm.sim.add_session(user_id=ADMINISTRATOR)
    target = {"user_id": kasm.sim.user_id}
    assert "active" in kasm.refusal("delete_user", target_user=target | {"force": True})
    assert len(kasm.sim.sessions) == 2
    assert kasm.ask("delete_user", target_user=target, force=True) == {}
    assert list(kasm.sim.sessions) == [other.kasm_id]
    assert kasm.refusal("get_user", target_user=target)


def attributes(kasm: Kasm) -> dict[str, Any]:
    found: dict[str, Any] = kasm.ask("get_attributes", target_user={"user_id": kasm.sim.user_id})["user_attributes"]
    return found


def test_a_user_has_chosen_nothing_at_first(kasm: Kasm) -> None:
    chosen = attributes(kasm)
    assert (chosen["user_id"], chosen["theme"], chosen["default_image"]) == (kasm.sim.user_id, "Auto", None)
    assert len(chosen["user_attributes_id"]) == 32


def test_an_update_changes_only_the_attributes_it_names(kasm: Kasm) -> None:
    before = attributes(kasm)
    change = {"ssh_public_key": "ssh-ed25519 AAAA", "show_tips": False, "auto_login_kasm": True}
    assert kasm.ask("update_user_attributes", target_user_attributes={"user_id": kasm.sim.user_id, **change}) == {}
    assert attributes(kasm) == before | change


def test_a_users_own_default_image_outranks_the_groups(serve: Serve) -> None:
    kasm = serve(start_container=no_container)
    kasm.sim.groups[kasm.sim.group_id].default_image_id = UBUNTU_FOCAL
    chosen = {"user_id": kasm.sim.user_id, "default_image": "01366DF3-a03b-4bcc-bb8c-913846594826"}
    kasm.ask("update_user_attributes", target_user_attributes=chosen)
    assert attributes(kasm)["default_image"] == CHROME
    kasm.ask("request_kasm", user_id=kasm.sim.user_id)
    kasm.ask("request_kasm")
    assert [session.image_id for session in kasm.sim.sessions.values()] == [CHROME, UBUNTU_FOCAL]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"user_id": "0" * 32}, "Invalid user"),
        ({"user_id": None}, "user_id"),
        ({"show_tips": "no"}, "show_tips"),
        ({"default_image": "0" * 32}, "Invalid image_id"),
    ],
)
def test_a_refused_update_changes_no_attribute(kasm: Kasm, change: dict[str, Any], message: str) -> None:
    before = attributes(kasm)
    target = {"user_id": kasm.sim.user_id, "theme": "Dark"} | change
    assert message in kasm.refusal("update_user_attributes", target_user_attributes=target)
    assert attributes(kasm) == before


def test_attributes_of_an_administrator_are_changed_only_with_a_permission_for_that(kasm: Kasm) -> None:
    kasm.sim.permissions = ALL_PERMISSIONS - {"Users Modify Admin"}
    target = {"user_id": ADMINISTRATOR, "theme": "Dark"}
    assert kasm.call("update_user_attributes", target_user_attributes=target).status_code == 403
    assert kasm.ask("get_attributes", target_user={"user_id": ADMINISTRATOR})["user_attributes"]["theme"] == "Auto"


def test_a_logout_of_an_unknown_user_is_refused(kasm: Kasm) -> None:
    assert kasm.refusal("logout_user", target_user={"user_id": "0" * 32}) == "Invalid user"


def test_all_workspaces_are_listed_disabled_ones_too(kasm: Kasm) -> None:
    images = {image["image_id"]: image for image in kasm.ask("get_images")["images"]}
    assert images[CHROME]["name"] == "kasmweb/chrome:1.15.0"
    assert [key for key, image in images.items() if not image["enabled"]] == [DISABLED_DESKTOP]


def test_the_workspaces_hold_what_clients_get_wrong(kasm: Kasm) -> None:
    images = kasm.ask("get_images")["images"]
    titles = [image["friendly_name"] for image in images]
    assert titles.count("Firefox") == 2
    assert {image["image_type"] for image in images} == {"Container", "Server"}
    secrets = {image["image_id"]: image["docker_token"] for image in images if image["docker_token"]}
    assert list(secrets) == [UBUNTU_FOCAL]
