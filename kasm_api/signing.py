# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Adds the API key to the calls of one Kasm, and keeps key, cookies and headers from other addresses."""

import base64
import json
from collections.abc import Generator
from typing import Any, Literal

import httpx2

from .types import Secret

_OF_THE_BODY = {b"content-length", b"content-type", b"transfer-encoding"}
_ASKED = "kasm_api.asked"  # extension of a request: its original address; redirected requests inherit it


class Signature(httpx2.Auth):
    """Adds the API key to calls below `<base_url>/api/` only.

    Another scheme, host or port, and any other path (such as the session proxy) never get the key.

    Args:
        base_url: Address of the Kasm that the key belongs to.
        pair: Key and secret; None signs nothing.
        form: Where the pair goes: `body` or `basic`.
    """

    requires_request_body = True

    def __init__(
        self, base_url: httpx2.URL, pair: tuple[Secret, Secret] | None, form: Literal["body", "basic"]
    ) -> None:
        self._origin = _origin(base_url)
        self._prefix = base_url.path.rstrip("/") + "/api/"
        self._key: Secret | None
        self._secret: Secret | None
        self._key, self._secret = pair or (None, None)
        self._form = form

    def __repr__(self) -> str:
        return f"{type(self).__name__}(form={self._form!r})"

    def sign(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Add the key to the arguments of a described call, so that its request is built only once.

        Args:
            arguments: For `httpx2.Client.build_request`, with a path as `url`.
        """
        if self._key is None or not arguments["url"].startswith("/api/"):
            return arguments
        if self._form == "basic":
            return arguments | {"headers": arguments.get("headers", {}) | {"Authorization": self._header()}}
        return arguments | {"json": arguments["json"] | self._members()} if "json" in arguments else arguments

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response, None]:
        """Send a request, with the key if its address allows."""
        request.extensions[_ASKED] = request.url
        signed = request
        if self._key is not None and self._is_home(request.url):
            if self._form == "basic":
                signed = self._with_header(request)
            elif request.method == "POST":
                signed = self._with_members(request)
        response = yield signed
        # An exception may keep the answer; it must not keep the key.
        response.request = request
        response.next_request = None

    def stay_home(self, request: httpx2.Request) -> None:
        """Refuse a redirect that could carry the key or a login to another address.

        httpx2 sends a body again after 307 and 308, and headers and cookies of the client after every redirect.

        Raises:
            httpx2.RequestError: If the redirect leads to another scheme, host or port, or out of the calls.
        """
        asked: httpx2.URL | None = request.extensions.get(_ASKED)
        if asked is None or asked == request.url:
            return
        if _origin(asked) != _origin(request.url) or self._is_home(asked) > self._is_home(request.url):
            raise httpx2.RequestError("a redirect leads away from the requested Kasm", request=request)

    def _members(self) -> dict[str, str]:
        return {"api_key": _text(self._key), "api_key_secret": _text(self._secret)}

    def _header(self) -> str:
        return "Basic " + base64.b64encode(f"{_text(self._key)}:{_text(self._secret)}".encode()).decode()

    def _is_home(self, url: httpx2.URL) -> bool:
        return _origin(url) == self._origin and url.path.startswith(self._prefix)

    def _with_header(self, request: httpx2.Request) -> httpx2.Request:
        headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"authorization"]
        return httpx2.Request(
            request.method,
            request.url,
            headers=[*headers, (b"Authorization", self._header().encode())],
            content=request.content,
            extensions=request.extensions,
        )

    def _with_members(self, request: httpx2.Request) -> httpx2.Request:
        fields: Any = json.loads(request.content or b"{}")
        if not isinstance(fields, dict):
            raise TypeError("the API key goes into a JSON object, but the body of this request is not one")
        headers = [(name, value) for name, value in request.headers.raw if name.lower() not in _OF_THE_BODY]
        # A new request, since the body has no public setter. The time limits are in `extensions`.
        return httpx2.Request(
            request.method,
            request.url,
            headers=headers,
            json=fields | self._members(),
            extensions=request.extensions,
        )


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _text(secret: Secret | None) -> str:
    return "" if secret is None else secret.reveal()
