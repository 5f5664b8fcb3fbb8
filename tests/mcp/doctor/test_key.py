"""What the doctor finds out about a key without changing anything."""

import pytest

from kasm_mcp.doctor.key import probes
from kasm_sim import ALL_PERMISSIONS, JsonBody, Quirks, Simulator

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
    return examined_simulator(simulator, settings)


def test_a_key_that_may_everything_is_found_to() -> None:
    report = looked_at(Simulator())
    assert report.code == 0
    assert "Accepted in the request body" in report.row("api_key").text
    permissions = [check for check in report.checks if check["section"] == "permissions"]
    assert sorted(check["check"] for check in permissions) == sorted(probe.call for probe in probes("user"))
    assert {check["status"] for check in permissions if check["check"] != "create_user"} == {"ok"}
    assert report.document["counts"]["warning"] == 0


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
        ("Users Modify", "update_user"),
        ("Users Delete", "delete_user"),
    ],
)
def test_a_permission_that_is_missing_is_named(permission: str, call: str) -> None:
    report = looked_at(Simulator(permissions=ALL_PERMISSIONS - {permission}))
    assert report.code == 1
    assert report.status("api_key") == "ok"
    row = report.row(call)
    assert row.status == "failed"
    assert permission in row.permissions
    assert f"Grant the key {', '.join(row.permissions)}. Kasm's admin pages: Settings > Developers" in row.text


def test_only_what_is_missing_is_suspected() -> None:
    report = looked_at(Simulator(permissions=ALL_PERMISSIONS - {"Sessions Delete"}))
    assert len(report.failures) == 1
    assert report.row("destroy_kasm").permissions == ["Sessions Delete"]


def test_a_missing_permission_is_told_with_the_tools_it_breaks() -> None:
    report = looked_at(Simulator(permissions=ALL_PERMISSIONS - {"Sessions Modify"}))
    assert (
        "Tools that fail without it: execute_kasm_command, read_kasm_file, write_kasm_file."
        in report.row("exec_command_kasm").text
    )


def test_a_key_that_may_only_read_is_suspected_to_be_marked_so() -> None:
    reading = {"Images View", "Sessions View", "Users View", "Session Recordings View"}
    report = looked_at(Simulator(permissions=reading))
    assert "marked Read Only" in report.row("read_only_flag").text
    assert "marked Read Only" not in looked_at(Simulator(permissions=reading | {"Sessions Modify"})).text


@pytest.mark.parametrize("setting", ["KASM_API_KEY", "KASM_API_SECRET"])
def test_a_wrong_key_is_one_failure_and_not_twenty(setting: str) -> None:
    report = looked_at(Simulator(), **{setting: "not-the-right-one"})
    assert report.code == 1
    assert len(report.failures) == 1
    assert "KASM_API_KEY and KASM_API_SECRET" in report.row("api_key").text
    assert report.status("everything_else") == "skipped"
    assert "not-the-right-one" not in report.text


def test_a_key_without_any_permission_is_not_called_wrong_for_sure() -> None:
    report = looked_at(Simulator(permissions=()))
    assert "or has no permission at all" in report.row("api_key").text


@pytest.mark.parametrize(("wanted", "set_to"), [("basic", "body"), ("body", "basic")])
def test_a_key_in_the_wrong_place_is_told_where_it_belongs(wanted: str, set_to: str) -> None:
    quirks = Quirks(auth="basic") if wanted == "basic" else Quirks(auth="body")
    report = looked_at(Simulator(quirks=quirks), KASM_AUTH=set_to)
    assert report.code == 1
    assert f"Set KASM_AUTH={wanted}." in report.row("api_key").text


def test_changes_are_asked_of_nothing_that_exists() -> None:
    simulator = Simulator()
    looked_at(simulator)
    asked = [request for request in simulator.requests if request.operation in CALLS_THAT_CHANGE]
    assert {request.operation for request in asked} == CALLS_THAT_CHANGE
    assert not {"create_user", "request_kasm"} & {request.operation for request in simulator.requests}
    for request in asked:
        body = request.body or {}
        target = body.get("target_user", body)
        assert target["user_id"] == NIL
        assert target.get("kasm_id", NIL) == NIL
        assert not body.get("force")


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
    assert report.status("user") == "failed"
    assert "Access Management > Users" in report.row("user").text


def test_a_user_id_that_is_no_id_of_kasm_is_told_without_a_database_message_in_full() -> None:
    report = looked_at(Simulator(), KASM_USER_ID="alice")
    assert report.status("user") == "failed"


def test_a_locked_user_is_warned_of() -> None:
    simulator = Simulator()
    simulator.users[simulator.user_id].locked = True
    report = looked_at(simulator)
    assert "user@kasm.local is locked" in report.row("user").text
    assert report.status("user") == "warning"
