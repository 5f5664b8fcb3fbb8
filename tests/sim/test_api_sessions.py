"""Sessions as a whole: start, status, lists, pause, end, sharing."""

import itertools
import re
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest

from kasm_sim import Quirks, Simulator
from kasm_sim.state.seeds import ADMIN_DESKTOP, ADMINISTRATOR, CHROME, DISABLED_DESKTOP, UBUNTU_FOCAL

from .conftest import Serve
from .kasm import Clock, Kasm, no_container

HEX = re.compile(r"[0-9a-f]{32}")
HYPHENATED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def bare(serve: Serve) -> Kasm:
    """Serve a simulator on a machine that runs no containers: sessions need none until they are used."""
    return serve(start_container=no_container)


def test_a_new_session_answers_ids_a_login_and_a_relative_link(bare: Kasm) -> None:
    answer = bare.ask("request_kasm", image_id=CHROME, user_id=bare.sim.user_id)
    kasm_id, token = answer["kasm_id"], answer["session_token"]
    assert HEX.fullmatch(kasm_id)
    assert HYPHENATED.fullmatch(token)
    assert answer == {
        "kasm_id": kasm_id,
        "status": "starting",
        "user_id": bare.sim.user_id,
        "username": bare.sim.username,
        "session_token": token,
        "kasm_url": f"/#/connect/kasm/{kasm_id}/{bare.sim.user_id}/{token}",
        "share_id": None,
    }


def test_each_request_starts_another_session(bare: Kasm) -> None:
    first, second = (bare.ask("request_kasm", image_id=CHROME, user_id=bare.sim.user_id) for _ in range(2))
    assert first["kasm_id"] != second["kasm_id"]
    assert set(bare.sim.sessions) == {first["kasm_id"], second["kasm_id"]}


def test_a_token_may_be_a_jwt(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(session_token="jwt"))
    token = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)["session_token"]
    assert [len(part) > 20 for part in token.split(".")] == [True] * 3


def test_an_image_name_is_ignored(bare: Kasm) -> None:
    message = bare.refusal("request_kasm", image_name="kasmweb/chrome:1.15.0", user_id=bare.sim.user_id)
    assert message == "No Default Image Found"
    assert bare.sim.sessions == {}


def test_a_kasm_may_understand_image_names(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(accepts_image_name=True))
    kasm.ask("request_kasm", image_name="kasmweb/chrome:1.15.0", user_id=kasm.sim.user_id)
    assert [session.image_id for session in kasm.sim.sessions.values()] == [CHROME]
    assert kasm.refusal("request_kasm", image_name="no/such", user_id=kasm.sim.user_id) == "No Default Image Found"


def test_a_default_image_is_used_where_the_group_has_one(bare: Kasm) -> None:
    bare.sim.groups[bare.sim.group_id].default_image_id = UBUNTU_FOCAL
    bare.ask("request_kasm", image_name="ignored", user_id=bare.sim.user_id)
    assert [session.image_id for session in bare.sim.sessions.values()] == [UBUNTU_FOCAL]


@pytest.mark.parametrize(
    ("spelling", "understood", "refused"),
    [
        ("hex", CHROME, "01366df3-a03b-4bcc-bb8c-913846594826"),
        ("hyphenated", "01366df3-a03b-4bcc-bb8c-913846594826", CHROME),
    ],
)
def test_a_kasm_may_know_one_spelling_of_an_image_id(
    serve: Serve, spelling: Any, understood: str, refused: str
) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(image_ids=spelling))
    assert kasm.ask("request_kasm", image_id=understood, user_id=kasm.sim.user_id)
    assert kasm.refusal("request_kasm", image_id=refused, user_id=kasm.sim.user_id)


@pytest.mark.parametrize(
    ("image_id", "message"),
    [
        (ADMIN_DESKTOP, "Image Not Authorized"),
        (DISABLED_DESKTOP, "Image is disabled"),
        ("0" * 32, "Invalid image_id"),
        ("kasmweb/chrome", "InvalidTextRepresentation"),
    ],
)
def test_an_image_that_may_not_be_started_is_refused(bare: Kasm, image_id: str, message: str) -> None:
    assert message in bare.refusal("request_kasm", image_id=image_id, user_id=bare.sim.user_id)
    assert bare.sim.sessions == {}


