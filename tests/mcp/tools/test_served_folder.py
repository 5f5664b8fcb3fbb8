"""Sessions whose downloads are not where HOME says, or cannot be written: results come back all the same."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from kasm_desktops import Pace, Unavailable, silence
from kasm_desktops.exec import scripts
from kasm_desktops.exec.polling import Poller
from kasm_mcp.tools.context import connect
from kasm_sim import HtmlError
from tests.connected.desk import Desk
from tests.connected.rig import Rig

LINK = "/opt/kasmvnc/www/Downloads/Downloads"


@pytest.fixture
async def odd_desk(rig: Rig, request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    """A session with the quirks of the test."""
    rig.sim.quirks = replace(rig.sim.quirks, **request.param)
    kasm_id = rig.sim.add_session().kasm_id
    async with rig.connected() as tools:
        yield Desk(rig, tools, kasm_id)


def gets(desk: Desk) -> list[tuple[str, int]]:
    return [
        (request.operation, request.status or 0)
        for request in desk.rig.sim.requests
        if request.operation.startswith("download_")
    ]


QUIRKS: list[dict[str, Any]] = [
    {"session_home": "/config"},
    {"downloads_folder": "read-only"},
    {"downloads_folder": "file"},
    {"downloads_folder": "no-fifos"},
    {"downloads_folder": "read-only", "session_home": "/config", "exec_style": "shell"},
]


@pytest.mark.parametrize("odd_desk", QUIRKS, ids=str, indirect=True)
async def test_commands_and_files_work(odd_desk: Desk) -> None:
    data = await odd_desk.run("echo one; echo two >&2; exit 3")
    await odd_desk.write("/home/kasm-user/file", "x" * 200_000)

    assert (data["stdout"], data["stderr"], data["exit_code"]) == ("one\n", "two\n", 3)
    assert (await odd_desk.read("/home/kasm-user/file"))["content"] == "x" * 200_000


@pytest.mark.parametrize("odd_desk", [{"downloads_folder": "read-only"}], ids=str, indirect=True)
async def test_only_the_first_answer_from_beside_the_downloads_costs_more_requests(odd_desk: Desk) -> None:
    async with odd_desk.rig.connected("auto", None, Pace(first_s=2.0)) as tools:
        for expected in (
            [("download_file", 404), ("download_file", 404), ("download_file_beside", 200)],
            [("download_file_beside", 200)],
        ):
            odd_desk.rig.sim.forget_requests()
            await tools.data("execute_kasm_command", kasm_id=odd_desk.kasm_id, command="true")
            assert gets(odd_desk) == expected


@pytest.mark.parametrize("odd_desk", [{"session_home": "/config"}], ids=str, indirect=True)
async def test_the_folder_is_searched_once_in_a_session(odd_desk: Desk) -> None:
    await odd_desk.run("true")
    odd_desk.rig.sim.forget_requests()
    await odd_desk.run("true")

    sent = [str(request.body) for request in odd_desk.rig.sim.requests if "exec_" in request.operation]
    assert not [line for line in sent if "web_root" in line]
    assert {operation for operation, _ in gets(odd_desk)} == {"download_file"}


async def test_where_the_link_is_gone_downloads_are_not_served_and_nothing_takes_its_place(own_desk: Desk) -> None:
    await own_desk.tools("execute_kasm_command", kasm_id=own_desk.kasm_id, command=f"rm {LINK}")
    async with own_desk.rig.connected() as tools:
        answer = await tools(
            "execute_kasm_command", kasm_id=own_desk.kasm_id, command=f"ls -A {LINK.rpartition('/')[0]} >left"
        )

    assert (answer["success"], answer["data"]["output_available"]) == (True, False)
    assert "downloads are not served" in answer["message"]
    assert (own_desk.home / "left").read_text() == ""


async def test_a_login_that_is_refused_again_and_again_is_what_the_answer_says(own_desk: Desk) -> None:
    await own_desk.run("true")
    own_desk.rig.sim.faults.add("download_file", HtmlError(401))

    answer = await own_desk.tools("execute_kasm_command", kasm_id=own_desk.kasm_id, command="true")

    assert answer["data"]["output_available"] is False
    assert "refused the login to this session 8 times (HTTP 401)" in answer["message"]
    assert "are not served" not in answer["message"]


async def test_downloads_that_are_a_file_are_told_when_nothing_comes_from_beside(rig: Rig) -> None:
    rig.sim.quirks = replace(rig.sim.quirks, downloads_folder="file")
    kasm_id = rig.sim.add_session().kasm_id
    async with connect(rig.config()) as context:
        login = await context.desktops.logins.running(kasm_id)
        pace = Pace(first_s=0.05, doubt_after_s=0.1)
        services = (context.desktops.gateway, context.desktops.logins, login)
        poller = Poller(*services, scripts.clear("0123"), 60, "it", silence, pace)

        with pytest.raises(Unavailable, match="~/Downloads of this session is a file"):
            await poller.poll()
