"""The audit log: a line for each change and each refusal, with what was touched and what came of it; nothing secret."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import mcp_types as types
import pytest
from mcp.client import Client
from mcp.shared.exceptions import MCPError
from pydantic_core import from_json

from kasm_api import ConfigError
from kasm_desktops import RULES
from kasm_mcp.server.audit_log import Attempt, AuditLog
from kasm_mcp.server.build import build_server
from kasm_mcp.table import TABLE
from kasm_policy import CODES
from kasm_sim import ErrorMessage, Fault, Hang, HtmlError, JsonBody, seeds
from tests.connected.examples import prepared
from tests.connected.faults import Watched, happens
from tests.connected.person import agreeing
from tests.connected.rig import ERAS, Era, Rig, Tools

CHANGING = [row.name for row in TABLE if row.changes]
READING = [row.name for row in TABLE if not row.changes]


class AuditFile:
    """The file that a server appends to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    def text(self) -> str:
        return self.path.read_text() if self.path.exists() else ""

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text().splitlines()]

    def mode(self) -> int:
        return self.path.stat().st_mode & 0o777

    def move_away(self) -> None:
        self.path.rename(self.path.with_suffix(".1"))


@pytest.fixture
def file(tmp_path: Path) -> AuditFile:
    return AuditFile(tmp_path / "audit.jsonl")


@pytest.mark.parametrize("name", CHANGING)
async def test_a_change_is_a_line(rig: Rig, file: AuditFile, name: str) -> None:
    arguments = prepared(rig, name)
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        data = await tools.data(name, **arguments)
    (line,) = file.lines()
    assert line["tool"] == name
    assert (line["decision"], line["outcome"]) == ("allowed", "succeeded")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["time"])
    assert line["duration_ms"] >= 0
    assert line["pid"] == os.getpid()
    assert line["client"].startswith("mcp ")
    for target in ("kasm_id", "user_id"):
        assert line.get(target) == arguments.get(target, data.get(target))
    assert file.mode() == 0o600


@pytest.mark.parametrize("name", READING)
async def test_what_changes_nothing_is_no_line(rig: Rig, file: AuditFile, name: str) -> None:
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools.data(name, **prepared(rig, name))
    assert file.lines() == []


@pytest.mark.parametrize("era", ERAS)
async def test_a_refusal_is_a_line_with_its_rule_whether_it_would_change_something_or_not(
    rig: Rig, file: AuditFile, era: Era
) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(era, KASM_AUDIT_LOG=str(file)) as tools:
        await tools("execute_kasm_command", kasm_id=kasm_id, command="sudo reboot")
        await tools("read_kasm_file", kasm_id=kasm_id, file_path="/etc/passwd")
        await tools("get_session_screenshot", kasm_id=kasm_id, save_to_file="/root/x.jpg")
    assert [(line["tool"], line["decision"], line["rule"], line["outcome"]) for line in file.lines()] == [
        ("execute_kasm_command", "refused", "blocked_program", "not_done"),
        ("read_kasm_file", "refused", "outside_roots", "not_done"),
        ("get_session_screenshot", "refused", "screenshot_place", "not_done"),
    ]
    command, path, screenshot = file.lines()
    assert command["command"] == "sudo reboot"
    assert path["file_path"] == "/etc/passwd"
    assert screenshot["save_to_file"] == "/root/x.jpg"
    assert {line["rule"] for line in file.lines()} <= {*RULES, *CODES}
    assert all(line["client"] for line in file.lines())


async def test_a_session_of_somebody_else_and_a_link_are_refusals_with_their_rules(rig: Rig, file: AuditFile) -> None:
    session = rig.sim.add_session()
    (rig.sim.container(session.kasm_id).home / "way-out").symlink_to("/etc/hostname")
    theirs = rig.sim.add_session(user_id=seeds.ADMINISTRATOR)
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools("read_kasm_file", kasm_id=session.kasm_id, file_path="/home/kasm-user/way-out")
        await tools("destroy_kasm_session", kasm_id=theirs.kasm_id)
    assert [line["rule"] for line in file.lines()] == ["link_leads_out", "another_users_session"]


