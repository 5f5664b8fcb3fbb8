"""`execute_kasm_command`: what really happened in the session, and nothing that did not."""

from dataclasses import replace
from typing import Any, Literal

import anyio
import pytest

from kasm_api import Client
from kasm_desktops import Pace
from kasm_desktops.calls.gateway import Gateway, NotServed
from kasm_desktops.values import hyphenated_id
from kasm_mcp.config.config import Config
from kasm_sim import AnswerLost, ErrorMessage, HtmlError
from tests.connected.desk import Desk
from tests.connected.rig import Rig


async def test_stdout_stderr_and_exit_code_come_apart(desk: Desk) -> None:
    data = await desk.run("echo one; echo two >&2; echo three; exit 3")

    assert data == data | {
        "kasm_id": desk.kasm_id,
        "command": "echo one; echo two >&2; echo three; exit 3",
        "working_dir": "/home/kasm-user",
        "exit_code": 3,
        "stdout": "one\nthree\n",
        "stderr": "two\n",
        "stdout_truncated": False,
        "stderr_truncated": False,
        "output_available": True,
    }
    assert data["duration_ms"] >= 0


async def said(desk: Desk, command: str) -> dict[str, Any]:
    return await desk.tools("execute_kasm_command", kasm_id=desk.kasm_id, command=command)


async def test_a_program_that_bashrc_sets_up_is_found_as_the_message_says(own_desk: Desk) -> None:
    bashrc = 'case $- in *i*) ;; *) return ;; esac\nnvm() { echo "nvm $1"; }\n'
    await own_desk.run(f"cat >> ~/.bashrc <<'end'\n{bashrc}end")

    missing = await said(own_desk, "nvm current")
    found = await said(own_desk, "bash -ic 'nvm current'")
    typo = await said(own_desk, "nmv current")

    assert "If nvm is set up there, run it with `bash -ic '…'`" in missing["message"]
    assert (found["data"]["stdout"], found["data"]["exit_code"]) == ("nvm current\n", 0)
    assert ".bashrc" not in typo["message"] + found["message"]


async def test_a_command_that_fails_is_an_answer_that_names_its_exit_code(desk: Desk) -> None:
    answer = await desk.tools("execute_kasm_command", kasm_id=desk.kasm_id, command="false")

    assert (answer["success"], answer["data"]["exit_code"]) == (True, 1)
    assert "exit code 1" in answer["message"]


PRINTED = [
    ("printf 'b\\na\\n' | sort | head -n 1", "a\n"),
    ("cat <<'END'\n$HOME 'single' \"double\" `date`\nEND", "$HOME 'single' \"double\" `date`\n"),
    ("cat <<END\n$((6 * 7))\nEND", "42\n"),
    ("echo 'it'\\''s' \"\\\"quoted\\\"\" \\$HOME", 'it\'s "quoted" $HOME\n'),
    ("for n in 1 2; do\n  echo $n\ndone", "1\n2\n"),
    ("echo 'grüße 🙂 日本'", "grüße 🙂 日本\n"),
    ("printf 'a\\r\\nb'", "a\r\nb"),
    ("printf 'a\\0b' ; printf '\\33[1m'", "a\x00b\x1b[1m"),
    ("true", ""),
    ("cat; echo over", "over\n"),
    ("[[ abc =~ b ]] && echo bash", "bash\n"),
    ("# only a comment", ""),
]


async def test_commands_print_what_they_print_in_a_shell(desk: Desk) -> None:
    answers: dict[str, tuple[str, str, int]] = {}

    async def run(command: str) -> None:
        data = await desk.run(command)
        answers[command] = (data["stdout"], data["stderr"], data["exit_code"])

    async with anyio.create_task_group() as group:
        for command, _ in PRINTED:
            group.start_soon(run, command)

    assert answers == {command: (printed, "", 0) for command, printed in PRINTED}


async def test_bytes_that_are_no_text_are_replaced_and_it_is_said(desk: Desk) -> None:
    answer = await desk.tools("execute_kasm_command", kasm_id=desk.kasm_id, command=r"printf 'caf\351'")

    assert answer["data"]["stdout"] == "caf\ufffd"
    assert "not UTF-8" in answer["message"]


async def test_a_command_starts_where_it_is_told(desk: Desk) -> None:
    await desk.run("mkdir -p 'a folder'")

    assert (await desk.run("pwd", working_dir="/home/kasm-user/a folder/"))["stdout"] == "/home/kasm-user/a folder\n"
    assert (await desk.run("pwd"))["stdout"] == "/home/kasm-user\n"


async def test_a_working_directory_that_is_missing_or_leads_out_is_told_apart(desk: Desk) -> None:
    await desk.run("ln -sfn /tmp out")

    missing = await desk.fails("execute_kasm_command", command="touch ran", working_dir="/home/kasm-user/none")
    outside = await desk.fails("execute_kasm_command", command="touch ran", working_dir="/home/kasm-user/out")

    assert (missing[0], outside[0]) == ("not_found", "security")
    assert not (desk.home / "ran").exists()


