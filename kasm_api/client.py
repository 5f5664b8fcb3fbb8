# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Connections to one Kasm: address, key, TLS, time limits. Every call goes through here; none is named here."""

import ssl
from collections.abc import AsyncGenerator, Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Literal, NoReturn, Self, TypeVar
from weakref import WeakKeyDictionary, finalize

import httpx2

import kasm_api  # for annotations: its names are imported when something resolves them

from .connections import close_soon, close_with_loop, current_loop, open_async, open_sync
from .errors import Answer, KasmError, UnexpectedResponse, forget_variables
from .network import Network, httpx_arguments, tls_context
from .signing import Signature
from .types import HiddenDict, Request, Secret

T = TypeVar("T")

_URLS_KEPT = 256  # more than the number of calls: parsing an address takes longer than all other work of this package
_OURS = {"auth", "base_url", "cookies", "headers", "timeout", "verify"}
_HTTPX_ARGUMENTS = frozenset(httpx2.Client.__init__.__kwdefaults__ or ()) - _OURS


class Client:
    """Client of one Kasm; make one per process, since it keeps connections open.

    Use it as a context manager, `with` for `sync` calls or `async with` for `asyncio` calls, or close it yourself:

        with Client("https://kasm.example.org", api_key=key, api_key_secret=secret) as client:
            for session in sessions.get_kasms.sync(client=client).kasms or []:
                print(session.kasm_id, session.operational_status)

    Threads may share a client, and so may event loops, in turn or at once: each loop has separate connections, which are
    closed with the client or when the loop ends. Processes may not: make one after a fork. A copy has the same settings and
    separate connections; a client cannot be pickled, since the pickle would reveal the key.

    The key, headers, cookies and `httpx_args` are hidden in `repr` and in the variables of a traceback. Event hooks get
    requests as they are sent, with the key.

    Redirects are not followed. Cookies that a server sets are not kept.

    Args:
        base_url: Scheme and host of Kasm, `https://kasm.example.org`; a trailing `/api` or `/api/public` is dropped, since
            paths of calls start with it.
        api_key: The key; None sends calls unsigned.
        api_key_secret: Its secret.
        auth: Where the pair goes: `body`, as members of the JSON body (up to 1.19), or `basic`, as HTTP Basic (newer).
        timeout: Time limit of connecting and of each wait for data, in seconds; None waits for ever; or an
            `httpx2.Timeout`.
        verify_ssl: True checks certificates, by the authorities of `SSL_CERT_FILE`, `SSL_CERT_DIR` or the system; False
            does not; a path to a file or folder of authorities; or a context, used as it is.
        headers: Sent with every request; None for none.
        cookies: Sent with every request; None for none.
        httpx_args: More arguments for `httpx2.Client` and `httpx2.AsyncClient`, a `proxy` or `event_hooks` for example. Hooks
            that are plain functions work in both. With `trust_env=False`, no environment variable has any effect.
        async_httpx_args: Arguments for `httpx2.AsyncClient` that override `httpx_args`, a `transport` for example.

    Raises:
        ValueError: If the address is invalid, or arguments contradict each other.
        ConfigError: At the first call, if the variable that sets the proxy or the authorities for this address is unusable.
    """

    __slots__ = (
        "__weakref__",
        "_async",
        "_is_closed",
        "_lock",
        "_secrets",
        "_signature",
        "_sync",
        "_urls",
        "api_key",
        "api_key_secret",
        "async_httpx_args",
        "auth",
        "base_url",
        "cookies",
        "headers",
        "httpx_args",
        "timeout",
        "verify_ssl",
    )

    def __init__(
        self,
        base_url: str,
        *,
        api_key: str | Secret | None = None,
        api_key_secret: str | Secret | None = None,
        auth: Literal["body", "basic"] = "body",
        timeout: float | httpx2.Timeout | None = 30.0,
        verify_ssl: bool | str | Path | ssl.SSLContext = True,
        headers: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        httpx_args: Mapping[str, Any] | None = None,
        async_httpx_args: Mapping[str, Any] | None = None,
    ) -> None:
        # First, so that the traceback of any error below shows no secret in its variables.
        api_key = None if api_key is None else Secret(api_key)
        api_key_secret = None if api_key_secret is None else Secret(api_key_secret)
        headers, cookies = HiddenDict(headers or {}), HiddenDict(cookies or {})
        httpx_args, async_httpx_args = HiddenDict(httpx_args or {}), HiddenDict(async_httpx_args or {})

        if bool(api_key) != bool(api_key_secret) or (api_key is not None and not api_key):
            raise ValueError("api_key and api_key_secret must be given together, and not empty")
        if auth not in ("body", "basic"):
            raise ValueError(f"auth must be 'body' or 'basic', not {auth!r}")
        for arguments in (httpx_args, async_httpx_args):
            if wrong := sorted(arguments.keys() - _HTTPX_ARGUMENTS):
                raise ValueError(f"httpx_args takes {sorted(_HTTPX_ARGUMENTS)}, not {wrong}")
        url = _address(base_url)

        self.base_url = str(url).rstrip("/")
        self.api_key = api_key
        self.api_key_secret = api_key_secret
        self.auth: Literal["body", "basic"] = auth
        self.timeout = timeout
        self.verify_ssl = verify_ssl
        self.headers = headers
        self.cookies = cookies
        self.httpx_args = httpx_args
        self.async_httpx_args = async_httpx_args
        pair = None if api_key is None or api_key_secret is None else (api_key, api_key_secret)
        self._signature = Signature(url, pair, auth)
        self._secrets = () if api_key_secret is None else (api_key_secret,)
        self._urls: dict[str, httpx2.URL] = {}
        self._lock = Lock()
        self._is_closed = False
        self._sync: httpx2.Client | None = None
        self._async: WeakKeyDictionary[object, tuple[httpx2.AsyncClient, AsyncGenerator[None, None]]] = (
            WeakKeyDictionary()
        )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Make the client that environment variables describe; `kasm_api.settings` explains each variable.

        The same variables choose the proxy and the authorities. If Kasm runs on this machine, proxies are ignored.

        Args:
            environment: Names and values; None for this process's environment, completed by the nearest `.env`.

        Raises:
            ConfigError: With every setting that is missing or wrong.
        """
        from .settings import ClientSettings  # noqa: PLC0415 - few programs need it

        return cls.from_settings(ClientSettings.from_environment(environment))

    @classmethod
    def from_settings(cls, settings: "kasm_api.ClientSettings") -> Self:
        """Make a client from settings."""
        return cls(
            settings.api_url,
            api_key=settings.api_key,
            api_key_secret=settings.api_secret,
            auth=settings.auth,
            timeout=httpx2.Timeout(settings.timeout_s, connect=settings.timeout_s / 2),
            verify_ssl=settings.authorities,
            httpx_args=httpx_arguments(settings.network),
        )

    def __repr__(self) -> str:
        # A traceback may show an object whose __init__ failed.
        closed = ", closed" if getattr(self, "_is_closed", False) else ""
        return f"Client({getattr(self, 'base_url', '?')!r}{closed})"

    def get_httpx_client(self) -> httpx2.Client:
        """Return the underlying httpx2 client of `sync` calls, for calls that are not described; it adds the key too.

        With `follow_redirects`, it follows redirects within this Kasm's calls, and raises `httpx2.RequestError` for any
        other.

        Raises:
            RuntimeError: If this client is closed.
        """
        with self._lock:
            self._refuse_if_closed()
            if self._sync is None:
                self._sync = self._opened(open_sync, self.httpx_args)
                finalize(self, self._sync.close)  # if the caller does not close it
            return self._sync

    def get_async_httpx_client(self) -> httpx2.AsyncClient:
        """Return the underlying httpx2 client of `asyncio` calls in the running event loop; see `get_httpx_client`.

        Raises:
            RuntimeError: If this client is closed, or no event loop is running.
        """
        loop = current_loop()
        with self._lock:
            self._refuse_if_closed()
            if loop not in self._async:
                opened = self._opened(open_async, HiddenDict(self.httpx_args | self.async_httpx_args))
                self._async[loop] = opened, close_with_loop(opened)
            return self._async[loop][0]

    def call(self, operation: str, request: Request, parse: Callable[[Answer], T]) -> T:
        """Send one request and parse its answer.

        Args:
            operation: Name of the call, for exceptions.
            request: Arguments of `httpx2.Client.build_request`.
            parse: Converts the answer to the call's result.

        Raises:
            KasmError: If the answer is not the documented success.
            httpx2.TransportError: If there is no complete answer within the time limit.
            RuntimeError: If the client is closed.
            TypeError, ValueError: If a value fits neither JSON nor a header; nothing is sent.
        """
        client = self.get_httpx_client()
        try:
            response = client.send(self._built(client, request), auth=None, follow_redirects=False)
        except BaseException as error:
            self._explain(error, operation, client, request)
            raise
        return self._read(operation, client, request, response, parse)

    async def acall(self, operation: str, request: Request, parse: Callable[[Answer], T]) -> T:
        """Send one request and parse its answer, for `asyncio`; see `call`."""
        client = self.get_async_httpx_client()
        try:
            response = await client.send(self._built(client, request), auth=None, follow_redirects=False)
        except BaseException as error:
            self._explain(error, operation, client, request)
            raise
        return self._read(operation, client, request, response, parse)

    def close(self) -> None:
        """Close all connections, those of event loops as soon as their loop can; a closed client stays closed."""
        with self._lock:
            self._is_closed = True
            opened, self._sync = self._sync, None
            guards = [(loop, guard) for loop, (_, guard) in self._async.items()]
        if opened is not None:
            opened.close()
        for loop, guard in guards:
            close_soon(loop, guard)

    async def aclose(self) -> None:
        """Close all connections, waiting for those of this event loop."""
        with self._lock:
            mine = self._async.pop(current_loop(), None)
        self.close()
        if mine is not None:
            await mine[1].aclose()

    def __enter__(self) -> Self:
        self._refuse_if_closed()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        self._refuse_if_closed()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()

    def __copy__(self) -> Self:
        return type(self)(
            self.base_url,
            api_key=self.api_key,
            api_key_secret=self.api_key_secret,
            auth=self.auth,
            timeout=self.timeout,
            verify_ssl=self.verify_ssl,
            headers=self.headers,
            cookies=self.cookies,
            httpx_args=self.httpx_args,
            async_httpx_args=self.async_httpx_args,
        )

    def __deepcopy__(self, memo: object) -> Self:
        return self.__copy__()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Client cannot be pickled, since the pickle would reveal its key: make one where it is used")

    def _refuse_if_closed(self) -> None:
        if self._is_closed:
            raise RuntimeError("this Client is closed; make another one")

    def _built(
        self, client: httpx2.Client | httpx2.AsyncClient, request: Request, *, is_signed: bool = True
    ) -> httpx2.Request:
        try:
            arguments = self._signature.sign(request.revealed()) if is_signed else request.revealed()
            path = request["url"]
            url = self._urls.get(path)
            if url is None:
                url = httpx2.URL(self.base_url + path)
                if len(self._urls) < _URLS_KEPT:
                    self._urls[path] = url
            return client.build_request(**arguments | {"url": url})
        except (TypeError, ValueError, httpx2.InvalidURL) as error:
            wrong = _unwritable(error)
        arguments = {}  # a traceback may show variables
        raise wrong

    def _explain(
        self, error: BaseException, operation: str, client: httpx2.Client | httpx2.AsyncClient, request: Request
    ) -> None:
        """Add the name of the call to an exception, and remove the key from it.

        Raises:
            httpx2.RemoteProtocolError: If a body's compression does not match its header: the `DecodingError` of httpx2 is
                no `TransportError`.
            httpx2.ProxyError: If a SOCKS proxy does not speak SOCKS: that error is none of httpx2.
        """
        if type(error).__module__.partition(".")[0] == "socksio":
            broken = httpx2.ProxyError("the SOCKS proxy does not answer as one")
            self._explain(broken, operation, client, request)
            raise broken from None
        if not isinstance(error, httpx2.RequestError) and isinstance(error, Exception):
            return
        forget_variables(error)
        if isinstance(error, httpx2.RequestError):
            error.request = self._built(client, request, is_signed=False)
            error.add_note(f"during {operation} of {self.base_url}")
        if isinstance(error, httpx2.DecodingError):
            odd = httpx2.RemoteProtocolError(str(error))
            self._explain(odd, operation, client, request)
            raise odd from error

    def _read(
        self,
        operation: str,
        client: httpx2.Client | httpx2.AsyncClient,
        request: Request,
        response: httpx2.Response,
        parse: Callable[[Answer], T],
    ) -> T:
        try:
            return parse(Answer(operation, response, self._secrets))
        except (KasmError, KeyError, TypeError, ValueError, AttributeError) as error:
            # The exception keeps the answer; it must not keep the key.
            response.request = self._built(client, request, is_signed=False)
            response.next_request = None
            forget_variables(error)
            if isinstance(error, KasmError):
                raise
            raise UnexpectedResponse(operation, response, "JSON of another shape") from error

    def _opened(
        self,
        open_one: Callable[[Mapping[str, Any], Mapping[str, str], Signature, Mapping[str, Any]], T],
        arguments: Mapping[str, Any],
    ) -> T:
        try:
            arguments, verify = self._from_environment(arguments)
            settings = {
                "base_url": self.base_url,
                "headers": self.headers,
                "timeout": self.timeout,
                "verify": _context(verify, is_encrypted=self.base_url.startswith("https:")),
            }
            return open_one(settings, self.cookies, self._signature, arguments)
        except Exception as error:
            forget_variables(error)
            raise

    def _from_environment(
        self, arguments: Mapping[str, Any]
    ) -> tuple[Mapping[str, Any], bool | str | Path | ssl.SSLContext]:
        """Add the proxy and the authorities that the environment chooses, unless the arguments say otherwise.

        Raises:
            ConfigError: A variable that applies to this Kasm is unusable.
        """
        if arguments.get("transport") is not None:  # it connects in its own way
            return arguments, False
        if not arguments.get("trust_env", True):
            return arguments, self.verify_ssl
        network = Network.of(
            self.base_url, with_proxy=arguments.get("proxy") is None, with_authorities=self.verify_ssl is True
        )
        if network.problems:
            from .settings import ConfigError  # noqa: PLC0415 - few programs need it

            raise ConfigError(network.problems)
        verify = network.authorities or True if self.verify_ssl is True else self.verify_ssl
        return HiddenDict({**arguments, **httpx_arguments(network)}), verify


def _address(text: str) -> httpx2.URL:
    """Parse a base URL, and drop the part that calls add to it."""
    try:
        url = httpx2.URL(text.strip())
    except (httpx2.InvalidURL, AttributeError, TypeError) as error:
        raise ValueError(f"base_url is scheme and host, such as https://kasm.example.org: {error}") from None
    if "://" not in text and "@" not in text:
        raise ValueError(
            f"base_url is scheme and host, such as https://kasm.example.org; is it https://{text.strip()}?"
        )
    if url.scheme not in ("http", "https") or not url.host or url.userinfo or url.query or url.fragment:
        raise ValueError("base_url is scheme and host, such as https://kasm.example.org, without a login or a query")
    path = url.path.rstrip("/")
    for suffix in ("/api/public", "/api"):
        path = path.removesuffix(suffix)
    return url.copy_with(path=path or "/")


def _unwritable(error: TypeError | ValueError | httpx2.InvalidURL) -> TypeError | ValueError:
    """Return an error without the request's content: the original's frames, and a `UnicodeError` itself, hold the key."""
    kind = TypeError if isinstance(error, TypeError) else ValueError
    return kind(f"the request cannot be encoded: {getattr(error, 'reason', error)}")


def _context(verify: bool | str | Path | ssl.SSLContext, *, is_encrypted: bool) -> bool | ssl.SSLContext:
    if isinstance(verify, ssl.SSLContext) or verify is False:
        return verify
    if not is_encrypted:
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts no authority, and needs none
    return tls_context(None if verify is True else verify)
