"""Every answer that is no success becomes the right exception, in both flavours."""

import copy
import pickle

import httpx2
import pytest

from kasm_api import ApiError, Client, KasmError, Unauthorized, UnexpectedResponse
from kasm_api.api import images, sessions, users
from kasm_api.models import DestroyKasmRequest, GetKasmStatusRequest, GetUserRequest, UserSelector

from .conftest import SECRET, Ask
from .server import Kasm

HTML = b"<html><head><title>502 Bad Gateway</title></head><body>secret-in-a-page</body></html>"
STATUS = GetKasmStatusRequest(kasm_id="b16e4c02", user_id="5c8e2a0d")


@pytest.mark.parametrize("status", [200, 400, 409, 500, 520])
async def test_kasms_own_refusal_is_an_api_error_with_its_words(
    kasm: Kasm, client: Client, ask: Ask, status: int
) -> None:
    kasm.answers({"error_message": "No Default Image Found"}, status=status)
    with pytest.raises(ApiError) as caught:
        await ask(sessions.get_kasms, client=client)
    error = caught.value
    assert (error.operation, error.status_code, error.error_message) == ("get_kasms", status, "No Default Image Found")
    assert not isinstance(error, Unauthorized)
    assert error.response.json() == {"error_message": "No Default Image Found"}
    assert str(error) == f"get_kasms: HTTP {status}: No Default Image Found"


async def test_a_refusal_wins_over_required_members_that_are_missing(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"error_message": "no such user"})
    with pytest.raises(ApiError, match="no such user"):
        await ask(users.get_user, client=client, body=GetUserRequest(target_user=UserSelector(username="ana")))


async def test_a_refusal_counts_whatever_the_content_type_says(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"error_message": "no"}, content_type="text/html; charset=utf-8")
    with pytest.raises(ApiError):
        await ask(images.get_images, client=client)


@pytest.mark.parametrize("status", [401, 403])
@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        pytest.param(b'{"error_message": "Unauthorized"}', "application/json", "Unauthorized", id="json"),
        pytest.param(b'{"error": "denied"}', "application/json", "denied", id="json-error"),
        pytest.param(HTML, "text/html", None, id="web-page"),
        pytest.param(b"", "text/plain", None, id="empty"),
    ],
)
async def test_401_and_403_are_unauthorized_with_or_without_json(
    kasm: Kasm, client: Client, ask: Ask, status: int, body: bytes, content_type: str, words: str | None
) -> None:
    kasm.answers(body, status=status, content_type=content_type)
    with pytest.raises(Unauthorized) as caught:
        await ask(sessions.get_kasms, client=client)
    assert (caught.value.status_code, caught.value.error_message) == (status, words)


async def test_an_error_status_may_call_its_words_error(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"error": "wrong argument"}, status=400)
    with pytest.raises(ApiError, match="wrong argument"):
        await ask(sessions.get_kasms, client=client)


async def test_a_member_called_error_is_data_in_a_success(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"kasms": [], "error": "just a word"})
    assert (await ask(sessions.get_kasms, client=client))["error"] == "just a word"


@pytest.mark.parametrize(
    ("status", "body", "content_type", "reason"),
    [
        pytest.param(200, HTML, "text/html", "a web page", id="web-page"),
        pytest.param(502, HTML, "text/html", "a web page", id="web-page-502"),
        pytest.param(404, HTML, "text/html; charset=UTF-8", "a web page", id="web-page-404"),
        pytest.param(200, b'{"kasms": [{"kasm_id": "b1', "application/json", "not JSON", id="truncated"),
        pytest.param(200, b"[" * 200_000, "application/json", "not JSON", id="nested-too-deep"),
        pytest.param(200, b'\xff\xfe"\x00', "application/json", "not JSON", id="no-utf-8"),
        pytest.param(200, b"", "application/json", "an empty body", id="empty"),
        pytest.param(204, b"", "application/json", "an empty body", id="204"),
        pytest.param(200, b"null", "application/json", "not a JSON object", id="null"),
        pytest.param(200, b"[]", "application/json", "not a JSON object", id="array"),
        pytest.param(200, b'"ok"', "application/json", "not a JSON object", id="text"),
        pytest.param(201, b'{"kasms": []}', "application/json", "a status that is not described", id="201"),
        pytest.param(302, b"{}", "application/json", "a status that is not described", id="302"),
        pytest.param(520, b"{}", "application/json", "a status that is not described", id="520"),
        pytest.param(200, b'{"kasms": {"a": 1}}', "application/json", "JSON of another shape", id="object-for-array"),
        pytest.param(200, b'{"kasms": {}}', "application/json", "JSON of another shape", id="empty-object-for-array"),
        pytest.param(200, b'{"kasms": "none"}', "application/json", "JSON of another shape", id="text-for-array"),
        pytest.param(200, b'{"kasms": ["b1"]}', "application/json", "JSON of another shape", id="text-for-object"),
        pytest.param(200, b'{"kasms": [[]]}', "application/json", "JSON of another shape", id="array-for-object"),
        pytest.param(200, b'{"kasms": [{"host": "h"}]}', "application/json", "JSON of another shape", id="no-id"),
    ],
)
async def test_any_other_answer_is_unexpected(
    kasm: Kasm, client: Client, ask: Ask, status: int, body: bytes, content_type: str, reason: str
) -> None:
    kasm.answers(body, status=status, content_type=content_type)
    with pytest.raises(UnexpectedResponse) as caught:
        await ask(sessions.get_kasms, client=client)
    error = caught.value
    assert (error.operation, error.status_code, error.reason) == ("get_kasms", status, reason)
    assert error.response.content == body
    assert reason in repr(error)
    assert str(error) == f"get_kasms: HTTP {status}: unexpected answer: {reason}"


