"""Every call, in both flavours, says the same of an answer that is none: the calls come from the package itself."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from attrs import Factory, frozen

from kasm_api import ApiError, Client, KasmError, Unauthorized, UnexpectedResponse, api

from .conftest import DIRECT, KEY, SECRET, Ask
from .described import CALLS, arguments, success
from .server import Kasm, serve

PAGE = b"<html><body>Sign in</body></html>"
REFUSAL = b'{"error_message": "No"}'
JSON, HTML, TEXT = "application/json", "text/html; charset=utf-8", "text/plain"


@frozen
class Bad:
    """An answer and what calls make of it.

    Attributes:
        expected: Of a call for JSON.
        of_bytes: Of a call for a picture or a file, by its media type, where that differs.
    """

    status: int
    body: bytes
    content_type: str
    expected: str
    of_bytes: dict[str, str] = Factory(dict)
    location: str = ""


WEB_PAGE = "UnexpectedResponse: a web page"
NOT_JSON = "UnexpectedResponse: not JSON"
EMPTY = "UnexpectedResponse: an empty body"
NO_OBJECT = "UnexpectedResponse: not a JSON object"
OTHER_STATUS = "UnexpectedResponse: a status that is not described"
BAD = {
    "page": Bad(200, PAGE, HTML, WEB_PAGE, {"text/html": "bytes"}),
    "page-called-json": Bad(200, PAGE, JSON, NOT_JSON),
    "empty": Bad(200, b"", JSON, EMPTY),
    "204": Bad(204, b"", JSON, EMPTY),
    "null": Bad(200, b"null", JSON, NO_OBJECT),
    "list": Bad(200, b"[]", JSON, NO_OBJECT),
    "string": Bad(200, b'"ok"', JSON, NO_OBJECT),
    "number": Bad(200, b"7", JSON, NO_OBJECT),
    "truncated": Bad(200, b'{"kasms": [{"kasm_id": "b1', JSON, NOT_JSON),
    "refusal": Bad(200, REFUSAL, JSON, "ApiError: No"),
    "refusal-called-text": Bad(200, REFUSAL, TEXT, "ApiError: No"),
    "refusal-called-nothing": Bad(200, REFUSAL, "", "ApiError: No"),
    "400": Bad(400, REFUSAL, JSON, "ApiError: No"),
    "400-error": Bad(400, b'{"error": "No"}', JSON, "ApiError: No"),
    "400-object": Bad(400, b"{}", JSON, OTHER_STATUS),
    "401": Bad(401, REFUSAL, JSON, "Unauthorized: No"),
    "401-empty": Bad(401, b"", "", "Unauthorized: None"),
    "403": Bad(403, REFUSAL, JSON, "Unauthorized: No"),
    "403-page": Bad(403, PAGE, HTML, "Unauthorized: None"),
    "404-page": Bad(404, PAGE, HTML, WEB_PAGE),
    "404-text": Bad(
        404, b"404", TEXT, OTHER_STATUS, {"text/html": "ApiError: None", "application/octet-stream": "ApiError: None"}
    ),
    "429-text": Bad(429, b"slow down", TEXT, NOT_JSON),
    "500": Bad(500, REFUSAL, JSON, "ApiError: No"),
    "500-empty": Bad(500, b"", "", EMPTY),
    "502-page": Bad(502, PAGE, HTML, WEB_PAGE),
    "520-object": Bad(520, b"{}", JSON, OTHER_STATUS),
    "599-binary": Bad(599, b"\x00\xff", "application/octet-stream", NOT_JSON),
    "201-object": Bad(201, b"{}", JSON, OTHER_STATUS),
    "301": Bad(
        301, PAGE, HTML, "UnexpectedResponse: a redirect to https://kasm.test", {}, "https://kasm.test/api/x?token=1"
    ),
    "302-here": Bad(302, b"", HTML, EMPTY, {}, "/login"),
    "302-nowhere": Bad(302, b"{}", JSON, OTHER_STATUS, {}, "javascript:stop()"),
    "307": Bad(307, REFUSAL, JSON, "ApiError: No", {}, "http://other.test:8080/"),
    "308": Bad(308, b"", "", "UnexpectedResponse: a redirect to http://other.test:8080", {}, "http://other.test:8080/"),
}
"""A 404 whose text is `404` is JSON, by accident; it is a refusal where the description says so."""


@pytest.fixture(scope="module")
def bad_kasm() -> Iterator[Kasm]:
    with serve() as kasm:
        yield kasm


def test_every_call_of_the_package_is_tested() -> None:
    assert set(CALLS) == {name for tag in api.__all__ for name in getattr(api, tag).__all__}
    assert len(CALLS) > 20


@pytest.mark.parametrize("name", CALLS)
async def test_a_call_says_what_is_wrong_with_an_answer(bad_kasm: Kasm, ask: Ask, name: str) -> None:
    media_type, _ = success(name)
    expected = {kind: bad.of_bytes.get(media_type, bad.expected) for kind, bad in BAD.items()}
    async with Client(bad_kasm.url, api_key=KEY, api_key_secret=SECRET, verify_ssl=False, httpx_args=DIRECT) as client:
        found = {}
        for kind, bad in BAD.items():
            headers = {"Location": bad.location} if bad.location else {}
            bad_kasm.answers(bad.body, status=bad.status, content_type=bad.content_type, **headers)
            found[kind] = await outcome(ask, CALLS[name], client, **arguments(name))
    assert found == expected


async def outcome(ask: Ask, call: ModuleType, client: Client, **given: Any) -> str:
    """Make a call and say what came of it, having looked whether the exception has what it should."""
    try:
        answer = await ask(call, client=client, **given)
    except KasmError as error:
        check(error, call.__name__.rpartition(".")[2])
        said = error.reason if isinstance(error, UnexpectedResponse) else error.error_message
        return f"{type(error).__name__}: {said}"
    return type(answer).__name__


def check(error: KasmError, name: str) -> None:
    """Look whether an exception has what every one of them has."""
    assert error.operation == name
    assert error.response.status_code == error.status_code
    assert SECRET.encode() not in error.response.request.content
    assert error.response.next_request is None
    assert isinstance(error, UnexpectedResponse | ApiError)
    assert isinstance(error, Unauthorized) == (error.status_code in (401, 403))
