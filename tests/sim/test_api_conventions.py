"""What holds for every call: how it is sent, who may make it, and how Kasm says no."""

import base64
from typing import Any
from uuid import uuid4

import pytest

from kasm_sim import ALL_PERMISSIONS, Quirks
from kasm_sim.api.calls import ADMIN_CALLS, CALLS
from kasm_sim.api.permissions import OWN_SESSION_PERMISSIONS, REQUIRED_PERMISSIONS
from kasm_sim.state.seeds import ADMINISTRATOR

from .conftest import Serve
from .kasm import Kasm

UNAUTHORIZED = {"error_message": "Unauthorized"}
EVERYTHING_ON = Quirks(pause_path="public", has_get_user_kasms=True)


def basic(key: str, secret: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{key}:{secret}".encode()).decode()}


def test_a_call_is_a_post(kasm: Kasm) -> None:
    response = kasm.http.get("/api/public/get_images")
    assert response.status_code == 400
    assert "POST" in response.json()["error_message"]


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"{}", "text/plain"),
        (b"api_key=x", "application/x-www-form-urlencoded"),
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"\xff\xfe", "application/json"),
    ],
)
def test_the_body_is_a_json_object_sent_as_json(kasm: Kasm, content: bytes, content_type: str) -> None:
    response = kasm.http.post("/api/public/get_images", content=content, headers={"Content-Type": content_type})
    assert response.status_code == 400
    assert "error_message" in response.json()


@pytest.mark.parametrize("path", ["/", "/api/public/create_session", "/api/get_images", "/api/public/get_images/"])
def test_a_path_nobody_serves_is_a_page_of_the_proxy(kasm: Kasm, path: str) -> None:
    response = kasm.http.post(path, json={"api_key": kasm.sim.api_key, "api_key_secret": kasm.sim.api_key_secret})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "nginx" in response.text


@pytest.mark.parametrize(("key", "secret"), [("right", "wrong"), ("wrong", "right"), ("", ""), (None, None), (7, 8)])
def test_a_wrong_key_is_403(kasm: Kasm, key: Any, secret: Any) -> None:
    right = {"right": kasm.sim.api_key}.get(key, key), {"right": kasm.sim.api_key_secret}.get(secret, secret)
    response = kasm.http.post("/api/public/get_images", json={"api_key": right[0], "api_key_secret": right[1]})
    assert (response.status_code, response.json()) == (403, UNAUTHORIZED)


def test_the_key_may_come_as_http_basic(kasm: Kasm) -> None:
    headers = basic(kasm.sim.api_key, kasm.sim.api_key_secret)
    assert kasm.http.post("/api/public/get_images", json={}, headers=headers).json()["images"]


@pytest.mark.parametrize("header", ["", "Bearer x", "Basic", "Basic %%%", "Basic /w==", "Basic eA=="])
def test_a_header_that_is_no_key_is_403(kasm: Kasm, header: str) -> None:
    response = kasm.http.post("/api/public/get_images", json={}, headers={"Authorization": header})
    assert (response.status_code, response.json()) == (403, UNAUTHORIZED)


@pytest.mark.parametrize(
    ("auth", "by_body", "by_header"), [("body", 200, 403), ("basic", 403, 200), ("both", 200, 200)]
)
def test_a_kasm_reads_the_key_where_its_release_does(serve: Serve, auth: Any, by_body: int, by_header: int) -> None:
    kasm = serve(quirks=Quirks(auth=auth))
    headers = basic(kasm.sim.api_key, kasm.sim.api_key_secret)
    assert kasm.call("get_images").status_code == by_body
    assert kasm.http.post("/api/public/get_images", json={}, headers=headers).status_code == by_header


def test_every_call_has_a_row_of_permissions() -> None:
    assert set(REQUIRED_PERMISSIONS) == set(CALLS)
    assert all(needed and needed <= ALL_PERMISSIONS for needed in REQUIRED_PERMISSIONS.values())
    assert set(CALLS) >= ADMIN_CALLS


