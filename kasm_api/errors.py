# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Exceptions of calls, and `Answer`, which validates a response and raises them."""

import json
import re
from typing import Any, Self

import httpx2
from attrs import field, frozen

from .types import Secret

_LONGEST_MESSAGE = 300  # characters of Kasm's own words that an exception repeats
_FIRST_BYTES = {"image/jpeg": b"\xff\xd8"}  # images are recognised by their bytes, since the content type may be wrong
_TAG = re.compile(r"<[!/?a-zA-Z][^>]*>?")
_TEXT_OR_NO_NUMBER = re.compile(r'("(?:[^"\\]|\\.)*")|-?\b(?:nan|inf)\b')
_LONGEST_REPAIR = 65_536  # bytes of the largest body in which `nan` and `inf` are replaced
_NOT_JSON = object()


class KasmError(Exception):
    """Kasm answered, but not with the documented success.

    The exception's text never contains the body of the answer, a key or a token: it is safe to log and to show.

    A pickle of it, as used by process pools, has no body, and of the headers only the content type.

    Attributes:
        operation: The call's `operationId` in the description, which is Kasm's own name for it.
        status_code: HTTP status of the answer. Kasm refuses many calls with 200.
        response: The whole answer. Its body may contain secrets; its request is without the key.
        error_message: Kasm's own words without markup, shortened; None when it gave none.
    """

    def __init__(self, operation: str, response: httpx2.Response, error_message: str | None = None) -> None:
        super().__init__(operation, response, error_message)
        self.operation = operation
        self.response = response
        self.status_code = response.status_code
        self.error_message = error_message

    def __str__(self) -> str:
        return f"{self.operation}: HTTP {self.status_code}: {self.error_message or 'no message'}"

    def __copy__(self) -> Self:
        return type(self)(*self.args)

    def __deepcopy__(self, memo: object) -> Self:
        return type(self)(*self.args)

    def __reduce__(self) -> tuple[Any, ...]:
        operation, response, words = self.args
        return type(self), (operation, _without_content(response), words)


class ApiError(KasmError):
    """Kasm understood the call and refused it, with any HTTP status."""


class Unauthorized(ApiError):
    """The key or the session token was refused, or a permission is missing (HTTP 401 or 403, with or without JSON).

    Its text names the permissions that the call needs, and when it needs more.
    """

    @property
    def permissions(self) -> tuple[str, ...]:
        """Permissions that the call always needs, such as `("Users Create",)`; empty if none are known or needed."""
        from .permissions import PERMISSIONS  # noqa: PLC0415 - only a refusal needs the table

        return PERMISSIONS.get(self.operation) or ()

    def __str__(self) -> str:
        from .permissions import needed  # noqa: PLC0415 - only a refusal needs the table

        words = needed(self.operation)
        return super().__str__() + (f" (permissions: {words})" if words else "")


class UnexpectedResponse(KasmError):
    """The description does not cover the answer: a web page, broken JSON, another status, another shape.

    Attributes:
        reason: Why the answer is unexpected, without Kasm's own words.
    """

    def __init__(self, operation: str, response: httpx2.Response, reason: str) -> None:
        super().__init__(operation, response)
        self.args = (operation, response, reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.operation}: HTTP {self.status_code}: unexpected answer: {self.reason}"


def forget_variables(error: BaseException) -> None:
    """Remove the tracebacks from an exception and its causes, since variables in their frames hold the request.

    The exceptions themselves and their causes stay; only the place inside httpx2 is lost.
    """
    todo: list[BaseException | None] = [error]
    seen: set[int] = set()
    while todo:
        one = todo.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        one.__traceback__ = None
        todo += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]


def _without_content(response: httpx2.Response) -> httpx2.Response:
    headers = {"content-type": response.headers["content-type"]} if "content-type" in response.headers else {}
    request = httpx2.Request(response.request.method, response.request.url)
    return httpx2.Response(response.status_code, headers=headers, content=b"", request=request)


