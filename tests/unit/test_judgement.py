"""What a failed call means: Kasm's words made fit for a sentence, and waits told from refusals."""

import ssl

import httpx
import pytest

from kasm_mcp.errors import KasmMcpError, TimedOut, Unavailable, Unreachable
from kasm_mcp.judgement import OUTCOME_UNKNOWN, Address, Failure, judged, nobody_answered, quoted

ADDRESS = Address("https://kasm.example.com", timeout_s=30.0, connect_timeout_s=15.0)


def broken_trust() -> httpx.ConnectError:
    error = httpx.ConnectError("handshake failed")
    error.__cause__ = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.__cause__.verify_message = "unable to get local issuer certificate"
    return error


@pytest.mark.parametrize("changing", [False, True])
@pytest.mark.parametrize(
    ("error", "kind", "may_have_arrived"),
    [
        (httpx.ConnectTimeout("slow"), Unreachable, False),
        (httpx.ConnectError("refused"), Unreachable, False),
        (broken_trust(), Unreachable, False),
        (httpx.PoolTimeout("full"), Unavailable, False),
        (httpx.ReadTimeout("slow"), TimedOut, True),
        (httpx.WriteTimeout("slow"), TimedOut, True),
        (TimeoutError(), TimedOut, True),
        (httpx.ReadError("reset"), Unreachable, True),
        (httpx.RemoteProtocolError("closed"), Unreachable, True),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_an_outcome_is_unknown_where_a_change_may_have_arrived(
    error: Failure, kind: type[KasmMcpError], may_have_arrived: bool, changing: bool
) -> None:
    found = judged(error, "create_user", ADDRESS, changing=changing)
    assert type(found) is kind
    assert found.outcome_unknown is (changing and may_have_arrived)
    assert (OUTCOME_UNKNOWN in found.message) is (changing and may_have_arrived)
    assert ("not sent" in found.message or "nothing was sent" in found.message) is not may_have_arrived


def test_what_is_wrong_with_a_certificate_is_told() -> None:
    assert (
        "unable to get local issuer certificate" in judged(broken_trust(), "get_users", ADDRESS, changing=False).message
    )


@pytest.mark.parametrize(
    ("error", "worth_it"),
    [
        (httpx.ConnectError("refused"), True),
        (httpx.ReadError("reset"), True),
        (httpx.RemoteProtocolError("closed"), True),
        (httpx.ReadTimeout("slow"), False),
        (httpx.ConnectTimeout("slow"), False),
        (TimeoutError(), False),
        (broken_trust(), False),
        (ValueError("a defect"), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_read_is_repeated_only_where_nobody_answered(error: Exception, worth_it: bool) -> None:
    assert nobody_answered(error) is worth_it


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (None, ""),
        ("", ""),
        ("Invalid kasm_id", "“Invalid kasm_id”"),
        ("two\nlines\tand\x1b[31m colour", "“two lines and [31m colour”"),
        ("1 < 2 and <b>bold</b>", "“1 2 and b bold /b”"),
        ("half \ud83d", "“half”"),
        ("session_token=0123-4567 is void", "“session_token=******** is void”"),
    ],
)
def test_kasms_words_are_made_fit_for_a_sentence(said: str | None, sentence: str) -> None:
    assert quoted(said) == sentence


def test_kasms_words_are_shortened() -> None:
    assert len(quoted("x" * 1000)) == 202
    assert quoted("x" * 1000).endswith("…”")