def test_the_groups_of_the_user_decide_about_the_image(bare: Kasm) -> None:
    assert bare.ask("request_kasm", image_id=ADMIN_DESKTOP, user_id=ADMINISTRATOR)


def test_a_session_for_nobody_belongs_to_a_new_anonymous_user(bare: Kasm) -> None:
    before = set(bare.sim.users)
    answer = bare.ask("request_kasm", image_id=CHROME)
    assert {answer["user_id"]} == set(bare.sim.users) - before
    assert answer["username"].startswith("anon_")


def test_an_unknown_user_starts_nothing(bare: Kasm) -> None:
    assert bare.refusal("request_kasm", image_id=CHROME, user_id="0" * 32) == "Invalid user"
    assert bare.sim.sessions == {}


def test_a_full_kasm_says_so(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(session_limit=1))
    kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    assert "No resources" in kasm.refusal("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)


def test_a_session_starts_for_as_long_as_the_clock_says(serve: Serve) -> None:
    clock = Clock()
    kasm = serve(start_container=no_container, clock=clock, start_delay_s=10, starts_after_polls=None)
    answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    ids = {name: answer[name] for name in ("kasm_id", "user_id")}
    clock.advance(4)
    assert kasm.ask("get_kasm_status", **ids) == {
        "current_time": "2026-09-10T12:40:05Z",
        "operational_status": "starting",
        "operational_progress": 40,
        "operational_message": "Creating container",
    }
    clock.advance(6)
    assert kasm.ask("get_kasm_status", **ids)["kasm"]["operational_status"] == "running"


def test_a_session_starts_after_so_many_questions(serve: Serve) -> None:
    kasm = serve(start_container=no_container, starts_after_polls=2)
    answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    ids = {name: answer[name] for name in ("kasm_id", "user_id")}
    assert ["kasm" in kasm.ask("get_kasm_status", **ids) for _ in range(4)] == [False, False, True, True]


def test_a_starting_session_may_be_described_in_full(serve: Serve) -> None:
    quirks = Quirks(status_hides_starting_kasm=False)
    kasm = serve(start_container=no_container, starts_after_polls=1, quirks=quirks)
    answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    status = kasm.ask("get_kasm_status", kasm_id=answer["kasm_id"], user_id=answer["user_id"])
    assert status["kasm"]["operational_status"] == "starting"
    assert "kasm_url" not in status


def test_the_status_of_a_running_session_describes_it(bare: Kasm) -> None:
    ids = bare.running()
    answer = bare.ask("get_kasm_status", **ids)
    kasm_id, kasm = ids["kasm_id"], answer["kasm"]
    assert {name: kasm[name] for name in ("kasm_id", "operational_status", "user_id", "username", "share_id")} == {
        "kasm_id": kasm_id,
        "operational_status": "running",
        "user_id": bare.sim.user_id,
        "username": bare.sim.username,
        "share_id": None,
    }
    assert kasm["image"]["name"] == "kasmweb/ubuntu-focal-desktop:1.15.0"
    assert HEX.fullmatch(kasm_id)
    path = kasm["port_map"]["vnc"]["path"]
    assert re.fullmatch(rf"desktop/{HYPHENATED.pattern}/vnc", path)
    assert path.replace("-", "") == f"desktop/{kasm_id}/vnc"
    assert datetime.strptime(kasm["start_date"], "%Y-%m-%d %H:%M:%S.%f")
    assert datetime.strptime(answer["current_time"], "%Y-%m-%dT%H:%M:%SZ")
    assert answer["kasm_url"].startswith(f"/#/connect/kasm/{kasm_id}/{bare.sim.user_id}/")


@pytest.mark.parametrize("token", ["uuid", "jwt"])
def test_the_same_ids_and_the_same_clock_give_the_same_answers(token: Any) -> None:
    def answers() -> list[str]:
        numbers = itertools.count(1)
        sim = Simulator(
            clock=Clock(),
            new_id=lambda: UUID(int=next(numbers)),
            quirks=Quirks(session_token=token),
            start_container=no_container,
        )
        with sim.serve() as url, httpx2.Client(base_url=url, trust_env=False, verify=False) as http:
            kasm = Kasm(sim, http)
            started = kasm.call("request_kasm", image_id=CHROME, enable_sharing=True)
            calls = ("get_images", "get_users", "get_kasms")
            return [started.text, *(kasm.call(call).text for call in calls)]

    assert answers() == answers()


def test_a_status_may_come_without_a_link(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(status_has_kasm_url=False))
    assert "kasm_url" not in kasm.ask("get_kasm_status", **kasm.running())


@pytest.mark.parametrize("call", ["get_kasm_status", "destroy_kasm", "get_kasm_screenshot", "get_kasm_frame_stats"])
def test_a_session_is_known_only_to_its_owner(bare: Kasm, call: str) -> None:
    ids = bare.running() | {"user_id": ADMINISTRATOR}
    assert bare.refusal(call, **ids) == "Invalid kasm_id or user_id"
    assert ids["kasm_id"] in bare.sim.sessions


@pytest.mark.parametrize("call", ["get_kasm_status", "destroy_kasm", "keepalive", "exec_command_kasm"])
def test_an_unknown_session_is_refused(bare: Kasm, call: str) -> None:
    assert bare.refusal(call, kasm_id=uuid4().hex, user_id=bare.sim.user_id, exec_config={"cmd": "true"})


def test_all_sessions_are_listed_with_their_owners(bare: Kasm) -> None:
    mine = bare.sim.add_session()
    other = bare.sim.add_session(user_id=ADMINISTRATOR, status="paused")
    listed = bare.ask("get_kasms")
    assert datetime.strptime(listed["current_time"], "%Y-%m-%d %H:%M:%S.%f")
    assert [(kasm["kasm_id"], kasm["user"]["username"], kasm["operational_status"]) for kasm in listed["kasms"]] == [
        (mine.kasm_id, "user@kasm.local", "running"),
        (other.kasm_id, "admin@kasm.local", "paused"),
    ]
    assert {kasm["expiration_date"] for kasm in listed["kasms"]} == {"None"}


def test_one_users_sessions_have_no_call_of_their_own(bare: Kasm) -> None:
    response = bare.call("get_user_kasms", user_id=bare.sim.user_id)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")


def test_a_kasm_may_list_one_users_sessions(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(has_get_user_kasms=True))
    mine = kasm.sim.add_session()
    kasm.sim.add_session(user_id=ADMINISTRATOR)
    listed = kasm.ask("get_user_kasms", user_id=kasm.sim.user_id)["kasms"]
    assert [session["kasm_id"] for session in listed] == [mine.kasm_id]


@pytest.mark.parametrize(
    ("where", "ui", "public"),
    [("ui", 200, 404), ("public", 404, 200), ("both", 200, 200), ("none", 404, 404)],
)
@pytest.mark.parametrize("call", ["pause_kasm", "resume_kasm", "stop_kasm"])
def test_pausing_exists_where_this_kasm_has_it(serve: Serve, call: str, where: Any, ui: int, public: int) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(pause_path=where))
    ids = kasm.running()
    assert kasm.call(call, under="/api/", **ids).status_code == ui
    assert kasm.call(call, under="/api/public/", **ids).status_code == public