@pytest.mark.parametrize(
    ("settings", "rule"),
    [({"KASM_READ_ONLY": "1"}, "read_only"), ({"KASM_EXCLUDE_TOOLS": "destroy_kasm_session"}, "left_out")],
)
@pytest.mark.parametrize("era", ERAS)
async def test_a_call_of_a_tool_that_is_left_out_is_a_refusal(
    rig: Rig, file: AuditFile, era: Era, settings: dict[str, str], rule: str
) -> None:
    async with rig.connected(era, KASM_AUDIT_LOG=str(file), **settings) as tools:
        with pytest.raises(MCPError):
            await tools.result("destroy_kasm_session", kasm_id="abc123")
        with pytest.raises(MCPError):
            await tools.result("no_tool_of_ours", kasm_id="abc123")
    (line,) = file.lines()
    assert (line["tool"], line["rule"], line["kasm_id"]) == ("destroy_kasm_session", rule, "abc123")


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(("agreed", "outcome"), [(True, "succeeded"), (False, "not_done")])
async def test_a_call_with_a_question_is_one_line_with_the_persons_decision(
    rig: Rig, file: AuditFile, era: Era, agreed: bool, outcome: str
) -> None:
    async with rig.connected(era, agreeing(agreed=agreed), KASM_AUDIT_LOG=str(file)) as tools:
        await tools("destroy_kasm_session", **prepared(rig, "destroy_kasm_session"))
    (line,) = file.lines()
    assert line["outcome"] == outcome
    assert line.get("rule") == (None if agreed else "not_confirmed")


async def test_a_failure_is_told_from_an_outcome_that_is_not_known(rig: Rig, file: AuditFile) -> None:
    arguments = prepared(rig, "pause_kasm_session")
    async with rig.connected(KASM_AUDIT_LOG=str(file), KASM_TIMEOUT_SECONDS="0.5") as tools:
        rig.sim.faults.add("pause_kasm", ErrorMessage("No, not today", status=403))
        await tools("pause_kasm_session", **arguments)
        rig.sim.faults.clear()
        rig.sim.faults.add("pause_kasm", Hang())
        await tools("pause_kasm_session", **arguments)
        rig.sim.faults.clear()
        await tools("pause_kasm_session", kasm_id="not there")
    failed, lost, wrong = file.lines()
    assert (failed["outcome"], failed["error_type"]) == ("failed", "authentication")
    assert (lost["outcome"], lost["error_type"]) == ("unknown", "timeout")
    assert (wrong["outcome"], wrong["error_type"]) == ("failed", "validation")


async def test_a_command_without_a_way_back_has_an_unknown_outcome_and_one_with_it_an_exit_code(
    rig: Rig, file: AuditFile
) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools("execute_kasm_command", kasm_id=kasm_id, command="exit 7")
        rig.sim.quirks = replace(rig.sim.quirks, downloads="forbidden")
        await tools("execute_kasm_command", kasm_id=kasm_id, command="exit 7")
    known, unknown = file.lines()
    assert (known["outcome"], known["exit_code"]) == ("succeeded", 7)
    assert (unknown["outcome"], unknown.get("exit_code")) == ("unknown", None)


async def test_contents_outputs_and_secrets_are_not_recorded(rig: Rig, file: AuditFile) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools("write_kasm_file", kasm_id=kasm_id, file_path="/home/kasm-user/a", content="content-of-the-file")
        await tools(
            "execute_kasm_command", kasm_id=kasm_id, command=f"printf %s out; export API_TOKEN=hidden-{kasm_id}"
        )
        await tools("create_kasm_user", username="a@example.com", password="Correct-Horse-7", first_name="Secretive")
        user = rig.sim.user_id
        await tools("update_kasm_user", user_id=user, password="Battery-Staple-8", phone="555-0199", locked=False)
        await tools("execute_kasm_command", kasm_id=kasm_id, command=f"echo {rig.sim.api_key_secret}")
        await tools("execute_kasm_command", kasm_id=kasm_id, command="true", password="Odd-Argument-9", **{"x y": 1})
    text = file.text()
    hidden = ("content-of", "Correct-Horse", "Battery", "Secretive", "555-0199", "hidden-", "Odd-Argument", "x y")
    assert not [part for part in (*hidden, *rig.secrets()) if part in text]
    write, _, create, update, *_ = file.lines()
    assert write["other_arguments"] == ["content"]
    assert create["other_arguments"] == ["first_name", "password"]
    assert update["other_arguments"] == ["password", "phone"]
    assert update["locked"] is False
    assert {"stdout", "content", "password"}.isdisjoint({name for line in file.lines() for name in line})


