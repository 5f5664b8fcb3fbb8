"""Without --deep, nothing in Kasm is created or changed, whatever the key may do."""

from collections.abc import Collection
from typing import Any

import pytest

from kasm_api import Client
from kasm_api.api import sessions
from kasm_api.models import GetKasmStatusRequest
from kasm_sim import ALL_PERMISSIONS, JsonBody, Quirks, Simulator

from .report import examined, examined_simulator

DEEP_WITHOUT_SESSION: dict[str, Any] = {"deep": True, "image_name": "no such image"}
READING = frozenset({"Images View", "Sessions View", "Users View", "Session Recordings View"})


def state_of(simulator: Simulator) -> dict[str, str]:
    """Write down everything that a Kasm remembers."""
    state = simulator._state
    parts: dict[str, Any] = {**vars(state), **vars(state.resources), **vars(state.logins)}
    simple = {name: part for name, part in parts.items() if isinstance(part, dict | list | set | str | int)}
    assert {"users", "groups", "images", "sessions", "recordings"} <= set(simple)
    return {name: repr(part) for name, part in simple.items()}


@pytest.mark.parametrize("permissions", [ALL_PERMISSIONS, READING, frozenset()], ids=["all", "reading", "none"])
@pytest.mark.parametrize("pause_path", ["ui", "public"])
def test_the_state_of_kasm_is_the_same_afterwards(permissions: Collection[str], pause_path: Any) -> None:
    simulator = Simulator(permissions=permissions, quirks=Quirks(pause_path=pause_path))
    simulator.add_session()
    simulator.add_session(status="paused")
    simulator.login()
    with simulator.serve() as url:
        before = state_of(simulator)
        examined(simulator.environment(url))
        assert state_of(simulator) == before


def test_the_comparison_sees_the_token_that_a_look_at_a_session_voids() -> None:
    simulator = Simulator()
    session = simulator.add_session()
    simulator.login()
    with simulator.serve() as url:
        before = state_of(simulator)
        with Client(url, api_key=simulator.api_key, api_key_secret=simulator.api_key_secret) as client:
            request = GetKasmStatusRequest(kasm_id=session.kasm_id, user_id=simulator.user_id)
            sessions.get_kasm_status.sync(client=client, body=request)
        assert state_of(simulator) != before


def test_creating_a_user_is_tried_only_where_something_may_be_created() -> None:
    simulator = Simulator()
    assert examined_simulator(simulator).status("create_user") == "skipped"
    assert "create_user" not in {request.operation for request in simulator.requests}


def test_creating_a_user_is_tried_with_a_taken_name_and_no_password() -> None:
    simulator = Simulator()
    assert examined_simulator(simulator, **DEEP_WITHOUT_SESSION).status("create_user") == "ok"
    (request,) = (request for request in simulator.requests if request.operation == "create_user")
    assert request.body == {"target_user": {"username": simulator.username, "password": ""}}


def test_without_a_taken_name_creating_a_user_is_not_tried() -> None:
    simulator = Simulator(permissions=ALL_PERMISSIONS - {"Users View"})
    assert examined_simulator(simulator, **DEEP_WITHOUT_SESSION).status("create_user") == "skipped"
    assert "create_user" not in {request.operation for request in simulator.requests}


def test_a_missing_permission_to_create_users_is_named() -> None:
    simulator = Simulator(permissions=ALL_PERMISSIONS - {"Users Create"})
    row = examined_simulator(simulator, **DEEP_WITHOUT_SESSION).row("create_user")
    assert (row.status, row.permissions) == ("failed", ["Users Create"])


def test_a_kasm_that_takes_the_trial_for_real_is_told_with_what_it_made() -> None:
    simulator = Simulator()
    simulator.faults.add("create_user", JsonBody({"user": {"user_id": "b" * 32, "username": simulator.username}}))
    row = examined_simulator(simulator, **DEEP_WITHOUT_SESSION).row("create_user")
    assert row.status == "failed"
    assert "delete it if it is new" in row.text
    assert "b" * 32 in row.text
