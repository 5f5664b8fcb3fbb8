"""Where HTTP is served, as `kasm-mcp serve --http` names it, and what must be set before it may be. Pure."""

import re
from collections.abc import Mapping
from ipaddress import ip_address

from attrs import frozen

from kasm_api.settings import is_loopback

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names of this machine in a `Host` header; no page of another's can make a browser send them."""

_FORM = re.compile(r"(?:(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<host>[A-Za-z0-9_.-]*)):)?(?P<port>[0-9]{1,5})")


@frozen
class Address:
    """Where to listen.

    Attributes:
        host: A number or name of this machine, without brackets.
        port: 0 for any free one.
    """

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read `HOST:PORT`, `[::1]:PORT`, `:PORT` or `PORT`; where no host is named, it is loopback.

        Raises:
            ValueError: With what would be right.
        """
        found = _FORM.fullmatch(text.strip())
        if not found or int(found["port"]) > 65535:
            raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080, [::1]:8080 or 8080 (which is loopback)")
        if found["six"]:
            try:
                return cls(str(ip_address(found["six"])), int(found["port"]))
            except ValueError:
                raise ValueError("holds no IPv6 address between its brackets, such as [::1]:8080") from None
        return cls((found["host"] or "127.0.0.1").lower(), int(found["port"]))

    @property
    def name(self) -> str:
        """The host as a `Host` header or a URL has it."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it. A name other than localhost may be anywhere."""
        return is_loopback(self.host)

    @property
    def is_wildcard(self) -> bool:
        """Whether it is every address of this machine, so that it tells no name."""
        try:
            return ip_address(self.host).is_unspecified
        except ValueError:
            return False

    def __str__(self) -> str:
        """Return `HOST:PORT`."""
        return f"{self.name}:{self.port}"


def missing(address: Address, found: Mapping[str, object]) -> list[str]:
    """Return a sentence for each setting without which it would be unsafe to serve there.

    Args:
        address: Where.
        found: Fields of the settings to their values; of a setting with a problem of its own there is none.
    """
    sentences = []
    if not address.is_loopback and found.get("http_token", "") is None:
        sentences.append(
            f"KASM_HTTP_TOKEN is not set: whoever reaches {address} could use Kasm in your name. Set it (or "
            "KASM_HTTP_TOKEN_FILE), or serve on 127.0.0.1."
        )
    if address.is_wildcard and found.get("http_allowed_hosts", "") is None:
        sentences.append(
            f"KASM_HTTP_ALLOWED_HOSTS is not set: {address} is every address of this machine, so name the hosts by "
            "which clients call it; a request for any other is refused."
        )
    return sentences


def hosts_at(address: Address, chosen: tuple[str, ...]) -> list[str]:
    """Return the `Host` headers to accept, with `:*` for any port.

    Args:
        address: Where HTTP is served.
        chosen: What the settings name; () for the names of loopback and of the address itself.
    """
    own = () if address.is_wildcard else (address.name,)
    names = chosen or tuple(dict.fromkeys((*LOOPBACK, *own)))
    return [host for name in names for host in ([name] if _has_port(name) else [name, f"{name}:*"])]


def origins_at(address: Address, chosen: tuple[str, ...]) -> list[str]:
    """Return the `Origin` headers to accept, likewise; those of the settings are taken as they are."""
    return list(chosen) or [f"http://{host}" for host in hosts_at(address, ())]


def _has_port(host: str) -> bool:
    return ":" in host.rpartition("]")[2]
