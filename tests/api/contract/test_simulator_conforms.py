"""The simulator answers as `openapi/kasm.yaml` says, for every operation in it.

Schemathesis makes requests from the description. Requests made up entirely meet mostly refusals, so each operation is
also tried with ids that exist. The simulator shares no code with the generated client; the description is what both
are held to.

Schemathesis's plugin for pytest makes the tests while they are collected, in every worker: seconds that these here
spend when they run, each once.
"""

from collections.abc import Callable
from typing import Any, TypeAlias
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.transport import Response
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kasm_sim import Quirks, Simulator
from kasm_sim.api.calls import ADMIN_CALLS, CALLS
from kasm_sim.api.permissions import EVERYTHING, REQUIRED_PERMISSIONS
from kasm_sim.state.seeds import CHROME

from .description import ROOT, SPEC
from .existing import existing
from .undescribed import undescribed

HOST = "http://kasm.test"
CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance, status_code_conformance]
EVERYTHING_ON = Quirks(pause_path="both", has_get_user_kasms=True, screenshot_misses=0)

AnyCase: TypeAlias = "Case[Any]"
Try: TypeAlias = Callable[[Callable[[AnyCase], None]], None]

CALLED = {path: item["post"] for path, item in SPEC["paths"].items() if "post" in item}
FILES = [path for path, item in SPEC["paths"].items() if "get" in item]


@pytest.fixture(scope="module")
def description() -> BaseSchema:
    read = schemathesis.openapi.from_path(ROOT / "openapi" / "kasm.yaml")
    # Wrong requests are left out: Kasm accepts almost anything, and the description promises no refusal.
    read.config.generation.update(modes=[GenerationMode.POSITIVE])
    return read


def tries(description: BaseSchema, path: str, check: Callable[[AnyCase], None], *, share: float = 0.25) -> None:
    """Try an operation with the examples of the description and with made-up requests; `deep` also with all bounds.

    Args:
        description: Where the operation is.
        path: Of the operation.
        check: What is to hold for each request.
        share: How many are made up, of the examples that Hypothesis's profile asks for.
    """
    chosen = settings(
        max_examples=max(1, int(settings().max_examples * share)),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    modes = [HypothesisTestMode.EXAMPLES, HypothesisTestMode.FUZZING]
    if settings.get_current_profile_name() != "gate":
        modes.append(HypothesisTestMode.COVERAGE)
    config = HypothesisTestConfig(project=description.config, modes=modes, explicit_settings=chosen)
    method = "POST" if path in CALLED else "GET"
    create_test(operation=description[path][method], test_func=check, config=config)()


def validate(case: AnyCase, sim: Simulator) -> Response:
    return case.call_and_validate(base_url=HOST, app=sim.app, checks=CHECKS)


def add_members(case: AnyCase, sim: Simulator, **members: Any) -> None:
    """Put the key into a request, and members in place of made-up ones."""
    assert isinstance(case.body, dict)
    key = {"api_key": sim.api_key, "api_key_secret": sim.api_key_secret}
    case.body = case.body | key | {name: value for name, value in members.items() if value is not None}


@pytest.mark.hypothesis
@pytest.mark.parametrize("path", CALLED)
def test_any_request_is_answered_as_described(description: BaseSchema, path: str) -> None:
    def check(case: AnyCase) -> None:
        with Simulator(quirks=EVERYTHING_ON) as sim:
            add_members(case, sim)
            validate(case, sim)

    tries(description, path, check)


@pytest.mark.hypothesis
@pytest.mark.parametrize("path", FILES)
def test_a_stranger_gets_no_file_but_a_page_of_the_proxy(description: BaseSchema, path: str) -> None:
    def check(case: AnyCase) -> None:
        with Simulator() as sim:
            answer = case.call_and_validate(
                base_url=HOST, app=sim.app, checks=[status_code_conformance, content_type_conformance]
            )
        assert answer.headers["content-type"] == ["text/html; charset=utf-8"]

    tries(description, path, check)


@pytest.mark.hypothesis
@pytest.mark.parametrize("path", CALLED)
def test_a_request_without_a_key_is_refused_as_described(description: BaseSchema, path: str) -> None:
    def check(case: AnyCase) -> None:
        with Simulator(quirks=EVERYTHING_ON) as sim:
            assert validate(case, sim).status_code == 403

    tries(description, path, check, share=0.1)


@pytest.mark.hypothesis
@pytest.mark.parametrize("path", CALLED)
def test_a_request_with_ids_that_exist_succeeds_as_described(description: BaseSchema, path: str) -> None:
    tries(description, path, lambda case: succeeds_as_described(case, description))


def succeeds_as_described(case: AnyCase, description: BaseSchema) -> None:
    """Send a request with ids that exist: it must succeed, and its answer hold nothing that is not described."""
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
def test_the_owner_of_a_session_gets_files_as_described(description: BaseSchema, path: str, content: bytes) -> None:
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


def test_the_simulator_has_the_calls_that_are_described_and_no_others() -> None:
    assert {path.rsplit("/", 1)[1] for path in CALLED} == set(CALLS)


def test_the_calls_of_kasms_own_pages_are_the_undocumented_ones() -> None:
    undocumented = {path.rsplit("/", 1)[1] for path, call in CALLED.items() if call.get("x-undocumented")}
    assert undocumented - {"get_user_kasms", "pause_kasm", "resume_kasm", "stop_kasm"} == ADMIN_CALLS


@pytest.mark.parametrize("path", CALLED)
def test_a_call_wants_the_permissions_that_are_described(path: str) -> None:
    described = CALLED[path]["x-permissions"]
    expected = EVERYTHING if described is None else frozenset(described)
    assert REQUIRED_PERMISSIONS[path.rsplit("/", 1)[1]] == expected
