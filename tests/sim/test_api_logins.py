"""Logins of users: links and session tokens, and what they open."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from kasm_sim import Quirks
from kasm_sim.state.seeds import ADMINISTRATOR

from .conftest import Serve
from .kasm import Clock, Kasm

UNKNOWN = {"session_token": "00000000-0000-0000-0000-000000000000"}


def target(kasm: Kasm, user_id: str | None = None) -> dict[str, Any]:
    return {"target_user": {"user_id": user_id or kasm.sim.user_id}}


def tokens(kasm: Kasm, user_id: str | None = None) -> list[str]:
    listed = kasm.ask("get_session_tokens", **target(kasm, user_id))["session_tokens"]
    return [login["session_token"] for login in listed]


def new(kasm: Kasm, user_id: str | None = None) -> dict[str, Any]:
    login: dict[str, Any] = kasm.ask("create_session_token", **target(kasm, user_id))["session_token"]
    return login


def test_a_link_logs_the_user_in_without_a_password(kasm: Kasm) -> None:
    first, second = (kasm.ask("get_login", **target(kasm))["url"] for _ in range(2))
    assert first != second
    page = urlsplit(first)
    assert (page.scheme, page.hostname) == ("https", "127.0.0.1")
    assert page.fragment.startswith("/connect/login/")
    assert tokens(kasm) == [url.rsplit("/", 1)[1] for url in (first, second)]


def test_a_new_token_is_shown_with_its_end(serve: Serve) -> None:
    kasm = serve(clock=Clock())
    login = new(kasm)
    assert (login["session_token_date"], login["expires_at"]) == (
        "2026-09-10 12:40:01.550012",
        "2026-09-13 12:40:01.550012",
    )
    assert [len(part) > 20 for part in login.pop("session_jwt").split(".")] == [True] * 3
    chosen = {"session_token": login["session_token"]}
    assert kasm.ask("get_session_token", target_session_token=chosen) == {"session_token": login}
    assert kasm.ask("get_session_tokens", **target(kasm)) == {"session_tokens": [login]}


def test_a_token_opens_the_sessions_of_its_user(kasm: Kasm) -> None:
    ids = kasm.running()
    kasm.sim.container(ids["kasm_id"]).home.joinpath("Downloads", "a").write_text("b")
    login = new(kasm)
    assert kasm.download(ids["kasm_id"], "a", token=login["session_token"]).text == "b"
    kasm.ask("delete_session_token", target_session_token={"session_token": login["session_token"]})
    assert kasm.download(ids["kasm_id"], "a", token=login["session_token"]).status_code == 401


def test_a_token_ends_alone_or_with_all_others_of_its_user(kasm: Kasm) -> None:
    first, second, third = (new(kasm)["session_token"] for _ in range(3))
    theirs = new(kasm, ADMINISTRATOR)["session_token"]
    assert kasm.ask("delete_session_token", target_session_token={"session_token": second}) == {}
    assert tokens(kasm) == [first, third]
    assert kasm.ask("delete_session_tokens", **target(kasm)) == {}
    assert (tokens(kasm), tokens(kasm, ADMINISTRATOR)) == ([], [theirs])


def test_a_logout_ends_all_tokens(kasm: Kasm) -> None:
    new(kasm)
    kasm.ask("logout_user", **target(kasm))
    assert tokens(kasm) == []


def test_a_token_lasts_three_days_unless_it_is_promoted(serve: Serve) -> None:
    clock = Clock()
    kasm = serve(clock=clock)
    kept, left = new(kasm)["session_token"], new(kasm)["session_token"]
    clock.advance(2 * 86400)
    promoted = kasm.ask("update_session_token", target_session_token={"session_token": kept})["session_token"]
    assert promoted["session_token_date"] == "2026-09-12 12:40:01.550012"
    assert promoted["session_jwt"]
    assert tokens(kasm) == [kept, left]
    clock.advance(86400)
    assert tokens(kasm) == [kept]
    assert kasm.refusal("get_session_token", target_session_token={"session_token": left})


def test_a_token_that_has_ended_opens_nothing(serve: Serve) -> None:
    clock = Clock()
    kasm = serve(clock=clock)
    ids, token = kasm.running(), new(kasm)["session_token"]
    assert kasm.download(ids["kasm_id"], "", token=token).status_code == 200
    clock.advance(3 * 86400)
    assert kasm.download(ids["kasm_id"], "", token=token).status_code == 401


def test_tokens_may_be_jwts(serve: Serve) -> None:
    kasm = serve(quirks=Quirks(session_token="jwt"))
    token = new(kasm)["session_token"]
    assert token.count(".") == 2
    assert kasm.ask("get_session_token", target_session_token={"session_token": token})


@pytest.mark.parametrize("call", ["get_session_token", "update_session_token", "delete_session_token"])
@pytest.mark.parametrize("token", [UNKNOWN, {"session_token": 7}, {}, None])
def test_an_unknown_token_is_refused(kasm: Kasm, call: str, token: Any) -> None:
    assert "session_token" in kasm.refusal(call, target_session_token=token)


@pytest.mark.parametrize("call", ["get_login", "create_session_token", "get_session_tokens", "delete_session_tokens"])
def test_an_unknown_user_has_no_logins(kasm: Kasm, call: str) -> None:
    assert kasm.refusal(call, **target(kasm, "0" * 32)) == "Invalid user"
