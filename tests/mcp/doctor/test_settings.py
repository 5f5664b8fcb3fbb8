"""What the doctor says of the settings themselves, and that it looks only at what the chosen tools need."""

from pathlib import Path

from kasm_mcp.doctor.key import needing, probes
from kasm_mcp.table import TOOLS
from kasm_sim import ALL_PERMISSIONS, Simulator

from .report import examined, examined_simulator


def test_a_permission_that_only_absent_tools_need_is_no_failure() -> None:
    simulator = Simulator(permissions=ALL_PERMISSIONS - {"Users Modify", "Users Delete"})
    assert examined_simulator(simulator).failures == ["update_user", "delete_user"]
    report = examined_simulator(simulator, {"KASM_TOOLSETS": "sessions,files"})
    assert (report.code, report.failures) == (0, [])
    assert "update_user" not in {check["check"] for check in report.checks}


def test_a_key_for_one_tool_is_enough_for_that_tool() -> None:
    report = examined_simulator(Simulator(permissions={"Sessions View"}), {"KASM_TOOLS": "list_user_sessions"})
    assert (report.code, report.failures) == (0, [])
    assert [check["check"] for check in report.checks if check["section"] == "permissions"] == ["get_kasms"]


def test_the_tools_that_are_left_are_told_with_what_leaves_them() -> None:
    report = examined_simulator(Simulator(), {"KASM_READ_ONLY": "yes", "KASM_TOOLSETS": "workspaces,users"})
    assert report.document["tools"] == ["get_available_workspaces", "get_kasm_users", "get_kasm_user"]
    assert (
        f"3 of {len(TOOLS)}, by KASM_READ_ONLY, KASM_TOOLSETS: get_available_workspaces, " in report.row("tools").text
    )


def test_a_name_that_is_nearly_a_settings_is_a_warning() -> None:
    report = examined_simulator(Simulator(), {"KASM_READONLY": "true"})
    (row,) = (check for check in report.checks if check["status"] == "warning")
    assert (report.code, row["check"]) == (0, "settings")
    assert row["evidence"] == "KASM_READONLY is not a setting and has no effect; did you mean KASM_READ_ONLY?"


def test_a_secret_in_a_file_is_named_among_the_settings(tmp_path: Path) -> None:
    simulator = Simulator()
    (tmp_path / "secret").write_text(simulator.api_key_secret)
    report = examined_simulator(simulator, {"KASM_API_SECRET": "", "KASM_API_SECRET_FILE": str(tmp_path / "secret")})
    assert report.code == 0
    assert "KASM_API_SECRET_FILE" in report.row("settings").text


def test_read_only_tries_no_change_of_users() -> None:
    simulator = Simulator()
    examined_simulator(simulator, {"KASM_READ_ONLY": "true"})
    changes = {"update_user", "delete_user", "logout_user", "destroy_kasm", "pause_kasm", "resume_kasm"}
    assert not changes & {request.operation for request in simulator.requests}


def test_settings_that_leave_no_tool_are_wrong_settings() -> None:
    report = examined_simulator(Simulator(), {"KASM_TOOLS": "create_kasm_user", "KASM_READ_ONLY": "true"})
    assert report.code == 2
    assert "no tool" in report.document["settings_problems"][0]


def test_each_problem_is_told_once_as_sentence_and_as_check() -> None:
    report = examined({"KASM_API_URL": "ftp://x"})
    assert report.code == 2
    assert [check["evidence"] for check in report.checks] == report.document["settings_problems"]
    assert report.document["kasm_address"] is None


def test_every_tool_needs_a_call_that_is_probed() -> None:
    assert {tool for probe in probes("a name") for tool in needing(probe.call, TOOLS)} == set(TOOLS)


def test_an_audit_log_that_can_be_appended_to_gets_no_line(tmp_path: Path) -> None:
    log = tmp_path / "audit.jsonl"
    settings = {"KASM_AUDIT_LOG": str(log), "KASM_TOOLSETS": "workspaces"}
    assert "can be created" in examined_simulator(Simulator(), settings).row("audit_log").text
    assert not log.exists()
    log.write_text("before\n")
    assert "can be appended to" in examined_simulator(Simulator(), settings).row("audit_log").text
    assert log.read_text() == "before\n"


def test_an_audit_log_that_cannot_be_opened_is_a_problem_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    report = examined_simulator(Simulator(), {"KASM_AUDIT_LOG": str(tmp_path / "loop")})
    assert (report.code, report.failures) == (2, ["settings"])
    assert "KASM_AUDIT_LOG names a file that cannot be written" in report.text
