"""Time limits, TLS, cookies and the life of connections."""

import ssl
from pathlib import Path

import httpx2
import pytest
import trustme

from kasm_api import Client
from kasm_api.api import sessions

from .conftest import DIRECT, KEY, SECRET, Ask
from .server import SILENCE, Kasm, serve


async def test_a_server_that_never_answers_ends_in_a_timeout(kasm: Kasm, ask: Ask) -> None:
    kasm.status = SILENCE
    async with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, timeout=0.2, httpx_args=DIRECT) as client:
        with pytest.raises(httpx2.ReadTimeout) as caught:
            await ask(sessions.get_kasms, client=client)
    assert caught.value.request.url == f"{kasm.url}/api/public/get_kasms"


async def test_time_limits_are_finite_without_being_asked_for() -> None:
    client = Client("https://kasm.test")
    for inner in (client.get_httpx_client(), client.get_async_httpx_client()):
        assert inner.timeout == httpx2.Timeout(30.0)
    await client.aclose()


async def test_an_answer_that_stops_half_way_is_a_transport_error(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"kasms": []}, Content_Length="1000", Connection="close")
    with pytest.raises(httpx2.RemoteProtocolError):
        await ask(sessions.get_kasms, client=client)


async def test_an_answer_that_is_not_packed_as_it_says_is_a_transport_error(
    kasm: Kasm, client: Client, ask: Ask
) -> None:
    kasm.answers({}, Content_Encoding="gzip")
    with pytest.raises(httpx2.TransportError) as caught:
        await ask(sessions.get_kasms, client=client)
    assert caught.value.request.content == b"{}"
    assert caught.value.__notes__ == [f"during get_kasms of {kasm.url}"]


async def test_connections_are_kept_open(kasm: Kasm, client: Client, ask: Ask) -> None:
    for _ in range(3):
        await ask(sessions.get_kasms, client=client)
    assert (len(kasm.sent), kasm.connections) == (3, 1)


async def test_a_closed_client_says_so(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(sessions.get_kasms, client=client)
    await client.aclose()
    await client.aclose()
    client.close()
    with pytest.raises(RuntimeError, match="this Client is closed"):
        await ask(sessions.get_kasms, client=client)
    with pytest.raises(RuntimeError, match="this Client is closed"), client:
        pass
    with pytest.raises(RuntimeError, match="this Client is closed"):
        await client.__aenter__()
    assert len(kasm.sent) == 1
    assert "closed" in repr(client)


def test_a_client_closes_with_its_block(kasm: Kasm) -> None:
    with Client(kasm.url, httpx_args=DIRECT) as client:
        inner = client.get_httpx_client()
    assert inner.is_closed


async def test_a_client_closes_with_its_async_block(kasm: Kasm) -> None:
    async with Client(kasm.url, httpx_args=DIRECT) as client:
        both = client.get_httpx_client(), client.get_async_httpx_client()
    assert [inner.is_closed for inner in both] == [True, True]


async def test_cookies_and_headers_of_the_client_go_with_every_call(kasm: Kasm, ask: Ask) -> None:
    async with Client(kasm.url, cookies={"gate": "1"}, headers={"X-Gate": "2"}, httpx_args=DIRECT) as client:
        await ask(sessions.get_kasms, client=client)
    assert (kasm.sent[0].headers["cookie"], kasm.sent[0].headers["x-gate"]) == ("gate=1", "2")


async def test_cookies_that_a_server_sets_are_not_sent_back(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({}, Set_Cookie="session_token=of-somebody; Path=/")
    await ask(sessions.get_kasms, client=client)
    await ask(sessions.get_kasms, client=client)
    assert "cookie" not in kasm.sent[1].headers


async def test_certificates_are_checked_as_asked(tmp_path: Path, ask: Ask) -> None:
    authority = trustme.CA()
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(server_context)
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    client_context = ssl.create_default_context(cafile=file)

    with serve(server_context) as kasm:
        for trusting in (str(file), file, client_context, False):
            async with Client(kasm.url, verify_ssl=trusting, httpx_args=DIRECT) as client:
                await ask(sessions.get_kasms, client=client)
        async with Client(kasm.url, httpx_args=DIRECT) as client:
            with pytest.raises(httpx2.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                await ask(sessions.get_kasms, client=client)
    assert len(kasm.sent) == 4


def test_a_folder_of_certificates_is_read(tmp_path: Path) -> None:
    with Client("https://kasm.test", verify_ssl=str(tmp_path)) as client:
        assert not client.get_httpx_client().is_closed


def test_a_missing_certificate_file_is_named(tmp_path: Path) -> None:
    with Client("https://kasm.test", verify_ssl=tmp_path / "none.pem") as client, pytest.raises(FileNotFoundError):
        client.get_httpx_client()
