"""Session tools: the life of a session, on every Kasm there may be."""

from dataclasses import replace
from typing import Literal

import anyio
import pytest

from kasm_sim import HtmlError, seeds
from tests.connected.desk import Desk
from tests.connected.rig import Rig, Tools


async def test_a_session_lives_from_create_to_destroy(rig: Rig, tools: Tools) -> None:
    created = await tools.data("create_kasm_session", image_name="Ubuntu Focal", group_id=rig.sim.group_id)
    desk = Desk(rig, tools, created["kasm_id"])

    assert created == {
        "kasm_id": desk.kasm_id,
        "status": "starting",
        "session_url": f"{rig.url}/#/session/{desk.kasm_id}",
        "image_id": seeds.UBUNTU_FOCAL,
        "image_name": "kasmweb/ubuntu-focal-desktop:1.15.0",
        "user_id": rig.sim.user_id,
    }
    assert (await desk.run("echo hello"))["stdout"] == "hello\n"
    gone = await tools.data("destroy_kasm_session", kasm_id=desk.kasm_id)
    assert gone == {"kasm_id": desk.kasm_id, "status": "destroyed"}
    assert (await desk.fails("get_session_status"))[0] == "not_found"
    assert (await desk.fails("execute_kasm_command", command="true"))[0] == "not_found"


async def test_a_status_has_all_that_is_promised(own_desk: Desk) -> None:
    data = await own_desk.tools.data("get_session_status", kasm_id=own_desk.kasm_id)

    assert (data["status"], data["operational_status"]) == ("running", "running")
    assert data["session_url"] == f"{own_desk.rig.url}/#/session/{own_desk.kasm_id}"
    assert data["image"] == {
        "id": seeds.UBUNTU_FOCAL,
        "name": "kasmweb/ubuntu-focal-desktop:1.15.0",
        "friendly_name": "Ubuntu Focal",
    }
    assert data["created_time"].endswith("Z")
    assert data["last_activity"].endswith("Z")


async def test_a_starting_session_tells_its_progress(rig: Rig, tools: Tools) -> None:
    rig.sim._state._starts_after_polls = 3
    kasm_id = rig.sim.add_session(status="starting").kasm_id

    data = await tools.data("get_session_status", kasm_id=kasm_id)

    assert data["status"] == "starting"
    assert isinstance(data["progress"], int)


async def test_a_command_waits_for_a_session_that_is_starting(rig: Rig, tools: Tools) -> None:
    rig.sim._state._starts_after_polls = 2
    desk = Desk(rig, tools, rig.sim.add_session(status="starting").kasm_id)

    assert (await desk.run("echo up"))["stdout"] == "up\n"


@pytest.mark.parametrize("path", ["ui", "public", "both"])
async def test_pause_and_resume_work_on_either_path(own_desk: Desk, path: Literal["ui", "public", "both"]) -> None:
    own_desk.rig.sim.quirks = replace(own_desk.rig.sim.quirks, pause_path=path)
    await own_desk.run("sleep 1007 & true")

    paused = await own_desk.tools.data("pause_kasm_session", kasm_id=own_desk.kasm_id)
    assert paused == {"kasm_id": own_desk.kasm_id, "status": "paused"}
    error_type, error = await own_desk.fails("execute_kasm_command", command="true")
    assert (error_type, "resume_kasm_session" in error) == ("unavailable", True)

    resumed = await own_desk.tools.data("resume_kasm_session", kasm_id=own_desk.kasm_id)
    assert (resumed["status"], resumed["session_url"]) == (
        "running",
        f"{own_desk.rig.url}/#/session/{own_desk.kasm_id}",
    )
    assert (await own_desk.run("echo again"))["stdout"] == "again\n"


async def test_a_kasm_without_pause_says_so(own_desk: Desk) -> None:
    own_desk.rig.sim.quirks = replace(own_desk.rig.sim.quirks, pause_path="none")

    assert (await own_desk.fails("pause_kasm_session"))[0] == "unavailable"


