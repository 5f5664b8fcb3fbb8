"""The API key goes to the Kasm it belongs to, in the form asked for, and nowhere else."""

import base64
from typing import Literal

import httpx2
import pytest
from anyio import to_thread

from kasm_api import ApiError, Client, UnexpectedResponse, models
from kasm_api.api import session_proxy, sessions, users
from kasm_api.models import CreateUserRequest, CreateUserTarget, RequestKasmRequest

from .conftest import DIRECT, KEY, SECRET, Ask
from .server import Kasm, Sent, serve

PAIR = {"api_key": KEY, "api_key_secret": SECRET}
Form = Literal["body", "basic"]
BASIC = "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()


def holds_the_key(sent: Sent) -> bool:
    return any(KEY in text or BASIC in text for text in (sent.line, sent.body.decode(), str(sent.headers)))


async def test_the_pair_joins_the_members_of_the_body(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"kasm_id": "b1"})
    await ask(sessions.request_kasm, client=client, body=RequestKasmRequest(image_id="1f0c"))
    (sent,) = kasm.sent
    assert sent.line == "POST /api/public/request_kasm"
    assert sent.headers["content-type"] == "application/json"
    assert sent.json == {"image_id": "1f0c"} | PAIR
    assert "authorization" not in sent.headers


async def test_a_call_without_arguments_sends_the_pair_alone(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(sessions.get_kasms, client=client)
    assert kasm.sent[0].json == PAIR


async def test_basic_puts_the_pair_into_a_header_and_leaves_the_body_alone(kasm: Kasm, ask: Ask) -> None:
    async with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, auth="basic", httpx_args=DIRECT) as client:
        await ask(sessions.get_kasms, client=client)
    assert kasm.sent[0].headers["authorization"] == BASIC
    assert kasm.sent[0].json == {}


async def test_a_client_without_a_key_sends_calls_unsigned(kasm: Kasm, ask: Ask) -> None:
    async with Client(kasm.url, httpx_args=DIRECT) as client:
        await ask(sessions.get_kasms, client=client)
    assert kasm.sent[0].json == {}


async def test_a_proxys_own_login_passes_beside_a_key_in_the_body(kasm: Kasm, ask: Ask) -> None:
    headers = {"Authorization": "Basic Z2F0ZTpvcGVu"}
    async with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, headers=headers, httpx_args=DIRECT) as client:
        await ask(sessions.get_kasms, client=client)
    assert kasm.sent[0].headers["authorization"] == "Basic Z2F0ZTpvcGVu"
    assert kasm.sent[0].json == PAIR


async def test_basic_replaces_another_login(kasm: Kasm, ask: Ask) -> None:
    headers = {"Authorization": "Basic Z2F0ZTpvcGVu"}
    async with Client(
        kasm.url, api_key=KEY, api_key_secret=SECRET, auth="basic", headers=headers, httpx_args=DIRECT
    ) as client:
        await ask(sessions.get_kasms, client=client)
    assert kasm.sent[0].headers["authorization"] == BASIC


def test_a_raw_get_has_no_body_to_hold_the_pair(kasm: Kasm) -> None:
    with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, httpx_args=DIRECT) as client:
        client.get_httpx_client().get("/api/__healthcheck")
    assert not holds_the_key(kasm.sent[0])


@pytest.mark.parametrize("auth", ["body", "basic"])
async def test_a_download_does_not_carry_the_key(kasm: Kasm, ask: Ask, auth: Form) -> None:
    kasm.answers(b"content", content_type="application/octet-stream")
    async with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, auth=auth, httpx_args=DIRECT) as client:
        await ask(session_proxy.download_file, "b1", "a.txt", client=client, username="ana", session_token="t0")
    assert not holds_the_key(kasm.sent[0])


@pytest.mark.parametrize("auth", ["body", "basic"])
def test_raw_calls_are_signed_below_api_only(kasm: Kasm, auth: Form) -> None:
    with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, auth=auth, httpx_args=DIRECT) as client:
        raw = client.get_httpx_client()
        raw.post("/api/admin/get_agents", json={"brief": True})
        raw.post("/api/admin/get_agents")
        raw.post("/apis/other", json={})
        raw.post("/desktop/api/public/get_kasms", json={})
        raw.post("/api/../desktop/get_kasms", json={})
    assert [holds_the_key(sent) for sent in kasm.sent] == [True, True, False, False, False]


def test_a_base_url_with_a_path_moves_the_limit(kasm: Kasm) -> None:
    with Client(f"{kasm.url}/kasm/", api_key=KEY, api_key_secret=SECRET, httpx_args=DIRECT) as client:
        sessions.get_kasms.sync(client=client)
        client.get_httpx_client().post(f"{kasm.url}/api/public/get_kasms", json={})
    assert [(sent.line, holds_the_key(sent)) for sent in kasm.sent] == [
        ("POST /kasm/api/public/get_kasms", True),
        ("POST /api/public/get_kasms", False),
    ]


