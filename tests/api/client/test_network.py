"""Variables of the environment that are not ours: what applies to Kasm's address, and what is told of it."""

import gc
import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import BaseRequestHandler, StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import trustme

from kasm_api import Client, ConfigError
from kasm_api.api import sessions
from kasm_api.network import Network

from .conftest import Ask
from .server import Kasm, serve

KEY = {"KASM_API_KEY": "a-key", "KASM_API_SECRET": "a-secret"}
HTTPS, HTTP = "https://kasm.test", "http://kasm.test"
PROXY = "http://proxy.test:3128"


def proxy_of(address: str, **environment: str) -> str | None:
    network = Network.of(address, environment)
    assert network.problems == ()
    return network.proxy.url if network.proxy else None


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("http://proxy.test:3128", PROXY),
        ("HTTP://Proxy.test:3128/", PROXY),
        ("proxy.test:3128", PROXY),
        ("  proxy.test:3128\n", PROXY),
        ("proxy.test", "http://proxy.test:80"),
        ("https://proxy.test", "https://proxy.test:443"),
        ("socks5://proxy.test", "socks5://proxy.test:1080"),
        ("SOCKS5H://10.0.0.1:1", "socks5h://10.0.0.1:1"),
        ("http://[::1]:3128", "http://[::1]:3128"),
        ("http://[fe80::1%eth0]:3128", "http://[fe80::1%eth0]:3128"),
        ("user:p%40ss@proxy.test:3128", PROXY),
        ("http://user:p@ss@proxy.test:3128", PROXY),
        ("", None),
        (" \t", None),
    ],
)
def test_a_proxy_may_be_written_in_any_usual_form(value: str, url: str | None) -> None:
    assert proxy_of(HTTPS, HTTPS_PROXY=value) == url


@pytest.mark.parametrize("value", ["user:p%40ss@proxy.test", "http://user:p@ss@proxy.test"])
def test_a_login_of_the_proxy_is_decoded_and_hidden(value: str) -> None:
    network = Network.of(HTTPS, {"https_proxy": value})
    assert network.proxy is not None
    assert network.proxy.login is not None
    assert (network.proxy.login[0], network.proxy.login[1].reveal()) == ("user", "p@ss")
    assert "p@ss" not in repr(network)


GARBAGE = [
    *("http://proxy:port", "http://proxy:99999", "http://proxy:0", "http://", "://proxy", "proxy:port", "${PROXY}"),
    *(
        "ftp://proxy:21",
        "socks4://proxy:1",
        "socks4a://proxy",
        "socks://proxy",
        "http://a..b:1",
        f"http://{'a' * 64}:1",
    ),
    *("http://[::1:3128", "http://[zz]:1", "http://pro xy:1", "http://u:secret/word@proxy:1", "\udcff"),
    *(f"socks5://{'u' * 256}:p@proxy:1", "http://u:%00@proxy:1", "file:///proxy.pac", "http://:3128"),
]


@pytest.mark.parametrize("value", GARBAGE)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "Https_Proxy"])
def test_one_sentence_names_the_variable_of_an_unusable_proxy(variable: str, value: str) -> None:
    (problem,) = Network.of(HTTPS, {variable: value}).problems
    assert problem.startswith(f"{variable} ")
    assert "kasm.test" in problem
    assert "secret" not in problem


@pytest.mark.parametrize("value", GARBAGE)
@pytest.mark.parametrize(
    ("address", "others"),
    [
        (HTTPS, {}),
        (HTTP, {"NO_PROXY": "other, kasm.test"}),
        ("http://localhost:1", {}),
        ("http://127.0.0.2", {}),
        ("http://[::1]:1", {}),
    ],
)
def test_a_proxy_that_does_not_concern_the_address_may_hold_anything(
    address: str, others: dict[str, str], value: str
) -> None:
    assert Network.of(address, {"HTTP_PROXY": value, "FTP_PROXY": value, "GIT_PROXY": value, **others}).problems == ()