async def test_a_session_that_is_starting_is_data_even_with_an_error_message(
    kasm: Kasm, client: Client, ask: Ask
) -> None:
    kasm.answers({"error_message": "not ready", "operational_status": "starting", "operational_progress": 40})
    status = await ask(sessions.get_kasm_status, client=client, body=STATUS)
    assert (status.operational_status, status.operational_progress, status.kasm) == ("starting", 40, None)


@pytest.mark.parametrize("answer", [{"error_message": "gone"}, {"error_message": "gone", "operational_status": None}])
async def test_a_session_that_is_gone_is_refused(kasm: Kasm, client: Client, ask: Ask, answer: object) -> None:
    kasm.answers(answer)
    with pytest.raises(ApiError, match="gone"):
        await ask(sessions.get_kasm_status, client=client, body=STATUS)


async def test_an_empty_error_message_is_none(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"error_message": "", "kasms": []})
    assert (await ask(sessions.get_kasms, client=client)).kasms == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("<b>No</b> <script>x()</script>image", "No x() image", id="markup"),
        pytest.param("3 < 4 and 5 > 4", "3 < 4 and 5 > 4", id="comparison"),
        pytest.param("one\ntwo\x00\x1b[31m\u202ethree", "one two [31m three", id="control-characters"),
        pytest.param("a\ud800b", "a b", id="half-a-character"),
        pytest.param("x" * 5000, "x" * 299 + "…", id="long"),
        pytest.param(f"bad key {SECRET}!", "bad key ***!", id="secret"),
        pytest.param({"code": 7}, '{"code": 7}', id="object"),
    ],
)
async def test_kasms_words_are_shown_short_and_without_markup_or_secrets(
    kasm: Kasm, client: Client, ask: Ask, words: object, shown: str
) -> None:
    kasm.answers({"error_message": words})
    with pytest.raises(ApiError) as caught:
        await ask(sessions.get_kasms, client=client)
    assert caught.value.error_message == shown
    assert str(caught.value).endswith(shown)


async def test_an_exception_shows_neither_the_body_nor_the_key(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers(HTML, status=502, content_type="text/html")
    with pytest.raises(KasmError) as caught:
        await ask(sessions.destroy_kasm, client=client, body=DestroyKasmRequest(kasm_id="b1", user_id="5c"))
    shown = f"{caught.value} {caught.value!r}"
    assert "secret-in-a-page" not in shown
    assert SECRET not in shown


@pytest.mark.parametrize("answer", [{"error_message": "no"}, [], {"kasms": [{}]}])
async def test_an_exception_survives_copy_and_pickle_without_the_key(
    kasm: Kasm, client: Client, ask: Ask, answer: object
) -> None:
    kasm.answers(answer)
    with pytest.raises(KasmError) as caught:
        await ask(sessions.get_kasms, client=client)
    stored = pickle.dumps(caught.value)
    assert SECRET.encode() not in stored
    for twin in (pickle.loads(stored), copy.copy(caught.value)):
        assert type(twin) is type(caught.value)
        assert str(twin) == str(caught.value)
        assert isinstance(twin.response, httpx2.Response)
