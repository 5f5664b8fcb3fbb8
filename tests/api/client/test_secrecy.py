"""What is secret is shown nowhere: not by an object, a log, a pickle, or a traceback with its variables."""

import copy
import inspect
import logging
import pickle
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from traceback import TracebackException
from typing import Any

import attrs
import httpx2
import pytest

from kasm_api import ApiError, Client, KasmError, Secret
from kasm_api.api import session_proxy, sessions, users
from kasm_api.models import CreateUserRequest, CreateUserTarget, GetUserRequest, JoinKasmRequest, UserSelector

from .conftest import DIRECT, KEY, SECRET, Ask
from .server import SILENCE, Kasm

TOKEN, PASSWORD, GATE = "t0ken-0123456789", "Tr1cky-Pass", "gate-0123456789"
SECRETS = (KEY, SECRET, TOKEN, PASSWORD, GATE)
CONFIGURED: dict[str, Any] = {
    "api_key": KEY,
    "api_key_secret": SECRET,
    "headers": {"X-Gate": GATE},
    "cookies": {"gate": GATE},
    "verify_ssl": False,
}
NEW_USER = CreateUserRequest(target_user=CreateUserTarget(username="ana", password=PASSWORD))


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def variables(error: BaseException) -> Iterator[str]:
    """Show what traceback tools show of an exception and those behind it, from the client's first frame inwards."""
    todo: list[TracebackException | None] = [TracebackException.from_exception(error, capture_locals=True)]
    while todo:
        one = todo.pop()
        if one is None:
            continue
        todo += [one.__cause__, one.__context__, *(one.exceptions or ())]
        yield "".join(one.format_exception_only())
        is_inside = False
        for frame in one.stack:
            is_inside |= "/kasm_api/" in frame.filename
            if is_inside:
                yield f"{frame.name}: {frame.locals}"


def test_objects_do_not_show_what_they_hold() -> None:
    client = Client("https://kasm.test", **CONFIGURED, httpx_args={"proxy": f"http://me:{GATE}@proxy.test"})
    twins = [client, copy.copy(client), copy.deepcopy(client)]
    shown = [f"{one!r} {one!s} {inspect.getmembers(one)}" for one in twins]
    shown += [repr({name: getattr(client, name) for name in Client.__slots__ if name != "__weakref__"})]
    shown += [repr(vars(client.get_httpx_client().auth))]
    assert [leaks(text) for text in shown] == [[]] * len(shown)
    assert "X-Gate" in repr(client.headers)
    client.close()


def test_a_client_cannot_be_taken_apart() -> None:
    client = Client("https://kasm.test", **CONFIGURED)
    with pytest.raises(TypeError):
        vars(client)
    with pytest.raises(attrs.exceptions.NotAnAttrsClassError):
        attrs.asdict(client)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="reveal its key"):
        pickle.dumps(client)
    with pytest.raises(TypeError, match="a Secret cannot be pickled"):
        pickle.dumps(client.api_key_secret)


def test_a_secret_shows_itself_only_when_asked() -> None:
    secret = Secret(SECRET)
    assert leaks(f"{secret} {secret!r} {[secret]}") == []
    assert secret.reveal() == SECRET
    assert secret == Secret(secret) == copy.deepcopy(secret)
    assert secret != SECRET
    assert len({secret, Secret(SECRET)}) == 1
    assert not Secret("")


def test_a_copy_has_the_same_settings_and_connections_of_its_own(kasm: Kasm) -> None:
    with Client(kasm.url, **CONFIGURED, auth="basic", httpx_args=DIRECT) as client:
        client.get_httpx_client()
        twin = copy.deepcopy(client)
    sessions.get_kasms.sync(client=twin)
    assert kasm.sent[0].headers["x-gate"] == GATE
    assert kasm.sent[0].headers["cookie"] == f"gate={GATE}"
    assert kasm.sent[0].headers["authorization"].startswith("Basic ")
    twin.close()


@pytest.mark.parametrize("auth", ["body", "basic"])
async def test_no_log_holds_a_secret(kasm: Kasm, ask: Ask, auth: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Client(kasm.url, **CONFIGURED, auth=auth, httpx_args=DIRECT) as client:  # type: ignore[arg-type]
        await ask(sessions.get_kasms, client=client)
        kasm.answers({"user": {"user_id": "5c"}})
        await ask(users.create_user, client=client, body=NEW_USER)
        kasm.answers(b"x", content_type="application/octet-stream")
        await ask(session_proxy.download_file, "b1", "a", client=client, username="ana", session_token=TOKEN)
        kasm.answers({"error_message": f"no {SECRET}"}, status=500)
        with pytest.raises(ApiError):
            await ask(sessions.get_kasms, client=client)
    assert {record.name.partition(".")[0] for record in caplog.records} >= {"httpx2", "httpcore2"}
    assert leaks("".join(f"{record.getMessage()} {record.args} {vars(record)}" for record in caplog.records)) == []


Failing = Callable[[Kasm, Client, Ask], Awaitable[None]]


async def refused(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"error_message": "no", "session_token": TOKEN})
    await ask(users.create_user, client=client, body=NEW_USER)