@pytest.mark.parametrize("command", ["sudo id", "cat /etc/passwd", "cat ../../etc/passwd", "echo 'unclosed"])
async def test_a_command_that_policy_refuses_is_not_sent(own_desk: Desk, command: str) -> None:
    error_type, _ = await own_desk.fails("execute_kasm_command", command=command)

    assert error_type == "security"
    assert own_desk.rig.sim.requests == []


async def test_eight_commands_at_once_are_not_mixed_up(desk: Desk) -> None:
    answers: dict[int, dict[str, Any]] = {}

    async def run(number: int) -> None:
        answers[number] = await desk.run(f"echo out {number}; sleep 0.2; echo err {number} >&2; exit {number}")

    async with anyio.create_task_group() as group:
        for number in range(8):
            group.start_soon(run, number)

    for number, data in answers.items():
        assert (data["stdout"], data["stderr"], data["exit_code"]) == (f"out {number}\n", f"err {number}\n", number)


async def test_of_long_output_head_and_end_come_back_and_the_rest_is_counted(desk: Desk) -> None:
    answer = await desk.tools("execute_kasm_command", kasm_id=desk.kasm_id, command="seq 60000; echo short >&2")

    full = "".join(f"{number}\n" for number in range(1, 60001))
    assert len(full) > 300_000
    out = answer["data"]["stdout"]
    assert out.startswith("1\n2\n")
    assert out.endswith("59999\n60000\n")
    assert f"[… {len(full) - 16384:,} bytes left out …]" in out
    assert (answer["data"]["stdout_truncated"], answer["data"]["stderr_truncated"]) == (True, False)
    assert "stdout" in answer["message"]


async def test_a_background_job_does_not_hold_the_call_and_lives_on(desk: Desk) -> None:
    data = await desk.run("sleep 1001 & echo started")

    assert data["stdout"] == "started\n"
    assert desk.runs("sleep", "1001")
    assert (await desk.run("pkill -f 'sleep 1001' && echo killed"))["stdout"] == "killed\n"


async def test_a_command_that_takes_too_long_is_ended_and_what_it_printed_comes_back(desk: Desk) -> None:
    answer = await desk.tools(
        "execute_kasm_command",
        kasm_id=desk.kasm_id,
        command="echo before; (trap '' TERM; exec sleep 1002) & sleep 1003",
        timeout_seconds=1,
    )

    assert (answer["success"], answer["error_type"]) == (False, "timeout")
    assert "ended after 1 s" in answer["error"]
    assert (answer["data"]["stdout"], answer["data"]["exit_code"]) == ("before\n", None)
    assert not desk.runs("sleep", "1002")
    assert not desk.runs("sleep", "1003")


async def test_a_cancelled_call_ends_the_command_in_the_session(desk: Desk) -> None:
    async def call() -> None:
        await desk.tools.result("execute_kasm_command", kasm_id=desk.kasm_id, command="sleep 1004; touch survived")

    async with anyio.create_task_group() as group:
        group.start_soon(call)
        await desk.until("sleep", "1004", runs=True)
        group.cancel_scope.cancel()

    await desk.until("sleep", "1004", runs=False)
    await desk.until_clean()
    assert not (desk.home / "survived").exists()


async def test_a_server_that_ends_takes_its_commands_with_it(own_desk: Desk) -> None:
    arguments = {"kasm_id": own_desk.kasm_id, "command": "sleep 1006"}
    async with anyio.create_task_group() as group:
        async with own_desk.rig.connected() as other:
            group.start_soon(other.client.call_tool, "execute_kasm_command", arguments)
            await own_desk.until("sleep", "1006", runs=True)
        group.cancel_scope.cancel()

    await own_desk.until("sleep", "1006", runs=False)


async def test_a_quick_command_costs_two_requests_until_its_answer(own_desk: Desk) -> None:
    sim, arguments = own_desk.rig.sim, {"kasm_id": own_desk.kasm_id, "command": "true"}
    async with own_desk.rig.connected("auto", None, Pace(first_s=5.0)) as tools:
        await tools.data("get_session_status", kasm_id=own_desk.kasm_id)  # brings the login
        sim.forget_requests()
        await tools.data("execute_kasm_command", **arguments)
        requests = [(request.operation, request.status) for request in sim.requests]
    assert requests[:2] == [("exec_command_kasm", 200), ("download_file", 200)]
    assert [operation for operation, _ in requests[2:]] in ([], ["exec_command_kasm"]), "cleaning up comes afterwards"


