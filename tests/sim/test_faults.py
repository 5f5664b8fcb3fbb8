"""Faults: the broken answers a client must survive, on demand."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import httpx2
import pytest

from kasm_sim import Simulator
from kasm_sim.state.seeds import CHROME
from kasm_sim.web.faults import (
    ANY_CALL,
    AnswerLost,
    Drop,
    EmptyBody,
    ErrorMessage,
    Fault,
    Hang,
    HtmlError,
    JsonBody,
    PlainText,
    Slow,
    Truncated,
    fault_named,
)

from .conftest import Serve
from .inside import eventually
from .kasm import Kasm, no_container


@pytest.fixture
def kasm(serve: Serve) -> Kasm:
    return serve(start_container=no_container)


@contextmanager
def hanging(kasm: Kasm, call: str) -> Iterator[socket.socket]:
    """Connect as a client whose request has reached the simulator, and leave."""
    before, address = len(kasm.sim.requests), httpx2.URL(kasm.url)
    with socket.create_connection((address.host, address.port or 0)) as connection:
        connection.sendall(f"POST /api/public/{call} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}".encode())
        eventually(lambda: len(kasm.sim.requests) > before)
        yield connection


def start(kasm: Kasm) -> httpx2.Response:
    return kasm.call("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)


@pytest.mark.parametrize(
    ("fault", "status", "content_type", "body"),
    [
        (HtmlError(502), 502, "text/html; charset=utf-8", "502 Bad Gateway"),
        (HtmlError(504), 504, "text/html; charset=utf-8", "504 Gateway Timeout"),
        (HtmlError(520), 520, "text/html; charset=utf-8", "520"),
        (ErrorMessage("no"), 200, "application/json", '{"error_message":"no"}'),
        (ErrorMessage("no", 500), 500, "application/json", '{"error_message":"no"}'),
        (JsonBody(), 200, "application/json", "null"),
        (JsonBody({"images": "many"}), 200, "application/json", '{"images":"many"}'),
        (EmptyBody(), 200, "application/json", ""),
        (PlainText("busy"), 200, "text/plain; charset=utf-8", "busy"),
    ],
)
def test_a_fault_answers_in_place_of_kasm(kasm: Kasm, fault: Fault, status: int, content_type: str, body: str) -> None:
    kasm.sim.faults.add("request_kasm", fault)
    response = start(kasm)
    assert (response.status_code, response.headers.get("content-type")) == (status, content_type)
    assert response.text == body or f"<h1>{body}</h1>" in response.text
    assert kasm.sim.sessions == {}
    assert kasm.sim.requests[-1].status == status


def test_a_truncated_answer_is_the_first_half_of_the_true_one(kasm: Kasm) -> None:
    whole = kasm.call("get_images").content
    kasm.sim.faults.add("get_images", Truncated())
    response = kasm.call("get_images")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.content == whole[: len(whole) // 2]


def test_a_fault_can_strike_after_the_action(kasm: Kasm) -> None:
    kasm.sim.faults.add("request_kasm", HtmlError(504, after_action=True))
    assert start(kasm).status_code == 504
    assert len(kasm.sim.sessions) == 1


def test_a_dropped_connection_did_nothing(kasm: Kasm) -> None:
    kasm.sim.faults.add("request_kasm", Drop())
    with pytest.raises(httpx2.RemoteProtocolError):
        start(kasm)
    assert kasm.sim.sessions == {}
    assert kasm.sim.requests[-1].status is None


def test_a_lost_answer_did_what_was_asked(kasm: Kasm) -> None:
    kasm.sim.faults.add("request_kasm", AnswerLost())
    with pytest.raises(httpx2.RemoteProtocolError):
        start(kasm)
    assert len(kasm.sim.sessions) == 1


def test_a_slow_answer_is_the_true_one(kasm: Kasm) -> None:
    kasm.sim.faults.add("get_images", Slow(0.05))
    response = kasm.call("get_images")
    assert response.json()["images"]
    assert response.elapsed.total_seconds() >= 0.05


def test_a_hanging_request_lasts_until_the_client_leaves(kasm: Kasm) -> None:
    kasm.sim.faults.add("request_kasm", Hang())
    with hanging(kasm, "request_kasm") as connection:
        connection.settimeout(0.05)
        with pytest.raises(TimeoutError):
            connection.recv(1)
    assert kasm.call("get_images").status_code == 200
    assert kasm.sim.requests[0].status is None


async def test_a_client_that_gave_up_gets_nothing_done(kasm: Kasm) -> None:
    kasm.sim.faults.add("request_kasm", Hang())
    key = {"api_key": kasm.sim.api_key, "api_key_secret": kasm.sim.api_key_secret}
    members = key | {"image_id": CHROME, "user_id": kasm.sim.user_id}
    events: list[dict[str, Any]] = [
        {"type": "http.request", "body": json.dumps(members).encode()},
        *[{"type": "http.disconnect"}] * 2,
    ]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/public/request_kasm",
        "raw_path": b"/api/public/request_kasm",
        "query_string": b"",
        "headers": [(b"host", b"kasm"), (b"content-type", b"application/json")],
    }

    async def receive() -> dict[str, Any]:
        return events.pop(0)

    async def send(event: Any) -> None:
        raise AssertionError(event)

    with pytest.raises(ConnectionResetError):
        await kasm.sim.app(scope, receive, send)
    assert kasm.sim.sessions == {}


def test_a_hanging_request_goes_on_when_the_faults_are_released(kasm: Kasm) -> None:
    kasm.sim.faults.add("request_kasm", Hang(), times=2)
    answers: list[httpx2.Response] = []
    waiting = [threading.Thread(target=lambda: answers.append(start(kasm))) for _ in range(2)]
    for thread in waiting:
        thread.start()
    eventually(lambda: len(kasm.sim.requests) == 2)
    assert answers == []
    kasm.sim.faults.release()
    for thread in waiting:
        thread.join()
    assert [answer.json()["status"] for answer in answers] == ["starting"] * 2


def test_a_client_that_leaves_does_not_wake_the_others(kasm: Kasm) -> None:
    kasm.sim.faults.add(ANY_CALL, Hang(), times=2)
    answers: list[httpx2.Response] = []
    waiting = threading.Thread(target=lambda: answers.append(start(kasm)))
    waiting.start()
    eventually(lambda: len(kasm.sim.requests) == 1)
    with hanging(kasm, "get_images"):
        pass
    assert kasm.call("get_users").status_code == 200  # by now the server has seen the other client leave
    assert answers == []
    kasm.sim.faults.clear()
    waiting.join()
    assert answers[0].status_code == 200


def test_a_server_that_stops_lets_hanging_requests_go() -> None:
    sim = Simulator()
    sim.faults.add("get_images", Hang())
    answers: list[httpx2.Response] = []
    with sim.serve() as url:
        ask = partial(httpx2.post, f"{url}/api/public/get_images", json={}, timeout=60, trust_env=False)
        waiting = threading.Thread(target=lambda: answers.append(ask()))
        waiting.start()
        eventually(lambda: len(sim.requests) == 1)
    waiting.join()
    assert [answer.status_code for answer in answers] == [403]


def test_a_fault_strikes_as_often_as_it_was_told(kasm: Kasm) -> None:
    kasm.sim.faults.add("get_images", HtmlError(502), times=2)
    assert [kasm.call("get_images").status_code for _ in range(3)] == [502, 502, 200]


def test_faults_strike_in_the_order_they_were_added(kasm: Kasm) -> None:
    kasm.sim.faults.add("get_images", HtmlError(502), times=1)
    kasm.sim.faults.add(ANY_CALL, HtmlError(504), times=1)
    assert [kasm.call("get_images").status_code for _ in range(3)] == [502, 504, 200]


def test_a_fault_strikes_its_own_call_only(kasm: Kasm) -> None:
    kasm.sim.faults.add("get_images", HtmlError(502))
    assert kasm.call("get_users").status_code == 200
    kasm.sim.faults.clear()
    assert kasm.call("get_images").status_code == 200


@pytest.mark.parametrize(
    ("fault", "status"), [(HtmlError(502), 502), (EmptyBody(), 200), (ErrorMessage("no"), 200), (PlainText(), 200)]
)
def test_a_download_can_fail_like_a_call(kasm: Kasm, fault: Fault, status: int) -> None:
    kasm.sim.faults.add("download_file", fault)
    assert kasm.download("0" * 32, "x", token="wrong").status_code == status


def test_a_download_can_be_dropped_and_truncated(serve: Serve) -> None:
    kasm = serve()
    ids = kasm.running()
    (kasm.sim.container(ids["kasm_id"]).home / "Downloads" / "f").write_bytes(b"x" * 100_000)
    token = kasm.login(ids)
    kasm.sim.faults.add("download_file", AnswerLost(), times=1)
    kasm.sim.faults.add("download_file", Truncated(), times=1)
    with pytest.raises(httpx2.RemoteProtocolError):
        kasm.download(ids["kasm_id"], "f", token=token)
    assert kasm.download(ids["kasm_id"], "f", token=token).content == b"x" * 50_000
    assert kasm.download(ids["kasm_id"], "f", token=token).content == b"x" * 100_000


async def test_without_a_connection_a_drop_is_an_exception(kasm: Kasm) -> None:
    kasm.sim.faults.add("get_images", Drop())
    transport = httpx2.ASGITransport(kasm.sim.app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://kasm") as client:
        with pytest.raises(ConnectionResetError):
            await client.post("/api/public/get_images", json={})


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        ("html-502", HtmlError(502)),
        ("html-504", HtmlError(504)),
        ("status-520", HtmlError(520)),
        ("truncated", Truncated()),
        ("empty", EmptyBody()),
        ("null", JsonBody()),
        ("wrong-shape", JsonBody(["unexpected"])),
        ("plain-text", PlainText()),
        ("error-message", ErrorMessage()),
        ("server-error", ErrorMessage("Internal Server Error", 500)),
        ("hang", Hang()),
        ("slow-1.5", Slow(1.5)),
        ("drop", Drop()),
        ("answer-lost", AnswerLost()),
    ],
)
def test_each_fault_has_a_name_for_the_command_line(kind: str, fault: Any) -> None:
    assert fault_named(kind) == fault


@pytest.mark.parametrize("kind", ["", "html", "slow-", "slow-x"])
def test_an_unknown_name_is_an_error(kind: str) -> None:
    with pytest.raises(ValueError):
        fault_named(kind)