async def misshapen(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"kasm": {"kasm_id": "b1", "token": TOKEN, "port_map": 7}, "kasm_url": TOKEN})
    await ask(sessions.join_kasm, client=client, body=JoinKasmRequest(user_id="5c", share_id="x"))


async def a_page(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers(f"<html>{TOKEN}".encode(), status=502, content_type="text/html")
    await ask(users.create_user, client=client, body=NEW_USER)


async def silent(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.status = SILENCE
    await ask(users.create_user, client=client, body=NEW_USER)


async def silent_with_members(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.status = SILENCE
    await ask(users.create_user, client=client, username="ana", password=PASSWORD)


async def misspelt(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(users.create_user, client=client, usernam="ana", password=PASSWORD)


async def given_twice(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(users.create_user, client=client, body=NEW_USER, password=PASSWORD)


async def broken(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"session_token": TOKEN}, Content_Length="1000", Connection="close")
    await ask(session_proxy.download_file, "b1", "a", client=client, username="ana", session_token=TOKEN)


async def packed(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"session_token": TOKEN}, Content_Encoding="gzip")
    await ask(users.create_user, client=client, body=NEW_USER)


async def moved(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({}, status=302, Location="javascript:stop()")
    await ask(users.create_user, client=client, body=NEW_USER)


async def too_long(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(session_proxy.download_file, "b1", "a" * 70_000, client=client, username="ana", session_token=TOKEN)


async def wrong_cookie(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(session_proxy.download_file, "b1", "a", client=client, username="ana", session_token=f"{TOKEN};")


async def wrong_path(kasm: Kasm, client: Client, ask: Ask) -> None:
    await ask(session_proxy.download_file, "b1", "../a", client=client, username="ana", session_token=TOKEN)


async def no_json(kasm: Kasm, client: Client, ask: Ask) -> None:
    body = GetUserRequest(target_user=UserSelector(username="ana"))
    body["since"] = date(2026, 1, 1)
    await ask(users.get_user, client=client, body=body)


async def no_unicode(kasm: Kasm, client: Client, ask: Ask) -> None:
    body = GetUserRequest(target_user=UserSelector(username="\ud800"))
    await ask(users.get_user, client=client, body=body)


async def wrong_body(kasm: Kasm, client: Client, ask: Ask) -> None:
    client.get_httpx_client().post("/api/public/get_kasms", json=[1]).raise_for_status()
    raise TypeError("basic leaves bodies alone")


async def elsewhere(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({}, status=307, Location="http://other.test/")
    client.get_httpx_client().post("/api/public/get_kasms", json={}, follow_redirects=True)


@pytest.mark.parametrize(
    "fails",
    [
        *(refused, misshapen, a_page, silent, broken, packed, moved),
        *(silent_with_members, misspelt, given_twice),
        *(too_long, wrong_cookie, wrong_path, no_json, no_unicode, wrong_body, elsewhere),
    ],
)
@pytest.mark.parametrize("auth", ["body", "basic"])
async def test_no_traceback_shows_a_secret(kasm: Kasm, ask: Ask, fails: Failing, auth: str) -> None:
    async with Client(kasm.url, **CONFIGURED, auth=auth, timeout=0.3, httpx_args=DIRECT) as client:  # type: ignore[arg-type]
        with pytest.raises((KasmError, httpx2.RequestError, ValueError, TypeError)) as caught:
            await fails(kasm, client, ask)
    shown = list(variables(caught.value))
    assert shown
    assert leaks(repr(caught.value)) == []
    assert [text for text in shown if leaks(text)] == []


async def test_no_traceback_of_a_connection_that_fails_shows_a_secret(ask: Ask) -> None:
    async with Client("http://127.0.0.1:9", **CONFIGURED, httpx_args=DIRECT) as client:
        with pytest.raises(httpx2.ConnectError) as caught:
            await ask(users.create_user, client=client, body=NEW_USER)
    assert [text for text in variables(caught.value) if leaks(text)] == []
    assert caught.value.__notes__ == ["during create_user of http://127.0.0.1:9"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"base_url": "kasm.test"},
        {"auth": "bearer"},
        {"httpx_args": {"proxi": f"http://me:{GATE}@proxy.test"}},
        {"httpx_args": {"proxy": f"gopher://me:{GATE}@proxy.test"}},
        {"verify_ssl": "/nowhere.pem"},
    ],
    ids=str,
)
def test_no_traceback_of_a_client_that_cannot_be_made_shows_a_secret(wrong: dict[str, Any]) -> None:
    arguments = {"base_url": "https://kasm.test"} | CONFIGURED | wrong
    with pytest.raises((ValueError, OSError)) as caught:
        Client(**arguments).get_httpx_client()
    assert [text for text in variables(caught.value) if leaks(text)] == []


async def test_a_pickled_exception_has_neither_body_nor_login(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"kasms": TOKEN}, Set_Cookie=f"session_token={TOKEN}")
    with pytest.raises(KasmError) as caught:
        await ask(session_proxy.download_file, "b1", "a", client=client, username="ana", session_token=TOKEN)
    stored = pickle.dumps(caught.value)
    assert leaks(stored.decode("latin-1")) == []
    twin = pickle.loads(stored)
    assert (str(twin), twin.status_code, twin.response.content) == (str(caught.value), 200, b"")
    assert copy.copy(caught.value).response is caught.value.response
