"""Parse the listening address of `kasm-mcp serve --http`, and check the settings that it requires. Pure."""

import re
from collections.abc import Mapping
from ipaddress import ip_address

from attrs import frozen

from kasm_api.network import is_loopback

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""Names of this machine in a `Host` header; a foreign web page cannot make a browser send them."""

_FORM = re.compile(r"(?:(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<host>[A-Za-z0-9_.-]*)):)?(?P<port>[0-9]{1,5})")


@frozen
class Address:
    """A listening address.

    Attributes:
        host: IP address or host name, without brackets.
        port: 0 for any free port.
    """

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Parse `HOST:PORT`, `[::1]:PORT`, `:PORT` or `PORT`; the default host is loopback.

        Raises:
            ValueError: With the valid form.
        """
        found = _FORM.fullmatch(text.strip())
        if not found or int(found["port"]) > 65535:
            raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080, [::1]:8080 or 8080 (loopback)")
        if found["six"]:
            try:
                return cls(str(ip_address(found["six"])), int(found["port"]))
            except ValueError:
                raise ValueError("must have an IPv6 address in its brackets, such as [::1]:8080") from None
        return cls((found["host"] or "127.0.0.1").lower(), int(found["port"]))

    @property
    def name(self) -> str:
        """The host in the form of a `Host` header or a URL."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can connect. Names other than localhost may resolve to any address."""
        return is_loopback(self.host)

    @property
    def is_wildcard(self) -> bool:
        """Whether it is every address of this machine, and so no usable host name."""
        try:
            return ip_address(self.host).is_unspecified
        except ValueError:
            return False

    def __str__(self) -> str:
        """Return `HOST:PORT`."""
        return f"{self.name}:{self.port}"


def missing(address: Address, found: Mapping[str, object]) -> list[str]:
    """Return a problem for each missing setting without which serving there would be unsafe.

    Args:
        address: The listening address.
        found: Settings by field; invalid ones are absent.
    """
    sentences = []
    if not address.is_loopback and found.get("http_token", "") is None:
        sentences.append(
            f"KASM_HTTP_TOKEN is not set: any program that can connect to {address} could use Kasm in your name. Set "
            "it (or KASM_HTTP_TOKEN_FILE), or serve on 127.0.0.1."
        )
    if address.is_wildcard and found.get("http_allowed_hosts", "") is None:
        sentences.append(
            f"KASM_HTTP_ALLOWED_HOSTS is not set: {address} is every address of this machine. Set it to the host names "
            "that clients use; other requests are refused."
        )
    return sentences


def hosts_at(address: Address, chosen: tuple[str, ...]) -> list[str]:
    """Return the `Host` headers to accept, with `:*` for any port.

    Args:
        address: The listening address.
        chosen: Hosts from the settings; () for the loopback names and the address itself.
    """
    own = () if address.is_wildcard else (address.name,)
    names = chosen or tuple(dict.fromkeys((*LOOPBACK, *own)))
    return [host for name in names for host in ([name] if _has_port(name) else [name, f"{name}:*"])]


def origins_at(address: Address, chosen: tuple[str, ...]) -> list[str]:
    """Return the `Origin` headers to accept; arguments as for `hosts_at`, chosen origins are used unchanged."""
    return list(chosen) or [f"http://{host}" for host in hosts_at(address, ())]


def _has_port(host: str) -> bool:
    return ":" in host.rpartition("]")[2]
