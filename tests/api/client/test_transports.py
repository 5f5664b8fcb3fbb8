"""Both transports of asyncio calls do the same, on the wire and in what they raise; the second comes when it helps."""

import asyncio
import gzip
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from socket import create_server
from threading import Thread

import httpx
import pytest
import trustme

from kasm_api import Client
from kasm_api.adaptive import AdaptiveTransport
from kasm_api.api import sessions
from kasm_api.over_aiohttp import AiohttpTransport

from .conftest import DIRECT, KEY, SECRET
from .server import SILENCE, Kasm, serve

LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20)
SHORT = httpx.Timeout(5.0, read=0.2, pool=0.2)
LONG = httpx.Timeout(30.0)


@pytest.fixture(params=["httpx", "aiohttp"])
async def http(request: pytest.FixtureRequest, kasm: Kasm) -> AsyncIterator[httpx.AsyncClient]:
    """A client of httpx with either transport."""
    async with opened(request.param, kasm.url) as client:
        yield client


def opened(
    kind: str, url: str, *, limits: httpx.Limits = LIMITS, context: ssl.SSLContext | None = None
) -> httpx.AsyncClient:
    context = context or ssl.create_default_context()
    transport: httpx.AsyncBaseTransport = (
        AiohttpTransport(context, limits)
        if kind == "aiohttp"
        else httpx.AsyncHTTPTransport(verify=context, limits=limits)
    )
    return httpx.AsyncClient(base_url=url, transport=transport, timeout=LONG)


@contextmanager
def saying(data: bytes) -> Iterator[str]:
    """Serve one connection with bytes that need not be HTTP, and hang up."""
    with create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                while not connection.recv(65536).endswith(b"{}"):
                    pass  # what is left unread would break the connection instead of ending it
                connection.sendall(data)

        thread = Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


async def test_the_same_bytes_are_sent(kasm: Kasm) -> None:
    requests = [
        ("POST", "/api/x", {"json": {"a": "ü"}, "headers": {"X-Gate": "1", "Cookie": "a=b"}}),
        ("POST", "/api/x", {}),
        ("GET", "/desktop/b1/a%2Fb%20c/%281%29%2B%3F.txt?x=%20&y=1", {"headers": {b"Cookie": "name=Åsa".encode()}}),
    ]
    for kind in ("httpx", "aiohttp"):
        async with opened(kind, kasm.url) as client:
            for method, path, arguments in requests:
                await client.request(method, path, **arguments)  # type: ignore[arg-type]
    half = len(requests)
    assert kasm.sent[:half] == kasm.sent[half:]
    assert len(kasm.sent) == 2 * half


async def test_the_same_answer_is_read(kasm: Kasm, http: httpx.AsyncClient) -> None:
    kasm.answers(gzip.compress(b"text" * 9), content_type="text/plain", Content_Encoding="gzip", Set_Cookie="a=b")
    answer = await http.get("/x")
    assert (answer.text, answer.reason_phrase, answer.http_version) == ("text" * 9, "OK", "HTTP/1.1")
    assert answer.headers["set-cookie"] == "a=b"


@pytest.mark.parametrize("size", [0, 65_536, 65_537, 5_000_000])
async def test_a_body_of_any_size_is_read_whole_and_the_connection_kept(
    kasm: Kasm, http: httpx.AsyncClient, size: int
) -> None:
    kasm.answers(bytes(size), content_type="application/octet-stream")
    for _ in range(3):
        assert len((await http.get("/x")).content) == size
    assert kasm.connections == 1


async def test_a_body_that_is_not_read_to_its_end_costs_its_connection_only(
    kasm: Kasm, http: httpx.AsyncClient
) -> None:
    kasm.answers(bytes(5_000_000), content_type="application/octet-stream")
    async with http.stream("GET", "/x") as answer:
        async for _ in answer.aiter_raw():
            break
    assert len((await http.get("/x")).content) == 5_000_000
    assert kasm.connections == 2


