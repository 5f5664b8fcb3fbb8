"""Can Kasm be reached: the name, the port, the certificate, and an API behind them.

Looks from below upwards, so that the first check that fails names the layer. It opens connections of its own only
where the gateway cannot tell what it met: name, port and certificate.
"""

import socket
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx2
from anyio.streams.tls import TLSAttribute
from attrs import evolve, frozen

from kasm_api.api import images
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import KasmSaidNo, OddAnswer, Unauthenticated
from kasm_mcp.config.config import Config
from kasm_mcp.doctor.finding import Finding, failed, ok, skipped, warning

NETWORK, CERTIFICATE, API, CLOCK = "network", "certificate", "kasm_api", "clock"

CONNECT_LIMIT_S = 10.0
_SOON = 14
"""Days before the end of a certificate at which it is worth a warning."""
_LARGEST_SKEW_S = 120
"""Clocks that are further apart are worth a warning; an answer's date has whole seconds and may be under way long."""
_NOT_YET_VALID, _EXPIRED, _WRONG_NAME, _WRONG_NUMBER = 9, 10, 62, 64
"""OpenSSL's numbers of why a certificate is not good."""


@frozen
class Endpoint:
    """Where Kasm is.

    Args:
        host: Name or number.
        port: Port.
        encrypted: Whether the address begins with `https`.
        here: Whether it is this machine.
        proxy: Name of the variable that puts a proxy before it; "" for none.
    """

    host: str
    port: int
    encrypted: bool
    here: bool
    proxy: str

    @classmethod
    def of(cls, config: Config, environment: Mapping[str, str]) -> "Endpoint":
        """Take the address from the settings, and from the environment whether a proxy is named for it."""
        parts = urlsplit(config.api_url)
        encrypted = parts.scheme == "https"
        names = ("https_proxy" if encrypted else "http_proxy", "all_proxy")
        here = config.on_this_machine
        host = parts.hostname or ""
        exempt = next((environment[name] for name in environment if name.lower() == "no_proxy"), "")
        direct = here or _is_exempt(host, exempt)
        proxies = [name for name in environment if name.lower() in names and environment[name] and not direct]
        port = parts.port or (443 if encrypted else 80)
        return cls(host, port, encrypted, here, next(iter(proxies), ""))


def _is_exempt(host: str, exempt: str) -> bool:
    """Return whether `NO_PROXY` names a host, or a domain that it is in."""
    names = [name.strip().lower().removeprefix("*.").lstrip(".") for name in exempt.split(",") if name.strip()]
    return any(name in ("*", host) or host.endswith(f".{name}") for name in names)