@pytest.mark.parametrize("auth", ["body", "basic"])
def test_another_port_or_host_or_scheme_gets_no_key(kasm: Kasm, auth: Form) -> None:
    with (
        serve() as other,
        Client(kasm.url, api_key=KEY, api_key_secret=SECRET, auth=auth, httpx_args=DIRECT) as client,
    ):
        raw = client.get_httpx_client()
        raw.post(f"{other.url}/api/public/get_kasms", json={})
        raw.post(f"{kasm.url.replace('127.0.0.1', 'localhost')}/api/public/get_kasms", json={})
    assert not any(holds_the_key(sent) for sent in other.sent + kasm.sent)
    assert len(other.sent + kasm.sent) == 2

    seen: list[httpx2.Request] = []

    def remember(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json={})

    arguments = {"transport": httpx2.MockTransport(remember)}
    with Client("https://kasm.test", api_key=KEY, api_key_secret=SECRET, auth=auth, httpx_args=arguments) as client:
        client.get_httpx_client().post("http://kasm.test/api/public/get_kasms", json={})
        client.get_httpx_client().post("https://kasm.test:443/api/public/get_kasms", json={})
    plain, same = ((KEY in request.read().decode() or "authorization" in request.headers) for request in seen)
    assert (plain, same) == (False, True)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_not_followed(kasm: Kasm, client: Client, ask: Ask, status: int) -> None:
    with serve() as other:
        kasm.answers({}, status=status, Location=f"{other.url}/api/public/get_kasms")
        with pytest.raises(UnexpectedResponse) as caught:
            await ask(sessions.get_kasms, client=client)
        assert other.sent == []
    assert caught.value.status_code == status
    assert caught.value.response.next_request is None


@pytest.mark.parametrize("auth", ["body", "basic"])
async def test_whoever_keeps_an_answer_does_not_keep_the_key(kasm: Kasm, ask: Ask, auth: Form) -> None:
    kasm.answers({"error_message": "no"})
    async with Client(kasm.url, api_key=KEY, api_key_secret=SECRET, auth=auth, httpx_args=DIRECT) as client:
        with pytest.raises(ApiError) as caught:
            await ask(sessions.request_kasm, client=client, body=RequestKasmRequest(image_id="1f0c"))
    request = caught.value.response.request
    assert request.content == b'{"image_id":"1f0c"}'
    assert "authorization" not in request.headers


async def test_whoever_keeps_a_transport_error_does_not_keep_the_key(ask: Ask) -> None:
    with serve() as kasm:
        gone = kasm.url
    async with Client(gone, api_key=KEY, api_key_secret=SECRET, httpx_args=DIRECT) as client:
        with pytest.raises(httpx2.ConnectError) as caught:
            await ask(sessions.get_kasms, client=client)
    assert caught.value.request.content == b"{}"


async def test_a_raw_body_that_cannot_hold_the_pair_is_refused(kasm: Kasm, client: Client) -> None:
    with pytest.raises(TypeError, match="JSON object"):
        client.get_httpx_client().post("/api/public/get_kasms", json=[1])
    assert kasm.sent == []


async def test_repr_hides_the_pair_and_whatever_else_is_configured() -> None:
    client = Client(
        "https://kasm.test",
        api_key=KEY,
        api_key_secret=SECRET,
        headers={"X-Gate": SECRET},
        cookies={"gate": SECRET},
        httpx_args={"proxy": f"http://me:{SECRET}@proxy.test"},
    )
    shown = f"{client!r} {client!s} {client.get_async_httpx_client().auth!r}"
    await client.aclose()
    assert KEY not in shown
    assert SECRET not in shown
    assert "https://kasm.test" in shown


def test_repr_of_a_request_hides_its_secrets() -> None:
    body = CreateUserRequest(target_user=CreateUserTarget(username="ana", password="Tr1cky-Pass"))
    assert "Tr1cky-Pass" not in repr(body)
    assert body.to_dict() == {"target_user": {"username": "ana", "password": "Tr1cky-Pass"}}


def test_no_model_has_the_pair() -> None:
    for name in models.__all__:
        assert not set(getattr(getattr(models, name), "__annotations__", ())) & set(PAIR), name


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param({"api_key": "k"}, "given together", id="key-without-secret"),
        pytest.param({"api_key_secret": "s"}, "given together", id="secret-without-key"),
        pytest.param({"auth": "bearer"}, "'body' or 'basic'", id="unknown-form"),
        pytest.param({"base_url": "kasm.example.org"}, "scheme and host", id="no-scheme"),
        pytest.param({"base_url": "ftp://kasm.example.org"}, "scheme and host", id="other-scheme"),
        pytest.param({"base_url": "https://me:pw@kasm.example.org"}, "without a login", id="login-in-address"),
    ],
)
def test_a_client_that_cannot_work_is_refused(arguments: dict[str, str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Client(**({"base_url": "https://kasm.example.org"} | arguments))  # type: ignore[arg-type]


async def test_calls_of_both_flavours_share_a_client(kasm: Kasm, client: Client) -> None:
    await users.get_users.asyncio(client=client)
    await to_thread.run_sync(lambda: users.get_users.sync(client=client))
    assert [sent.json for sent in kasm.sent] == [PAIR, PAIR]
