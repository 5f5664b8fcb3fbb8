"""Pictures and files come as bytes, and what is neither becomes the right exception."""

import pytest

from kasm_api import ApiError, Client, Unauthorized, UnexpectedResponse
from kasm_api.api import session_proxy, sessions
from kasm_api.models import GetKasmScreenshotRequest

from .conftest import Ask
from .server import Kasm

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"
BODY = GetKasmScreenshotRequest(kasm_id="b16e4c02", user_id="5c8e2a0d", width=1280)
ID = "b16e4c02-7f1d-4a55-9c3e-0d2b7a91e5f8"
FILE = "application/octet-stream"
LOGIN = {"username": "ana@example.org", "session_token": "3f9d2b60"}


@pytest.mark.parametrize("content_type", ["image/jpeg", "application/json", "text/html", ""])
async def test_a_picture_is_known_by_its_bytes(kasm: Kasm, client: Client, ask: Ask, content_type: str) -> None:
    kasm.answers(JPEG, content_type=content_type)
    assert await ask(sessions.get_kasm_screenshot, client=client, body=BODY) == JPEG


@pytest.mark.parametrize("content_type", ["application/json", "image/jpeg"])
async def test_a_refusal_instead_of_a_picture_is_an_api_error(
    kasm: Kasm, client: Client, ask: Ask, content_type: str
) -> None:
    kasm.answers({"error_message": "no picture yet"}, content_type=content_type)
    with pytest.raises(ApiError, match="no picture yet"):
        await ask(sessions.get_kasm_screenshot, client=client, body=BODY)


@pytest.mark.parametrize(
    ("status", "body", "content_type", "reason"),
    [
        pytest.param(200, b"<html>Sign in</html>", "text/html", "a web page", id="web-page"),
        pytest.param(200, b"\x89PNG\r\n", "image/jpeg", "not JSON", id="another-picture"),
        pytest.param(200, b"", "image/jpeg", "an empty body", id="empty"),
        pytest.param(200, b"{}", "application/json", "JSON instead of a file", id="object"),
        pytest.param(500, JPEG, "image/jpeg", "not JSON", id="picture-with-an-error"),
    ],
)
async def test_anything_else_is_no_picture(
    kasm: Kasm, client: Client, ask: Ask, status: int, body: bytes, content_type: str, reason: str
) -> None:
    kasm.answers(body, status=status, content_type=content_type)
    with pytest.raises(UnexpectedResponse) as caught:
        await ask(sessions.get_kasm_screenshot, client=client, body=BODY)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\r\n", b'{"error_message": "in a file"}', b"<html>", bytes(300_000)]
)
async def test_a_file_comes_byte_for_byte(kasm: Kasm, client: Client, ask: Ask, content: bytes) -> None:
    kasm.answers(content, content_type=FILE)
    assert await ask(session_proxy.download_file, ID, "a.bin", client=client, **LOGIN) == content


async def test_a_download_sends_the_login_as_cookies_and_the_origin(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers(b"x", content_type=FILE)
    await ask(session_proxy.download_file, ID, "a", client=client, origin="https://kasm.example.org", **LOGIN)
    await ask(session_proxy.download_file, ID, "a", client=client, username="Åsa", session_token="a=b.c")
    first, second = kasm.sent
    assert first.line == f"GET /desktop/{ID}/vnc/Downloads/Downloads/a"
    assert first.headers["cookie"] == "username=ana@example.org; session_token=3f9d2b60"
    assert first.headers["origin"] == "https://kasm.example.org"
    assert second.headers["cookie"].encode("latin-1").decode() == "username=Åsa; session_token=a=b.c"
    assert "origin" not in second.headers


async def test_a_login_of_one_call_is_not_sent_with_the_next(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers(b"x", content_type=FILE, Set_Cookie="session_token=rotated; Path=/")
    await ask(session_proxy.download_file, ID, "a", client=client, **LOGIN)
    kasm.answers({})
    await ask(sessions.get_kasms, client=client)
    assert "cookie" not in kasm.sent[1].headers


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("a.txt", "a.txt"),
        (".cache/run/out", ".cache/run/out"),
        ("two words/50% (1)+?.txt", "two%20words/50%25%20%281%29%2B%3F.txt"),
        ("ünï#c", "%C3%BCn%C3%AF%23c"),
        ("a\\b;c=d&e", "a%5Cb%3Bc%3Dd%26e"),
        ("%2e%2e/x", "%252e%252e/x"),
        ("end.../..x", "end.../..x"),
    ],
)
async def test_a_path_is_quoted_segment_by_segment(
    kasm: Kasm, client: Client, ask: Ask, path: str, target: str
) -> None:
    kasm.answers(b"x", content_type=FILE)
    await ask(session_proxy.download_file, ID, path, client=client, **LOGIN)
    assert kasm.sent[0].line == f"GET /desktop/{ID}/vnc/Downloads/Downloads/{target}"