async def test_a_session_that_somebody_else_paused_is_told_to_be_paused(own_desk: Desk) -> None:
    await own_desk.run("true")
    async with own_desk.rig.connected() as other:
        await other.data("pause_kasm_session", kasm_id=own_desk.kasm_id)

    error_type, error = await own_desk.fails("execute_kasm_command", command="true")

    assert (error_type, "resume_kasm_session" in error) == ("unavailable", True)


async def test_a_session_of_an_earlier_process_works(own_desk: Desk) -> None:
    async with own_desk.rig.connected() as earlier:
        created = await earlier.data("create_kasm_session", image_name="Chrome", group_id=own_desk.rig.sim.group_id)

    desk = Desk(own_desk.rig, own_desk.tools, created["kasm_id"])

    assert (await desk.run("echo hello"))["stdout"] == "hello\n"


async def test_a_session_may_be_named_in_either_spelling(own_desk: Desk) -> None:
    digits = own_desk.kasm_id
    spelled = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])).upper()

    assert (await Desk(own_desk.rig, own_desk.tools, spelled).run("echo hello"))["stdout"] == "hello\n"


async def test_a_token_that_was_voided_is_renewed(own_desk: Desk) -> None:
    await own_desk.run("true")
    own_desk.rig.sim._state.logins.void_all(own_desk.rig.sim.user_id)

    assert (await own_desk.run("echo hello"))["stdout"] == "hello\n"


@pytest.mark.parametrize("form", ["uuid", "jwt"])
async def test_two_servers_with_two_sessions_of_one_user_do_not_lock_each_other_out(
    rig: Rig, form: Literal["uuid", "jwt"]
) -> None:
    rig.sim.quirks = replace(rig.sim.quirks, session_token=form)
    kasm_ids = [rig.sim.add_session().kasm_id for _ in range(2)]
    printed: list[str] = []

    async def run(tools: Tools, kasm_id: str, number: int) -> None:
        data = await Desk(rig, tools, kasm_id).run(f"sleep 0.{number}; echo {number}")
        assert data["output_available"]
        printed.append(data["stdout"])

    async with rig.connected() as one, rig.connected() as two, anyio.create_task_group() as group:
        for number in range(8):
            group.start_soon(run, (one, two)[number % 2], kasm_ids[number // 4], number)

    assert sorted(printed) == [f"{number}\n" for number in range(8)]


async def test_no_answer_holds_a_token(own_desk: Desk) -> None:
    arguments = {"kasm_id": own_desk.kasm_id}
    texts = [
        str(await own_desk.tools(tool, **arguments))
        for tool in ("get_session_status", "pause_kasm_session", "resume_kasm_session")
    ]
    texts += [str(await own_desk.tools(tool)) for tool in ("list_user_sessions", "list_all_sessions")]
    texts.append(str(await own_desk.tools("get_available_workspaces")))
    session = own_desk.rig.sim.sessions[own_desk.kasm_id]

    secrets = [*own_desk.rig.sim._state.logins.owners, session.vnc_token, own_desk.rig.sim.api_key_secret, "dckr_pat"]
    assert not [secret for secret in secrets for text in texts if secret in text]


async def test_login_links_are_given_only_when_asked_for(rig: Rig) -> None:
    async with rig.connected(KASM_SESSION_LINKS="login", KASM_PUBLIC_URL="https://desk.example.org") as tools:
        created = await tools.data("create_kasm_session", image_name="Chrome", group_id=rig.sim.group_id)

    assert created["session_url"].startswith(f"https://desk.example.org/#/connect/kasm/{created['kasm_id']}/")


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("execute_kasm_command", {"command": "true"}),
        ("get_session_status", {}),
        ("pause_kasm_session", {}),
        ("destroy_kasm_session", {}),
        ("get_session_screenshot", {}),
        ("read_kasm_file", {"file_path": "/home/kasm-user/.bashrc"}),
    ],
)
async def test_a_session_of_another_user_is_left_alone(
    rig: Rig, tools: Tools, tool: str, arguments: dict[str, str]
) -> None:
    kasm_id = rig.sim.add_session(user_id=seeds.ADMINISTRATOR).kasm_id

    error_type, error = await tools.error(tool, kasm_id=kasm_id, **arguments)

    assert (error_type, "KASM_ALL_USERS" in error) == ("security", True)
    assert rig.sim.sessions[kasm_id].status == "running"