def test_the_scheme_chooses_the_variable_and_lower_case_wins() -> None:
    both = {"HTTPS_PROXY": "upper", "https_proxy": "lower", "ALL_PROXY": "all", "HTTP_PROXY": "plain"}
    assert proxy_of(HTTPS, **both) == "http://lower:80"
    assert proxy_of(HTTP, **both) == "http://plain:80"
    assert proxy_of(HTTPS, ALL_PROXY="all") == "http://all:80"
    assert proxy_of(HTTPS, HTTPS_PROXY="upper", https_proxy="") is None


@pytest.mark.parametrize(
    ("address", "exempt"),
    [
        ("https://10.1.2.3", "10.0.0.0/8"),
        ("https://10.1.2.3:8443", "192.168.0.0/16, 10.0.0.0/8"),
        ("https://10.1.2.3", "10.1.2.3"),
        ("https://10.1.2.3", "10.1.2.3:443"),
        ("https://10.1.2.3", "10.1.2.9/8"),
        ("https://[fd12::7]", "fd00::/8"),
        ("https://[fd12::7]", "[fd00::]/8"),
        ("https://[fd12::7]", "[fd00::/8]"),
        ("https://[fd12::7]", "FD12:0::7"),
        ("https://[fd12::7]", "[fd12::7]:443"),
        ("https://[fe80::7]", "fe80::7%eth0"),
        ("https://[fe80::7]", "[fe80::%eth0]/64"),
        ("https://[::ffff:10.1.2.3]", "10.0.0.0/8"),
        (HTTPS, "*"),
        (HTTPS, "other,*"),
        (HTTPS, "KASM.test"),
        (HTTPS, "kasm.test."),
        ("https://kasm.test.", "kasm.test"),
        (HTTPS, ".test"),
        (HTTPS, "*.test"),
        (HTTPS, ".kasm.test"),
        (HTTPS, "kasm.test:443"),
        (HTTPS, "https://kasm.test"),
        ("https://kasm.test:8443", "kasm.test:8443"),
        (HTTPS, "fd00::/8 , fe80::1%eth0 [::1]  kasm.test"),
        (HTTPS, "\tkasm.test\n"),
    ],
)
def test_no_proxy_exempts_names_domains_numbers_and_networks(address: str, exempt: str) -> None:
    for variable in ("NO_PROXY", "no_proxy"):
        network = Network.of(address, {"ALL_PROXY": PROXY, variable: exempt})
        assert (network.proxy, network.exempted_by, network.problems) == (None, variable, ())


@pytest.mark.parametrize(
    ("address", "exempt"),
    [
        (HTTPS, "10.0.0.0/8, fd00::/8, ::1, [::1]:80, fe80::1%eth0"),
        (HTTPS, "asm.test, kasm.tes, xkasm.test, www.kasm.test, ., .., *., **"),
        (HTTPS, "kasm.test:8443, http://kasm.test, kasm.test/8, [kasm.test"),
        (HTTPS, "0.0.0.0/0, ::/0, 10.0.0.0/99, //, :, :::, %, [, ], \udcff"),
        ("https://10.1.2.3", "11.0.0.0/8, 10.1.2.3/33, 10.1.2, 10.1.2.3:80, fd00::/8"),
        ("https://[fd12::7]", "fe80::/10, 10.0.0.0/8, [fd12::7]:80"),
    ],
)
def test_no_proxy_exempts_nothing_else(address: str, exempt: str) -> None:
    assert proxy_of(address, ALL_PROXY=PROXY, NO_PROXY=exempt) == PROXY


def test_the_environment_is_read_without_a_look_up_of_names() -> None:
    assert proxy_of("https://localhost.", ALL_PROXY=PROXY, NO_PROXY="127.0.0.0/8") == PROXY