def test_a_paused_session_says_so_until_it_is_resumed(bare: Kasm) -> None:
    ids = bare.running()
    assert bare.ask("pause_kasm", under="/api/", **ids) == {}
    assert bare.ask("get_kasm_status", **ids)["kasm"]["operational_status"] == "paused"
    assert bare.ask("resume_kasm", under="/api/", **ids) == {}
    assert bare.ask("get_kasm_status", **ids)["kasm"]["operational_status"] == "running"


def test_a_session_that_is_starting_cannot_be_paused(serve: Serve) -> None:
    kasm = serve(start_container=no_container, starts_after_polls=1)
    session = kasm.sim.add_session(status="starting")
    assert "starting" in kasm.refusal("pause_kasm", under="/api/", kasm_id=session.kasm_id, user_id=session.user_id)


def test_a_stopped_session_says_so_until_it_is_resumed(bare: Kasm) -> None:
    ids = bare.running()
    for _ in range(2):
        assert bare.ask("stop_kasm", under="/api/", **ids) == {}
        assert bare.ask("get_kasm_status", **ids)["kasm"]["operational_status"] == "stopped"
    assert [kasm["operational_status"] for kasm in bare.ask("get_kasms")["kasms"]] == ["stopped"]
    assert "stopped" in bare.refusal("pause_kasm", under="/api/", **ids)
    bare.ask("resume_kasm", under="/api/", **ids)
    assert bare.ask("get_kasm_status", **ids)["kasm"]["operational_status"] == "running"


