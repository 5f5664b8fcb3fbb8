# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""The way to one Kasm: address, key, TLS, time limits. Every call goes through here; it knows no call by name."""

import base64
import json
import ssl
from collections.abc import Callable, Generator
from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Any, Literal, Self, TypeVar
from urllib.request import Request as CookieRequest

import httpx
from attrs import define, field

from .errors import Answer, UnexpectedResponse

T = TypeVar("T")

_OF_THE_BODY = {b"content-length", b"content-type", b"transfer-encoding"}


class ApiKey(httpx.Auth):
    """Adds the API key to calls below `<base_url>/api/`, and to nothing else.

    Another scheme, host or port, and any other path (the session proxy, for one) never see the key.
    """

    requires_request_body = True

    def __init__(self, base_url: httpx.URL, key: str, secret: str, form: Literal["body", "basic"]) -> None:
        self._origin = (base_url.scheme, base_url.host, base_url.port)
        self._prefix = base_url.path.rstrip("/") + "/api/"
        self._key = key
        self._secret = secret
        self._form = form

    def __repr__(self) -> str:
        return f"{type(self).__name__}(form={self._form!r})"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send `request` with the key if it may have it."""
        url = request.url
        if (url.scheme, url.host, url.port) != self._origin or not url.path.startswith(self._prefix):
            yield request
        elif self._form == "basic":
            yield from self._send(request, self._with_header(request))
        elif request.method == "POST":
            yield from self._send(request, self._with_members(request))
        else:
            yield request

    @staticmethod
    def _send(request: httpx.Request, signed: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        response = yield signed
        # Whoever keeps the answer, an exception for one, must not keep the key with it.
        response.request = request
        response.next_request = None

    def _with_header(self, request: httpx.Request) -> httpx.Request:
        pair = base64.b64encode(f"{self._key}:{self._secret}".encode())
        headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"authorization"]
        headers.append((b"Authorization", b"Basic " + pair))
        return httpx.Request(
            request.method, request.url, headers=headers, content=request.content, extensions=request.extensions
        )

    def _with_members(self, request: httpx.Request) -> httpx.Request:
        fields = json.loads(request.content or b"{}")
        if not isinstance(fields, dict):
            raise TypeError("the API key goes into a JSON object, and the body of this request is none")
        headers = [(name, value) for name, value in request.headers.raw if name.lower() not in _OF_THE_BODY]
        fields |= {"api_key": self._key, "api_key_secret": self._secret}
        # A fresh request: the body of one has no public setter. The time limits live in `extensions`.
        return httpx.Request(request.method, request.url, headers=headers, json=fields, extensions=request.extensions)


class _KeepNothing(DefaultCookiePolicy):
    """Stores no cookie a server sets: a session proxy's cookies are the login of one user, and calls serve many."""

    def set_ok(self, cookie: Cookie, request: CookieRequest) -> bool:
        return False