async def test_with_all_users_allowed_a_session_of_another_user_works(rig: Rig) -> None:
    kasm_id = rig.sim.add_session(user_id=seeds.ADMINISTRATOR).kasm_id
    async with rig.connected(KASM_ALL_USERS="true") as tools:
        assert (await Desk(rig, tools, kasm_id).run("echo hello"))["stdout"] == "hello\n"
        assert (await tools.data("destroy_kasm_session", kasm_id=kasm_id))["status"] == "destroyed"
        assert (await tools.error("get_session_status", kasm_id=kasm_id))[0] == "not_found"


async def test_lists_hold_the_own_sessions_or_all(rig: Rig, tools: Tools) -> None:
    own = [rig.sim.add_session().kasm_id, rig.sim.add_session(status="paused").kasm_id]
    other = rig.sim.add_session(user_id=seeds.ADMINISTRATOR).kasm_id

    mine = await tools.data("list_user_sessions")
    everybodys = await tools.data("list_all_sessions")

    assert [session["kasm_id"] for session in mine["sessions"]] == own
    assert {session["kasm_id"] for session in everybodys["sessions"]} == {*own, other}
    assert (mine["count"], mine["total"], everybodys["count"]) == (2, 2, 3)
    assert [session["is_paused"] for session in mine["sessions"]] == [False, True]
    assert mine["sessions"][0]["username"] == "user@kasm.local"
    assert mine["sessions"][0]["friendly_name"] == "Ubuntu Focal"


async def test_a_long_list_comes_in_pages(rig: Rig, tools: Tools) -> None:
    own = [rig.sim.add_session().kasm_id for _ in range(5)]

    pages = [await tools("list_user_sessions", limit=2, offset=offset) for offset in (0, 2, 4, 6)]

    assert [[session["kasm_id"] for session in page["data"]["sessions"]] for page in pages] == [
        own[:2],
        own[2:4],
        own[4:],
        [],
    ]
    assert [(page["data"]["count"], page["data"]["total"]) for page in pages] == [(2, 5), (2, 5), (1, 5), (0, 5)]
    assert "offset=2" in pages[0]["message"]


async def test_a_key_that_may_not_list_is_helped_by_the_undocumented_call_where_there_is_one(
    rig: Rig, tools: Tools
) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    rig.sim.permissions = rig.sim.permissions - {"Sessions View"}

    error_type, error = await tools.error("list_user_sessions")
    rig.sim.quirks = replace(rig.sim.quirks, has_get_user_kasms=True)
    answer = await tools("list_user_sessions")

    assert (error_type, "Sessions View" in error) == ("authentication", True)
    if answer["success"]:
        assert [session["kasm_id"] for session in answer["data"]["sessions"]] == [kasm_id]
    else:
        assert answer["error_type"] == "authentication"


async def test_http_basic_opens_everything_too(rig: Rig) -> None:
    rig.sim.quirks = replace(rig.sim.quirks, auth="basic")
    async with rig.connected(KASM_AUTH="basic") as tools:
        created = await tools.data("create_kasm_session", image_name="Chrome", group_id=rig.sim.group_id)
        desk = Desk(rig, tools, created["kasm_id"])

        assert (await desk.run("echo hello"))["stdout"] == "hello\n"
        assert (await desk.write("/home/kasm-user/file", "x"))["size_bytes"] == 1


async def test_a_destroy_whose_end_cannot_be_looked_up_is_still_told_to_be_accepted(own_desk: Desk) -> None:
    own_desk.rig.sim.faults.add("get_kasm_status", HtmlError(502))

    answer = await own_desk.tools("destroy_kasm_session", kasm_id=own_desk.kasm_id)

    assert (answer["success"], answer["data"]["status"]) == (True, "destroying")
    assert own_desk.rig.sim.sessions == {}
