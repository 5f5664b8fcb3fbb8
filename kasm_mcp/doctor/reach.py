"""Checks of the connection: network, certificate, API and clock, from the lowest layer up.

The first failure names the layer, and ends the examination. Opens sockets only for what the client of `kasm_desktops`
cannot tell apart: name, port, certificate and the date of an answer.
"""

import socket
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import anyio
import httpx2
from anyio.streams.tls import TLSAttribute

from kasm_api import Client
from kasm_api.network import tls_context
from kasm_desktops import AsyncDesktops, OddAnswer
from kasm_mcp.config.config import Config
from kasm_mcp.doctor.report import Finding, Report, Section, Status, failed, ok, skipped, warning

_CONNECT_LIMIT_S = 10.0
_RENEWAL_DAYS = 14
"""A certificate that expires sooner is a warning."""
_LARGEST_SKEW_S = 120
"""Above the resolution of the date header (1 s) and the time an answer travels."""
_NOT_YET_VALID, _EXPIRED, _WRONG_NAME, _WRONG_NUMBER = 9, 10, 62, 64
"""Verification errors of OpenSSL."""


class Reach:
    """The connection to Kasm.

    Args:
        config: The settings.
    """

    def __init__(self, config: Config) -> None:
        address = urlsplit(config.api_url)
        self._config = config
        self._host = address.hostname or ""
        self._is_encrypted = address.scheme == "https"
        self._port = address.port or (443 if self._is_encrypted else 80)
        self._proxy = config.network.proxy

    async def examine(self, desktops: AsyncDesktops, report: Report) -> bool:
        """Run the checks; return whether Kasm's API answers."""
        report.section(Section.CONNECTION)
        report.add("proxy", self._used_proxy())
        api = partial(self.api, desktops)
        layers = (("network", self.network), ("certificate", self.certificate), ("kasm_api", api))
        for check, look in layers:
            if (await report.check(check, look)).status is Status.FAILED:
                report.add("everything_else", skipped(f"The check {check} must succeed first."))
                return False
        await report.check("clock", self.clock)
        return True

    def _used_proxy(self) -> Finding:
        if self._proxy:
            return ok(f"{self._proxy.variable} applies: {self._proxy.url}.")
        if self._config.network.exempted_by:
            return ok(f"None: {self._config.network.exempted_by} exempts {self._host}.")
        return ok("None: Kasm runs on this machine." if self._config.on_this_machine else "None: no variable sets one.")

    async def network(self) -> Finding:
        """Resolve the host name and connect to the port: of the proxy if there is one, else of Kasm."""
        host, port, source, what = self._host, self._port, "KASM_API_URL", "Kasm"
        if self._proxy:
            proxy = urlsplit(self._proxy.url)
            host, port, source, what = proxy.hostname or "", proxy.port or 0, self._proxy.variable, "the proxy"
        try:
            found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return failed(
                f"The host name {host} cannot be resolved.",
                f"Check {source} for a typing error, and DNS and VPN of this machine.",
            )
        numbers = ", ".join(dict.fromkeys(str(address[0]) for *_, address in found))
        place = host if host == numbers else f"{host} ({numbers})"
        began = anyio.current_time()
        try:
            with anyio.fail_after(_CONNECT_LIMIT_S):
                await (await anyio.connect_tcp(host, port)).aclose()
        except TimeoutError:
            return failed(
                f"{place} does not answer on port {port} within {_CONNECT_LIMIT_S:g} s.",
                f"A firewall may drop the packets: check the port in {source}, the network and the VPN.",
            )
        except OSError as error:
            is_refused = isinstance(error.__cause__, ConnectionRefusedError)
            return failed(
                f"{place} {'refuses connections' if is_refused else 'cannot be reached'} on port {port}.",
                f"Check host and port in {source}, and that {what} is running there.",
            )
        took_ms = (anyio.current_time() - began) * 1000
        return ok(f"{place} accepts connections on port {port} ({took_ms:.0f} ms).")

    async def certificate(self) -> Finding:
        """Verify the certificate as the client does, and check its expiry."""
        if not self._is_encrypted:
            return self._unencrypted()
        if self._proxy:
            return skipped(f"Verified by the next check, through the proxy, by {self._authorities}.")
        try:
            return self._trusted(await self._presented_certificate())
        except ssl.SSLCertVerificationError as error:
            return self._untrusted(error)
        except ssl.SSLError as error:
            return failed(
                f"{self._host}:{self._port} does not speak TLS as expected ({error.reason or 'handshake failed'}).",
                "Check the port in KASM_API_URL, and whether it should begin with http://.",
            )
        except (OSError, TimeoutError, anyio.BrokenResourceError, anyio.EndOfStream):
            return failed("The connection ended during the TLS handshake.", "Check Kasm's proxy (nginx).")

    def _unencrypted(self) -> Finding:
        if self._config.on_this_machine:
            return skipped("Plain HTTP on this machine: there is no certificate.")
        evidence = "Plain HTTP: key, commands and files can be read on the network."
        return warning(evidence, "Set KASM_API_URL to Kasm's https address.")

    @property
    def _authorities(self) -> str:
        """Describe the CA certificates in use."""
        if self._config.ca_bundle:
            return f"KASM_CA_BUNDLE ({self._config.ca_bundle})"
        network = self._config.network
        return (
            f"{network.authorities_by} ({network.authorities})" if network.authorities else "the system's authorities"
        )

    async def _presented_certificate(self) -> Mapping[str, Any]:
        trust = tls_context(self._config.ca_bundle or self._config.network.authorities)
        with anyio.fail_after(_CONNECT_LIMIT_S):
            async with await anyio.connect_tcp(
                self._host, self._port, ssl_context=trust, tls_standard_compatible=False
            ) as stream:
                return stream.extra(TLSAttribute.peer_certificate) or {}  # noqa: S610  # anyio's, not Django's

    def _trusted(self, shown: Mapping[str, Any]) -> Finding:
        if not self._config.verify_tls:
            return warning(
                "KASM_VERIFY_TLS=false, although the certificate is valid.",
                "Remove KASM_VERIFY_TLS: without verification, an attacker on the network can impersonate Kasm and "
                "read the key.",
            )
        ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)
        days = (ends - datetime.now(UTC)).days
        if days < _RENEWAL_DAYS:
            return warning(f"Trusted, but it expires on {ends:%Y-%m-%d}, in {days} day(s).", "Renew it in Kasm.")
        names = {name: value for part in shown.get("issuer", ()) for name, value in part}
        issuer = names.get("commonName") or names.get("organizationName") or "an authority without a name"
        return ok(f"Trusted until {ends:%Y-%m-%d} ({days} days), issued by {issuer}; verified by {self._authorities}.")

    def _untrusted(self, error: ssl.SSLCertVerificationError) -> Finding:
        """Name the reason, and the remedy for that reason."""
        if error.verify_code in (_EXPIRED, _NOT_YET_VALID):
            remedy = "Renew the certificate in Kasm, and check the clock of this machine."
        elif error.verify_code in (_WRONG_NAME, _WRONG_NUMBER):
            remedy = (
                "In KASM_API_URL, use the host name that the certificate is issued for, or install a certificate for "
                "this one in Kasm (the one that Kasm's installer creates names no host)."
            )
        else:
            remedy = (
                "Save the certificate of the authority (or the self-signed certificate) as a PEM file and set "
                f"KASM_CA_BUNDLE to it: openssl s_client -connect {self._host}:{self._port} -showcerts </dev/null"
            )
        evidence = f"Not trusted: {error.verify_message.rstrip('.')} (verified by {self._authorities})."
        if not self._config.verify_tls:
            return warning(f"{evidence} It is used nevertheless, because of KASM_VERIFY_TLS=false.", remedy)
        return failed(evidence, f"{remedy} (For a test only: KASM_VERIFY_TLS=false.)")

    async def api(self, desktops: AsyncDesktops) -> Finding:
        """Check that Kasm's API answers: one `get_images`."""
        try:
            await desktops.gateway.check_api()
        except OddAnswer as error:
            return failed(
                f"{self._host}:{self._port} answers, but it is not Kasm's API (HTTP {error.status_code}).",
                "Set KASM_API_URL to the address at which Kasm's web page opens in a browser.",
            )
        return ok("Answers.")

    async def clock(self) -> Finding:
        """Compare this machine's clock with the date header of an answer: one HEAD of the start page."""
        try:
            async with Client.from_settings(self._config) as client:
                web = client.get_async_httpx_client()
                date = (await web.head("/", auth=httpx2.Auth(), timeout=_CONNECT_LIMIT_S)).headers.get("date", "")
            skew_s = (datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()
        except (httpx2.HTTPError, ValueError, TypeError):
            return skipped("No answer had a date to compare with.")
        if abs(skew_s) <= _LARGEST_SKEW_S:
            return ok(f"Agrees with the date of Kasm's answers within {_LARGEST_SKEW_S // 60} minutes.")
        return warning(
            f"This machine is {abs(skew_s):.0f} s {'ahead of' if skew_s > 0 else 'behind'} the date of Kasm's answers.",
            "Synchronise both clocks (NTP): keys, certificates and download links expire by them.",
        )
