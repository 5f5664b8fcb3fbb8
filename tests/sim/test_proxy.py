"""The session proxy: who is let through to the files of a session, and what comes back."""

import socket
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from kasm_sim import Quirks
from kasm_sim.container.handle import Container
from kasm_sim.state.seeds import ADMINISTRATOR, CHROME

from .conftest import Serve
from .inside import eventually
from .kasm import Kasm, no_container

LET_THROUGH = 502
"""What a session without a container answers to whoever the proxy lets through."""

Ids = dict[str, str]


@pytest.fixture
def bare(serve: Serve) -> Kasm:
    return serve(start_container=no_container)


def put(kasm: Kasm, ids: Ids, name: str, content: bytes) -> Container:
    container = kasm.sim.container(ids["kasm_id"])
    (container.home / "Downloads" / name).write_bytes(content)
    return container


def test_a_file_in_downloads_comes_back_byte_for_byte(kasm: Kasm) -> None:
    ids, content = kasm.running(), bytes(range(256)) * 1000
    put(kasm, ids, "odd name", content)
    response = kasm.download(ids["kasm_id"], "odd%20name?cache=1", token=kasm.login(ids))
    assert (response.status_code, response.content) == (200, content)
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["connection"] == "close"
    assert response.headers["content-length"] == "256000"


def test_a_missing_file_is_a_bare_404_without_a_length(kasm: Kasm) -> None:
    ids = kasm.running()
    response = kasm.download(ids["kasm_id"], "none", token=kasm.login(ids))
    assert (response.status_code, response.text) == (404, "404")
    assert response.headers["content-type"] == "text/plain"
    assert "content-length" not in response.headers


def test_the_path_reaches_the_file_server_as_it_was_sent(kasm: Kasm) -> None:
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    put(kasm, ids, "%66", b"percent")
    token = kasm.login(ids)
    assert kasm.download(ids["kasm_id"], "%66", token=token).content == b"content"
    assert kasm.download(ids["kasm_id"], "%2566", token=token).content == b"percent"
    assert kasm.download(ids["kasm_id"], "x%2f..%2ff", token=token).status_code == 404


def test_any_other_header_counts_too(kasm: Kasm) -> None:
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    kasm.http.headers["Referer"] = "https://example.org/a/../b"
    assert kasm.download(ids["kasm_id"], "f", token=kasm.login(ids)).status_code == 404


def test_the_connection_closes_after_a_file(kasm: Kasm) -> None:
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    request = (
        f"GET /desktop/{hyphens(ids['kasm_id'])}/vnc/Downloads/Downloads/f HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\n"
        f"Cookie: username={kasm.sim.username}; session_token={kasm.login(ids)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", httpx2.URL(kasm.url).port or 0), timeout=20) as connection:
        connection.sendall(request.encode())
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    assert received.endswith(b"\r\n\r\ncontent")


def test_a_token_opens_every_session_of_its_user(bare: Kasm) -> None:
    first, second = bare.running(), bare.running()
    assert bare.download(second["kasm_id"], "x", token=bare.login(first)).status_code == LET_THROUGH


def test_the_token_of_the_request_opens_the_session(bare: Kasm) -> None:
    answer = bare.ask("request_kasm", image_id=CHROME, user_id=bare.sim.user_id)
    assert bare.download(answer["kasm_id"], "x", token=answer["session_token"]).status_code == LET_THROUGH


def test_a_token_opens_no_session_of_another_user(bare: Kasm) -> None:
    token = bare.login(bare.running())
    other = bare.sim.add_session(user_id=ADMINISTRATOR)
    for username in (bare.sim.username, "admin@kasm.local"):
        assert bare.download(other.kasm_id, "x", token=token, username=username).status_code == 401


@pytest.mark.parametrize("status", [401, 403])
def test_cookies_that_do_not_fit_are_turned_away(serve: Serve, status: Any) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(proxy_refusal=status))
    ids = kasm.running()
    token = kasm.login(ids)
    assert kasm.download(ids["kasm_id"], "x", token="wrong").status_code == status
    assert kasm.download(ids["kasm_id"], "x", token=token, username="admin@kasm.local").status_code == status
    assert kasm.http.get(f"/desktop/{hyphens(ids['kasm_id'])}/vnc/Downloads/Downloads/x").status_code == status
    assert kasm.download("0" * 32, "x", token=token).status_code == status


def test_a_status_call_voids_the_older_tokens(bare: Kasm) -> None:
    ids = bare.running()
    older, newer = bare.login(ids), bare.login(ids)
    assert bare.download(ids["kasm_id"], "x", token=older).status_code == 401
    assert bare.download(ids["kasm_id"], "x", token=newer).status_code == LET_THROUGH


def test_tokens_may_survive_a_status_call(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(rotate_tokens=False))
    ids = kasm.running()
    older, newer = kasm.login(ids), kasm.login(ids)
    assert [kasm.download(ids["kasm_id"], "x", token=token).status_code for token in (older, newer)] == [502, 502]


def test_a_logout_voids_the_tokens_and_leaves_the_session(bare: Kasm) -> None:
    ids = bare.running()
    token = bare.login(ids)
    bare.ask("logout_user", target_user={"user_id": ids["user_id"]})
    assert bare.download(ids["kasm_id"], "x", token=token).status_code == 401
    assert ids["kasm_id"] in bare.sim.sessions
    assert bare.download(ids["kasm_id"], "x", token=bare.login(ids)).status_code == LET_THROUGH