@define(eq=False)
class Client:
    """The connection to one Kasm; make one per process, it keeps connections open.

    Use it as a context manager, `with` for `sync` calls or `async with` for `asyncio` calls, or close it yourself.
    Connections of `asyncio` calls belong to the event loop of the first one; to share a client between threads, make
    one call first. Redirects are not followed.

    Attributes:
        base_url: Scheme and host of the Kasm, `https://kasm.example.org`: paths of calls start with `/api/`.
        api_key: The key; None sends calls unsigned.
        api_key_secret: Its secret.
        auth: Where the pair goes: `body`, as members of the JSON body (up to 1.19), or `basic`, as HTTP Basic (newer).
        timeout: Seconds to wait for a connection, and for the server to go on sending; or an `httpx.Timeout`.
        verify_ssl: True checks certificates, False does not, a path names a file or folder of authorities, a context is
            used as it is.
        headers: Sent with every request.
        cookies: Sent with every request. Cookies that a server sets are not kept.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`, a `transport` or `proxy` for example.
    """

    base_url: str
    api_key: str | None = field(default=None, kw_only=True, repr=False)
    api_key_secret: str | None = field(default=None, kw_only=True, repr=False)
    auth: Literal["body", "basic"] = field(default="body", kw_only=True)
    timeout: float | httpx.Timeout = field(default=30.0, kw_only=True)
    verify_ssl: bool | str | Path | ssl.SSLContext = field(default=True, kw_only=True)
    headers: dict[str, str] = field(factory=dict, kw_only=True, repr=False)
    cookies: dict[str, str] = field(factory=dict, kw_only=True, repr=False)
    httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, repr=False)
    _sync: httpx.Client | None = field(default=None, init=False, repr=False)
    _async: httpx.AsyncClient | None = field(default=None, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.api_key is None) != (self.api_key_secret is None):
            raise ValueError("api_key and api_key_secret go together")
        if self.auth not in ("body", "basic"):
            raise ValueError(f"auth is 'body' or 'basic', not {self.auth!r}")
        url = httpx.URL(self.base_url)
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise ValueError("base_url is scheme and host, such as https://kasm.example.org, without a login")

    def get_httpx_client(self) -> httpx.Client:
        """Return the client behind `sync` calls, for calls that are not described: it adds the key just the same."""
        if self._sync is None:
            self._sync = httpx.Client(**self._settings(), **self.httpx_args)
        return self._sync

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the client behind `asyncio` calls; see `get_httpx_client`."""
        if self._async is None:
            self._async = httpx.AsyncClient(**self._settings(), **self.httpx_args)
        return self._async

    def call(self, operation: str, request: dict[str, Any], parse: Callable[[Answer], T]) -> T:
        """Send one request and read its answer.

        Args:
            operation: Name of the call, for exceptions.
            request: Arguments of `httpx.Client.build_request`.
            parse: Turns the answer into what the call returns.

        Raises:
            KasmError: If the answer is not the documented success.
            httpx.TransportError: If there is no complete answer within the time limit.
        """
        client = self.get_httpx_client()
        built = client.build_request(**request)
        try:
            response = client.send(built, follow_redirects=False)
        except httpx.RequestError as error:
            error.request = built  # the one that was sent holds the key
            raise
        return self._read(operation, response, parse)

    async def acall(self, operation: str, request: dict[str, Any], parse: Callable[[Answer], T]) -> T:
        """Do the same as `call`, for `asyncio`."""
        client = self.get_async_httpx_client()
        built = client.build_request(**request)
        try:
            response = await client.send(built, follow_redirects=False)
        except httpx.RequestError as error:
            error.request = built
            raise
        return self._read(operation, response, parse)

    def close(self) -> None:
        """Close the connections of `sync` calls; the next one opens new ones."""
        if self._sync is not None:
            self._sync.close()
            self._sync = None

    async def aclose(self) -> None:
        """Close all connections; the next call opens new ones."""
        self.close()
        if self._async is not None:
            await self._async.aclose()
            self._async = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()

    def _read(self, operation: str, response: httpx.Response, parse: Callable[[Answer], T]) -> T:
        secrets = (self.api_key_secret,) if self.api_key_secret else ()
        try:
            return parse(Answer(operation, response, secrets))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnexpectedResponse(operation, response, "JSON of another shape") from error

    def _settings(self) -> dict[str, Any]:
        cookies = httpx.Cookies(CookieJar(policy=_KeepNothing()))
        for name, value in self.cookies.items():
            cookies.set(name, value)
        return {
            "base_url": self.base_url,
            "auth": self._api_key_auth(),
            "headers": self.headers,
            "cookies": cookies.jar,
            "timeout": self.timeout,
            "verify": self._verify(),
            "follow_redirects": False,
        }

    def _api_key_auth(self) -> ApiKey | None:
        if self.api_key is None or self.api_key_secret is None:
            return None
        return ApiKey(httpx.URL(self.base_url), self.api_key, self.api_key_secret, self.auth)

    def _verify(self) -> bool | ssl.SSLContext:
        if not isinstance(self.verify_ssl, str | Path):
            return self.verify_ssl
        if Path(self.verify_ssl).is_dir():
            return ssl.create_default_context(capath=self.verify_ssl)
        return ssl.create_default_context(cafile=self.verify_ssl)
