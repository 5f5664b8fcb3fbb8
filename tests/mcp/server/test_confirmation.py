"""Before something is destroyed a person is asked, where the client can; in both eras of the protocol."""

from typing import Any

import mcp_types as types
import pytest
from mcp.client.context import ClientRequestContext

from kasm_sim import ErrorMessage
from tests.connected.examples import prepared
from tests.connected.person import Person, agreeing
from tests.connected.rig import ERAS, Era, Rig

DESTRUCTIVE = {
    "destroy_kasm_session": "destroy_kasm",
    "delete_kasm_user": "delete_user",
    "logout_kasm_user": "logout_user",
}


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("mode", ["auto", "always"])
@pytest.mark.parametrize("name", DESTRUCTIVE)
async def test_who_agrees_gets_it_done(rig: Rig, name: str, mode: str, era: Era) -> None:
    person = agreeing()
    arguments = prepared(rig, name)
    async with rig.connected(era, person, KASM_CONFIRM=mode) as tools:
        assert (await tools(name, **arguments))["success"] is True
    (question,) = person.questions
    assert any(str(value) in question for value in arguments.values())
    assert rig.sent(DESTRUCTIVE[name]) == 1


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(
    "person",
    [Person("decline"), Person("cancel"), Person("accept", {"agreed": False})],
    ids=["decline", "cancel", "unticked"],
)
@pytest.mark.parametrize("name", DESTRUCTIVE)
async def test_who_does_not_agree_keeps_everything(rig: Rig, name: str, person: Person, era: Era) -> None:
    arguments = prepared(rig, name)
    async with rig.connected(era, person) as tools:
        kind, error = await tools.error(name, **arguments)
    assert kind == "security"
    assert error.startswith("Nothing was done: asked for confirmation, the client ")
    assert "by themselves" in error, "a client's no does not prove that a person said it"
    assert "KASM_CONFIRM=never" in error
    assert rig.sent(DESTRUCTIVE[name]) == 0


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("content", [None, {}, {"agreed": "perhaps"}, {"agree": True}], ids=str)
async def test_an_answer_that_makes_no_sense_is_not_consent(rig: Rig, content: Any, era: Era) -> None:
    async with rig.connected(era, Person("accept", content)) as tools:
        kind, error = await tools.error("destroy_kasm_session", **prepared(rig, "destroy_kasm_session"))
    assert (kind, "malformed reply" in error) == ("security", True)
    assert rig.sent("destroy_kasm") == 0


async def test_a_client_that_fails_to_ask_is_not_consent(rig: Rig) -> None:
    async def broken(context: ClientRequestContext, params: types.ElicitRequestParams) -> types.ErrorData:
        return types.ErrorData(code=types.INTERNAL_ERROR, message="no screen")

    async with rig.connected("legacy", broken) as tools:
        kind, error = await tools.error("destroy_kasm_session", **prepared(rig, "destroy_kasm_session"))
    assert (kind, "could not ask" in error) == ("security", True)
    assert "no screen" not in error
    assert rig.sent("destroy_kasm") == 0


@pytest.mark.parametrize("era", ERAS)
async def test_a_client_that_cannot_ask_gets_it_done_by_default(rig: Rig, era: Era) -> None:
    async with rig.connected(era) as tools:
        assert (await tools("destroy_kasm_session", **prepared(rig, "destroy_kasm_session")))["success"] is True


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("name", DESTRUCTIVE)
async def test_always_demands_an_argument_of_a_client_that_cannot_ask(rig: Rig, name: str, era: Era) -> None:
    arguments = prepared(rig, name)
    async with rig.connected(era, KASM_CONFIRM="always") as tools:
        kind, error = await tools.error(name, **arguments)
        assert kind == "security"
        assert "Ask the user" in error
        assert "confirm=true" in error
        assert rig.sent(DESTRUCTIVE[name]) == 0
        assert (await tools.error(name, **arguments, confirm=False))[0] == "security"
        assert (await tools(name, **arguments, confirm=True))["success"] is True


async def test_an_assistant_cannot_agree_for_a_person_who_can_be_asked(rig: Rig) -> None:
    arguments = prepared(rig, "destroy_kasm_session")
    async with rig.connected("auto", Person("decline"), KASM_CONFIRM="always") as tools:
        assert (await tools.error("destroy_kasm_session", **arguments, confirm=True))[0] == "security"
    assert rig.sent("destroy_kasm") == 0


async def test_never_asks_nobody(rig: Rig) -> None:
    person = Person("decline")
    async with rig.connected("auto", person, KASM_CONFIRM="never") as tools:
        assert (await tools("destroy_kasm_session", **prepared(rig, "destroy_kasm_session")))["success"] is True
    assert not person.questions


@pytest.mark.parametrize(("mode", "takers"), [("auto", set()), ("never", set()), ("always", set(DESTRUCTIVE))])
async def test_only_with_always_there_is_an_argument_to_confirm_with(rig: Rig, mode: str, takers: set[str]) -> None:
    async with rig.connected(KASM_CONFIRM=mode) as tools:
        listed = (await tools.client.list_tools()).tools
    assert {tool.name for tool in listed if "confirm" in tool.input_schema["properties"]} == takers


async def test_nobody_is_asked_about_what_is_wrong_anyway(rig: Rig) -> None:
    person = agreeing()
    async with rig.connected("auto", person) as tools:
        assert (await tools.error("destroy_kasm_session", kasm_id="../x"))[0] == "validation"
    assert not person.questions


async def test_nobody_is_asked_about_what_destroys_nothing(rig: Rig) -> None:
    person = Person("decline")
    async with rig.connected("auto", person) as tools:
        assert (await tools("pause_kasm_session", **prepared(rig, "pause_kasm_session")))["success"] is True
    assert not person.questions


@pytest.mark.parametrize(
    ("name", "extra", "words"),
    [
        ("destroy_kasm_session", {}, ["Files in it are lost", "user@kasm.local"]),
        ("delete_kasm_user", {"force": True}, ["for good and destroy their sessions"]),
        ("delete_kasm_user", {"force": False}, ["for good?"]),
        ("logout_kasm_user", {}, ["End all logins"]),
    ],
)
async def test_the_question_names_what_is_at_stake(
    rig: Rig, name: str, extra: dict[str, Any], words: list[str]
) -> None:
    person = Person("decline")
    async with rig.connected("auto", person) as tools:
        await tools(name, **prepared(rig, name) | extra)
    (question,) = person.questions
    assert all(word in question for word in words), question
    assert question.count("?") == 1
    assert person.forms == [
        {
            "type": "object",
            "properties": {"agreed": {"type": "boolean", "title": "Yes, do it"}},
            "required": ["agreed"],
        }
    ]


@pytest.mark.parametrize(("name", "lookup"), [("destroy_kasm_session", "get_kasms"), ("logout_kasm_user", "get_user")])
async def test_a_question_can_do_with_the_id_alone(rig: Rig, name: str, lookup: str) -> None:
    arguments = prepared(rig, name)
    rig.sim.faults.add(lookup, ErrorMessage("No, not today", status=403))
    person = Person("decline")
    async with rig.connected("auto", person) as tools:
        await tools(name, **arguments)
    (question,) = person.questions
    assert next(iter(arguments.values())) in question
    assert "today" not in question
