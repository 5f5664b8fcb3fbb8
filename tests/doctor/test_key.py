"""What the doctor finds out about a key without changing anything."""

import pytest

from kasm_sim import ALL_PERMISSIONS, Quirks, Simulator
from kasm_sim.faults import JsonBody

from .report import Report, examined_simulator

NIL = "00000000-0000-0000-0000-000000000000"
CALLS_THAT_CHANGE = {
    "exec_command_kasm",
    "destroy_kasm",
    "pause_kasm",
    "resume_kasm",
    "update_user",
    "delete_user",
    "logout_user",
}


def looked_at(simulator: Simulator, **settings: str) -> Report:
    return examined_simulator(simulator, settings, start_session=False)


def test_a_key_that_may_everything_is_found_to() -> None:
    report = looked_at(Simulator())
    assert report.code == 0
    assert "Accepted; 17 of 17 calls are permitted." in report.row("API key").text
    assert "warning " not in report.text


@pytest.mark.parametrize(
    ("permission", "call"),
    [
        ("Images View", "get_images"),
        ("Sessions View", "get_kasms"),
        ("User", "get_kasm_status"),
        ("Users Auth Session", "logout_user"),
        ("Sessions Modify", "exec_command_kasm"),
        ("Sessions Delete", "destroy_kasm"),
        ("Session Recordings View", "get_kasm_screenshot"),
        ("Session Recordings View", "get_session_recordings"),
        ("Users View", "get_users"),
        ("Users Create", "create_user"),
        ("Users Modify", "update_user"),
        ("Users Delete", "delete_user"),
    ],
)
def test_a_permission_that_is_missing_is_named(permission: str, call: str) -> None:
    report = looked_at(Simulator(permissions=ALL_PERMISSIONS - {permission}))
    assert report.code == 1
    assert report.status("API key") == "ok"
    row = report.row(call)
    assert row.status == "FAILED"
    assert permission in row.text.partition("Grant the key: ")[2].partition(" (Kasm's admin pages")[0].split(", ")


def test_only_what_is_missing_is_suspected() -> None:
    report = looked_at(Simulator(permissions=ALL_PERMISSIONS - {"Sessions Delete"}))
    assert len(report.failures) == 1
    assert "Grant the key: Sessions Delete (Kasm's admin pages" in report.row("destroy_kasm").text


def test_a_missing_permission_is_told_with_the_tools_it_breaks() -> None:
    report = looked_at(Simulator(permissions=ALL_PERMISSIONS - {"Sessions Modify"}))
    assert "execute_kasm_command, read_kasm_file, write_kasm_file will not work" in report.row("exec_command_kasm").text


def test_a_key_that_may_only_read_is_suspected_to_be_marked_so() -> None:
    reading = {"Images View", "Sessions View", "Users View", "Session Recordings View"}
    report = looked_at(Simulator(permissions=reading))
    assert "marked Read Only" in report.row("exec_command_kasm").text
    assert "marked Read Only" not in looked_at(Simulator(permissions=reading | {"Sessions Modify"})).text


@pytest.mark.parametrize("setting", ["KASM_API_KEY", "KASM_API_SECRET"])
def test_a_wrong_key_is_one_failure_and_not_twenty(setting: str) -> None:
    report = looked_at(Simulator(), **{setting: "not-the-right-one"})
    assert report.code == 1
    assert len(report.failures) == 1
    assert "KASM_API_KEY and KASM_API_SECRET" in report.row("API key").text
    assert report.status("everything else") == "skipped"
    assert "not-the-right-one" not in report.text


def test_a_key_without_any_permission_is_not_called_wrong_for_sure() -> None:
    report = looked_at(Simulator(permissions=()))
    assert "or has no permission at all" in report.row("API key").text


