"""Maps a failed call to an error that says what happened and what to do next.

`gateway` makes the calls; this module sends nothing.
"""

import ssl

import httpx2
from attrs import frozen

from kasm_api import ApiError, KasmError, Unauthorized
from kasm_desktops.calls.permissions import remedy
from kasm_desktops.errors import (
    OUTCOME_UNKNOWN,
    DesktopsError,
    KasmSaidNo,
    OddAnswer,
    TimedOut,
    Unauthenticated,
    Unavailable,
    Unreachable,
    quoted,
)

Failure = KasmError | httpx2.HTTPError | TimeoutError


UPSTREAM_DOWN = (429, 502, 503, 504)
"""Statuses of a proxy that cannot reach Kasm, or that limits the rate of calls."""


@frozen
class Upstream:
    """The address and time limits that messages name.

    Attributes:
        origin: Scheme, host and port.
        timeout_s: Longest wait for an answer, in seconds.
        connect_timeout_s: Longest wait for a connection, in seconds.
    """

    origin: str
    timeout_s: float
    connect_timeout_s: float


def error_of(error: Failure, call: str, upstream: Upstream, *, changing: bool) -> DesktopsError:
    """Map an exception of the client to a DesktopsError.

    Args:
        error: From the generated client, httpx2 or the time limit.
        call: Kasm's name of the call.
        upstream: Address and time limits.
        changing: Whether the call changes something, so that a lost answer leaves its outcome unknown.
    """
    if isinstance(error, KasmError):
        return _of_answer(error, call, changing=changing)
    if isinstance(error, TimeoutError | httpx2.TimeoutException):
        return _of_wait(error, call, upstream, changing=changing)
    distrust = _distrust(error)
    if distrust is not None:
        return Unreachable(
            f"The certificate of {upstream.origin} is not trusted {quoted(distrust.verify_message)}; nothing was sent. "
            "Set KASM_CA_BUNDLE to the authority's PEM file (or, for a test, KASM_VERIFY_TLS=false)."
        )
    if isinstance(error, httpx2.ProxyError):
        return Unreachable(
            f"The proxy does not connect to {upstream.origin} {quoted(str(error))}; nothing was sent. Check the "
            "variable that sets the proxy (kasm-mcp doctor names it), or add the host to NO_PROXY."
        )
    if isinstance(error, httpx2.ConnectError | httpx2.UnsupportedProtocol):
        return Unreachable(
            f"{upstream.origin} cannot be reached; nothing was sent. Check KASM_API_URL (http or https, host, port), "
            "the network, and the proxy if a variable sets one."
        )
    unknown = _unknown(changing=changing)
    return Unreachable(f"The connection broke before Kasm answered {call}.{unknown}", outcome_unknown=changing)


def _of_wait(
    error: TimeoutError | httpx2.TimeoutException, call: str, upstream: Upstream, *, changing: bool
) -> DesktopsError:
    if isinstance(error, httpx2.ConnectTimeout):
        return Unreachable(
            f"{upstream.origin} did not accept a connection within {upstream.connect_timeout_s:g} s; nothing was sent. "
            "Check KASM_API_URL and the network."
        )
    if isinstance(error, httpx2.PoolTimeout):
        return Unavailable("Too many calls to Kasm are waiting for answers; this one was not sent. Try again.")
    unknown = _unknown(changing=changing)
    return TimedOut(f"Kasm did not answer {call} within {upstream.timeout_s:g} s.{unknown}", outcome_unknown=changing)


def _unknown(*, changing: bool) -> str:
    return f" {OUTCOME_UNKNOWN}" if changing else ""


def worth_retrying(error: Exception) -> bool:
    """Return whether a call that changes nothing is worth retrying at once."""
    if isinstance(error, KasmError):
        return not isinstance(error, ApiError) and error.status_code in (502, 503)
    return isinstance(error, httpx2.NetworkError | httpx2.RemoteProtocolError) and _distrust(error) is None


def _of_refusal(error: ApiError, call: str, *, changing: bool) -> DesktopsError:
    said = quoted(error.error_message)
    if isinstance(error, Unauthorized):
        return Unauthenticated(
            f"Kasm refused {call} (HTTP {error.status_code}{said and ': ' + said}). "
            f"Check KASM_API_KEY and KASM_API_SECRET. {remedy(call)}"
        )
    if error.status_code >= 500 and changing and "uuid" not in said.lower():
        # Kasm may have failed after the change. (An id that is no UUID fails in its database, before the change.)
        return Unavailable(
            f"Kasm failed at {call} (HTTP {error.status_code}): {said}.{_unknown(changing=True)}", outcome_unknown=True
        )
    return KasmSaidNo(f"Kasm refused {call}: {said}.", said=error.error_message or "")


def _of_answer(error: KasmError, call: str, *, changing: bool) -> DesktopsError:
    if isinstance(error, ApiError):
        return _of_refusal(error, call, changing=changing)
    unknown = _unknown(changing=changing)
    if error.status_code in UPSTREAM_DOWN:
        return Unavailable(
            f"Kasm is not available at the moment: a proxy answered {call} with HTTP {error.status_code}.{unknown}",
            outcome_unknown=changing,
        )
    if error.status_code in range(300, 400):
        return OddAnswer(
            f"Kasm's address redirects {call} elsewhere (HTTP {error.status_code}); nothing happened. Set "
            "KASM_API_URL to the address that a browser shows after the redirect.",
            status_code=error.status_code,
            no_such_call=True,
        )
    if _is_absent(error):
        return OddAnswer(
            f"This Kasm has no call {call} (HTTP {error.status_code}); nothing happened. Check that KASM_API_URL is "
            "the address of Kasm itself.",
            status_code=error.status_code,
            no_such_call=True,
        )
    return OddAnswer(
        f"Kasm's API does not describe this answer to {call} (HTTP {error.status_code}).{unknown}",
        status_code=error.status_code,
        outcome_unknown=changing,
    )


def _is_absent(error: KasmError) -> bool:
    """Return whether the path does not exist: 404, 405, or the web UI's page, which some proxies serve for any path."""
    is_page = "html" in error.response.headers.get("content-type", "")
    return error.status_code in (404, 405) or (is_page and error.status_code < 300)


def _distrust(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """Find the certificate error among the causes of an error; None if there is none."""
    cause: BaseException | None = error
    seen: list[BaseException] = []
    # A chain of contexts can contain a cycle.
    while cause is not None and not any(cause is known for known in seen):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause
        seen.append(cause)
        cause = cause.__cause__ or cause.__context__
    return None