def plain_text(text: str) -> str:
    """Remove markup and control characters from a server's text, and shorten it."""
    visible = "".join(character if character.isprintable() else " " for character in _TAG.sub(" ", text))
    words = " ".join(visible.split())
    return words if len(words) <= _LONGEST_MESSAGE else words[: _LONGEST_MESSAGE - 1] + "…"


def _decode(text: str | bytes) -> Any:
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return _NOT_JSON


@frozen
class Answer:
    """Kasm's answer to one call, not validated yet.

    Attributes:
        operation: The call's name.
        response: The complete answer, body read.
        secrets: Texts to mask in exceptions.
    """

    operation: str
    response: httpx2.Response
    secrets: tuple[Secret, ...] = field(default=(), repr=False)

    def read_object(self, *, data_if: str | None = None) -> dict[str, Any]:
        """Return the JSON object of a successful answer.

        Args:
            data_if: Name of a member that makes the answer a success even with an `error_message`; None for no such
                member.

        Raises:
            KasmError: If the answer is anything else.
        """
        payload = self._json()
        if self.response.status_code == 200 and isinstance(payload, dict):
            if not payload.get("error_message") or payload.get(data_if or ""):
                return payload
        raise self._failure(payload)

    def read_bytes(self, media_type: str, *, refusals: tuple[int, ...] = ()) -> bytes:
        """Return the body of a successful answer other than JSON.

        Args:
            media_type: The content type of a success.
            refusals: Statuses of refusals in plain text.

        Raises:
            KasmError: If the answer is anything else.
        """
        content = self.response.content
        start = _FIRST_BYTES.get(media_type)
        is_expected = self._media_type == media_type if start is None else content.startswith(start)
        if self.response.status_code == 200 and is_expected:
            return content
        is_refusal = self.response.status_code in refusals and self._media_type == "text/plain"
        raise self._failure(self._json(), is_refusal=is_refusal)

    @property
    def _media_type(self) -> str:
        return str(self.response.headers.get("content-type", "")).partition(";")[0].strip().lower()

    def _json(self) -> Any:
        """Decode the body, ignoring its content type."""
        content = self.response.content
        payload = _decode(content)
        if payload is _NOT_JSON and len(content) <= _LONGEST_REPAIR:
            # KasmVNC writes the result of a division by zero as `nan`; replace it by null.
            payload = _decode(_TEXT_OR_NO_NUMBER.sub(lambda match: match[1] or "null", self.response.text))
        return payload

    def _failure(self, payload: Any, *, is_refusal: bool = False) -> KasmError:
        """Build the exception for an answer that is no success.

        Args:
            payload: The decoded body.
            is_refusal: Whether the description marks it as a refusal, even without Kasm's own words.
        """
        message = self._error_message(payload)
        if self.response.status_code in (401, 403):
            return Unauthorized(self.operation, self.response, message)
        if message is not None or is_refusal:
            return ApiError(self.operation, self.response, message)
        return UnexpectedResponse(self.operation, self.response, self._reason(payload))

    def _error_message(self, payload: Any) -> str | None:
        if not isinstance(payload, dict):
            return None
        words = payload.get("error_message") or payload.get("error")
        if not words:
            return None
        text = words if isinstance(words, str) else json.dumps(words)
        for secret in self.secrets:
            text = text.replace(secret.reveal(), "***")
        return plain_text(text)

    def _reason(self, payload: Any) -> str:
        following = self.response.next_request  # set by httpx2 from the Location header
        if following is not None:
            target = following.url
            if (target.scheme, target.netloc) != (self.response.url.scheme, self.response.url.netloc):
                return f"a redirect to {target.scheme}://{target.netloc.decode()}"
        if not self.response.content:
            return "an empty body"
        if payload is _NOT_JSON:
            return "a web page" if self._media_type == "text/html" else "not JSON"
        if self.response.status_code != 200:
            return "a status that is not described"
        return "JSON instead of a file" if isinstance(payload, dict) else "not a JSON object"
