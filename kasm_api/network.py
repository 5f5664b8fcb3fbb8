# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Finds the proxy and the CA certificates that environment variables choose for one address, and builds TLS contexts.

The only reader of `HTTPS_PROXY`, `NO_PROXY`, `SSL_CERT_FILE` and the like. httpx2 gets the result and reads no
variable, so one that does not concern Kasm cannot break a call. Resolves no names and opens no connection.
"""

import os
import re
import ssl
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from attrs import frozen

from .types import Secret

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
_PROXY_HOST = re.compile(r"[\w.-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\w.-]+)?")
_BLOCK = re.compile(
    rb"-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----", re.DOTALL
)
_HASHED = re.compile(r"[0-9a-f]{8}\.[0-9]+")
_LONGEST_SOCKS_WORD = 255  # bytes, by the protocol


@frozen
class Proxy:
    """A proxy, without its login.

    Attributes:
        url: Scheme, host and port.
        login: User name and password; None for none.
        variable: The environment variable that names it.
    """

    url: str
    login: tuple[str, Secret] | None
    variable: str


@frozen
class Network:
    """How to reach one address.

    Attributes:
        proxy: The proxy to use; None for a direct connection.
        exempted_by: The variable that exempts the address from a proxy that is set; "" for none.
        authorities: File or directories of the CA certificates to trust; None for the system's.
        authorities_by: The variable that names them; "" for none.
        problems: A sentence for each variable that makes the address unreachable.
    """

    proxy: Proxy | None = None
    exempted_by: str = ""
    authorities: str | None = None
    authorities_by: str = ""
    problems: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        address: str,
        environment: Mapping[str, str] | None = None,
        *,
        with_proxy: bool = True,
        with_authorities: bool = True,
    ) -> "Network":
        """Read the variables that apply to an address.

        Args:
            address: Scheme, host and perhaps port.
            environment: Names and values; None for this process's environment.
            with_proxy: Whether to look for a proxy.
            with_authorities: Whether to look for the CA certificates of the address itself.
        """
        environment = os.environ if environment is None else environment
        url, problems = urlsplit(address), []
        proxy, exempted_by = None, ""
        try:
            if with_proxy and not is_loopback(url.hostname or ""):
                proxy, exempted_by = _proxy(url, environment)
        except ValueError as error:
            problems.append(str(error))
        authorities, authorities_by = None, ""
        try:
            if (with_authorities and url.scheme == "https") or (proxy and proxy.url.startswith("https:")):
                authorities, authorities_by = _authorities(environment)
        except ValueError as error:
            problems.append(str(error))
        return cls(proxy, exempted_by, authorities, authorities_by, tuple(problems))


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine. Names other than localhost may resolve to any address."""
    number = _number(host)
    return host.lower() == "localhost" if number is None else number.is_loopback


