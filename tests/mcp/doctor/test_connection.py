"""What the doctor says of addresses, certificates and web servers that are no Kasm."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from kasm_mcp.config.config import Config
from kasm_mcp.doctor.reach import Reach
from kasm_sim import ANY_CALL, Fault, Hang, HtmlError, JsonBody, PlainText, Simulator

from .report import Report, examined, examined_simulator

SETTINGS = {"KASM_API_KEY": "key", "KASM_API_SECRET": "the-secret-itself", "KASM_USER_ID": "a" * 32}


@contextmanager
def unused_port() -> Iterator[int]:
    """Hold a port on which nothing listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_all_problems_of_the_settings_are_told_at_once() -> None:
    report = examined({"KASM_API_URL": "ftp://x", "KASM_AUTH": "smoke"})
    assert report.code == 2
    assert len(report.failures) == 5
    for name in ("KASM_API_URL", "KASM_API_KEY", "KASM_API_SECRET", "KASM_USER_ID", "KASM_AUTH"):
        assert name in report.text


def test_a_refused_connection_is_told_from_everything_else() -> None:
    with unused_port() as port:
        report = examined({**SETTINGS, "KASM_API_URL": f"http://127.0.0.1:{port}"})
    assert report.code == 1
    assert report.row("network").status == "failed"
    assert f"refuses connections on port {port}" in report.row("network").text
    assert report.status("everything_else") == "skipped"
    assert len(report.failures) == 1


def test_a_name_that_does_not_exist_is_told() -> None:
    report = examined({**SETTINGS, "KASM_API_URL": "https://kasm.invalid"})
    assert report.code == 1
    assert "The host name kasm.invalid cannot be resolved." in report.row("network").text


def test_the_proxy_is_what_has_to_be_reached() -> None:
    with unused_port() as port:
        proxy = {"HTTPS_PROXY": f"http://u:hunter2@127.0.0.1:{port}"}
        report = examined({**SETTINGS, "KASM_API_URL": "https://kasm.invalid", **proxy})
    assert report.row("proxy").text.startswith(f"HTTPS_PROXY applies: http://127.0.0.1:{port}.")
    assert report.status("network") == "failed"
    assert "and port in HTTPS_PROXY" in report.row("network").text
    assert "hunter2" not in report.text


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("HTTPS_PROXY", "http://proxy:port", "is not the address of a proxy"),
        ("ALL_PROXY", "socks4://proxy:1080", "names a SOCKS proxy of a version that is not supported"),
        ("SSL_CERT_FILE", "/nonexistent", "names a file that does not exist"),
        ("SSL_CERT_DIR", "/nonexistent", "names no directory with certificates"),
    ],
)
def test_a_variable_that_makes_kasm_unreachable_is_a_finding(variable: str, value: str, sentence: str) -> None:
    report = examined({**SETTINGS, "KASM_API_URL": "https://kasm.invalid", variable: value})
    assert report.code == 2
    (problem,) = report.failures
    assert f"{variable} {sentence}" in report.text
    assert problem


def test_a_proxy_does_not_count_for_this_machine() -> None:
    with unused_port() as port:
        report = examined({**SETTINGS, "KASM_API_URL": f"http://127.0.0.1:{port}", "HTTP_PROXY": "http://127.0.0.1:9"})
    assert report.status("network") == "failed"


@pytest.mark.parametrize("exempt", ["kasm.invalid", ".invalid, other", "*"])
def test_no_proxy_is_heeded(exempt: str) -> None:
    proxy = {"HTTPS_PROXY": "http://127.0.0.1:9", "NO_PROXY": exempt}
    report = examined({**SETTINGS, "KASM_API_URL": "https://kasm.invalid", **proxy})
    assert report.row("proxy").text.startswith("None: NO_PROXY exempts kasm.invalid.")
    assert report.status("network") == "failed"


@contextmanager
def web_server(date: datetime) -> Iterator[str]:
    """Serve a page that says what day it is, and nothing of Kasm."""

    class Page(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response_only(200)
            self.send_header("Date", format_datetime(date, usegmt=True))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("minutes", "status", "words"),
    [(0, "ok", "Agrees"), (30, "warning", " s behind the date"), (-30, "warning", " s ahead of the date")],
)
async def test_clocks_that_differ_are_told(minutes: int, status: str, words: str) -> None:
    with web_server(datetime.now(UTC) + timedelta(minutes=minutes)) as url:
        config = Config.from_mapping({**SETTINGS, "KASM_API_URL": url})
        finding = await Reach(config).clock()
    assert finding.status.value == status
    assert words in finding.evidence


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (HtmlError(404), "not Kasm's API (HTTP 404)"),
        (PlainText("It works!"), "not Kasm's API (HTTP 200)"),
        (HtmlError(502), "a proxy answered get_images with HTTP 502"),
    ],
)
def test_something_that_answers_but_is_no_kasm_is_told(fault: Fault, words: str) -> None:
    simulator = Simulator()
    simulator.faults.add(ANY_CALL, fault)
    report = examined_simulator(simulator)
    assert report.code == 1
    assert report.status("kasm_api") == "failed"
    assert words in report.row("kasm_api").text
    assert "<" not in report.text


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, {"error": "Not Found"}),
        (404, {"error_message": "no such route"}),
        (400, {"error": "bad request"}),
        (403, {"message": "Forbidden"}),
        (401, {"error": "invalid_token"}),
        (401, []),
        (500, {"error": {"code": 500}}),
        (200, {}),
        (200, {"status": "ok"}),
        (200, {"error": "nope"}),
    ],
)
def test_json_of_another_service_is_no_kasm(status: int, body: object) -> None:
    simulator = Simulator()
    simulator.faults.add(ANY_CALL, JsonBody(body, status))
    report = examined_simulator(simulator)
    assert report.code == 1
    assert report.status("kasm_api") == "failed"
    assert f"not Kasm's API (HTTP {status})" in report.row("kasm_api").text


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"error_message": "Access Denied"}),
        (403, {"error_message": "Unauthorized"}),
        (401, {"error_message": "Unauthorized"}),
        (400, {"error_message": "Invalid Request"}),
    ],
)
def test_a_refusal_in_the_form_of_kasm_is_an_answer(status: int, body: object) -> None:
    simulator = Simulator()
    simulator.faults.add("get_images", JsonBody(body, status))
    assert examined_simulator(simulator).status("kasm_api") == "ok"