async def test_a_long_command_is_cut_and_said_to_be(rig: Rig, file: AuditFile) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools("execute_kasm_command", kasm_id=kasm_id, command=f"true {'x' * 10_000}")
    (line,) = file.lines()
    assert len(line["command"]) == 4096
    assert line["cut"] == ["command"]


@pytest.mark.parametrize("command", [["ls"], {"a": 1}, 7, "two\nlines\u2028and\x1b[31m"], ids=repr)
async def test_whatever_comes_as_a_command_is_one_line_of_ascii(rig: Rig, file: AuditFile, command: Any) -> None:
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools("execute_kasm_command", kasm_id="abc", command=command)
    assert file.text().isascii()
    assert len(file.lines()) == 1
    assert "command" in file.lines()[0]


async def test_a_call_that_is_cancelled_is_a_line(rig: Rig, file: AuditFile) -> None:
    arguments = prepared(rig, "pause_kasm_session")
    hanging = Watched()
    rig.sim.faults.add("pause_kasm", hanging)
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools, anyio.create_task_group() as group:
        group.start_soon(lambda: tools("pause_kasm_session", **arguments))
        assert await happens(hanging.reached)
        group.cancel_scope.cancel()
    (line,) = file.lines()
    assert line["outcome"] == "cancelled"