@pytest.fixture
def authority(tmp_path: Path) -> tuple[trustme.CA, Path]:
    """An authority, and its PEM file."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return made, tmp_path / "ca.pem"


def bad_certificates(folder: Path) -> dict[str, dict[str, str]]:
    (folder / "empty.pem").touch()
    (folder / "text.pem").write_text("no certificate", encoding="utf-8")
    (folder / "binary.pem").write_bytes(os.urandom(100))
    (folder / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n", encoding="utf-8")
    files = [folder / name for name in ("none", "empty.pem", "text.pem", "binary.pem", "broken.pem")]
    named = {file.name: {"SSL_CERT_FILE": str(file)} for file in files}
    more = {"directory": {"SSL_CERT_FILE": str(folder)}, "device": {"SSL_CERT_FILE": "/dev/zero"}}
    return named | more | {"dirs": {"SSL_CERT_DIR": f"{folder}:/none"}, "dir": {"SSL_CERT_DIR": "/none"}}


BAD_CERTIFICATES = [
    *("none", "empty.pem", "text.pem", "binary.pem", "broken.pem", "directory", "device", "dirs", "dir")
]


@pytest.mark.parametrize("kind", BAD_CERTIFICATES)
def test_one_sentence_names_the_variable_of_unusable_certificates(kind: str, tmp_path: Path) -> None:
    (variable,) = environment = bad_certificates(tmp_path)[kind]
    for whole in (environment, {**environment, "NO_PROXY": "*"}):
        (problem,) = Network.of(HTTPS, whole).problems
        assert problem.startswith(f"{variable} names ")
    # Not for plain http, not if the authorities are chosen otherwise.
    assert Network.of(HTTP, environment).problems == ()
    assert Network.of(HTTPS, environment, with_authorities=False).problems == ()
    settings = KEY | environment | {"KASM_API_URL": HTTPS}
    with pytest.raises(ConfigError, match=f"^{variable} names "):
        Client.from_environment(settings)
    with Client.from_environment(settings | {"KASM_VERIFY_TLS": "false"}) as client:
        client.get_httpx_client()


@pytest.mark.parametrize("kind", BAD_CERTIFICATES)
def test_a_client_for_plain_http_reads_no_certificates(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kasm: Kasm
) -> None:
    for name, value in bad_certificates(tmp_path)[kind].items():
        monkeypatch.setenv(name, value)
    with Client(kasm.url) as client:
        sessions.get_kasms.sync(client=client)


SURROUNDINGS = {
    "HTTP_PROXY": "http://proxy:port",
    "FTP_PROXY": "\x01",
    "NO_PROXY": "fd00::/8, fe80::1%eth0, [::1]:x, *.*, //",
    "SSL_CERT_FILE": "/none",
    "SSL_CERT_DIR": "/none",
    "SSLKEYLOGFILE": "/none/keys",
    "REQUESTS_CA_BUNDLE": "/none",
    "CURL_CA_BUNDLE": "/none",
    "OPENSSL_CONF": "/none",
    "NETRC": "/none",
    "LC_ALL": "xx_YY.none",
    "TZ": "None/None",
    "TMPDIR": "/none",
}


async def test_a_call_of_this_machine_works_in_any_surroundings(
    kasm: Kasm, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    for client in (Client(kasm.url), Client.from_environment({**os.environ, **KEY, "KASM_API_URL": kasm.url})):
        async with client:
            await ask(sessions.get_kasms, client=client)
    assert len(kasm.sent) == 2


@pytest.mark.parametrize("flavour", ["sync", "asyncio"])
@pytest.mark.parametrize("variable", ["ALL_PROXY", "https_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR"])
async def test_the_first_call_of_a_client_names_the_variable(
    variable: str, flavour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv(variable, "/none:none")
    client = Client(HTTPS, api_key="k", api_key_secret="s")
    with pytest.raises(ConfigError, match=f"^{variable} "):
        await (sessions.get_kasms.asyncio(client=client) if flavour == "asyncio" else _in_step(client))
    async with Client(HTTPS, httpx_args={"trust_env": False}) as direct:
        assert direct.get_httpx_client().trust_env is False


async def _in_step(client: Client) -> None:
    sessions.get_kasms.sync(client=client)


async def test_certificates_of_the_environment_are_trusted(
    authority: tuple[trustme.CA, Path], ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A key log that cannot be written, and certificates that no call needs, do not matter."""
    made, file = authority
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.issue_cert("127.0.0.1").configure_cert(server)
    monkeypatch.setenv("SSLKEYLOGFILE", "/none/keys")
    with serve(server) as kasm:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        async with Client(kasm.url) as client:
            await ask(sessions.get_kasms, client=client)
        monkeypatch.setenv("SSL_CERT_FILE", "/none")
        settings = KEY | {"KASM_API_URL": kasm.url, "KASM_CA_BUNDLE": str(file), "SSL_CERT_FILE": "/none"}
        for given in (Client.from_environment(settings), Client(kasm.url, verify_ssl=file)):
            async with given:
                await ask(sessions.get_kasms, client=given)
    assert len(kasm.sent) == 3


