"""What Kasm, or a proxy before it, can answer instead of what its API describes: each tool says what that means."""

from typing import Any

import anyio
import pytest

from kasm_desktops import OUTCOME_UNKNOWN
from kasm_sim import EmptyBody, ErrorMessage, Fault, HtmlError, JsonBody, PlainText, Truncated
from tests.connected.examples import CHANGES, EXAMPLES, INSIDE, READS, prepared
from tests.connected.rig import Rig, Tools

ODD: dict[str, Fault] = {
    "truncated": Truncated(),
    "HTML 520": HtmlError(520),
    "HTML 500": HtmlError(500),
    "null": JsonBody(None),
    "a list": JsonBody(["unexpected"]),
    "empty": EmptyBody(),
    "plain text": PlainText("upstream request failed <b>badly</b>"),
}
OF_KASM = sorted(set(EXAMPLES) - set(INSIDE))
"""Tools that do not look for a lost answer inside the session, which takes a while."""
BY_EITHER_PATH = ("pause_kasm_session", "resume_kasm_session")


def broken(rig: Rig, tool: str, fault: Fault) -> dict[str, Any]:
    """Let a tool's call meet a fault and give its arguments."""
    arguments = prepared(rig, tool)
    rig.sim.faults.add(EXAMPLES[tool].call, fault)
    return arguments


@pytest.mark.parametrize(
    ("tool", "odd"),
    # Half a picture is still one, as far as anybody can tell who does not decode it.
    [(tool, odd) for tool in OF_KASM for odd in ODD if (tool, odd) != ("get_session_screenshot", "truncated")],
)
async def test_an_answer_that_the_api_does_not_describe(rig: Rig, tools: Tools, tool: str, odd: str) -> None:
    arguments = broken(rig, tool, ODD[odd])
    kind, error = await tools.error(tool, **arguments)
    assert kind == "api"
    assert (OUTCOME_UNKNOWN in error) is EXAMPLES[tool].changes
    # Half of the page that says that the first of the two paths does not exist still says so.
    assert rig.sent(EXAMPLES[tool].call) == (2 if odd == "truncated" and tool in BY_EITHER_PATH else 1)


@pytest.mark.parametrize("tool", sorted(set(OF_KASM) - {"get_session_screenshot"}))
async def test_a_refusal_with_status_200_is_quoted(rig: Rig, tools: Tools, tool: str) -> None:
    arguments = broken(rig, tool, ErrorMessage("Something <i>is</i> in the way\n" + "x" * 1000))
    kind, error = await tools.error(tool, **arguments)
    assert kind == "api"
    assert "“Something is in the way xxx" in error
    assert len(error) < 500
    assert OUTCOME_UNKNOWN not in error
    assert rig.sent(EXAMPLES[tool].call) == 1


@pytest.mark.parametrize("status", [200, 404, 405])
@pytest.mark.parametrize("tool", OF_KASM)
async def test_a_web_page_means_that_there_is_no_such_call(rig: Rig, tools: Tools, tool: str, status: int) -> None:
    arguments = broken(rig, tool, HtmlError(status))
    kind, error = await tools.error(tool, **arguments)
    by_either_path = tool in BY_EITHER_PATH
    assert kind == ("unavailable" if by_either_path else "api")
    assert "neither" in error if by_either_path else "KASM_API_URL" in error
    assert OUTCOME_UNKNOWN not in error


@pytest.mark.parametrize("tool", ["get_kasm_users", "create_kasm_user"])
async def test_a_redirect_is_not_followed_and_says_which_setting_to_change(rig: Rig, tools: Tools, tool: str) -> None:
    arguments = broken(rig, tool, PlainText("", 302))
    kind, error = await tools.error(tool, **arguments)
    assert kind == "api"
    assert "KASM_API_URL" in error
    assert rig.sent(EXAMPLES[tool].call) == 1


@pytest.mark.parametrize("status", [502, 503, 504, 429])
@pytest.mark.parametrize("tool", sorted(set(CHANGES) - set(INSIDE)))
async def test_a_change_behind_a_dead_proxy_is_sent_once_and_unknown(
    rig: Rig, tools: Tools, tool: str, status: int
) -> None:
    kind, error = await tools.error(tool, **broken(rig, tool, HtmlError(status)))
    assert kind == "unavailable"
    assert OUTCOME_UNKNOWN in error
    assert rig.sent(EXAMPLES[tool].call) == 1