async def test_nothing_is_changed_that_could_not_be_recorded(rig: Rig, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    arguments = prepared(rig, "destroy_kasm_session")
    async with rig.connected(KASM_AUDIT_LOG=str(folder / "audit.jsonl")) as tools:
        folder.rmdir()
        kind, error = await tools.error("destroy_kasm_session", **arguments)
        assert kind == "unavailable"
        assert "KASM_AUDIT_LOG" in error
        assert rig.sent("destroy_kasm") == 0
        assert (await tools("get_session_status", **arguments))["success"] is True


async def test_after_a_line_that_found_no_room_nothing_more_is_changed(rig: Rig) -> None:
    arguments = prepared(rig, "destroy_kasm_session")
    async with rig.connected(KASM_AUDIT_LOG="/dev/full") as tools:
        await tools.data("logout_kasm_user", user_id=rig.sim.user_id)
        kind, error = await tools.error("destroy_kasm_session", **arguments)
    assert (kind, "No space left" in error) == ("unavailable", True)
    assert rig.sent("destroy_kasm") == 0


async def test_a_pipe_that_nobody_reads_any_more_is_not_waited_for(rig: Rig, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    async with rig.connected(KASM_AUDIT_LOG=str(pipe)) as tools:
        await tools.data("pause_kasm_session", **prepared(rig, "pause_kasm_session"))
        assert json.loads(os.read(reader, 1 << 16))["outcome"] == "succeeded"
        os.close(reader)
        with anyio.fail_after(30):
            assert (await tools.error("destroy_kasm_session", **prepared(rig, "destroy_kasm_session")))[
                0
            ] == "unavailable"


FILLED = """
import anyio, resource, sys
from pathlib import Path
from kasm_mcp.server.audit_log import Attempt, AuditLog
from kasm_desktops.errors import Unavailable

def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

async def change(log, name):
    attempt = Attempt("pause_kasm_session", {"kasm_id": name}, True, None)
    async with log.recorded(attempt):
        attempt.answered = True
        room(300)

async def main():
    log = AuditLog(Path(sys.argv[1]))
    await change(log, "written")
    await change(log, "found no room")
    try:
        await change(log, "refused")
    except Unavailable:
        room(resource.RLIM_INFINITY)
    await change(log, "written again")

anyio.run(main)
"""


def test_a_line_that_found_no_room_is_written_whole_when_there_is_some(file: AuditFile) -> None:
    process = subprocess.run([sys.executable, "-c", FILLED, str(file)], capture_output=True, text=True, check=True)
    assert [line["kasm_id"] for line in file.lines()] == ["written", "found no room"]
    assert "found no room" in process.stderr
    assert "written again" in process.stderr


@pytest.mark.parametrize("number", ["NaN", "1e999", "9" * 4000])
async def test_no_number_makes_a_line_that_readers_of_json_refuse(file: AuditFile, number: str) -> None:
    arguments = {"command": "true", "timeout_seconds": from_json(number)}
    async with AuditLog(file.path).recorded(Attempt("execute_kasm_command", arguments, changes=True, client=None)):
        pass
    assert from_json(file.text(), allow_inf_nan=False)["timeout_seconds"] in ("nan", "inf", number)


async def test_a_line_stays_short_whatever_a_client_sends(rig: Rig, file: AuditFile) -> None:
    odd = {f"name{number}": 1 for number in range(1000)}
    client = types.Implementation(name="x" * 100_000, version="1")
    async with Client(build_server(rig.config(KASM_AUDIT_LOG=str(file))), client_info=client) as connected:
        await Tools(connected)("execute_kasm_command", kasm_id="abc", command="a." * 100_000, **odd)
    assert len(file.text()) < 6000


def test_a_server_whose_log_cannot_be_written_does_not_start(rig: Rig) -> None:
    with pytest.raises(ConfigError, match="KASM_AUDIT_LOG"):
        rig.config(KASM_AUDIT_LOG=f"{__file__}/audit.jsonl")


async def test_a_log_that_was_moved_away_is_begun_anew(rig: Rig, file: AuditFile) -> None:
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools("pause_kasm_session", kasm_id="one")
        file.move_away()
        await tools("pause_kasm_session", kasm_id="two")
    assert [line["kasm_id"] for line in file.lines()] == ["two"]


WRITER = """
import anyio, sys
from pathlib import Path
from kasm_mcp.server.audit_log import Attempt, AuditLog

async def main():
    log = AuditLog(Path(sys.argv[1]))
    for number in range(100):
        attempt = Attempt("execute_kasm_command", {"command": sys.argv[2] * 3000, "kasm_id": str(number)}, True, None)
        async with log.recorded(attempt):
            attempt.answered = True

anyio.run(main)
"""


UNHEARD = """
import anyio, sys
from kasm_mcp.server.audit_log import Attempt, AuditLog
from kasm_desktops.errors import Refused

async def main():
    sys.stdin.read()  # until nobody reads stderr any more
    refused = Attempt("read_kasm_file", {}, False, None, failure=Refused("no", rule="outside_roots"))
    async with AuditLog("stderr").recorded(refused):
        pass
    print("answered", flush=True)

anyio.run(main)
"""


def test_a_stderr_that_nobody_reads_keeps_no_call_from_its_answer() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", UNHEARD], stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stderr.close()
        process.stdin.close()
        assert process.stdout.read() == b"answered\n"


def test_several_processes_append_whole_lines_to_one_file(file: AuditFile) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(file), letter]) for letter in "abcd"]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    found = sorted((line["command"][0], int(line["kasm_id"])) for line in file.lines())
    assert found == [(letter, number) for letter in "abcd" for number in range(100)]


@pytest.mark.parametrize(
    "odd", [HtmlError(), JsonBody({"user": {"user_id": 12}})], ids=["no answer of Kasm's", "a value of another type"]
)
async def test_after_an_odd_answer_it_is_not_known_whether_there_was_a_change(
    rig: Rig, file: AuditFile, odd: Fault
) -> None:
    arguments = prepared(rig, "create_kasm_user")
    rig.sim.faults.add("create_user", odd)
    async with rig.connected(KASM_AUDIT_LOG=str(file)) as tools:
        await tools("create_kasm_user", **arguments)
    (line,) = file.lines()
    assert line["outcome"] == "unknown"