class Socks(StreamRequestHandler):
    """SOCKS 5 (RFC 1928, 1929), for one connection, which ends at the Kasm of the test."""

    server: "SocksServer"

    def handle(self) -> None:
        methods = self.rfile.read(self.rfile.read(2)[1])
        wanted = 2 if self.server.login else 0
        self.wfile.write(bytes([5, wanted if wanted in methods else 255]))
        if self.server.login:
            self.rfile.read(1)
            user = self.rfile.read(self.rfile.read(1)[0])
            password = self.rfile.read(self.rfile.read(1)[0])
            is_right = (user, password) == self.server.login
            self.wfile.write(bytes([1, not is_right]))
            if not is_right:
                return
        *_, kind = self.rfile.read(4)
        host = self.rfile.read(self.rfile.read(1)[0] if kind == 3 else 4)
        self.rfile.read(2)
        self.server.asked.append(host)
        self.wfile.write(bytes([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
        self.server.behind(self.request)


class Mute(BaseRequestHandler):
    """Anything that is no SOCKS server."""

    def handle(self) -> None:
        self.request.recv(10)
        self.request.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


class SocksServer(ThreadingTCPServer):
    """A SOCKS server: everything that it connects to is one web server."""

    daemon_threads = True

    def __init__(self, handler: type[BaseRequestHandler], login: tuple[bytes, bytes] | None) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.login = login
        self.asked: list[bytes] = []

    def behind(self, connection: Any) -> None:
        received = b""
        while not received.endswith(b"{}"):
            received += connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")


@contextmanager
def socks(handler: type[BaseRequestHandler] = Socks, login: tuple[bytes, bytes] | None = None) -> Iterator[SocksServer]:
    with SocksServer(handler, login) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
@pytest.mark.parametrize("login", [None, (b"user", b"p@ss")])
async def test_a_socks_proxy_connects_to_names_that_only_it_knows(
    scheme: str, login: tuple[bytes, bytes] | None, ask: Ask
) -> None:
    with socks(login=login) as proxy:
        place = f"{'user:p%40ss@' if login else ''}127.0.0.1:{proxy.server_address[1]}"
        settings = KEY | {"KASM_API_URL": "http://kasm.invalid", "ALL_PROXY": f"{scheme}://{place}"}
        async with Client(urlsplit(settings["KASM_API_URL"]).geturl(), httpx_args=proxied(settings)) as client:
            await ask(sessions.get_kasms, client=client)
    assert proxy.asked == [b"kasm.invalid"]


def proxied(settings: dict[str, str]) -> dict[str, Any]:
    return dict(Client.from_environment(settings).httpx_args)


# httpcore2 leaves the socket of a failed SOCKS connection to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("handler", [Socks, Mute])
async def test_a_socks_proxy_that_refuses_is_an_error_of_httpx2(handler: type[BaseRequestHandler], ask: Ask) -> None:
    with socks(handler, (b"user", b"right")) as proxy:
        url = f"socks5://user:wrong@127.0.0.1:{proxy.server_address[1]}"
        settings = KEY | {"KASM_API_URL": "http://kasm.invalid", "HTTP_PROXY": url}
        async with Client.from_environment(settings) as client:
            with pytest.raises(httpx2.ProxyError):
                await ask(sessions.get_kasms, client=client)
    gc.collect()