def tls_context(authorities: str | Path | None = None) -> ssl.SSLContext:
    """Build a context that verifies certificates, whatever the environment says.

    Unlike `ssl.create_default_context`, it writes no `SSLKEYLOGFILE`.

    Args:
        authorities: PEM file, or directories of certificates named by hash; None for the system's.

    Raises:
        OSError: The file cannot be read, or it is not a PEM file (`ssl.SSLError`).
    """
    if authorities is None:
        from httpx2 import create_ssl_context  # noqa: PLC0415 - settings are read without httpx2

        return create_ssl_context(trust_env=False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    if Path(authorities).is_file():
        context.load_verify_locations(cafile=authorities)
    elif any(Path(folder).is_dir() for folder in str(authorities).split(os.pathsep)):
        context.load_verify_locations(capath=str(authorities))
    else:
        raise FileNotFoundError(f"there are no certificates at {authorities}")
    return context


def httpx_arguments(network: Network) -> dict[str, Any]:
    """Return the arguments for httpx2 that use this proxy and nothing else of the environment."""
    if network.proxy is None:
        return {"trust_env": False}
    import httpx2  # noqa: PLC0415 - settings are read without httpx2

    url, login = network.proxy.url, network.proxy.login
    return {
        "trust_env": False,
        "proxy": httpx2.Proxy(
            url,
            auth=login and (login[0], login[1].reveal()),
            ssl_context=tls_context(network.authorities) if url.startswith("https:") else None,
        ),
    }


def _proxy(url: SplitResult, environment: Mapping[str, str]) -> tuple[Proxy | None, str]:
    """Return the proxy for an address, and the variable that exempts the address from it.

    Raises:
        ValueError: The variable does not name a usable proxy.
    """
    chosen = [_variable(f"{kind}_proxy", environment) for kind in (url.scheme, "all")]
    given = [(name, value) for name, value in chosen if value]
    system = {} if given or any(name.lower().endswith("_proxy") for name in environment) else _system()
    if system:
        given = [("the system's proxy setting", system[kind]) for kind in (url.scheme, "all") if system.get(kind)]
    if not given:
        return None, ""
    exempting, exempt = _variable("no_proxy", environment)
    if _is_exempt(url, exempt or system.get("no", "")):
        return None, exempting or "the system's proxy setting"
    name, value = given[0]
    try:
        return _parsed(name, value), ""
    except ValueError as error:
        remedy = f"correct or unset it, or add {url.hostname} to NO_PROXY"
        raise ValueError(f"{name} {error}, so {url.hostname} cannot be reached: {remedy}.") from None


def _system() -> Mapping[str, str]:
    """Return the proxies that Windows or macOS sets for all programs, by scheme."""
    if sys.platform not in ("win32", "darwin"):
        return {}
    from urllib.request import getproxies  # noqa: PLC0415 - loading it takes as long as all other settings

    return getproxies()


def _variable(name: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the spelling and value of a variable in any case; lower case wins, even if it is empty."""
    if name in environment:
        return name, environment[name].strip()
    spellings = [one for one in environment if one.lower() == name and environment[one].strip()]
    return (spellings[0], environment[spellings[0]].strip()) if spellings else ("", "")


def _parsed(variable: str, text: str) -> Proxy:
    wrong = ValueError("is not the address of a proxy, such as http://proxy.example.com:3128")
    scheme, marked, rest = text.rpartition("://") if "://" in text else ("http", "://", text)
    scheme = scheme.lower()
    if scheme.startswith("socks") and scheme not in _PORTS:
        raise ValueError("names a SOCKS proxy of a version that is not supported (socks5:// and socks5h:// are)")
    if scheme not in _PORTS:
        raise wrong
    try:
        parts = urlsplit(scheme + marked + rest)
        port, host = parts.port, parts.hostname or ""
        host.encode("idna")  # the length of each label
    except ValueError:
        raise wrong from None
    if not _PROXY_HOST.fullmatch(host) or (":" in host and _number(host) is None) or port == 0:
        raise wrong
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if scheme.startswith("socks"):
        if find_spec("socksio") is None:
            raise ValueError(
                "names a SOCKS proxy, which needs the extra kasm-mcp[socks] (pip install 'kasm-mcp[socks]')"
            )
        if max(len(word.encode(errors="replace")) for word in (user, password)) > _LONGEST_SOCKS_WORD:
            raise ValueError("has a user name or password that is too long for SOCKS")
    if not (user + password).isprintable():
        raise wrong
    place = f"[{host}]" if ":" in host else host
    login = (user, Secret(password)) if user or password else None
    return Proxy(f"{scheme}://{place}:{port or _PORTS[scheme]}", login, variable)


def _is_exempt(url: SplitResult, entries: str) -> bool:
    """Return whether `NO_PROXY` lists an address: by name, domain, number or network, with a port or not."""
    return any(entry == "*" or _covers(entry, url) for entry in re.split(r"[\s,;]+", entries.lower()) if entry)


def _covers(entry: str, url: SplitResult) -> bool:
    scheme, _, entry = entry.rpartition("://")
    host, number = (url.hostname or "").rstrip("."), _number(url.hostname or "")
    if scheme not in ("", "all", url.scheme):
        return False
    for name, port in _readings(entry):
        if port and int(port) != (url.port or _PORTS.get(url.scheme)):
            continue
        if number is None:
            domain = name.removeprefix("*").strip(".")
            if domain and (host == domain or host.endswith(f".{domain}")):
                return True
        else:
            try:
                if number in ip_network(re.sub(r"[\[\]]|%[^/\]]*", "", name), strict=False):
                    return True
            except ValueError:
                continue
    return False


def _readings(entry: str) -> Iterator[tuple[str, str]]:
    """Yield the host and port that an entry can mean: a colon may belong to an IPv6 address."""
    yield entry, ""
    if found := re.fullmatch(r"(\[.+\]|[^:]+):([0-9]{1,5})", entry):
        yield found[1], found[2]


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """Return the IP address that a host is, without its zone; None for a name."""
    try:
        number = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return getattr(number, "ipv4_mapped", None) or number


def _authorities(environment: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the CA certificates that `SSL_CERT_FILE`, or else `SSL_CERT_DIR`, names, and the name of the variable.

    Raises:
        ValueError: It names none, so that no certificate would be trusted.
    """
    end = ", so no certificate can be verified: correct or unset it, or set KASM_CA_BUNDLE."
    file = environment.get("SSL_CERT_FILE", "").strip()
    if file:
        if problem := _flaw(file):
            raise ValueError(f"SSL_CERT_FILE {problem} ({file}){end}")
        return file, "SSL_CERT_FILE"
    folders = environment.get("SSL_CERT_DIR", "").strip()
    if folders and not any(_has_certificates(folder) for folder in folders.split(os.pathsep)):
        raise ValueError(
            f"SSL_CERT_DIR names no directory with certificates as `openssl rehash` names them ({folders}){end}"
        )
    return (folders, "SSL_CERT_DIR") if folders else (None, "")


def _flaw(file: str) -> str:
    """Return why a file has no usable certificates; "" if it has. Loads only the first: all of them take 0.1 s."""
    if not Path(file).is_file():
        return "names a directory" if Path(file).is_dir() else "names a file that does not exist"
    try:
        blocks = _BLOCK.findall(Path(file).read_bytes())
    except OSError:
        return "names a file that cannot be read"
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=blocks[0].decode("ascii"))
    except (ssl.SSLError, ValueError, IndexError):
        return "names a file without PEM certificates"
    return ""


def _has_certificates(folder: str) -> bool:
    try:
        return any(_HASHED.fullmatch(file.name) for file in Path(folder).iterdir())
    except (OSError, ValueError):
        return False