def test_a_session_that_is_starting_cannot_be_stopped(serve: Serve) -> None:
    kasm = serve(start_container=no_container, starts_after_polls=3)
    answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    assert "starting" in kasm.refusal("stop_kasm", under="/api/", kasm_id=answer["kasm_id"], user_id=answer["user_id"])


@pytest.mark.parametrize(
    ("path", "mode", "shown"),
    [(None, "Enabled", None), ("/profiles", "Reset", "Reset"), ("/profiles", "Disabled", "Disabled")],
)
def test_a_profile_is_kept_where_the_image_has_a_path_for_it(
    bare: Kasm, path: str | None, mode: str, shown: str | None
) -> None:
    bare.sim.images[CHROME].persistent_profile_path = path
    request = {"image_id": CHROME, "user_id": bare.sim.user_id, "persistent_profile_mode": mode}
    kasm_id = bare.ask("request_kasm", **request)["kasm_id"]
    session = bare.ask("get_kasm_status", kasm_id=kasm_id, user_id=bare.sim.user_id)["kasm"]
    assert (session["persistent_profile_mode"], session["is_persistent_profile"]) == (shown, shown == "Reset")


@pytest.mark.parametrize(("downloads", "allowed"), [("on", True), ("forbidden", False), ("missing", False)])
def test_a_session_says_whether_files_can_be_fetched(serve: Serve, downloads: Any, allowed: bool) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(downloads=downloads))
    settings = kasm.ask("get_kasm_status", **kasm.running())["kasm"]["client_settings"]
    assert settings["allow_kasm_downloads"] is allowed


@pytest.mark.parametrize(
    "wish",
    [
        {"persistent_profile_mode": "Sometimes"},
        {"rdp_client_type": "VNC"},
        {"server_id": "0" * 32},
        {"environment": {"A": 1}},
        {"connection_info": "x"},
        {"client_language": 7},
    ],
)
def test_a_wish_that_cannot_be_met_starts_nothing(bare: Kasm, wish: dict[str, Any]) -> None:
    assert next(iter(wish)) in bare.refusal("request_kasm", image_id=CHROME, user_id=bare.sim.user_id, **wish)
    assert bare.sim.sessions == {}


def test_a_destroyed_session_is_gone(bare: Kasm) -> None:
    ids = bare.running()
    assert bare.ask("destroy_kasm", **ids) == {}
    assert bare.refusal("get_kasm_status", **ids) == "Invalid kasm_id"
    assert bare.refusal("destroy_kasm", **ids) == "Invalid kasm_id"
    assert bare.ask("get_kasms")["kasms"] == []


def test_a_shared_session_can_be_joined(bare: Kasm) -> None:
    answer = bare.ask("request_kasm", image_id=CHROME, user_id=bare.sim.user_id, enable_sharing=True)
    joined = bare.ask("join_kasm", share_id=answer["share_id"], user_id=ADMINISTRATOR)
    assert (joined["user_id"], joined["kasm"]["kasm_id"]) == (ADMINISTRATOR, answer["kasm_id"])
    assert bare.ask("join_kasm", share_id=answer["share_id"])["username"].startswith("anon_")


def test_an_unknown_share_is_refused(bare: Kasm) -> None:
    assert bare.refusal("join_kasm", share_id=uuid4().hex) == "Invalid share_id"


def test_a_keepalive_puts_the_end_off(serve: Serve) -> None:
    clock = Clock()
    kasm = serve(start_container=no_container, clock=clock)
    ids = kasm.running()
    clock.advance(600)
    assert kasm.ask("keepalive", kasm_id=ids["kasm_id"]) == {"usage_reached": False}
    assert kasm.ask("get_kasm_status", **ids)["kasm"]["expiration_date"] == "2026-09-10 13:50:01.550012"
