"""What the mask hides, in log lines and in the words of others."""

import io
import json
import logging
import time
from collections.abc import Iterator

import pytest

from kasm_api import Secret
from kasm_desktops.secrecy import MASK, mask
from kasm_mcp import log

SECRET = "s3cr3t/+ value"
HIDDEN = [
    "api_key_secret=S3CRETVALUE",
    '{"api_key": "S3CRETVALUE", "api_key_secret": "S3CRETVALUE"}',
    '{"target_user": {"password": "S3CRETVALUE with, \\" blanks"}}',
    "{'password': 'S3CRETVALUE it'}",
    '"{\\"password\\": \\"S3CRETVALUE\\"}"',
    "password: S3CRETVALUE",
    "User(password='S3CRETVALUE x', username='john')",
    "session_token=S3CRETVALUE; username=john",
    "Cookie: username=john; session_token=S3CRETVALUE",
    "Set-Cookie: id=S3CRETVALUE; Path=/",
    "docker_token=S3CRETVALUE&x=1",
    '"view_only_token":"S3CRETVALUE"',
    "vnc_token: S3CRETVALUE",
    "KASM_API_SECRET=S3CRETVALUE",
    "Authorization: Basic S3CRETVALUE==",
    "authorization: Bearer S3CRETVALUE.x.y",
    "('Authorization', 'Basic S3CRETVALUE==')",
    "Proxy-Authorization: Basic S3CRETVALUE",
    "b'Basic S3CRETVALUE=='",
    "https://kasm.example.com/#/connect/kasm/1234/5678/S3CRETVALUE",
]
PLAIN = [
    "Session 7f811158071c42b4bd51a60f13a11c8f is running.",
    "grant the key: Users Auth Session, User",
    "Check KASM_API_KEY and KASM_API_SECRET.",
    "The command ended with exit code 3.",
    "password must have 8 characters",
    "basic training for tokens",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_what_its_surroundings_show_to_be_a_secret_is_hidden(text: str) -> None:
    shown = mask(text)
    assert "S3CRETVALUE" not in shown
    assert MASK in shown


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize("text", [SECRET, json.dumps(f'"{SECRET}"'), "s3cr3t%2F%2B%20value"])
def test_a_known_secret_is_hidden_in_every_spelling(text: str) -> None:
    assert mask(f"before {text} after", [SECRET]).replace(MASK, "") in ("before  after", 'before "\\"\\"" after')


def test_names_beside_a_secret_stay_readable() -> None:
    assert mask("username=john password=S3CRETVALUE locked=true") == f"username=john password={MASK} locked=true"


HEAVY = ["a.", "-a", "token.", "set-cookie:", "basic ", "token='", 'secret="\\\\']


@pytest.mark.parametrize("unit", HEAVY)
def test_no_text_takes_much_longer_than_its_length(unit: str) -> None:
    began = time.process_time()
    mask(unit * (50_000 // len(unit)))
    assert time.process_time() - began < 5  # some hundredths; it was minutes where the time grew with the square


def test_a_very_short_secret_does_not_make_everything_unreadable() -> None:
    assert mask("banana", ["a"]) == "banana"


def test_a_secret_type_hides_itself() -> None:
    assert SECRET not in f"{Secret(SECRET)} {Secret(SECRET)!r} {[Secret(SECRET)]}"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is logged at DEBUG, with the logging of the test run put back afterwards."""
    loggers = [logging.getLogger(name) for name in (None, "kasm_mcp", "stamina", "httpcore2")]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    stream = io.StringIO()
    log.configure("DEBUG", [SECRET], stream)
    yield stream
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


def test_a_log_line_is_masked(lines: io.StringIO) -> None:
    logging.getLogger("kasm_mcp.test").info("key %s, password=%s", SECRET, "hunter2hunter2")
    assert SECRET not in lines.getvalue()
    assert "hunter2" not in lines.getvalue()
    assert "kasm_mcp.test: key" in lines.getvalue()


def test_a_traceback_is_masked_and_keeps_its_lines(lines: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(f"cannot use {SECRET} or token=abcdefgh")

    try:
        fail()
    except ValueError:
        logging.getLogger("kasm_mcp.test").exception("crashed")
    shown = lines.getvalue()
    assert SECRET not in shown
    assert "abcdefgh" not in shown
    assert shown.count("\n") > 3
    assert "ValueError: cannot use" in shown


def test_a_record_may_bring_secrets_of_its_own(lines: io.StringIO) -> None:
    logging.getLogger("kasm_mcp.test").error("crashed with hunter2hunter2", extra={"secrets": ["hunter2hunter2"]})
    assert "hunter2" not in lines.getvalue()


def test_a_message_cannot_pass_for_two_records(lines: io.StringIO) -> None:
    logging.getLogger("kasm_mcp.test").info("user %s", "x\n2026-01-01 00:00:00 ERROR kasm_mcp: forged\x1b[31m")
    assert lines.getvalue().count("\n") == 1
    assert "\x1b" not in lines.getvalue()


@pytest.mark.parametrize("name", ["httpcore2.http11", "httpx2", "mcp.server", "asyncio"])
def test_libraries_below_stay_silent_at_debug(lines: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("headers and bodies")
    assert not lines.getvalue()
    logging.getLogger(name).warning("something is wrong")
    assert lines.getvalue()
