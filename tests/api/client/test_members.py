"""A call takes the members of its body as keyword arguments, those of required objects in it too."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args, get_overloads, get_type_hints

import pytest

from kasm_api import Client, models
from kasm_api.api import egress, sessions, users, zones
from kasm_api.models import (
    CreateUserRequest,
    CreateUserTarget,
    GetUserRequest,
    StringMap,
    UserSelector,
    ViewerPermissionTarget,
)

from .conftest import Ask
from .described import CALLS, SCHEMAS, answers, least, members, resolved, success
from .server import Kasm

CREDENTIALS = {"api_key", "api_key_secret"}
BODIES = {
    name: get_args(get_type_hints(call.sync)["body"])[0].__name__
    for name, call in CALLS.items()
    if "body" in get_type_hints(call.sync)
}
DECLARED = {name: model for name, model in BODIES.items() if members(SCHEMAS[model])[0].keys() - CREDENTIALS}


def declared(name: str) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    """Return where in the body each argument of a call belongs, and which are required, by the description."""
    places: dict[str, tuple[str, ...]] = {}
    needed: set[str] = set()
    found, required = members(SCHEMAS[DECLARED[name]])
    for member in found.keys() - CREDENTIALS:
        inner, inner_required = members(resolved(found[member]))
        if member in required and inner:
            places |= {one: (member, one) for one in inner}
            needed |= inner_required
        else:
            places[member] = (member,)
            needed |= {member} & required
    return places, needed


SAMPLES: dict[Any, Any] = {
    str: "text",
    int: 7,
    float: 0.5,
    bool: True,
    list[str]: ["text"],
    list[Any]: ["text"],
    Mapping[str, str]: {"A": "b"},
    Mapping[str, Any]: {"A": 1},
    list[ViewerPermissionTarget]: [ViewerPermissionTarget(user_id="5c", access="r")],
}


def sample(annotation: Any) -> Any:
    """Make a value of an argument's type; a word for one that takes only some."""
    kinds = [kind for kind in (annotation, *get_args(annotation)) if kind in SAMPLES]
    return SAMPLES[kinds[0]] if kinds else "word"


@pytest.mark.parametrize("name", DECLARED)
async def test_every_member_is_an_argument_and_goes_to_its_place(
    kasm: Kasm, client: Client, ask: Ask, name: str
) -> None:
    places, needed = declared(name)
    for function in (CALLS[name].sync, CALLS[name].asyncio):
        short, long = get_overloads(function)
        hints = get_type_hints(short)
        assert set(hints) - {"client", "return"} == {f"{one}_" if one == "client" else one for one in places}
        assert {one for one in hints if one not in (short.__kwdefaults__ or {})} - {"client", "return"} == needed
        assert get_type_hints(long) == {
            "client": Client,
            "body": getattr(models, DECLARED[name]),
            "return": hints["return"],
        }
        assert all(f"\n        {one} (" in str(function.__doc__) for one in hints.keys() - {"client", "return"})
    given = {one: sample(hint) for one, hint in hints.items() if one not in ("client", "return")}

    media_type, _ = success(name)
    is_json = media_type == "application/json"
    kasm.answers(least(SCHEMAS[answers(name)[0]]) if is_json else b"\xff\xd8", content_type=media_type)
    await ask(CALLS[name], client=client, **given)
    sent = {key: value for key, value in kasm.sent[-1].json.items() if key not in CREDENTIALS}
    expected: dict[str, Any] = {}
    for one, (*outer, member) in places.items():
        value = given[f"{one}_" if one == "client" else one]
        target = expected.setdefault(outer[0], {}) if outer else expected
        target[member] = [item.to_dict() for item in value] if one == "session_permissions" else value
    assert sent == expected
    await ask(CALLS[name], client=client, body=getattr(models, DECLARED[name]).from_dict(sent))
    assert kasm.sent[-1].json == kasm.sent[-2].json


async def test_members_left_out_or_none_are_not_sent(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(users.delete_user, client=client, user_id="5c", force=None)
    assert kasm.sent[-1].json.keys() - CREDENTIALS == {"target_user"}
    await ask(sessions.get_kasms, client=client)
    await ask(zones.get_zones, client=client)
    assert kasm.sent[-1].json == kasm.sent[-2].json


async def test_what_is_not_a_member_is_an_error_and_nothing_is_sent(kasm: Kasm, client: Client, ask: Ask) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'usernam'"):
        await ask(users.create_user, client=client, usernam="ana", password="x")
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'password'"):
        await ask(users.create_user, client=client, username="ana")
    body = CreateUserRequest(target_user=CreateUserTarget(username="ana", password="x"))
    with pytest.raises(TypeError, match="`body` and members of it are given: password"):
        await ask(users.create_user, client=client, body=body, password="y")
    assert kasm.sent == []


async def test_type_checkers_see_both_forms_and_no_other(kasm: Kasm, client: Client) -> None:
    """The comments are what is tested: mypy reports one that is not needed."""
    kasm.answers({"user": {"user_id": "5c"}, "kasm_id": "b1"})
    found = await users.get_user.asyncio(client=client, username="ana")
    same = await users.get_user.asyncio(client=client, body=GetUserRequest(target_user=UserSelector(username="ana")))
    assert found == same
    await sessions.request_kasm.asyncio(client=client, enable_sharing="yes")  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        await users.create_user.asyncio(client=client, username="ana")  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        users.get_user.sync(client=client, usernam="ana")  # type: ignore[call-overload]


@pytest.mark.parametrize("environment", [{"LANG": "C"}, StringMap(LANG="C"), MappingProxyType({"LANG": "C"})])
async def test_any_mapping_is_a_free_form_object(
    kasm: Kasm, client: Client, ask: Ask, environment: Mapping[str, str]
) -> None:
    kasm.answers({"kasm_id": "b1"})
    await ask(sessions.exec_command_kasm, client=client, kasm_id="b1", user_id="5c", cmd="env", environment=environment)
    assert kasm.sent[-1].json["exec_config"] == {"cmd": "env", "environment": {"LANG": "C"}}


async def test_a_body_of_unknown_shape_takes_any_member(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(egress.create_egress_gateway, client=client, target_egress_gateway={"name": "x"})
    assert kasm.sent[-1].json["target_egress_gateway"] == {"name": "x"}
    await ask(egress.get_egress_gateways, client=client)
    assert kasm.sent[-1].json.keys() == CREDENTIALS
