"""Addresses as people write them, and httpx2's own arguments for both flavours."""

import asyncio
from contextlib import suppress
from typing import Any

import httpx2
import pytest

from kasm_api import Client, KasmError
from kasm_api.api import sessions

from .conftest import DIRECT, KEY, SECRET, Ask
from .described import CALLS, arguments
from .server import Kasm, serve

PAIR: dict[str, Any] = {"api_key": KEY, "api_key_secret": SECRET}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://kasm.test", "https://kasm.test"),
        ("https://kasm.test/", "https://kasm.test"),
        (" https://kasm.test\n", "https://kasm.test"),
        ("https://KASM.test:8443//", "https://kasm.test:8443"),
        ("https://kasm.test/api", "https://kasm.test"),
        ("https://kasm.test/api/public/", "https://kasm.test"),
        ("https://proxy.test/kasm/api/public", "https://proxy.test/kasm"),
        ("https://proxy.test/kapi", "https://proxy.test/kapi"),
    ],
)
def test_an_address_is_read_as_it_is_meant(written: str, meant: str) -> None:
    assert Client(written).base_url == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("kasm.test", "is it https://kasm.test?"),
        ("kasm.test:8443/api", "is it https://kasm.test:8443/api?"),
        ("", "scheme and host"),
        ("https://", "scheme and host"),
        ("https://kasm.test:port", "scheme and host"),
        ("https://kasm.test/?a=1", "without a login or a query"),
        ("me:pw@kasm.test", "without a login"),
        (None, "scheme and host"),
    ],
)
def test_an_address_that_is_none_is_refused_with_what_to_write(written: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        Client(written)
    assert said in str(caught.value)
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize("suffix", ["", "/", "/api/public"])
async def test_a_call_goes_to_its_path(kasm: Kasm, ask: Ask, suffix: str) -> None:
    async with Client(f"{kasm.url}{suffix}", **PAIR, verify_ssl=False, httpx_args=DIRECT) as client:
        await ask(sessions.get_kasms, client=client)
    assert kasm.sent[0].line == "POST /api/public/get_kasms"


@pytest.mark.parametrize("empty", [{"api_key": "", "api_key_secret": ""}, {"api_key": "", "api_key_secret": "s"}])
def test_an_empty_key_is_refused(empty: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not empty"):
        Client("https://kasm.test", api_key=empty["api_key"], api_key_secret=empty["api_key_secret"])


@pytest.mark.parametrize("name", ["proxys", "auth", "base_url", "cookies", "timeout", "verify"])
@pytest.mark.parametrize("where", ["httpx_args", "async_httpx_args"])
def test_an_argument_that_httpx_cannot_be_given_is_named_at_once(where: str, name: str) -> None:
    arguments: dict[str, Any] = {where: {name: None}}
    with pytest.raises(ValueError, match=f"not \\['{name}'\\]"):
        Client("https://kasm.test", **arguments)


async def test_a_time_limit_may_be_none_or_httpxs_own(kasm: Kasm, ask: Ask) -> None:
    for limit in (None, 5, httpx2.Timeout(5.0, connect=1.0)):
        async with Client(kasm.url, timeout=limit, verify_ssl=False, httpx_args=DIRECT) as client:
            await ask(sessions.get_kasms, client=client)
            assert client.get_httpx_client().timeout == httpx2.Timeout(limit)


async def test_a_plain_hook_serves_both_flavours(kasm: Kasm, ask: Ask) -> None:
    seen: list[str] = []
    hooks = {"request": [lambda request: seen.append(request.url.path)], "response": [lambda _: seen.append("answer")]}
    async with Client(kasm.url, verify_ssl=False, httpx_args=DIRECT | {"event_hooks": hooks}) as client:
        await ask(sessions.get_kasms, client=client)
    assert seen == ["/api/public/get_kasms", "answer"]


async def test_a_hook_that_is_a_coroutine_function_serves_asyncio_alone(kasm: Kasm) -> None:
    seen: list[int] = []

    async def hook(response: httpx2.Response) -> None:
        await asyncio.sleep(0)
        seen.append(response.status_code)

    async with Client(kasm.url, httpx_args=DIRECT | {"event_hooks": {"response": [hook]}}) as client:
        await sessions.get_kasms.asyncio(client=client)
        with pytest.raises(TypeError, match="pass it in async_httpx_args"):
            sessions.get_kasms.sync(client=client)
    async with Client(kasm.url, httpx_args=DIRECT, async_httpx_args={"event_hooks": {"response": [hook]}}) as client:
        await sessions.get_kasms.asyncio(client=client)
        sessions.get_kasms.sync(client=client)
    assert seen == [200, 200]


class SyncOnly(httpx2.BaseTransport):
    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"current_time": "sync"})


class AsyncOnly(httpx2.AsyncBaseTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"current_time": "asyncio"})


