"""Where HTTP may be served: how an address is read, and what must be set before anybody else can reach it."""

from pathlib import Path

import pytest

from kasm_api import ConfigError
from kasm_mcp.config.address import Address, hosts_at, origins_at
from kasm_mcp.config.config import Config, secrets_of, weaknesses
from tests.settings import REQUIRED

TOKEN = {"KASM_HTTP_TOKEN": "token-0123456789abcdef"}
HOSTS = {"KASM_HTTP_ALLOWED_HOSTS": "mcp.example.com"}


def problems(http: str, **settings: str) -> list[str]:
    """Give the first word of each problem, and the option's address."""
    with pytest.raises(ConfigError) as caught:
        Config.from_mapping(REQUIRED | settings, http=http)
    return [problem.split()[0] for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "host", "port", "shown"),
    [
        ("8080", "127.0.0.1", 8080, "127.0.0.1:8080"),
        ("0", "127.0.0.1", 0, "127.0.0.1:0"),
        (":8080", "127.0.0.1", 8080, "127.0.0.1:8080"),
        (" 10.0.0.5:80 ", "10.0.0.5", 80, "10.0.0.5:80"),
        ("LocalHost:8080", "localhost", 8080, "localhost:8080"),
        ("[::1]:8080", "::1", 8080, "[::1]:8080"),
        ("[0:0:0:0:0:0:0:1]:8080", "::1", 8080, "[::1]:8080"),
        ("mcp.example.com:65535", "mcp.example.com", 65535, "mcp.example.com:65535"),
    ],
)
def test_an_address_is_read(text: str, host: str, port: int, shown: str) -> None:
    address = Address.parse(text)
    assert (address.host, address.port, str(address)) == (host, port, shown)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "host",
        "host:",
        "host:http",
        "host:65536",
        "::1:8080",
        "[::1]",
        "[::g]:80",
        "[1]:80",
        "a b:80",
        "http://a:80",
        "-1",
        "٣",
    ],
)
def test_what_is_no_address_is_a_problem_of_the_option(text: str) -> None:
    assert problems(text) == ["--http"]


@pytest.mark.parametrize("text", ["8080", ":8080", "localhost:8080", "127.0.0.2:8080", "[::1]:8080"])
def test_loopback_needs_no_token(text: str) -> None:
    config = Config.from_mapping(REQUIRED, http=text)
    assert config.http_address is not None
    assert config.http_address.is_loopback
    assert weaknesses(config) == ()


@pytest.mark.parametrize("text", ["10.0.0.5:8080", "mcp.example.com:8080", "localhost.example.com:80", "[fd00::1]:80"])
def test_any_other_address_needs_a_token_and_is_told_to_be_plain_http(text: str) -> None:
    assert problems(text) == ["KASM_HTTP_TOKEN"]
    config = Config.from_mapping(REQUIRED | TOKEN, http=text)
    (sentence,) = weaknesses(config)
    assert sentence.startswith(f"--http {text} is plain http")


def test_a_proxy_before_loopback_without_a_token_is_told() -> None:
    (sentence,) = weaknesses(Config.from_mapping(REQUIRED | HOSTS, http="8080"))
    assert sentence.startswith("KASM_HTTP_ALLOWED_HOSTS")
    assert weaknesses(Config.from_mapping(REQUIRED | HOSTS | TOKEN, http="8080")) == ()
    assert weaknesses(Config.from_mapping(REQUIRED | {"KASM_HTTP_ALLOWED_HOSTS": "localhost"}, http="8080")) == ()


@pytest.mark.parametrize("text", ["0.0.0.0:8080", "[::]:8080"])
def test_every_address_needs_the_names_of_hosts_too(text: str) -> None:
    assert problems(text) == ["KASM_HTTP_TOKEN", "KASM_HTTP_ALLOWED_HOSTS"]
    assert problems(text, **TOKEN) == ["KASM_HTTP_ALLOWED_HOSTS"]
    assert problems(text, **HOSTS) == ["KASM_HTTP_TOKEN"]
    assert Config.from_mapping(REQUIRED | TOKEN | HOSTS, http=text).http_allowed_hosts == ("mcp.example.com",)


def test_all_problems_of_settings_and_address_are_reported_together() -> None:
    found = problems("0.0.0.0:80", KASM_API_KEY="two words", KASM_HTTP_STOP_SECONDS="soon")
    assert found == ["KASM_API_KEY", "KASM_HTTP_STOP_SECONDS", "KASM_HTTP_TOKEN", "KASM_HTTP_ALLOWED_HOSTS"]


@pytest.mark.parametrize("bad", [{"KASM_HTTP_TOKEN": "short"}, {"KASM_HTTP_TOKEN_FILE": "/nonexistent"}])
def test_a_bad_token_is_not_called_missing_as_well(bad: dict[str, str]) -> None:
    assert problems("10.0.0.5:80", **bad) == [*bad]


def test_a_token_comes_from_a_file_without_the_space_around_it(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"\n  {TOKEN['KASM_HTTP_TOKEN']}\n")
    config = Config.from_mapping(REQUIRED | {"KASM_HTTP_TOKEN_FILE": str(file)}, http="10.0.0.5:80")
    assert config.http_token is not None
    assert config.http_token.reveal() == TOKEN["KASM_HTTP_TOKEN"]
    file.write_text("short")
    with pytest.raises(ConfigError, match="16 characters") as caught:
        Config.from_mapping(REQUIRED | {"KASM_HTTP_TOKEN_FILE": str(file)})
    assert "short" not in str(caught.value)


def test_a_token_and_a_file_of_one_are_too_many(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN["KASM_HTTP_TOKEN"])
    assert problems("8080", KASM_HTTP_TOKEN_FILE=str(file), **TOKEN) == ["KASM_HTTP_TOKEN"]


def test_the_token_is_hidden_in_the_log_and_in_what_is_printed() -> None:
    config = Config.from_mapping(REQUIRED | TOKEN)
    assert TOKEN["KASM_HTTP_TOKEN"] in secrets_of(config)
    assert TOKEN["KASM_HTTP_TOKEN"] not in f"{config} {config!r}"


def test_hosts_are_those_of_loopback_and_of_the_address_itself_with_any_port() -> None:
    assert hosts_at(Address.parse("[fd00::1]:80"), ()) == [
        *("localhost", "localhost:*", "127.0.0.1", "127.0.0.1:*", "[::1]", "[::1]:*"),
        *("[fd00::1]", "[fd00::1]:*"),
    ]
    assert origins_at(Address.parse("127.0.0.1:80"), ())[:2] == ["http://localhost", "http://localhost:*"]


def test_chosen_hosts_take_the_place_of_those() -> None:
    address = Address.parse("0.0.0.0:80")
    assert hosts_at(address, ("a.example.com", "b.example.com:8443", "[::1]")) == [
        *("a.example.com", "a.example.com:*", "b.example.com:8443", "[::1]", "[::1]:*")
    ]
    assert origins_at(address, ("https://a.example.com",)) == ["https://a.example.com"]


def test_the_address_of_all_addresses_is_no_name() -> None:
    assert not [origin for origin in origins_at(Address.parse("0.0.0.0:80"), ()) if "0.0.0.0" in origin]