@pytest.mark.parametrize(("wanted", "set_to"), [("basic", "body"), ("body", "basic")])
def test_a_key_in_the_wrong_place_is_told_where_it_belongs(wanted: str, set_to: str) -> None:
    quirks = Quirks(auth="basic") if wanted == "basic" else Quirks(auth="body")
    report = looked_at(Simulator(quirks=quirks), KASM_AUTH=set_to)
    assert report.code == 1
    assert f"Set KASM_AUTH={wanted}." in report.row("API key").text


def test_looking_changes_nothing() -> None:
    simulator = Simulator()
    simulator.add_session()
    users = {user_id: (user.username, user.locked, user.password_set) for user_id, user in simulator.users.items()}
    sessions = {kasm_id: session.status for kasm_id, session in simulator.sessions.items()}
    report = looked_at(simulator)
    assert users == {key: (user.username, user.locked, user.password_set) for key, user in simulator.users.items()}
    assert report.left == set(sessions)


def test_changes_are_asked_of_nothing_that_exists() -> None:
    simulator = Simulator()
    looked_at(simulator)
    asked = [request for request in simulator.requests if request.operation in CALLS_THAT_CHANGE]
    assert {request.operation for request in asked} == CALLS_THAT_CHANGE
    for request in asked:
        body = request.body or {}
        target = body.get("target_user", body)
        assert target["user_id"] == NIL
        assert target.get("kasm_id", NIL) == NIL
        assert not body.get("force")


def test_creating_a_user_is_asked_for_with_a_taken_name_and_no_password() -> None:
    simulator = Simulator()
    looked_at(simulator)
    (request,) = (request for request in simulator.requests if request.operation == "create_user")
    assert request.body == {"target_user": {"username": simulator.username, "password": ""}}


def test_without_a_taken_name_creating_a_user_is_not_asked_for() -> None:
    simulator = Simulator(permissions=ALL_PERMISSIONS - {"Users View"})
    report = looked_at(simulator)
    assert report.status("create_user") == "skipped"
    assert "create_user" not in {request.operation for request in simulator.requests}


def test_starting_a_session_is_not_probed() -> None:
    simulator = Simulator()
    looked_at(simulator)
    assert "request_kasm" not in {request.operation for request in simulator.requests}


@pytest.mark.parametrize(("place", "shown"), [("ui", "below /api/."), ("public", "below /api/public/.")])
def test_undocumented_calls_are_told_with_their_place(place: str, shown: str) -> None:
    quirks = Quirks(pause_path="ui") if place == "ui" else Quirks(pause_path="public")
    report = looked_at(Simulator(quirks=quirks))
    assert report.row("pause_kasm").text.strip().endswith(shown)
    assert report.status("resume_kasm") == "ok"


def test_a_kasm_without_undocumented_calls_is_no_failure() -> None:
    report = looked_at(Simulator(quirks=Quirks(pause_path="none")))
    assert report.code == 0
    assert report.status("pause_kasm") == "warning"
    assert "pause_kasm_session" in report.row("pause_kasm").text


def test_an_odd_answer_is_a_doubt_and_does_not_end_the_others() -> None:
    simulator = Simulator()
    simulator.faults.add("get_kasms", JsonBody(["unexpected"]))
    report = looked_at(simulator)
    assert report.status("get_kasms") == "warning"
    assert report.status("logout_user") == "ok"


def test_a_user_that_is_not_there_is_told() -> None:
    report = looked_at(Simulator(), KASM_USER_ID="f" * 32)
    assert report.code == 1
    assert report.status("user") == "FAILED"
    assert "Access Management, Users" in report.row("user").text


def test_a_user_id_that_is_no_id_of_kasm_is_told_without_a_database_message_in_full() -> None:
    report = looked_at(Simulator(), KASM_USER_ID="alice")
    assert report.status("user") == "FAILED"


def test_a_locked_user_is_warned_of() -> None:
    simulator = Simulator()
    simulator.users[simulator.user_id].locked = True
    report = looked_at(simulator)
    assert "user@kasm.local is locked" in report.row("user").text
    assert report.status("user") == "warning"
