"""Serving: where it listens, that it stops, and the command line."""

import contextlib
import os
import signal
import socket
import ssl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
import trustme

from kasm_sim import Quirks, Simulator
from kasm_sim.__main__ import main
from kasm_sim.quirks import with_quirk
from kasm_sim.state.seeds import CHROME
from kasm_sim.web.server import NotLoopbackError, _listen

from .conftest import Serve
from .kasm import Kasm, no_container


def listed(url: str, sim: Simulator, *, verify: ssl.SSLContext | bool = True) -> int:
    key = {"api_key": sim.api_key, "api_key_secret": sim.api_key_secret}
    return httpx2.post(f"{url}/api/public/get_images", json=key, verify=verify, trust_env=False).status_code


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "255.255.255.255"])
def test_it_listens_on_loopback_only(host: str) -> None:
    with pytest.raises(NotLoopbackError), Simulator().serve(host=host):
        pass


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost"])
def test_any_loopback_address_will_do(host: str) -> None:
    sim = Simulator()
    with sim.serve(host=host) as url:
        assert url.startswith(f"http://{host}:")
        assert listed(url, sim) == 200


def test_a_stopped_server_refuses_connections() -> None:
    sim = Simulator()
    with sim.serve() as url:
        assert listed(url, sim) == 200
    with pytest.raises(httpx2.ConnectError):
        listed(url, sim)


def test_a_stopped_server_leaves_no_session_and_no_file(serve: Serve) -> None:
    del serve
    sim = Simulator()
    with sim.serve():
        session = sim.add_session()
        container = sim.container(session.kasm_id)
        container.exec(["sleep", "1000"], environment={}, workdir=None, user=None)
        assert container.home.is_dir()
    assert sim.sessions == {}
    assert not container.home.exists()


def test_a_simulator_that_never_served_cleans_up_too() -> None:
    with Simulator() as sim:
        folder = sim.container(sim.add_session().kasm_id).home
        assert folder.is_dir()
    assert not folder.exists()


def test_it_serves_again_after_a_stop() -> None:
    sim = Simulator()
    for _ in range(2):
        with sim.serve() as url:
            assert listed(url, sim) == 200


def test_two_simulators_know_nothing_of_each_other() -> None:
    first, second = Simulator(), Simulator()
    with first.serve() as url, second.serve() as other_url:
        assert listed(url, first) == listed(other_url, second) == 200
        assert listed(url, second) == 403


def test_a_port_in_use_is_an_error() -> None:
    with Simulator().serve() as url:
        port = httpx2.URL(url).port or 0
        with pytest.raises(OSError), Simulator().serve(port=port):
            pass


def test_it_serves_https_with_a_certificate(tmp_path: Path) -> None:
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    issued = authority.issue_cert("127.0.0.1")
    issued.private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "both.pem"))
    sim = Simulator()
    with sim.serve(certificate=tmp_path / "both.pem") as url:
        assert url.startswith("https://")
        assert listed(url, sim, verify=trusting) == 200
        with pytest.raises(httpx2.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            listed(url, sim)


def test_it_stops_at_once_though_a_client_keeps_its_connection(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "both.pem"))
    sim = Simulator()
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(sim.serve(certificate=tmp_path / "both.pem"))
        with httpx2.Client(base_url=url, verify=trusting, trust_env=False) as http:
            assert http.post("/api/public/get_images", json={}).status_code == 403
            stack.close()
    assert caplog.records == []  # the server complains of requests it had to cut off


def test_a_request_that_breaks_off_is_no_request(kasm: Kasm, caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_connection(("127.0.0.1", httpx2.URL(kasm.url).port or 0)) as connection:
        connection.sendall(b"POST /api/public/get_images HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")
    assert kasm.call("get_images").status_code == 200
    assert [seen.body for seen in kasm.sim.requests] == [{}]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_missing_certificate_is_an_error_before_anything_listens(tmp_path: Path) -> None:
    with pytest.raises(OSError), Simulator().serve(certificate=tmp_path / "none.pem"):
        pass


def test_a_client_needs_the_six_settings_and_no_more(kasm: Kasm) -> None:
    assert kasm.sim.environment(kasm.url) == {
        "KASM_API_URL": kasm.url,
        "KASM_API_KEY": kasm.sim.api_key,
        "KASM_API_SECRET": kasm.sim.api_key_secret,
        "KASM_USER_ID": kasm.sim.user_id,
        "KASM_ALLOWED_ROOTS": "/home/kasm-user",
        "LOG_LEVEL": "INFO",
    }


def test_many_clients_at_once_get_a_session_each(serve: Serve) -> None:
    kasm = serve(start_container=no_container)

    def live(_: int) -> str:
        answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
        ids = {name: answer[name] for name in ("kasm_id", "user_id")}
        kasm.ask("get_kasm_status", **ids)
        kasm.ask("get_kasms")
        kasm.ask("pause_kasm", under="/api/", **ids)
        kasm.ask("destroy_kasm", **ids)
        return str(ids["kasm_id"])

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(live, range(40)))) == 40
    assert kasm.sim.sessions == {}
    assert len(kasm.sim.requests) == 200


def command_line(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "kasm_sim", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"]},
    )


def read_exports(process: "subprocess.Popen[str]") -> dict[str, str]:
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(6)]
    return dict(line.removeprefix("export ").split("=", 1) for line in lines)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_line_serves_until_it_is_interrupted(ending: signal.Signals) -> None:
    with command_line("--fault", "get_users=html-502", "--quirk", "auth=body") as process:
        settings = read_exports(process)
        key = {"api_key": settings["KASM_API_KEY"], "api_key_secret": settings["KASM_API_SECRET"]}
        statuses = [
            httpx2.post(f"{settings['KASM_API_URL']}/api/public/{call}", json=key, trust_env=False).status_code
            for call in ("get_images", "get_users")
        ]
        process.send_signal(ending)
        _, errors = process.communicate(timeout=60)
    assert statuses == [200, 502]
    assert (process.returncode, errors) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--fault", "get_users"], "NAME=VALUE"),
        (["--fault", "get_users=odd"], "html-502"),
        (["--fault", "list_users=empty"], "unknown call 'list_users'"),
        (["--quirk", "mood=bad"], "pause_path"),
        (["--quirk", "pause_path=somewhere"], "ui, public, both, none"),
        (["--port", "65536"], "0 to 65535"),
        (["--port", "x"], "0 to 65535"),
    ],
)
def test_a_wrong_command_line_says_what_there_is(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    output, errors = capsys.readouterr()
    assert (caught.value.code, output) == (2, "")
    assert complaint in errors


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("auth", "basic", "basic"),
        ("rotate_tokens", "false", False),
        ("screenshot_misses", "3", 3),
        ("proxy_refusal", "403", 403),
        ("session_limit", "4", 4),
        ("session_limit", "none", None),
    ],
)
def test_a_quirk_is_read_from_text(name: str, value: str, read: object) -> None:
    assert getattr(with_quirk(Quirks(), name, value), name) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [("auth", "x"), ("rotate_tokens", "1"), ("screenshot_misses", "-1"), ("session_limit", "int"), ("", "")],
)
def test_a_quirk_refuses_what_it_does_not_know(name: str, value: str) -> None:
    with pytest.raises(ValueError):
        with_quirk(Quirks(), name, value)


def test_the_listener_names_tcp_so_that_answers_are_not_held_back() -> None:
    with _listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
