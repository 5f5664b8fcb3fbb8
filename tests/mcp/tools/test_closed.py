"""A Kasm that does not serve downloads: the tools say what cannot be known, and invent nothing."""

from dataclasses import replace

import pytest

from kasm_desktops import Unavailable, silence
from kasm_desktops.exec import scripts
from kasm_desktops.exec.polling import Pace, Poller
from kasm_mcp.tools.context import connect
from kasm_sim import HtmlError
from tests.connected.desk import Desk
from tests.connected.rig import Rig


@pytest.fixture(params=["forbidden", "missing"])
def closed_desk(request: pytest.FixtureRequest, own_desk: Desk) -> Desk:
    own_desk.rig.sim.quirks = replace(own_desk.rig.sim.quirks, downloads=request.param)
    return own_desk


async def test_a_command_is_sent_and_its_result_called_unknown(closed_desk: Desk) -> None:
    answer = await closed_desk.tools("execute_kasm_command", kasm_id=closed_desk.kasm_id, command="echo hi; touch ran")

    data = answer["data"]
    assert answer["success"]
    assert (data["output_available"], data["exit_code"], data["stdout"]) == (False, None, "")
    assert "its result is unknown" in answer["message"]
    assert "allow_kasm_downloads" in answer["message"]
    assert (closed_desk.home / "ran").exists()


async def test_a_file_cannot_be_read(closed_desk: Desk) -> None:
    error_type, error = await closed_desk.fails("read_kasm_file", file_path="/home/kasm-user/.bashrc")

    assert (error_type, "allow_kasm_downloads" in error) == ("unavailable", True)


async def test_a_written_file_is_called_unknown(closed_desk: Desk) -> None:
    error_type, error = await closed_desk.fails("write_kasm_file", file_path="/home/kasm-user/file", content="x")

    assert error_type == "unavailable"
    assert "allow_kasm_downloads" in error
    assert "outcome is unknown" in error


async def test_without_a_login_nothing_is_sent(own_desk: Desk) -> None:
    own_desk.rig.sim.quirks = replace(own_desk.rig.sim.quirks, status_has_kasm_url=False)

    for tool, arguments in (
        ("execute_kasm_command", {"command": "touch ran"}),
        ("write_kasm_file", {"file_path": "/home/kasm-user/file", "content": "x" * 200_000}),
    ):
        error_type, error = await own_desk.fails(tool, **arguments)
        assert (error_type, "nothing was sent" in error) == ("unavailable", True)
    assert own_desk.rig.sent("exec_command_kasm") == 0


async def test_an_errand_that_never_begins_is_told_from_a_way_that_is_closed(rig: Rig) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    async with connect(rig.config()) as context:
        login = await context.desktops.logins.running(kasm_id)
        never_sent = scripts.clear("0123")
        poller = Poller(
            context.desktops.gateway,
            context.desktops.logins,
            login,
            never_sent,
            60,
            "it",
            silence,
            Pace(first_s=0.05, begin_within_s=0.1),
        )

        with pytest.raises(Unavailable, match="did not begin it") as caught:
            await poller.poll()

    assert caught.value.outcome_unknown


@pytest.mark.parametrize("status", [400, 500, 520])
@pytest.mark.parametrize("call", ["download_file", "list_downloads"])
async def test_an_odd_status_is_no_sign_that_an_errand_did_not_begin(rig: Rig, call: str, status: int) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    rig.sim.faults.add(call, HtmlError(status))
    async with connect(rig.config()) as context:
        login = await context.desktops.logins.running(kasm_id)
        script = scripts.clear("0123")
        poller = Poller(
            context.desktops.gateway,
            context.desktops.logins,
            login,
            script,
            60,
            "it",
            silence,
            Pace(first_s=0.05, begin_within_s=0.1),
        )

        with pytest.raises(Unavailable, match="result of it could not be fetched") as caught:
            await poller.poll()

    assert caught.value.outcome_unknown