async def test_reads_behind_a_dead_proxy_are_repeated_and_then_given_up(rig: Rig, tools: Tools) -> None:
    arguments = {tool: prepared(rig, tool) for tool in READS}
    for call in {EXAMPLES[tool].call for tool in READS}:
        rig.sim.faults.add(call, HtmlError(502))
    kinds: dict[str, str] = {}

    async def read(tool: str) -> None:
        kinds[tool], error = await tools.error(tool, **arguments[tool])
        assert OUTCOME_UNKNOWN not in error

    async with anyio.create_task_group() as group:
        for tool in READS:
            group.start_soon(read, tool)
    assert set(kinds.values()) == {"unavailable"}
    assert rig.sent("get_users") == 3
    assert rig.sent("get_kasm_frame_stats") == 1
    assert rig.sent("get_kasms") == 9, "both lists, and the look whose session's recordings are asked for"


@pytest.mark.parametrize("fault", [HtmlError(502), HtmlError(503)], ids=["502", "503"])
async def test_a_read_succeeds_when_the_proxy_recovers(rig: Rig, tools: Tools, fault: Fault) -> None:
    rig.sim.faults.add("get_users", fault, times=2)
    assert (await tools.data("get_kasm_users"))["count"] == 2
    assert rig.sent("get_users") == 3


async def test_a_504_has_taken_its_time_and_is_not_repeated(rig: Rig, tools: Tools) -> None:
    rig.sim.faults.add("get_users", HtmlError(504))
    assert (await tools.error("get_kasm_users"))[0] == "unavailable"
    assert rig.sent("get_users") == 1


@pytest.mark.parametrize("tool", ["create_kasm_user", "update_kasm_user"])
async def test_a_password_that_kasm_repeats_is_hidden(rig: Rig, tools: Tools, tool: str) -> None:
    arguments = prepared(rig, tool) | {"password": "Correct-Horse-7"}
    rig.sim.faults.add(EXAMPLES[tool].call, ErrorMessage("Correct-Horse-7 is too weak"))
    kind, error = await tools.error(tool, **arguments)
    assert kind == "api"
    assert "Correct-Horse" not in error
    assert "is too weak" in error


async def test_secrets_that_kasm_says_are_hidden(rig: Rig, tools: Tools) -> None:
    token = rig.sim.login()
    words = f"bad request: api_key={rig.sim.api_key} {rig.sim.api_key_secret} session_token={token}"
    rig.sim.faults.add("get_users", ErrorMessage(words))
    kind, error = await tools.error("get_kasm_users")
    assert kind == "api"
    assert "bad request" in error


async def test_an_update_that_was_made_stays_a_success_when_it_cannot_be_looked_at(rig: Rig, tools: Tools) -> None:
    rig.sim.faults.add("update_user", JsonBody({}))
    rig.sim.faults.add("get_user", ErrorMessage("No", 500))
    envelope = await tools("update_kasm_user", user_id=rig.sim.user_id, first_name="New")
    assert envelope["success"] is True
    assert "could not be read" in envelope["message"]


async def test_a_user_with_sessions_is_not_deleted_and_the_remedy_is_named(rig: Rig, tools: Tools) -> None:
    rig.sim.add_session()
    kind, error = await tools.error("delete_kasm_user", user_id=rig.sim.user_id)
    assert kind == "api"
    assert "force=true" in error
    assert rig.sim.user_id in rig.sim.users


@pytest.mark.parametrize("tool", sorted(set(OF_KASM) & set(CHANGES)))
async def test_a_kasm_that_stumbled_over_a_change_may_have_made_it(rig: Rig, tools: Tools, tool: str) -> None:
    arguments = broken(rig, tool, ErrorMessage("Internal Server Error", 500, after_action=True))
    kind, error = await tools.error(tool, **arguments)
    assert (kind, OUTCOME_UNKNOWN in error) == ("unavailable", True)
    assert rig.sent(EXAMPLES[tool].call) == 1
