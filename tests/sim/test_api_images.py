"""Workspaces as an administrator changes them."""

import json
from typing import Any

import pytest

from kasm_sim.state.seeds import CHROME, UBUNTU_FOCAL

from .conftest import Serve
from .kasm import Clock, Kasm, no_container

TERMINAL = {"name": "kasmweb/terminal:1.19.0", "friendly_name": "Terminal", "cores": 1, "memory": 1000000000}
ADD_TO_ALL_USERS = "7ca1822daf0545ad8ad5428a05b8405d"


@pytest.fixture
def bare(serve: Serve) -> Kasm:
    return serve(start_container=no_container)


def listed(kasm: Kasm) -> dict[str, Any]:
    return {image["image_id"]: image for image in kasm.ask("get_images")["images"]}


def test_a_new_workspace_is_listed_with_what_was_sent(bare: Kasm) -> None:
    sent = TERMINAL | {"categories": ["Development"], "run_config": '{"hostname": "term"}', "hidden": True}
    image = bare.ask("create_image", target_image=sent)["image"]
    assert listed(bare)[image["image_id"]] == image
    assert {name: image[name] for name in sent} == sent | {"run_config": {"hostname": "term"}}
    assert (image["cores"], image["enabled"], image["image_type"]) == (1.0, True, "Container")


@pytest.mark.parametrize("members", [{"target_image": {"image_id": CHROME}}, {"image_id": CHROME}])
def test_one_workspace_is_shown_as_in_the_list(bare: Kasm, members: dict[str, Any]) -> None:
    assert bare.ask("get_image", **members)["image"] == listed(bare)[CHROME]


def test_a_new_workspace_can_be_started_once_a_group_has_it(bare: Kasm) -> None:
    image_id = bare.ask("create_image", target_image=TERMINAL)["image"]["image_id"]
    request = {"image_id": image_id, "user_id": bare.sim.user_id}
    assert bare.refusal("request_kasm", **request) == "Image Not Authorized"
    group = {"group_id": bare.sim.group_id}
    bare.ask("add_images_group", target_group=group, target_image={"image_id": image_id})
    assert bare.ask("request_kasm", **request)


def test_a_global_setting_puts_new_workspaces_into_all_users(bare: Kasm) -> None:
    assert bare.ask("update_setting", setting_id=ADD_TO_ALL_USERS, value=True) == {}
    image_id = bare.ask("create_image", target_image=TERMINAL)["image"]["image_id"]
    assert bare.ask("request_kasm", image_id=image_id, user_id=bare.sim.user_id)


@pytest.mark.parametrize("members", [{}, {"setting_id": "0" * 32}, {"setting_id": "x"}, {"setting_id": 7}])
def test_an_unknown_global_setting_is_refused(bare: Kasm, members: dict[str, Any]) -> None:
    assert "setting_id" in bare.refusal("update_setting", value=True, **members)
    assert "value" in bare.refusal("update_setting", setting_id=ADD_TO_ALL_USERS)


def test_an_update_changes_only_what_it_names(bare: Kasm) -> None:
    before = listed(bare)[CHROME]
    after = bare.ask("update_image", target_image={"image_id": CHROME, "enabled": False, "cores": 4.5})["image"]
    assert after == before | {"enabled": False, "available": False, "cores": 4.5}
    assert listed(bare)[CHROME] == after
    assert bare.refusal("request_kasm", image_id=CHROME, user_id=bare.sim.user_id) == "Image is disabled"


def test_a_deleted_workspace_is_gone_and_its_sessions_stay(bare: Kasm) -> None:
    session = bare.sim.add_session(image_id=UBUNTU_FOCAL)
    assert bare.ask("delete_image", target_image={"image_id": UBUNTU_FOCAL}) == {}
    assert UBUNTU_FOCAL not in listed(bare)
    kasm = bare.ask("get_kasms")["kasms"][0]
    assert (kasm["kasm_id"], kasm["image_id"], kasm["image"]) == (session.kasm_id, UBUNTU_FOCAL, None)


@pytest.mark.parametrize("call", ["get_image", "update_image", "delete_image"])
@pytest.mark.parametrize(
    ("target", "message"),
    [
        ({"image_id": "0" * 32}, "Invalid image_id"),
        ({"image_id": "x"}, "InvalidTextRepresentation"),
        ({}, "image_id"),
        (7, "target_image"),
    ],
)
def test_an_unknown_workspace_is_refused(bare: Kasm, call: str, target: Any, message: str) -> None:
    assert message in bare.refusal(call, target_image=target)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": None},
        {"friendly_name": None},
        {"cores": "2"},
        {"cores": True},
        {"memory": 1.5},
        {"enabled": "yes"},
        {"categories": "Browser"},
        {"categories": [1]},
        {"run_config": "{"},
        {"run_config": "[]"},
        {"run_config": 7},
    ],
)
def test_a_workspace_that_is_not_understood_is_not_made(bare: Kasm, wrong: dict[str, Any]) -> None:
    before = listed(bare)
    assert next(iter(wrong)) in bare.refusal("create_image", target_image=TERMINAL | wrong)
    if None not in wrong.values():
        assert bare.refusal("update_image", target_image={"image_id": CHROME, "notes": "x"} | wrong)
    assert listed(bare) == before


@pytest.mark.parametrize("number", ["1e999", "-Infinity", "NaN", "1" + "0" * 400])
def test_a_number_that_no_float_can_hold_is_refused(bare: Kasm, number: str) -> None:
    key = json.dumps({"api_key": bare.sim.api_key, "api_key_secret": bare.sim.api_key_secret})
    content = f'{key[:-1]}, "target_image": {{"image_id": "{CHROME}", "cores": {number}}}}}'
    headers = {"Content-Type": "application/json"}
    response = bare.http.post("/api/public/update_image", content=content, headers=headers)
    assert (response.status_code, response.json()) == (200, {"error_message": "Invalid value for cores"})


def test_a_time_limit_of_a_workspace_is_not_moved_by_a_keepalive(serve: Serve) -> None:
    clock = Clock()
    kasm = serve(start_container=no_container, clock=clock)
    kasm.ask("update_image", target_image={"image_id": CHROME, "session_time_limit": "600"})
    answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    ids = {name: answer[name] for name in ("kasm_id", "user_id")}
    clock.advance(300)
    assert kasm.ask("keepalive", kasm_id=ids["kasm_id"]) == {"usage_reached": False}
    status = kasm.ask("get_kasm_status", **ids)["kasm"]
    assert (status["keepalive_date"], status["expiration_date"]) == (
        "2026-09-10 12:45:01.550012",
        "2026-09-10 12:50:01.550012",
    )