@pytest.mark.parametrize("path", ["", ".", "..", "/a", "a/", "a//b", "../a", "a/../../b", "a/./b", "a\0b"])
async def test_a_path_that_leads_elsewhere_is_refused(kasm: Kasm, client: Client, ask: Ask, path: str) -> None:
    with pytest.raises(ValueError, match="segment of a path"):
        await ask(session_proxy.download_file, ID, path, client=client, **LOGIN)
    assert kasm.sent == []


@pytest.mark.parametrize("kasm_id", ["", ".", ".."])
async def test_an_id_that_leads_elsewhere_is_refused(kasm: Kasm, client: Client, ask: Ask, kasm_id: str) -> None:
    with pytest.raises(ValueError, match="segment of a path"):
        await ask(session_proxy.download_file, kasm_id, "a", client=client, **LOGIN)
    assert kasm.sent == []


async def test_an_id_with_slashes_stays_one_segment(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers(b"x", content_type=FILE)
    await ask(session_proxy.download_file, "../x?y", "a", client=client, **LOGIN)
    assert kasm.sent[0].line == "GET /desktop/..%2Fx%3Fy/vnc/Downloads/Downloads/a"


@pytest.mark.parametrize("token", ["a; username=root", "a\r\nX-Evil: 1", "a\x00"])
async def test_a_token_that_would_end_its_cookie_is_refused(kasm: Kasm, client: Client, ask: Ask, token: str) -> None:
    with pytest.raises(ValueError, match="session_token") as caught:
        await ask(session_proxy.download_file, ID, "a", client=client, username="ana", session_token=token)
    assert token not in str(caught.value)
    assert kasm.sent == []


async def test_a_missing_file_is_an_api_error_without_words(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers(b"404", status=404, content_type="text/plain")
    with pytest.raises(ApiError) as caught:
        await ask(session_proxy.download_file, ID, "a", client=client, **LOGIN)
    assert (caught.value.status_code, caught.value.error_message) == (404, None)


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize("content_type", ["text/plain", "text/html", "application/json"])
async def test_a_login_that_is_not_accepted_is_unauthorized(
    kasm: Kasm, client: Client, ask: Ask, status: int, content_type: str
) -> None:
    kasm.answers(b"no", status=status, content_type=content_type)
    with pytest.raises(Unauthorized):
        await ask(session_proxy.download_file, ID, "a", client=client, **LOGIN)


@pytest.mark.parametrize(
    ("status", "body", "content_type", "reason"),
    [
        pytest.param(200, b"<html>Sign in</html>", "text/html", "a web page", id="login-page"),
        pytest.param(404, b"<html>404</html>", "text/html", "a web page", id="not-from-the-session"),
        pytest.param(200, b"hello", "text/plain", "not JSON", id="text"),
        pytest.param(200, b'{"a": 1}', "application/json", "JSON instead of a file", id="json"),
        pytest.param(301, b"", "text/plain", "an empty body", id="folder"),
        pytest.param(502, b"Bad Gateway", FILE, "not JSON", id="error-of-the-proxy"),
    ],
)
async def test_anything_else_is_no_file(
    kasm: Kasm, client: Client, ask: Ask, status: int, body: bytes, content_type: str, reason: str
) -> None:
    kasm.answers(body, status=status, content_type=content_type, Location="/x/")
    with pytest.raises(UnexpectedResponse) as caught:
        await ask(session_proxy.download_file, ID, "a", client=client, **LOGIN)
    assert (caught.value.status_code, caught.value.reason) == (status, reason)


async def test_a_refusal_in_json_instead_of_a_file_is_an_api_error(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"error_message": "Unauthorized Session Access"})
    with pytest.raises(ApiError, match="Unauthorized Session Access"):
        await ask(session_proxy.download_file, ID, "a", client=client, **LOGIN)


async def test_a_listing_comes_as_the_page_it_is(kasm: Kasm, client: Client, ask: Ask) -> None:
    page = b"<html><title>Directory Listing</title><body>a &.txt<br>"
    kasm.answers(page, content_type="text/html")
    assert await ask(session_proxy.list_downloads, ID, client=client, **LOGIN) == page
    assert kasm.sent[0].line == f"GET /desktop/{ID}/vnc/Downloads/Downloads/"
    assert kasm.sent[0].headers["cookie"] == "username=ana@example.org; session_token=3f9d2b60"


async def test_a_folder_that_is_not_served_is_an_api_error(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers(b"404", status=404, content_type="text/plain")
    with pytest.raises(ApiError) as caught:
        await ask(session_proxy.list_downloads, ID, client=client, **LOGIN)
    assert caught.value.status_code == 404
