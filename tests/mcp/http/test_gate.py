"""Who may come in: hosts, origins, the token, methods, paths and sizes, asked by plain HTTP requests."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import anyio
import httpx2
import pytest

from kasm_mcp.config.config import Config
from kasm_mcp.server.http.app import largest_request
from kasm_mcp.server.http.web import Protocol
from tests.connected.rig import Rig
from tests.mcp.stdio.process import HELLO
from tests.settings import NOWHERE

from .serving import ACCEPT, BEARER, TOKEN, serving, tools_at

JSON = {"Content-Type": "application/json"}
SMALL = {"KASM_MAX_FILE_BYTES": "20000"}


def config(**settings: str) -> Config:
    return Config.from_mapping(NOWHERE | {"KASM_VERIFY_TLS": "false"} | settings)


@asynccontextmanager
async def asked(config: Config) -> AsyncIterator[httpx2.AsyncClient]:
    """Serve, and give a client that sends what every MCP client does."""
    async with serving(config) as url, httpx2.AsyncClient(base_url=url, headers=ACCEPT, trust_env=False) as web:
        yield web


@pytest.fixture(scope="module")
async def open_server() -> AsyncIterator[httpx2.AsyncClient]:
    async with asked(config()) as web:
        yield web


@pytest.fixture(scope="module")
async def closed_server() -> AsyncIterator[httpx2.AsyncClient]:
    """It wants a token, and takes small files only."""
    async with asked(config(KASM_HTTP_TOKEN=TOKEN, **SMALL)) as web:
        yield web


def said(answer: httpx2.Response) -> str:
    """Give the words of a refusal, which is always JSON."""
    assert answer.headers["content-type"].startswith("application/json")
    error = answer.json()
    assert error["jsonrpc"] == "2.0"
    assert error["id"] is None
    words: str = error["error"]["message"]
    return words


@pytest.mark.parametrize("host", ["localhost", "localhost:9000", "127.0.0.1:1", "[::1]:80"])
async def test_a_name_of_this_machine_is_known_with_any_port(open_server: httpx2.AsyncClient, host: str) -> None:
    assert (await open_server.post("/mcp", json=HELLO, headers={"Host": host})).status_code == 200


@pytest.mark.parametrize("host", ["evil.example.com", "localhost.evil.example.com", "localhost@evil", "127.0.0.11", ""])
async def test_a_foreign_host_is_421(open_server: httpx2.AsyncClient, host: str) -> None:
    answer = await open_server.post("/mcp", json=HELLO, headers={"Host": host})
    assert answer.status_code == 421
    assert "KASM_HTTP_ALLOWED_HOSTS" in said(answer)


async def test_chosen_hosts_are_known_and_no_others() -> None:
    async with asked(config(KASM_HTTP_ALLOWED_HOSTS="mcp.example.com,b.example.com:8443")) as web:
        codes = [
            (await web.post("/mcp", json=HELLO, headers={"Host": host})).status_code
            for host in ("mcp.example.com", "mcp.example.com:444", "b.example.com:8443", "b.example.com", "localhost")
        ]
    assert codes == [200, 200, 200, 421, 421]


@pytest.mark.parametrize("origin", ["http://evil.example.com", "null", "https://localhost.evil.example.com", "http://"])
async def test_a_foreign_origin_is_403(open_server: httpx2.AsyncClient, origin: str) -> None:
    answer = await open_server.post("/mcp", json=HELLO, headers={"Origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
    assert "KASM_HTTP_ALLOWED_ORIGINS" in said(answer)


async def test_a_known_page_may_ask_beforehand_and_then_call() -> None:
    settings = {"KASM_HTTP_ALLOWED_ORIGINS": "https://chat.example.com", "KASM_HTTP_TOKEN": TOKEN}
    origin = {"Origin": "https://chat.example.com"}
    wish = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,mcp-method"}
    async with asked(config(**settings)) as web:
        may = await web.options("/mcp", headers=origin | wish)
        assert (may.status_code, may.headers["access-control-allow-origin"]) == (200, "https://chat.example.com")
        assert "authorization" in may.headers["access-control-allow-headers"]
        foreign = await web.options("/mcp", headers=wish | {"Origin": "https://evil.example.com"})
        assert (foreign.status_code, foreign.headers.get("access-control-allow-origin")) == (403, None)
        answer = await web.post("/mcp", json=HELLO, headers=origin | BEARER)
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "https://chat.example.com")


@pytest.mark.parametrize(
    ("header", "challenge"),
    [
        (None, 'Bearer realm="kasm-mcp"'),
        (f"Bearer {TOKEN}x", 'Bearer realm="kasm-mcp", error="invalid_token"'),
        (f"Bearer {TOKEN[:-1]}", 'Bearer realm="kasm-mcp", error="invalid_token"'),
        ("Bearer", 'Bearer realm="kasm-mcp", error="invalid_token"'),
        (f"Basic {TOKEN}", 'Bearer realm="kasm-mcp", error="invalid_token"'),
        (TOKEN, 'Bearer realm="kasm-mcp", error="invalid_token"'),
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET", "DELETE"])
async def test_without_the_token_it_is_401(
    closed_server: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture, method: str, header: str | None, challenge: str
) -> None:
    answer = await closed_server.request(
        method, "/mcp", json=HELLO, headers={"Authorization": header} if header else {}
    )
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, challenge)
    assert "KASM_HTTP_TOKEN" in said(answer)
    assert TOKEN[:-1] not in caplog.text + answer.text


async def test_the_token_counts_once_and_its_scheme_in_any_case(closed_server: httpx2.AsyncClient) -> None:
    assert (
        await closed_server.post("/mcp", json=HELLO, headers={"Authorization": f"bearer  {TOKEN}"})
    ).status_code == 200
    twice = [("Authorization", f"Bearer {TOKEN}"), ("Authorization", "Bearer x")]
    assert (await closed_server.post("/mcp", json=HELLO, headers=twice)).status_code == 401


@pytest.mark.parametrize(
    "path", ["/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp", "/register"]
)
async def test_no_client_is_sent_to_an_authorization_server(closed_server: httpx2.AsyncClient, path: str) -> None:
    assert (await closed_server.get(path)).status_code == 404


@pytest.mark.parametrize("path", ["/", "/mcp//", "/MCP", "/sse", "/health/", "/docs", "/..%2fmcp"])
async def test_an_unknown_path_is_404_and_tells_the_right_one(open_server: httpx2.AsyncClient, path: str) -> None:
    for method in ("GET", "POST"):
        answer = await open_server.request(method, path)
        assert answer.status_code == 404
        assert "/mcp" in said(answer)


@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28"])
@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "HEAD", "OPTIONS"])
async def test_other_methods_than_post_are_405(open_server: httpx2.AsyncClient, method: str, version: str) -> None:
    answer = await open_server.request(method, "/mcp", headers={"MCP-Protocol-Version": version})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", None])
async def test_a_body_of_another_type_is_415(open_server: httpx2.AsyncClient, kind: str | None) -> None:
    answer = await open_server.post("/mcp", content=json.dumps(HELLO), headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == 415
    assert "application/json" in said(answer)


async def test_a_slash_at_the_end_makes_no_difference(open_server: httpx2.AsyncClient) -> None:
    assert (await open_server.post("/mcp/", json=HELLO)).status_code == 200
    assert (await open_server.get("/mcp/")).status_code == 405


LISTED = {"jsonrpc": "2.0", "id": "\u2028", "method": "tools/list", "params": {}}
ENVELOPE = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}
ASKED = {
    "legacy": (LISTED, {}),
    "modern": (
        LISTED | {"params": {"_meta": ENVELOPE}},
        {"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/list"},
    ),
}


@pytest.mark.parametrize("era", ASKED)
@pytest.mark.parametrize(
    ("accept", "kinds"),
    [
        ("application/json", {"application/json"}),
        ("application/*;q=0.9", {"application/json"}),
        ("text/event-stream", {"text/event-stream"}),
        ("*/*", {"application/json", "text/event-stream"}),
        (None, {"application/json", "text/event-stream"}),
        ("application/json, text/event-stream", {"application/json", "text/event-stream"}),
    ],
)
async def test_one_of_the_two_media_types_is_enough(
    open_server: httpx2.AsyncClient, era: str, accept: str | None, kinds: set[str]
) -> None:
    message, headers = ASKED[era]
    request = open_server.build_request("POST", "/mcp", json=message, headers=headers)
    del request.headers["accept"]
    if accept:
        request.headers["accept"] = accept
    answer = await open_server.send(request)
    kind = answer.headers["content-type"].partition(";")[0]
    assert (answer.status_code, kind in kinds) == (200, True)
    assert "\u2028" not in answer.text
    (found,) = [answer.text] if kind == "application/json" else events(answer.text)
    assert json.loads(found)["id"] == "\u2028"
    assert len(json.loads(found)["result"]["tools"]) == 21


async def test_a_client_that_takes_neither_is_406(open_server: httpx2.AsyncClient) -> None:
    assert (await open_server.post("/mcp", json=HELLO, headers={"Accept": "text/html"})).status_code == 406


def events(text: str) -> list[str]:
    return [data for line in text.splitlines() if (data := line.partition("data: ")[2])]


async def test_a_body_that_is_not_json_is_400(open_server: httpx2.AsyncClient) -> None:
    charset = {"Content-Type": "application/json; charset=utf-8"}
    assert (await open_server.post("/mcp", content=json.dumps(HELLO), headers=charset)).status_code == 200
    answer = await open_server.post("/mcp", content="{", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, -32700)


@pytest.mark.parametrize("half", [b"\\ud83d", b"\xed\xa0\xbd"], ids=repr)
async def test_half_a_surrogate_pair_in_an_argument_is_an_answer(open_server: httpx2.AsyncClient, half: bytes) -> None:
    body = call_of({"kasm_id": "abc", "file_path": "/home/kasm-user/a", "content": "HALF"}).replace(b"HALF", half)
    answer = await open_server.post("/mcp", content=body, headers=JSON | {"Accept": "application/json"})
    envelope = json.loads(answer.json()["result"]["content"][0]["text"])
    assert envelope["error_type"] == "validation"
    assert '["content"]' in envelope["error"]


def call_of(arguments: dict[str, Any]) -> bytes:
    """Give a call in the form of the handshake era, in the longest spelling of JSON."""
    parameters = {"name": "write_kasm_file", "arguments": arguments}
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": parameters}).encode()


async def test_the_largest_file_can_be_written_however_json_spells_it(rig: Rig) -> None:
    session = rig.sim.add_session()
    own = rig.config(KASM_MAX_FILE_BYTES="720000")
    content = "\x01" * own.max_file_bytes
    body = call_of({"kasm_id": session.kasm_id, "file_path": "/home/kasm-user/a", "content": content})
    assert len(body) > 6 * own.max_file_bytes > 4 * 1024 * 1024, "more than the SDK's own limit"
    async with asked(own) as web:
        answer = await web.post("/mcp", content=body, headers=JSON, timeout=60)
    assert answer.status_code == 200
    assert (rig.sim.container(session.kasm_id).home / "a").read_bytes() == content.encode()


def test_the_limit_leaves_room_for_the_largest_file_of_the_defaults() -> None:
    own = config()
    arguments = {"kasm_id": "x" * 64, "file_path": "/" + "x" * 4096, "content": "\x01" * own.max_file_bytes}
    assert len(call_of(arguments)) < largest_request(own)


def pieces(count: int) -> Iterator[bytes]:
    """Give so many pieces of 64 KiB."""
    for _ in range(count):
        yield b" " * 65536


@pytest.mark.parametrize("told", [True, False], ids=["told beforehand", "in pieces"])
async def test_a_body_over_the_limit_is_413_and_the_answer_is_read(
    closed_server: httpx2.AsyncClient, *, told: bool
) -> None:
    largest = largest_request(config(**SMALL))

    async def in_pieces() -> AsyncIterator[bytes]:
        for piece in pieces(largest // 65536 + 20):
            yield piece

    content = b"".join(pieces(largest // 65536 + 20)) if told else in_pieces()
    answer = await closed_server.post("/mcp", content=content, headers=JSON | BEARER)
    assert answer.status_code == 413
    assert f"{largest:,} bytes" in said(answer)
    assert answer.headers["connection"] == "close"
    assert (await closed_server.post("/mcp", json=HELLO, headers=BEARER)).status_code == 200


@pytest.mark.parametrize(("headers", "status"), [({}, 401), (BEARER, 413)], ids=["stranger", "known"])
async def test_a_body_without_end_is_not_read_for_ever(
    closed_server: httpx2.AsyncClient, headers: dict[str, str], status: int
) -> None:
    host, port = closed_server.base_url.host, closed_server.base_url.port
    assert port
    async with await anyio.connect_tcp(host, port) as stream:
        head = [f"POST /mcp HTTP/1.1\r\nHost: {host}", *(f"{k}: {v}" for k, v in (headers | JSON).items())]
        await stream.send("\r\n".join([*head, "Transfer-Encoding: chunked", "", ""]).encode())
        answer: list[bytes] = []

        async def send() -> None:
            with suppress(anyio.BrokenResourceError, anyio.ClosedResourceError):
                while True:
                    await stream.send(b"10000\r\n" + b" " * 65536 + b"\r\n")

        async with anyio.create_task_group() as group:
            group.start_soon(send)
            with anyio.fail_after(30), suppress(anyio.BrokenResourceError):
                async for piece in stream:
                    answer.append(piece)  # noqa: PERF401  # what came before the connection broke counts
            group.cancel_scope.cancel()
    assert f"HTTP/1.1 {status} ".encode() in b"".join(answer)


async def test_a_client_that_goes_before_its_request_is_whole_is_no_error(
    closed_server: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = closed_server.base_url.host, closed_server.base_url.port
    assert port
    caplog.set_level("INFO")
    headers = BEARER | JSON | {"Content-Length": "100", "MCP-Protocol-Version": "2026-07-28", "Accept": "*/*"}
    async with await anyio.connect_tcp(host, port) as stream:
        head = [f"POST /mcp HTTP/1.1\r\nHost: {host}", *(f"{k}: {v}" for k, v in headers.items())]
        await stream.send("\r\n".join([*head, "", "{"]).encode())
    with anyio.fail_after(30):
        while not caplog.records:  # noqa: ASYNC110  # there is no event to wait for
            await anyio.sleep(0.02)
    assert (await closed_server.get("/health")).status_code == 200
    assert [record.message for record in caplog.records if record.levelname != "INFO"] == []


class Hasty(Protocol):
    """A connection that does not wait long."""

    longest_head_s = 0.3


async def test_a_head_that_never_ends_is_cut_off() -> None:
    async with serving(config(), protocol=Hasty) as url:
        host, _, port = url.removeprefix("http://").rpartition(":")
        async with await anyio.connect_tcp(host, int(port)) as stream:
            await stream.send(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert b"200 OK" in await stream.receive()
            await stream.send(b"GET /health HTTP/1.1\r\n")
            with anyio.fail_after(30):
                assert [piece async for piece in stream] == []


async def test_forwarded_headers_change_nothing(open_server: httpx2.AsyncClient) -> None:
    lies = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost", "Forwarded": "host=localhost"}
    assert (await open_server.post("/mcp", json=HELLO, headers=lies | {"Host": "evil.example.com"})).status_code == 421


async def test_ipv6_is_served(rig: Rig) -> None:
    async with serving(rig.config(), at="[::1]:0") as url:
        assert url.startswith("http://[::1]:")
        async with tools_at(url) as tools:
            assert (await tools("get_available_workspaces"))["success"]