async def test_a_large_header_is_read(kasm: Kasm, http: httpx.AsyncClient) -> None:
    kasm.answers({}, X_Large="x" * 40_000)
    assert len((await http.get("/x")).headers["x-large"]) == 40_000


async def test_a_redirect_is_not_followed_nor_a_cookie_kept(kasm: Kasm, http: httpx.AsyncClient) -> None:
    kasm.answers({}, status=302, Location="/y", Set_Cookie="a=b")
    assert (await http.get("/x")).status_code == 302
    http.cookies.clear()  # httpx's own; a transport has none
    kasm.answers({})
    await http.get("/x")
    assert [sent.line for sent in kasm.sent] == ["GET /x", "GET /x"]
    assert "cookie" not in kasm.sent[1].headers


async def test_a_server_that_is_silent_is_a_read_timeout(kasm: Kasm, http: httpx.AsyncClient) -> None:
    kasm.status = SILENCE
    with pytest.raises(httpx.ReadTimeout):
        await http.post("/x", json={}, timeout=SHORT)


async def test_too_many_calls_are_a_pool_timeout(kasm: Kasm) -> None:
    kasm.status = SILENCE
    for kind in ("httpx", "aiohttp"):
        async with opened(kind, kasm.url, limits=httpx.Limits(max_connections=1)) as client:
            client.timeout = SHORT
            first = asyncio.ensure_future(client.get("/x", timeout=LONG))
            await asyncio.sleep(0.05)
            with pytest.raises(httpx.PoolTimeout):
                await client.get("/x")
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            # Cancelled, it has given its place back.
            with pytest.raises(httpx.ReadTimeout):
                await client.get("/x")


@pytest.mark.parametrize("kind", ["httpx", "aiohttp"])
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(b"", httpx.RemoteProtocolError, id="nothing"),
        pytest.param(b"hello\r\n\r\n", httpx.RemoteProtocolError, id="no-http"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", httpx.RemoteProtocolError, id="half"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nhalf", httpx.RemoteProtocolError, id="half-of-much"
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            httpx.RemoteProtocolError,
            id="half-a-chunk",
        ),
        pytest.param(b"HTTP/1.1 2", httpx.RemoteProtocolError, id="half-a-head"),
    ],
)
async def test_an_answer_that_breaks_is_the_same_error(
    kind: str, said: bytes, expected: type[httpx.TransportError]
) -> None:
    with saying(said) as url:
        async with opened(kind, url) as client:
            with pytest.raises(expected):
                await client.post("/x", json={})


@pytest.mark.parametrize("kind", ["httpx", "aiohttp"])
@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://nowhere.invalid", "https://127.0.0.1:9"])
async def test_no_connection_is_a_connect_error(kind: str, url: str) -> None:
    async with opened(kind, url) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get("/x")


@pytest.mark.parametrize("kind", ["httpx", "aiohttp"])
async def test_a_certificate_that_is_not_trusted_is_named(kind: str) -> None:
    authority = trustme.CA()
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(server_context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with serve(server_context) as kasm:
        async with opened(kind, kasm.url, context=trusting) as client:
            assert (await client.get("/x")).status_code == 200
        async with opened(kind, kasm.url) as client:
            with pytest.raises(httpx.ConnectError, match="certificate verify failed") as caught:
                await client.get("/x")
    causes = []
    cause: BaseException | None = caught.value
    while cause is not None:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    assert any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes)


@pytest.mark.parametrize("kind", ["httpx", "aiohttp"])
async def test_a_header_that_cannot_be_sent_is_a_local_error(kasm: Kasm, kind: str) -> None:
    async with opened(kind, kasm.url) as client:
        with pytest.raises(httpx.LocalProtocolError):
            await client.get("/x", headers={"X-Gate": "a\r\nb: c"})


async def rounds(client: Client, times: int, calls: int) -> None:
    for _ in range(times):
        await asyncio.gather(*[sessions.get_kasms.asyncio(client=client) for _ in range(calls)])
        await asyncio.sleep(0.1)