def test_every_permission_of_every_call_is_needed(serve: Serve) -> None:
    kasm = serve(quirks=EVERYTHING_ON)
    for call, needed in REQUIRED_PERMISSIONS.items():
        for permission in needed | OWN_SESSION_PERMISSIONS.get(call, frozenset()):
            kasm.sim.permissions = ALL_PERMISSIONS - {permission}
            response = kasm.call(call)
            assert (response.status_code, response.json()) == (403, UNAUTHORIZED), (call, permission)


def test_no_call_needs_a_permission_beyond_its_row(serve: Serve) -> None:
    kasm = serve(quirks=EVERYTHING_ON)
    for call, needed in REQUIRED_PERMISSIONS.items():
        kasm.sim.permissions = needed | OWN_SESSION_PERMISSIONS.get(call, frozenset())
        assert kasm.call(call).status_code == 200, call


def test_older_releases_ask_only_for_the_user_pair(serve: Serve) -> None:
    kasm = serve(quirks=Quirks(sessions_need_own_permissions=False), permissions={"User", "Users Auth Session"})
    ids = kasm.running()
    assert kasm.ask("get_kasm_status", **ids)
    assert kasm.ask("destroy_kasm", **ids) == {}


@pytest.mark.parametrize("call", ["update_user", "delete_user"])
def test_an_administrator_is_changed_only_with_a_permission_for_that(kasm: Kasm, call: str) -> None:
    kasm.sim.permissions = ALL_PERMISSIONS - {"Users Modify Admin"}
    assert kasm.call(call, target_user={"user_id": ADMINISTRATOR}).status_code == 403
    kasm.sim.permissions = ALL_PERMISSIONS
    assert kasm.call(call, target_user={"user_id": ADMINISTRATOR}).status_code == 200


@pytest.mark.parametrize("spell", [str, lambda made: made.hex, lambda made: str(made).upper()])
def test_ids_are_understood_in_either_spelling(serve: Serve, spell: Any) -> None:
    made = uuid4()
    kasm = serve(new_id=lambda: made)
    kasm.running()
    answer = kasm.ask("get_kasm_status", kasm_id=spell(made), user_id=kasm.sim.user_id)
    assert answer["kasm"]["kasm_id"] == made.hex


@pytest.mark.parametrize("wrong", ["", "abc", "a'b", "g" * 32, "0" * 31, "0-" * 16, "0" * 33, "\x00"])
def test_an_id_that_is_no_uuid_gets_the_words_of_the_database(kasm: Kasm, wrong: str) -> None:
    message = kasm.refusal("get_kasm_status", kasm_id=wrong, user_id=kasm.sim.user_id)
    assert "InvalidTextRepresentation" in message
    assert f'"{wrong}"' in message


def test_the_words_of_the_database_may_come_as_500(serve: Serve) -> None:
    kasm = serve(quirks=Quirks(bad_id_status=500))
    response = kasm.call("destroy_kasm", kasm_id="abc", user_id=kasm.sim.user_id)
    assert response.status_code == 500
    assert "InvalidTextRepresentation" in response.json()["error_message"]


@pytest.mark.parametrize(
    "members",
    [{}, {"kasm_id": None}, {"kasm_id": 7}, {"kasm_id": ["x"]}, {"kasm_id": "0" * 32}],
)
def test_missing_and_mistyped_arguments_are_refused(kasm: Kasm, members: dict[str, Any]) -> None:
    assert kasm.refusal("get_kasm_status", **members)


def test_requests_are_noted_in_order_without_the_key(kasm: Kasm) -> None:
    kasm.ask("get_images")
    kasm.refusal("request_kasm", image_name="x")
    kasm.http.get("/elsewhere%20?x=1")
    noted = [(seen.operation, seen.method, seen.path, seen.body, seen.status) for seen in kasm.sim.requests]
    assert noted == [
        ("get_images", "POST", "/api/public/get_images", {}, 200),
        ("request_kasm", "POST", "/api/public/request_kasm", {"image_name": "x"}, 200),
        ("", "GET", "/elsewhere%20", None, 404),
    ]
    kasm.sim.forget_requests()
    assert kasm.sim.requests == []