def test_a_kasm_that_hangs_is_not_waited_for() -> None:
    simulator = Simulator()
    simulator.faults.add(ANY_CALL, Hang())
    report = examined_simulator(simulator, {"KASM_TIMEOUT_SECONDS": "0.5"})
    assert report.code == 1
    assert "did not answer get_images within 0.5 s" in report.row("kasm_api").text


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def seen_over_tls(folder: Path, certificate: trustme.LeafCert, **settings: str) -> Report:
    pem = folder / "kasm.pem"
    certificate.private_key_and_cert_chain_pem.write_to_path(str(pem))
    simulator = Simulator()
    with simulator.serve(certificate=pem) as url:
        return examined({**simulator.environment(url), **settings})


def trusted(folder: Path, authority: trustme.CA) -> str:
    file = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    return str(file)


def test_a_certificate_that_is_not_trusted_is_told_with_its_remedy(tmp_path: Path, authority: trustme.CA) -> None:
    report = seen_over_tls(tmp_path, authority.issue_cert("127.0.0.1"))
    assert report.code == 1
    assert report.status("certificate") == "failed"
    assert "Not trusted: " in report.row("certificate").text
    assert "KASM_CA_BUNDLE" in report.row("certificate").text
    assert report.status("everything_else") == "skipped"


def test_a_named_authority_is_trusted_until_the_certificate_ends(tmp_path: Path, authority: trustme.CA) -> None:
    ends = datetime.now(UTC) + timedelta(days=100)
    leaf = authority.issue_cert("127.0.0.1", not_after=ends)
    report = seen_over_tls(tmp_path, leaf, KASM_CA_BUNDLE=trusted(tmp_path, authority))
    assert report.code == 0
    assert f"Trusted until {ends:%Y-%m-%d} (99 days), issued by " in report.row("certificate").text


def test_a_certificate_that_ends_soon_is_warned_of(tmp_path: Path, authority: trustme.CA) -> None:
    leaf = authority.issue_cert("127.0.0.1", not_after=datetime.now(UTC) + timedelta(days=3, hours=1))
    report = seen_over_tls(tmp_path, leaf, KASM_CA_BUNDLE=trusted(tmp_path, authority))
    assert report.code == 0
    assert report.status("certificate") == "warning"
    assert "in 3 day(s)" in report.row("certificate").text


def test_a_certificate_that_has_ended_is_not_blamed_on_the_authority(tmp_path: Path, authority: trustme.CA) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    leaf = authority.issue_cert("127.0.0.1", not_before=yesterday - timedelta(days=9), not_after=yesterday)
    report = seen_over_tls(tmp_path, leaf, KASM_CA_BUNDLE=trusted(tmp_path, authority))
    assert report.code == 1
    assert "Renew the certificate" in report.row("certificate").text
    assert "openssl" not in report.text


def test_a_certificate_for_another_name_is_not_blamed_on_the_authority(tmp_path: Path, authority: trustme.CA) -> None:
    leaf = authority.issue_cert("kasm.example.com")
    report = seen_over_tls(tmp_path, leaf, KASM_CA_BUNDLE=trusted(tmp_path, authority))
    assert report.code == 1
    assert "use the host name that the certificate is issued for" in report.row("certificate").text


def test_a_check_that_is_switched_off_is_warned_of_and_everything_else_looked_at(
    tmp_path: Path, authority: trustme.CA
) -> None:
    report = seen_over_tls(tmp_path, authority.issue_cert("127.0.0.1"), KASM_VERIFY_TLS="false")
    assert report.code == 0
    assert report.status("certificate") == "warning"
    assert "KASM_VERIFY_TLS=false" in report.row("certificate").text
    assert report.status("api_key") == "ok"


def test_a_switched_off_check_that_is_not_needed_is_told(tmp_path: Path, authority: trustme.CA) -> None:
    bundle = trusted(tmp_path, authority)
    leaf = authority.issue_cert("127.0.0.1")
    report = seen_over_tls(tmp_path, leaf, KASM_VERIFY_TLS="false", KASM_CA_BUNDLE=bundle)
    assert "Remove KASM_VERIFY_TLS" in report.row("certificate").text


def test_plain_http_at_an_https_address_is_told() -> None:
    simulator = Simulator()
    with simulator.serve() as url:
        report = examined({**simulator.environment(url), "KASM_API_URL": url.replace("http:", "https:")})
    assert report.code == 1
    assert "does not speak TLS" in report.row("certificate").text