async def test_many_calls_at_once_keep_their_connections_and_their_key(kasm: Kasm) -> None:
    async with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, verify_ssl=False, httpx_args=DIRECT) as client:
        await rounds(client, 2, 20)
        before = kasm.connections
        await rounds(client, 5, 20)
        assert kasm.connections <= before + 20  # those of aiohttp, at most
        await rounds(client, 5, 20)
        assert kasm.connections <= before + 20
    assert all(sent.json == {"api_key": KEY, "api_key_secret": SECRET} for sent in kasm.sent)
    assert len({tuple(sent.headers) for sent in kasm.sent}) == 1


@pytest.fixture
async def busy(kasm: Kasm) -> AsyncIterator[httpx.AsyncClient]:
    """A client that has made so many calls at once that aiohttp carries what it can."""
    async with httpx.AsyncClient(
        base_url=kasm.url,
        transport=AdaptiveTransport(ssl.create_default_context(), LIMITS, trust_env=False),
        timeout=httpx.Timeout(5.0, write=0.2),
    ) as client:
        for _ in range(8):
            await asyncio.gather(*[client.post("/x") for _ in range(8)])
            await asyncio.sleep(0.1)
        yield client


async def test_what_aiohttp_cannot_send_just_so_goes_by_httpx(kasm: Kasm, busy: httpx.AsyncClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"{"
        yield b"}"

    answers = [
        await busy.post("/x", content=pieces(), headers={"Content-Length": "2"}),
        await busy.post("/x", headers={b"X-Name": "Åsa".encode("latin-1")}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (kasm.sent[-2].body, kasm.sent[-1].headers["x-name"]) == (b"{}", "Åsa")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_nothing_is_sent_again_when_a_kept_connection_breaks(busy: httpx.AsyncClient, method: str) -> None:
    lines: list[bytes] = []

    async def answer_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for said in (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b""):
            lines.append((await reader.readuntil(b"\r\n\r\n")).partition(b"\r\n")[0])
            writer.write(said)
        writer.close()

    async with await asyncio.start_server(answer_once, "127.0.0.1", 0) as server:
        url = "http://127.0.0.1:{1}".format(*server.sockets[0].getsockname())
        await busy.request(method, url)
        with pytest.raises(httpx.RemoteProtocolError):
            await busy.request(method, url)
    assert lines == [f"{method} / HTTP/1.1".encode()] * 2


async def test_a_server_that_does_not_read_is_a_write_timeout(busy: httpx.AsyncClient) -> None:
    with create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with asyncio.timeout(10):
            with pytest.raises(httpx.WriteTimeout):
                await busy.post(url, content=bytes(20_000_000))


SCRIPT = """
import asyncio, sys
from kasm_api import Client
from kasm_api.api import sessions
async def main():
    async with Client({url!r}, verify_ssl=False, httpx_args={arguments}) as client:
        for _ in range(5):
            await asyncio.gather(*[sessions.get_kasms.asyncio(client=client) for _ in range({at_once})])
            await asyncio.sleep(0.2)
asyncio.run(main())
print("aiohttp" in sys.modules)
"""


@pytest.mark.parametrize(
    ("at_once", "arguments", "environment", "loaded"),
    [
        pytest.param(3, DIRECT, {}, False, id="few-at-once"),
        pytest.param(20, DIRECT, {}, True, id="many-at-once"),
        pytest.param(20, DIRECT | {"http2": False}, {}, False, id="an-argument-for-httpx-alone"),
        pytest.param(20, {}, {"HTTP_PROXY": "", "HTTPS_PROXY": "http://127.0.0.1:9"}, False, id="a-proxy"),
        pytest.param(20, DIRECT, {"HTTPS_PROXY": "http://127.0.0.1:9"}, True, id="a-proxy-that-is-not-asked-for"),
    ],
)
def test_aiohttp_is_imported_by_those_it_helps(
    kasm: Kasm, at_once: int, arguments: dict[str, object], environment: dict[str, str], loaded: bool
) -> None:
    script = SCRIPT.format(url=kasm.url, arguments=arguments, at_once=at_once)
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stderr, done.stdout) == ("", f"{loaded}\n")
