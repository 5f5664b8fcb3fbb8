"""The simulator answers as `openapi/kasm.yaml` says, for every operation in it.

Schemathesis makes requests from the description. Requests made up entirely meet mostly refusals, so each operation is
also tried with ids that exist. The simulator shares no code with the generated client; the description is what both
are held to.
"""

from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kasm_sim import Quirks, Simulator
from kasm_sim.api.calls import ADMIN_CALLS, CALLS
from kasm_sim.api.permissions import EVERYTHING, REQUIRED_PERMISSIONS
from kasm_sim.state.seeds import CHROME

from .existing import existing
from .undescribed import undescribed

SPEC = Path(__file__).parents[3] / "openapi" / "kasm.yaml"
HOST = "http://kasm.test"
CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance, status_code_conformance]
EVERYTHING_ON = Quirks(pause_path="both", has_get_user_kasms=True, screenshot_misses=0)

description = schemathesis.openapi.from_path(SPEC)
# Wrong requests are left out: Kasm accepts almost anything, and the description promises no refusal.
description.config.generation.update(modes=[GenerationMode.POSITIVE])

AnyCase: TypeAlias = "Case[Any]"

examples = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def validate(case: AnyCase, sim: Simulator) -> Response:
    return case.call_and_validate(base_url=HOST, app=sim.app, checks=CHECKS)


def add_members(case: AnyCase, sim: Simulator, **members: Any) -> None:
    """Put the key into a request, and members in place of made-up ones."""
    assert isinstance(case.body, dict)
    key = {"api_key": sim.api_key, "api_key_secret": sim.api_key_secret}
    case.body = case.body | key | {name: value for name, value in members.items() if value is not None}


@description.include(method="POST").parametrize()
@examples
def test_any_request_is_answered_as_described(case: AnyCase) -> None:
    with Simulator(quirks=EVERYTHING_ON) as sim:
        add_members(case, sim)
        validate(case, sim)


@description.include(method="GET").parametrize()
@examples
def test_a_stranger_gets_no_file_but_a_page_of_the_proxy(case: AnyCase) -> None:
    with Simulator() as sim:
        answer = case.call_and_validate(
            base_url=HOST, app=sim.app, checks=[status_code_conformance, content_type_conformance]
        )
    assert answer.headers["content-type"] == ["text/html; charset=utf-8"]


@description.include(method="POST").parametrize()
@settings(examples, max_examples=3)
def test_a_request_without_a_key_is_refused_as_described(case: AnyCase) -> None:
    with Simulator(quirks=EVERYTHING_ON) as sim:
        assert validate(case, sim).status_code == 403


@description.include(method="POST").parametrize()
@examples
def test_a_request_with_ids_that_exist_succeeds_as_described(case: AnyCase) -> None:
    with Simulator(quirks=EVERYTHING_ON, starts_after_polls=0) as sim:
        session = sim.add_session(sharing=True)
        session.rdp_client_type = "RDP_CLIENT"
        sim.connect_viewer(session.kasm_id)
        assert isinstance(case.body, dict)
        known = {
            "kasm_id": session.kasm_id,
            "user_id": session.user_id,
            "image_id": CHROME,
            "share_id": session.share_id,
            "target_session_permissions": {"kasm_id": session.kasm_id, "access": "r"},
            "force": True,
        }
        add_members(case, sim, **known | existing(sim, case.operation.path.rsplit("/", 1)[1], case.body))
        answer = validate(case, sim)
    if answer.headers["content-type"] == ["image/jpeg"]:
        return
    schema = case.operation.definition.raw["responses"]["200"]["content"]["application/json"]["schema"]
    assert "error_message" not in answer.json()
    assert list(undescribed(answer.json(), schema, description.raw_schema)) == []


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("{path}", b"\x00content"),
        ("", b"<html><title>Directory Listing</title><body><h2>/Downloads/Downloads/</h2><hr><ul><li>"),
    ],
)
def test_the_owner_of_a_session_gets_files_as_described(path: str, content: bytes) -> None:
    with Simulator() as sim:
        session = sim.add_session()
        (sim.container(session.kasm_id).home / "Downloads" / "a b").write_bytes(b"\x00content")
        operation = description["/desktop/{kasm_id}/vnc/Downloads/Downloads/" + path]["GET"]
        case = operation.Case(
            path_parameters={"kasm_id": str(UUID(session.kasm_id)), "path": "a b"},
            headers={"Origin": HOST},
            cookies={"username": sim.username, "session_token": sim.login()},
        )
        assert validate(case, sim).content.startswith(content)


def operations() -> dict[str, dict[str, Any]]:
    """Give the descriptions of all calls, by their paths."""
    found = {path: methods["post"] for path, methods in description.raw_schema["paths"].items() if "post" in methods}
    assert found
    return found


def test_the_simulator_has_the_calls_that_are_described_and_no_others() -> None:
    assert {path.rsplit("/", 1)[1] for path in operations()} == set(CALLS)


def test_the_calls_of_kasms_own_pages_are_the_undocumented_ones() -> None:
    undocumented = {path.rsplit("/", 1)[1] for path, call in operations().items() if call.get("x-undocumented")}
    assert undocumented - {"get_user_kasms", "pause_kasm", "resume_kasm", "stop_kasm"} == ADMIN_CALLS


@pytest.mark.parametrize("path", operations())
def test_a_call_wants_the_permissions_that_are_described(path: str) -> None:
    described = operations()[path]["x-permissions"]
    expected = EVERYTHING if described is None else frozenset(described)
    assert REQUIRED_PERMISSIONS[path.rsplit("/", 1)[1]] == expected