async def test_each_flavour_may_have_a_transport_of_its_own(request: pytest.FixtureRequest, ask: Ask) -> None:
    async with Client(
        "https://kasm.test", httpx_args={"transport": SyncOnly()}, async_httpx_args={"transport": AsyncOnly()}
    ) as client:
        answer = await ask(sessions.get_kasms, client=client)
    assert answer.current_time in request.node.name


async def test_a_transport_of_the_wrong_kind_is_named() -> None:
    async with Client("https://kasm.test", httpx_args={"transport": SyncOnly()}) as client:
        with pytest.raises(TypeError, match="works for sync calls only"):
            await sessions.get_kasms.asyncio(client=client)
        sessions.get_kasms.sync(client=client)
    async with Client("https://kasm.test", httpx_args={"transport": AsyncOnly()}) as client:
        with pytest.raises(TypeError, match="works in event loops only"):
            sessions.get_kasms.sync(client=client)
        await sessions.get_kasms.asyncio(client=client)


async def test_a_transport_for_both_serves_both(ask: Ask) -> None:
    both = httpx2.MockTransport(lambda request: httpx2.Response(200, json={"current_time": request.url.host}))
    async with Client("https://kasm.test", httpx_args={"transport": both}) as client:
        assert (await ask(sessions.get_kasms, client=client)).current_time == "kasm.test"


async def test_a_proxy_serves_both_flavours_and_many_calls(kasm: Kasm, ask: Ask) -> None:
    async with Client("http://kasm.invalid", **PAIR, verify_ssl=False, httpx_args={"proxy": kasm.url}) as client:
        await ask(sessions.get_kasms, client=client)
        await asyncio.gather(*[sessions.get_kasms.asyncio(client=client) for _ in range(12)])
    assert {sent.line for sent in kasm.sent} == {"POST http://kasm.invalid/api/public/get_kasms"}
    assert len(kasm.sent) == 13


async def test_a_proxy_of_the_environment_is_used(kasm: Kasm, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", kasm.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with Client("http://kasm.invalid", **PAIR, verify_ssl=False) as client:
        await ask(sessions.get_kasms, client=client)
    assert kasm.sent[0].line == "POST http://kasm.invalid/api/public/get_kasms"


async def raw(client: Client, flavour: str, path: str) -> httpx2.Response:
    if flavour == "sync":
        return client.get_httpx_client().post(path, json={}, follow_redirects=True)
    return await client.get_async_httpx_client().post(path, json={}, follow_redirects=True)


@pytest.mark.parametrize("flavour", ["sync", "asyncio"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("auth", ["body", "basic"])
async def test_a_redirect_carries_neither_key_nor_cookie_to_another_host(
    kasm: Kasm, flavour: str, status: int, auth: Any
) -> None:
    with serve() as other:
        async with Client(
            kasm.url, **PAIR, auth=auth, cookies={"gate": "1"}, headers={"X-Gate": "1"}, httpx_args=DIRECT
        ) as client:
            for place in (f"{other.url}/api/public/get_kasms", f"{kasm.url}/desktop/b1", "/login"):
                kasm.answers({}, status=status, Location=place)
                with pytest.raises(httpx2.RequestError, match="leads away from the requested Kasm"):
                    await raw(client, flavour, "/api/public/get_kasms")
            kasm.answers({}, status=status, Location=f"{other.url}/x")
            with pytest.raises(httpx2.RequestError, match="leads away from the requested Kasm"):
                await raw(client, flavour, "/desktop/b1")
    assert other.sent == []
    assert [sent.line for sent in kasm.sent] == ["POST /api/public/get_kasms"] * 3 + ["POST /desktop/b1"]


@pytest.mark.parametrize("flavour", ["sync", "asyncio"])
async def test_a_redirect_among_the_calls_is_followed_when_asked_for(kasm: Kasm, flavour: str) -> None:
    async with Client(kasm.url, **PAIR, httpx_args=DIRECT | {"max_redirects": 2}) as client:
        kasm.answers({}, status=308, Location="/api/admin/get_kasms")
        with pytest.raises(httpx2.TooManyRedirects):
            await raw(client, flavour, "/api/public/get_kasms")
    assert [sent.line for sent in kasm.sent] == ["POST /api/public/get_kasms"] + ["POST /api/admin/get_kasms"] * 2
    assert [sent.json for sent in kasm.sent] == [PAIR] * 3


@pytest.mark.parametrize("name", CALLS)
def test_a_call_sends_what_it_is_given_and_nothing_else(name: str, kasm: Kasm) -> None:
    given = arguments(name)
    with (
        Client(kasm.url, **PAIR, verify_ssl=False, httpx_args=DIRECT) as client,
        suppress(KasmError),  # the answer is none for most calls
    ):
        CALLS[name].sync(client=client, **given)
    (sent,) = kasm.sent
    assert "?" not in sent.line
    cookies = {"cookie"} if sent.line.startswith("GET /desktop/") else set()
    of_a_body = {"content-length", "content-type"} if sent.body else set()
    assert set(sent.headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"} | cookies | of_a_body
    if sent.line.startswith("POST /api/"):
        assert sent.json == PAIR | (given["body"].to_dict() if "body" in given else {})