async def network(endpoint: Endpoint) -> Finding:
    """Look the name up and connect to the port."""
    try:
        found = await anyio.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
        numbers = ", ".join(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    except (OSError, UnicodeError):
        return _not_direct(
            endpoint,
            f"The name {endpoint.host} is not known here.",
            "Check KASM_API_URL for a typing error, and the DNS (or VPN) of this machine.",
        )
    began = anyio.current_time()
    try:
        with anyio.fail_after(CONNECT_LIMIT_S):
            await (await anyio.connect_tcp(endpoint.host, endpoint.port)).aclose()
    except TimeoutError:
        return _not_direct(
            endpoint,
            f"{endpoint.host} ({numbers}) does not answer on port {endpoint.port} within {CONNECT_LIMIT_S:g} s.",
            "A firewall may drop the packets: check the port in KASM_API_URL, the network and the VPN.",
        )
    except OSError as error:
        reason = "refuses connections" if isinstance(error.__cause__, ConnectionRefusedError) else "is not reached"
        return _not_direct(
            endpoint,
            f"{endpoint.host} ({numbers}) {reason} on port {endpoint.port}.",
            "Check host and port in KASM_API_URL, and that Kasm is running there.",
        )
    took_ms = (anyio.current_time() - began) * 1000
    place = endpoint.host if endpoint.host == numbers else f"{endpoint.host} ({numbers})"
    way = f" Requests go through the proxy of {endpoint.proxy}, though." if endpoint.proxy else ""
    return ok(NETWORK, f"{place} accepts connections on port {endpoint.port} ({took_ms:.0f} ms).{way}")


def _not_direct(endpoint: Endpoint, evidence: str, remedy: str) -> Finding:
    if endpoint.proxy:
        return warning(NETWORK, f"{evidence} {endpoint.proxy} is set, so requests go through that proxy.", remedy)
    return failed(NETWORK, evidence, remedy)


async def certificate(config: Config, endpoint: Endpoint) -> Finding:
    """Look whether the certificate is trusted the way the gateway would, and how long it lasts."""
    if not endpoint.encrypted:
        return _unencrypted(endpoint)
    try:
        shown = await _shown_certificate(endpoint, _trust(config))
    except ssl.SSLCertVerificationError as error:
        return _distrusted(error, config, endpoint)
    except ssl.SSLError as error:
        return failed(
            CERTIFICATE,
            f"{endpoint.host}:{endpoint.port} does not speak TLS as expected ({error.reason or 'handshake failed'}).",
            "Check the port in KASM_API_URL, and whether it should begin with http://.",
        )
    except (OSError, TimeoutError, anyio.BrokenResourceError, anyio.EndOfStream):
        return _cut_short(endpoint)
    return _lasts(config, shown)


def _trust(config: Config) -> ssl.SSLContext:
    """Return what the gateway trusts, or would if the check were not switched off."""
    own = evolve(config, verify_tls=True).tls()
    return own if isinstance(own, ssl.SSLContext) else httpx2.create_ssl_context()


async def _shown_certificate(endpoint: Endpoint, trust: ssl.SSLContext) -> Mapping[str, Any]:
    with anyio.fail_after(CONNECT_LIMIT_S):
        async with await anyio.connect_tcp(
            endpoint.host, endpoint.port, ssl_context=trust, tls_standard_compatible=False
        ) as stream:
            return stream.extra(TLSAttribute.peer_certificate) or {}  # noqa: S610  # anyio's, not Django's


def _distrusted(error: ssl.SSLCertVerificationError, config: Config, endpoint: Endpoint) -> Finding:
    """Say why, and what helps against just that."""
    if error.verify_code in (_EXPIRED, _NOT_YET_VALID):
        remedy = "Renew the certificate in Kasm, and check the clock of this machine."
    elif error.verify_code in (_WRONG_NAME, _WRONG_NUMBER):
        remedy = (
            "Use the name that the certificate is made for in KASM_API_URL, or give Kasm a certificate for this one "
            "(the one Kasm installs with names no address at all)."
        )
    else:
        remedy = (
            "Save the certificate of the authority (of a self-signed one, itself) as a PEM file and name it in "
            f"KASM_CA_BUNDLE: openssl s_client -connect {endpoint.host}:{endpoint.port} -showcerts </dev/null"
        )
    evidence = f"Not trusted: {error.verify_message.rstrip('.')}."
    if not config.verify_tls:
        return warning(CERTIFICATE, f"{evidence} It is used all the same, as KASM_VERIFY_TLS=false.", remedy)
    return failed(CERTIFICATE, evidence, f"{remedy} (For a test only: KASM_VERIFY_TLS=false.)")


async def api(gateway: Gateway, endpoint: Endpoint) -> Finding:
    """Look whether what answers is Kasm's API; a refusal is as good an answer as any."""
    try:
        await gateway.read(images.get_images)
    except (Unauthenticated, KasmSaidNo):
        pass
    except OddAnswer as error:
        return failed(
            API,
            f"Something answers at {endpoint.host}:{endpoint.port}, but not Kasm's API (HTTP {error.status_code}).",
            "KASM_API_URL must be the address at which Kasm's own web page opens, not another web server's.",
        )
    return ok(API, "Answers.")


def _unencrypted(endpoint: Endpoint) -> Finding:
    if endpoint.here:
        return skipped(CERTIFICATE, "Plain HTTP on this machine; nothing to look at.")
    return warning(
        CERTIFICATE,
        "Plain HTTP: key, commands and files can be read on the way.",
        "Use the https address of Kasm in KASM_API_URL.",
    )


def _cut_short(endpoint: Endpoint) -> Finding:
    if endpoint.proxy:
        return skipped(CERTIFICATE, f"Only the proxy of {endpoint.proxy} reaches Kasm.")
    return failed(CERTIFICATE, "The connection ended during the handshake.", "Look at Kasm's proxy (nginx).")


def _lasts(config: Config, shown: Mapping[str, Any]) -> Finding:
    if not config.verify_tls:
        return warning(
            CERTIFICATE,
            "KASM_VERIFY_TLS=false, although the certificate is good.",
            "Remove KASM_VERIFY_TLS: without the check, anybody on the way can pose as Kasm and read the key.",
        )
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)
    days = (ends - datetime.now(UTC)).days
    if days < _SOON:
        return warning(CERTIFICATE, f"Trusted, but it ends on {ends:%Y-%m-%d}, in {days} day(s).", "Renew it in Kasm.")
    return ok(CERTIFICATE, f"Trusted until {ends:%Y-%m-%d} ({days} days), issued by {_issuer(shown)}.")


def _issuer(shown: Mapping[str, Any]) -> str:
    names = {name: value for part in shown.get("issuer", ()) for name, value in part}
    return str(names.get("commonName") or names.get("organizationName") or "somebody without a name")


async def clock(config: Config, endpoint: Endpoint) -> Finding:
    """Compare this machine's clock with the date of an answer: one request for the start page's head."""
    try:
        async with httpx2.AsyncClient(verify=config.tls(), timeout=CONNECT_LIMIT_S, trust_env=not endpoint.here) as web:
            told = (await web.head(f"{config.api_url}/")).headers.get("date", "")
        skew_s = (datetime.now(UTC) - parsedate_to_datetime(told)).total_seconds()
    except (httpx2.HTTPError, ValueError, TypeError):
        return skipped(CLOCK, "No answer with a date to compare it with.")
    if abs(skew_s) <= _LARGEST_SKEW_S:
        return ok(CLOCK, f"Agrees with the date of Kasm's answers within {_LARGEST_SKEW_S // 60} minutes.")
    return warning(
        CLOCK,
        f"This machine is {abs(skew_s):.0f} s {'ahead of' if skew_s > 0 else 'behind'} the date of Kasm's answers.",
        "Set both clocks (NTP): the ends of keys, certificates and download links count by them.",
    )