async def test_nothing_is_left_in_the_downloads(own_desk: Desk) -> None:
    await own_desk.run("echo hello")
    await own_desk.write("/home/kasm-user/file", "x" * 200_000)
    await own_desk.read("/home/kasm-user/file")

    await own_desk.until_clean()


async def test_progress_is_told_while_a_command_takes_its_time(desk: Desk) -> None:
    told: list[str | None] = []

    async def take(progress: float, total: float | None, message: str | None) -> None:
        del progress, total
        told.append(message)

    await desk.tools.client.call_tool(
        "execute_kasm_command", {"kasm_id": desk.kasm_id, "command": "sleep 0.4"}, progress_callback=take
    )

    assert "waiting for the command" in told


@pytest.mark.parametrize("style", ["argv", "shell"])
async def test_it_makes_no_difference_how_kasm_starts_a_line(own_desk: Desk, style: Literal["argv", "shell"]) -> None:
    own_desk.rig.sim.quirks = replace(own_desk.rig.sim.quirks, exec_style=style)
    command = "printf '%s|' \"$HOME\" 'it'\\''s' \"a  b\" \\* '$x'; echo \"é\" >&2"

    data = await own_desk.run(command)
    await own_desk.write('/home/kasm-user/it\'s a "file" $x', "content\n")

    assert (data["stdout"], data["stderr"]) == ("/home/kasm-user|it's|a  b|*|$x|", "é\n")
    assert (await own_desk.read('/home/kasm-user/it\'s a "file" $x'))["content"] == "content\n"


async def test_when_the_answer_to_the_call_is_lost_the_result_still_comes_and_it_ran_once(own_desk: Desk) -> None:
    await own_desk.run("true")
    await own_desk.until_clean()
    own_desk.rig.sim.faults.add("exec_command_kasm", AnswerLost(), times=1)

    data = await own_desk.run("echo run >>log; cat log")

    assert data["stdout"] == "run\n"


async def test_a_proxy_that_fails_for_a_moment_costs_no_result(own_desk: Desk) -> None:
    await own_desk.run("true")
    own_desk.rig.sim.faults.add("download_file", HtmlError(502), times=2)

    assert (await own_desk.run("echo hello"))["stdout"] == "hello\n"


async def test_a_command_whose_result_cannot_be_fetched_is_ended_and_called_unknown(own_desk: Desk) -> None:
    await own_desk.run("true")
    own_desk.rig.sim.faults.add("download_file", HtmlError(502))

    error_type, error = await own_desk.fails("execute_kasm_command", command="sleep 1005")

    assert error_type == "unavailable"
    assert "outcome is unknown" in error
    assert "<" not in error
    await own_desk.until("sleep", "1005", runs=False)


async def test_a_command_that_kasm_refuses_is_not_sent_again(own_desk: Desk) -> None:
    await own_desk.run("true")
    await own_desk.until_clean()
    own_desk.rig.sim.forget_requests()
    own_desk.rig.sim.faults.add("exec_command_kasm", ErrorMessage("Unable to execute"), times=1)

    error_type, error = await own_desk.fails("execute_kasm_command", command="touch ran")

    assert error_type == "api"
    assert "“Unable to execute”" in error
    assert own_desk.rig.sent("exec_command_kasm") == 1


async def test_a_session_that_does_not_exist_is_not_found(rig: Rig) -> None:
    async with rig.connected() as tools:
        error_type, _ = await tools.error("execute_kasm_command", kasm_id="abc123def456", command="true")

    assert error_type == "not_found"


async def test_a_command_too_long_to_send_is_refused_with_the_way_out(desk: Desk) -> None:
    error_type, error = await desk.fails("execute_kasm_command", command=f"echo {'x' * 140_000}")

    assert error_type in {"validation", "security"}
    assert "write_kasm_file" in error or "long" in error


@pytest.mark.parametrize("directory", ["~", "~/", "~/Desktop"])
async def test_a_working_directory_may_be_written_with_a_tilde(desk: Desk, directory: str) -> None:
    data = await desk.run("pwd", working_dir=directory)
    expected = "/home/kasm-user" + directory.removeprefix("~").rstrip("/")
    assert (data["stdout"], data["working_dir"]) == (f"{expected}\n", expected)


async def test_a_file_that_is_too_large_for_a_result_is_not_fetched(own_desk: Desk) -> None:
    sim = own_desk.rig.sim
    with (own_desk.home / "Downloads" / "huge").open("wb") as file:
        file.truncate(900 << 20)
    client = Client.from_settings(Config.from_mapping(sim.environment(own_desk.rig.url)))
    async with Gateway(client, largest_result_bytes=10 << 20) as gateway:
        with pytest.raises(NotServed) as refusal:
            await gateway.download(
                hyphenated_id(own_desk.kasm_id), "huge", username=sim.username, session_token=sim.login()
            )
    assert refusal.value.status_code == 413