@pytest.mark.parametrize("origin", [None, "null", "https://elsewhere.example", "http://127.0.0.1.example", "http://["])
def test_a_foreign_origin_is_turned_away(bare: Kasm, origin: str | None) -> None:
    ids = bare.running()
    assert bare.download(ids["kasm_id"], "x", token=bare.login(ids), origin=origin).status_code == 403


def test_a_kasm_may_not_care_about_the_origin(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(requires_origin=False))
    ids = kasm.running()
    assert kasm.download(ids["kasm_id"], "x", token=kasm.login(ids), origin=None).status_code == LET_THROUGH


def test_downloads_may_be_forbidden_by_the_proxy(serve: Serve) -> None:
    kasm = serve(quirks=Quirks(downloads="forbidden"))
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    token = kasm.login(ids)
    for path in ("f", "", "none"):
        assert kasm.download(ids["kasm_id"], path, token=token).status_code == 403, path
    assert kasm.ask("get_kasm_status", **ids)["kasm"]["client_settings"]["allow_kasm_downloads"] is False


@pytest.mark.parametrize("folder", ["Downloads/%44ownloads", "/Downloads//Downloads", "%44ownloads/%2e/Downloads"])
def test_another_spelling_of_the_folder_is_forbidden_too(serve: Serve, folder: str) -> None:
    kasm = serve(quirks=Quirks(downloads="forbidden"))
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    headers = {"Cookie": f"username={kasm.sim.username}; session_token={kasm.login(ids)}", "Origin": kasm.url}
    path = f"/desktop/{hyphens(ids['kasm_id'])}/vnc/{folder}/f"
    assert kasm.http.get(path, headers=headers).status_code == 403
    kasm.sim.quirks = Quirks()
    assert kasm.http.get(path, headers=headers).text == "content"


def test_downloads_may_be_missing_from_the_container(serve: Serve) -> None:
    kasm = serve(quirks=Quirks(downloads="missing"))
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    token = kasm.login(ids)
    answers = [kasm.download(ids["kasm_id"], path, token=token) for path in ("f", "", "none")]
    assert [(answer.status_code, answer.text) for answer in answers] == [(404, "404")] * 3
    assert {answer.headers["server"] for answer in answers} == {"KasmVNC/4.0"}


def test_downloads_may_be_turned_off_while_it_serves(kasm: Kasm) -> None:
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    token = kasm.login(ids)
    assert kasm.download(ids["kasm_id"], "f", token=token).status_code == 200
    kasm.sim.quirks = Quirks(downloads="forbidden")
    assert kasm.download(ids["kasm_id"], "f", token=token).status_code == 403


def test_a_paused_session_serves_nothing(kasm: Kasm) -> None:
    ids = kasm.running()
    put(kasm, ids, "f", b"content")
    token = kasm.login(ids)
    kasm.ask("pause_kasm", under="/api/", **ids)
    response = kasm.download(ids["kasm_id"], "f", token=token)
    assert response.status_code == 502
    assert response.headers["content-type"].startswith("text/html")
    kasm.ask("resume_kasm", under="/api/", **ids)
    assert kasm.download(ids["kasm_id"], "f", token=token).content == b"content"


@pytest.mark.parametrize(
    "address",
    [lambda kasm_id: kasm_id, lambda kasm_id: hyphens(kasm_id).upper(), lambda _: "x", lambda _: ".."],
)
def test_the_proxy_knows_the_address_from_the_port_map_only(bare: Kasm, address: Callable[[str], str]) -> None:
    ids = bare.running()
    cookie = f"username={bare.sim.username}; session_token={bare.login(ids)}"
    path = f"/desktop/{address(ids['kasm_id'])}/vnc/Downloads/Downloads/x"
    assert bare.http.get(path, headers={"Cookie": cookie, "Origin": bare.url}).status_code == 404


def test_a_pipe_ends_before_the_length_it_announced(kasm: Kasm, caplog: pytest.LogCaptureFixture) -> None:
    ids = kasm.running()
    pipe = kasm.sim.container(ids["kasm_id"]).home / "Downloads" / "pipe"
    kasm.ask(
        "exec_command_kasm", **ids, exec_config={"cmd": "sh -c 'mkfifo ~/Downloads/pipe; echo x > ~/Downloads/pipe'"}
    )
    eventually(pipe.exists)
    with pytest.raises(httpx2.RemoteProtocolError, match="received 2 bytes"):
        kasm.download(ids["kasm_id"], "pipe", token=kasm.login(ids))
    assert kasm.sim.requests[-1].status == 200
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_session_whose_container_died_serves_nothing(kasm: Kasm) -> None:
    ids = kasm.running()
    kasm.sim.container(ids["kasm_id"]).stop()
    assert kasm.download(ids["kasm_id"], "f", token=kasm.login(ids)).status_code == 502
    assert "gone" in kasm.refusal("exec_command_kasm", **ids, exec_config={"cmd": "true"})


@pytest.mark.parametrize(
    ("path", "operation"), [("a%20b", "download_file"), ("sub/", "download_file"), ("", "list_downloads")]
)
def test_requests_to_the_proxy_are_noted(bare: Kasm, path: str, operation: str) -> None:
    ids = bare.running()
    bare.download(ids["kasm_id"], path, token="wrong")
    seen = bare.sim.requests[-1]
    assert (seen.operation, seen.method, seen.status, seen.body) == (operation, "GET", 401, None)
    assert seen.path == f"/desktop/{hyphens(ids['kasm_id'])}/vnc/Downloads/Downloads/{path}"


def hyphens(kasm_id: str) -> str:
    return "-".join((kasm_id[:8], kasm_id[8:12], kasm_id[12:16], kasm_id[16:20], kasm_id[20:]))
