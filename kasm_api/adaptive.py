# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""The asyncio transport: httpx's own, until many calls are in flight at once.

httpx's pool looks at every connection several times for every request, which with twenty in flight costs more than the
rest of the call. aiohttp does not, but takes long to import, so whoever makes a few calls at a time never pays for it.
"""

import asyncio
import ssl
from importlib import import_module

import httpx

_MANY = 4  # calls in flight from which on aiohttp is worth its import
_SMALL = 32_768  # bytes of a body that asyncio takes whole; aiohttp has no time limit for writing a larger one


class AdaptiveTransport(httpx.AsyncBaseTransport):
    """Connections of one asyncio loop.

    Args:
        context: What is trusted.
        limits: How many connections there may be, and how long idle ones are kept.
        trust_env: As for httpx.
    """

    def __init__(self, context: ssl.SSLContext, limits: httpx.Limits, *, trust_env: bool) -> None:
        self._context = context
        self._limits = limits
        self._plain = httpx.AsyncHTTPTransport(verify=context, limits=limits, trust_env=trust_env)
        self._fast: httpx.AsyncBaseTransport | None = None
        self._waiting = 0
        self._loading: asyncio.Future[object] | None = None
        self._is_closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request by whichever transport is in use."""
        if self._loading is None and self._waiting + 1 >= _MANY:
            # In a thread: nothing that is in flight stands still meanwhile.
            self._loading = asyncio.get_running_loop().run_in_executor(
                None, import_module, ".over_aiohttp", __package__
            )
            self._loading.add_done_callback(self._loaded)
        transport = self._fast if self._fast is not None and _is_simple(request) else self._plain
        self._waiting += 1
        try:
            return await transport.handle_async_request(request)
        finally:
            self._waiting -= 1

    async def aclose(self) -> None:
        """Close all connections."""
        self._is_closed = True
        await self._plain.aclose()
        if self._fast is not None:
            await self._fast.aclose()

    def _loaded(self, loading: "asyncio.Future[object]") -> None:
        if loading.cancelled() or loading.exception() is not None or self._is_closed:
            return  # without aiohttp, httpx goes on
        from .over_aiohttp import AiohttpTransport  # noqa: PLC0415 - it is imported by now

        self._fast = AiohttpTransport(self._context, self._limits)


def _is_simple(request: httpx.Request) -> bool:
    """Return whether aiohttp sends it just so: once, in time, and with the headers in the one encoding it writes.

    When a kept connection breaks, it sends a GET once more without asking. A POST it does not.
    """
    if request.method != "POST" or not isinstance(request.stream, httpx.ByteStream) or len(request.content) > _SMALL:
        return False
    try:
        return all(value.isascii() or value.decode() for _, value in request.headers.raw)
    except UnicodeDecodeError:
        return False
