"""Settings: every one good and bad, all problems at once, and nothing of a secret in any message."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import trustme

from kasm_api import ConfigError, Secret
from kasm_api.network import is_loopback
from kasm_api.settings import environment_with_file, misspelt
from kasm_mcp.config.config import Config, secrets_of, weaknesses
from kasm_mcp.config.settings import SETTINGS
from kasm_mcp.table import TOOLS
from tests.settings import REQUIRED

DEFAULTS = {
    "auth": "body",
    "verify_tls": True,
    "ca_bundle": None,
    "timeout_s": 30.0,
    "exec_timeout_s": 45,
    "max_output_bytes": 16384,
    "max_file_bytes": 10 * 1024 * 1024,
    "screenshot_dir": None,
    "session_links": "plain",
    "public_url": "https://kasm.example.com",
    "all_users": False,
    "log_level": "INFO",
    "read_only": False,
    "tool_names": tuple(TOOLS),
    "exclude_tools": (),
    "confirm": "auto",
    "audit_log": None,
    "calls_per_minute": None,
    "http_token": None,
    "http_allowed_hosts": (),
    "http_allowed_origins": (),
    "http_stop_s": 5.0,
    "http_address": None,
}

TOKEN = "token-0123456789abcdef"

HOSTS = ("mcp.example.com", "[::1]:8080", "a:*")
ORIGINS = ("vscode-webview://a", "http://b:*")

GOOD = [
    ("KASM_API_URL", "https://kasm.example.com/", "api_url", "https://kasm.example.com"),
    ("KASM_API_URL", "https://kasm.example.com/api", "api_url", "https://kasm.example.com"),
    ("KASM_API_URL", "https://kasm.example.com/api/", "api_url", "https://kasm.example.com"),
    ("KASM_API_URL", "https://kasm.example.com/api/public/", "api_url", "https://kasm.example.com"),
    ("KASM_API_URL", "kasm.example.com", "api_url", "https://kasm.example.com"),
    ("KASM_API_URL", "HTTPS://Kasm.Example.COM", "api_url", "https://kasm.example.com"),
    ("KASM_API_URL", "https://kasm.example.com:443", "api_url", "https://kasm.example.com"),
    ("KASM_API_URL", "https://kasm.example.com:8443/api", "api_url", "https://kasm.example.com:8443"),
    ("KASM_API_URL", "http://10.0.0.5", "api_url", "http://10.0.0.5"),
    ("KASM_API_URL", "https://[fd00::1]:8443", "api_url", "https://[fd00::1]:8443"),
    ("KASM_API_URL", "  https://kasm.example.com\n", "api_url", "https://kasm.example.com"),
    ("KASM_USER_ID", "44EDB3E5-aa1f-4c2f-8d6e-0b5b6f0d9c17", "user_id", "44EDB3E5-aa1f-4c2f-8d6e-0b5b6f0d9c17"),
    ("KASM_AUTH", "Basic", "auth", "basic"),
    ("KASM_VERIFY_TLS", "off", "verify_tls", False),
    ("KASM_VERIFY_TLS", "1", "verify_tls", True),
    ("KASM_TIMEOUT_SECONDS", "0.5", "timeout_s", 0.5),
    ("KASM_TIMEOUT_SECONDS", "600", "timeout_s", 600.0),
    ("KASM_EXEC_TIMEOUT_SECONDS", "3600", "exec_timeout_s", 3600),
    ("KASM_MAX_OUTPUT_BYTES", "1024", "max_output_bytes", 1024),
    ("KASM_MAX_FILE_BYTES", "104857600", "max_file_bytes", 104857600),
    ("KASM_SESSION_LINKS", "login", "session_links", "login"),
    ("KASM_PUBLIC_URL", "https://desktops.example.com/", "public_url", "https://desktops.example.com"),
    ("KASM_ALL_USERS", "yes", "all_users", True),
    ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
    ("KASM_READ_ONLY", "1", "read_only", True),
    (
        "KASM_TOOLSETS",
        "Files, commands,files",
        "tool_names",
        ("execute_kasm_command", "read_kasm_file", "write_kasm_file"),
    ),
    ("KASM_TOOLS", "read_kasm_file", "tool_names", ("read_kasm_file",)),
    ("KASM_EXCLUDE_TOOLS", "read_kasm_file,", "exclude_tools", ("read_kasm_file",)),
    ("KASM_CONFIRM", "Always", "confirm", "always"),
    ("KASM_AUDIT_LOG", "stderr", "audit_log", "stderr"),
    ("KASM_CALLS_PER_MINUTE", "60", "calls_per_minute", 60),
    ("KASM_AUDIT_LOG", os.devnull, "audit_log", Path(os.devnull)),
    ("KASM_HTTP_TOKEN", f" {TOKEN} ", "http_token", Secret(TOKEN)),
    ("KASM_HTTP_ALLOWED_HOSTS", "MCP.example.com, [::1]:8080,a:*", "http_allowed_hosts", HOSTS),
    ("KASM_HTTP_ALLOWED_ORIGINS", "https://Chat.example.com", "http_allowed_origins", ("https://chat.example.com",)),
    ("KASM_HTTP_ALLOWED_ORIGINS", "vscode-webview://a, http://b:*", "http_allowed_origins", ORIGINS),
    ("KASM_HTTP_STOP_SECONDS", "0", "http_stop_s", 0.0),
]

BAD = [
    ("KASM_API_URL", "ftp://kasm.example.com"),
    ("KASM_API_URL", "https://"),
    ("KASM_API_URL", "https://kasm example.com"),
    ("KASM_API_URL", "https://kasm.example.com:port"),
    ("KASM_API_URL", "https://kasm.example.com:99999"),
    ("KASM_API_URL", "https://[fd00::1"),
    ("KASM_API_URL", "https://kasm.example.com/ui/"),
    ("KASM_API_URL", "https://kasm.example.com/?a=b"),
    ("KASM_API_URL", "https://kasm.example.com/#/login"),
    ("KASM_API_URL", "https://admin:hunter2hunter2@kasm.example.com"),
    ("KASM_API_KEY", "two words"),
    ("KASM_API_SECRET", "broken\tsecret"),
    ("KASM_API_SECRET", "schlüssel"),
    ("KASM_USER_ID", "user@kasm.local"),
    ("KASM_USER_ID", "x" * 65),
    ("KASM_ALLOWED_ROOTS", "home/kasm-user"),
    ("KASM_ALLOWED_ROOTS", "/home/../etc"),
    ("KASM_ALLOWED_ROOTS", ","),
    ("KASM_BLOCKED_COMMANDS", "/usr/bin/curl"),
    ("KASM_PROTECTED_PATHS", "opt"),
    ("KASM_AUTH", "header"),
    ("KASM_VERIFY_TLS", "perhaps"),
    ("KASM_CA_BUNDLE", "/nonexistent/ca.pem"),
    ("KASM_CA_BUNDLE", "~no-such-user/ca.pem"),
    ("KASM_TIMEOUT_SECONDS", "0"),
    ("KASM_TIMEOUT_SECONDS", "601"),
    ("KASM_TIMEOUT_SECONDS", "nan"),
    ("KASM_TIMEOUT_SECONDS", "soon"),
    ("KASM_EXEC_TIMEOUT_SECONDS", "0"),
    ("KASM_EXEC_TIMEOUT_SECONDS", "1.5"),
    ("KASM_MAX_OUTPUT_BYTES", "1023"),
    ("KASM_MAX_FILE_BYTES", "104857601"),
    ("KASM_SCREENSHOT_DIR", "/nonexistent"),
    ("KASM_SESSION_LINKS", "public"),
    ("KASM_PUBLIC_URL", "desktops.example.com/kasm"),
    ("KASM_ALL_USERS", "2"),
    ("LOG_LEVEL", "LOUD"),
    ("KASM_READ_ONLY", "yes please"),
    ("KASM_TOOLSETS", "file"),
    ("KASM_TOOLSETS", ","),
    ("KASM_TOOLS", "files"),
    ("KASM_EXCLUDE_TOOLS", "everything"),
    ("KASM_CONFIRM", "sometimes"),
    ("KASM_CALLS_PER_MINUTE", "0"),
    ("KASM_AUDIT_LOG", "/nonexistent/audit.jsonl"),
    ("KASM_AUDIT_LOG", "/"),
    ("KASM_AUDIT_LOG", "~no-such-user/audit.jsonl"),
    ("KASM_HTTP_TOKEN", "fifteen-letters"),
    ("KASM_HTTP_TOKEN", "two words of more than sixteen"),
    ("KASM_HTTP_TOKEN", "schlüssel-0123456789"),
    ("KASM_HTTP_TOKEN_FILE", "/nonexistent/token"),
    ("KASM_HTTP_TOKEN_FILE", "/"),
    ("KASM_HTTP_TOKEN_FILE", "/dev/null"),
    ("KASM_HTTP_TOKEN_FILE", "/dev/zero"),
    ("KASM_HTTP_TOKEN_FILE", "~no-such-user/token"),
    ("KASM_HTTP_ALLOWED_HOSTS", "*"),
    ("KASM_HTTP_ALLOWED_HOSTS", "https://mcp.example.com"),
    ("KASM_HTTP_ALLOWED_HOSTS", ","),
    ("KASM_HTTP_ALLOWED_ORIGINS", "*"),
    ("KASM_HTTP_ALLOWED_ORIGINS", "null"),
    ("KASM_HTTP_ALLOWED_ORIGINS", "chat.example.com"),
    ("KASM_HTTP_ALLOWED_ORIGINS", "https://chat.example.com/"),
    ("KASM_HTTP_STOP_SECONDS", "-1"),
]


def problems(settings: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        Config.from_mapping(settings)
    return caught.value.problems


def test_the_four_required_settings_are_enough_and_the_rest_has_safe_defaults() -> None:
    config = Config.from_mapping(REQUIRED)
    assert {name: getattr(config, name) for name in DEFAULTS} == DEFAULTS
    assert config.rules.allowed_roots == ("/home/kasm-user",)
    assert config.api_secret.reveal() == REQUIRED["KASM_API_SECRET"]


@pytest.mark.parametrize(("name", "text", "attribute", "value"), GOOD, ids=[f"{row[0]}={row[1]!r}" for row in GOOD])
def test_a_good_value_is_understood(name: str, text: str, attribute: str, value: Any) -> None:
    assert getattr(Config.from_mapping(REQUIRED | {name: text}), attribute) == value


@pytest.mark.parametrize(("name", "text"), BAD, ids=[f"{name}={text[:30]!r}" for name, text in BAD])
def test_a_bad_value_is_a_problem_that_names_the_setting(name: str, text: str) -> None:
    (problem,) = problems(REQUIRED | {name: text})
    assert problem.startswith(f"{name} ")
    assert problem.endswith(".")


@pytest.mark.parametrize(
    ("name", "text"),
    [row for row in BAD if row[0] in ("KASM_API_KEY", "KASM_API_SECRET", "KASM_HTTP_TOKEN") or "@" in row[1]],
)
def test_a_problem_does_not_repeat_what_may_be_a_secret(name: str, text: str) -> None:
    assert not any(part in str(problems(REQUIRED | {name: text})) for part in (text, "hunter2", "schlüssel"))


def test_every_setting_has_a_good_and_a_bad_row_here() -> None:
    tested_elsewhere = {
        "KASM_API_KEY",
        "KASM_API_SECRET",
        "KASM_ALLOWED_ROOTS",
        "KASM_BLOCKED_COMMANDS",
        "KASM_PROTECTED_PATHS",
        "KASM_CA_BUNDLE",
        "KASM_SCREENSHOT_DIR",
    }
    names = {setting.name for setting in SETTINGS}
    assert {row[0] for row in GOOD} == names - tested_elsewhere
    assert {row[0] for row in BAD} - {"KASM_HTTP_TOKEN_FILE"} == names


@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS if setting.secret])
def test_a_secret_may_be_in_a_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / "secret"
    file.write_text("\n word-in-a-file-0123456789\n")
    others = {setting: value for setting, value in REQUIRED.items() if setting != name}
    config = Config.from_mapping(others | {f"{name}_FILE": str(file)})
    field = next(setting.field for setting in SETTINGS if setting.name == name)
    assert getattr(config, field).reveal() == "word-in-a-file-0123456789"
    (both,) = problems(REQUIRED | {name: "word-in-no-file-0123", f"{name}_FILE": str(file)})
    assert both == f"{name} and {name}_FILE are both set; unset one of them."
    file.write_text(" \n")
    (empty,) = problems(others | {f"{name}_FILE": str(file)})
    assert empty == f"{name}_FILE names an empty file."


def test_what_is_no_secret_is_not_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "user").write_text("someone")
    config = Config.from_mapping(REQUIRED | {"KASM_USER_ID_FILE": str(tmp_path / "user")})
    assert config.user_id == REQUIRED["KASM_USER_ID"]


def test_all_problems_are_reported_together() -> None:
    settings = {"KASM_API_URL": "nope://", "KASM_TIMEOUT_SECONDS": "never", "KASM_AUTH": "magic"}
    named = [problem.split()[0] for problem in problems(settings)]
    assert named == [
        "KASM_API_URL",
        "KASM_API_KEY",
        "KASM_API_SECRET",
        "KASM_AUTH",
        "KASM_TIMEOUT_SECONDS",
        "KASM_USER_ID",
    ]


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_an_empty_required_setting_is_missing(name: str, blank: str) -> None:
    (problem,) = problems(REQUIRED | {name: blank})
    assert problem.startswith(f"{name} is not set")


def test_an_empty_optional_setting_is_its_default() -> None:
    empty = {setting.name: " " for setting in SETTINGS if not setting.required}
    assert Config.from_mapping(REQUIRED | empty) == Config.from_mapping(REQUIRED)


def test_names_that_are_no_settings_are_ignored() -> None:
    assert Config.from_mapping(REQUIRED | {"KASM_COLOUR": "blue", "PATH": "/bin"}) == Config.from_mapping(REQUIRED)


def test_allowed_roots_are_a_list_with_commas_in_their_plain_form() -> None:
    config = Config.from_mapping(REQUIRED | {"KASM_ALLOWED_ROOTS": " /home/kasm-user/ ,/tmp//work, "})
    assert config.rules.allowed_roots == ("/home/kasm-user", "/tmp/work")


def test_a_screenshot_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shots").mkdir()
    monkeypatch.chdir(tmp_path)
    assert Config.from_mapping(REQUIRED | {"KASM_SCREENSHOT_DIR": "shots"}).screenshot_dir == tmp_path / "shots"


def test_a_ca_bundle_is_a_file_of_certificates(tmp_path: Path) -> None:
    bundle = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(bundle)
    config = Config.from_mapping(REQUIRED | {"KASM_CA_BUNDLE": str(bundle)})
    assert config.ca_bundle == bundle
    bundle.write_text("not a certificate")
    (problem,) = problems(REQUIRED | {"KASM_CA_BUNDLE": str(bundle)})
    assert "PEM" in problem


def test_a_config_that_is_printed_shows_no_secret() -> None:
    config = Config.from_mapping(REQUIRED)
    shown = f"{config} {config!r} {config.api_secret} {config.api_key!r} {[config.api_secret]}"
    assert REQUIRED["KASM_API_SECRET"] not in shown
    assert REQUIRED["KASM_API_KEY"] not in shown


def test_the_secrets_to_hide_include_the_form_of_http_basic() -> None:
    assert "a2V5LTAxMjM0NTY3ODk6c2VjcmV0LTk4NzY1NDMyMTA=" in secrets_of(Config.from_mapping(REQUIRED))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("KASM_READONLY", "KASM_READ_ONLY"),
        ("KASM_TOOLSET", "KASM_TOOLSETS"),
        ("KASM_EXCLUDED_TOOLS", "KASM_EXCLUDE_TOOLS"),
        ("KASM_AUDITLOG", "KASM_AUDIT_LOG"),
        ("KASM_ALLOWED_ROOT", "KASM_ALLOWED_ROOTS"),
    ],
)
def test_a_name_that_is_nearly_a_settings_is_told(name: str, meant: str) -> None:
    sentence = f"{name} is not a setting and has no effect; did you mean {meant}?"
    assert misspelt(SETTINGS, REQUIRED | {name: "1"}) == [sentence]
    assert misspelt(SETTINGS, REQUIRED | {name: " "}) == []
    assert problems(REQUIRED | {name: "1", "KASM_AUTH": "magic"})[1:] == (sentence,)


def test_settings_and_other_names_are_not_taken_for_misspelt_ones() -> None:
    settings = {setting.name: "1" for setting in SETTINGS}
    files = {"KASM_ENV_FILE": "a", "KASM_API_KEY_FILE": "a", "KASM_API_SECRET_FILE": "a", "KASM_HTTP_TOKEN_FILE": "a"}
    others = {"KASM_ID": "1", "KASM_USER": "1", "KASM_VNC_PATH": "/", "KASM_MCP": "a"}
    assert misspelt(SETTINGS, settings | files | others) == []


def test_a_near_miss_of_a_missing_setting_is_told_with_it() -> None:
    settings = {name: value for name, value in REQUIRED.items() if name != "KASM_API_KEY"}
    missing, meant = problems(settings | {"kasm_api_keys": "a"})
    assert missing.startswith("KASM_API_KEY is not set")
    assert meant == "kasm_api_keys is not a setting and has no effect; did you mean KASM_API_KEY?"


PLACEHOLDERS = [
    *("${KASM_API_KEY}", "${input:kasm_key}", "${env:KASM_API_KEY}", "${KASM_API_KEY:-}", "$KASM_API_KEY", "$kasm_key"),
    *(
        "{env:KASM_API_KEY}",
        "{file:~/key}",
        "{{kasm_key}}",
        "{{ secrets.KEY }}",
        "${{ secrets.KEY }}",
        "%KASM_API_KEY%",
    ),
    *("undefined", "null", "None", "NULL", "your_api_key_here", "YOUR-API-KEY", "your api key", "<your api key>"),
    *("<KEY>", "changeme", "CHANGE_ME", "change-me", "ChangeMe!", "replace_me", "xxxxxxxx"),
    *("…", "...", "TODO", "env:KASM_API_KEY"),
]


@pytest.mark.parametrize("text", PLACEHOLDERS)
@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS])
def test_a_placeholder_stops_the_start(name: str, text: str) -> None:
    (problem,) = problems(REQUIRED | {name: text})
    assert problem == f"{name} holds a placeholder: the client has not filled it in."


@pytest.mark.parametrize(
    "text", ["https://${KASM_HOST}", "https://{{host}}:8443/", "https://<kasm host>", "https://%HOST%"]
)
def test_an_address_with_a_placeholder_stops_the_start(text: str) -> None:
    assert "holds a placeholder" in problems(REQUIRED | {"KASM_API_URL": text})[0]


def test_a_placeholder_in_a_file_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("your_api_key_here\n")
    others = {name: value for name, value in REQUIRED.items() if name != "KASM_API_KEY"}
    for file in (str(tmp_path / "key"), "${HOME}/key"):
        (problem,) = problems(others | {"KASM_API_KEY_FILE": file})
        assert problem == "KASM_API_KEY_FILE holds a placeholder: the client has not filled it in."
    with pytest.raises(ConfigError, match=r"^KASM_ENV_FILE holds a placeholder"):
        environment_with_file({"KASM_ENV_FILE": "${workspaceFolder}/.env"}, tmp_path)


@pytest.mark.parametrize(
    "word", ["pa$$word-0123456789", "Nullarbor-0123456789", "token-{a}-0123456789", "100%-of-it-is-0%-ok"]
)
def test_a_secret_that_only_resembles_a_placeholder_is_taken(word: str) -> None:
    assert Config.from_mapping(REQUIRED | {"KASM_HTTP_TOKEN": word}).http_token == Secret(word)


@pytest.mark.parametrize("name", ["KASM_ALLOWED_ROOTS", "KASM_PROTECTED_PATHS"])
@pytest.mark.parametrize(("text", "separator"), [("/a;/b", ";"), ("/a:/b", ":"), ("/a; /b,/c", ";"), ("/a:/", ":")])
def test_directories_with_another_separator_say_so(name: str, text: str, separator: str) -> None:
    (problem,) = problems(REQUIRED | {name: text})
    assert problem == f"{name} must be separated by commas, not by `{separator}`."


def test_a_directory_may_have_a_colon_in_its_name() -> None:
    config = Config.from_mapping(REQUIRED | {"KASM_ALLOWED_ROOTS": "/data/a:b"})
    assert config.rules.allowed_roots == ("/data/a:b",)


def test_the_proxy_and_the_authorities_of_the_environment_are_settings_too() -> None:
    environment = REQUIRED | {"HTTPS_PROXY": "http://proxy:port", "SSL_CERT_FILE": "/nonexistent"}
    proxy, certificates = problems(environment)
    assert proxy.startswith("HTTPS_PROXY is not the address of a proxy")
    assert certificates.startswith("SSL_CERT_FILE names a file that does not exist")
    assert Config.from_mapping(environment | {"KASM_API_URL": "http://127.0.0.1:1"}).network.proxy is None


def test_safe_settings_have_no_weakness() -> None:
    assert weaknesses(Config.from_mapping(REQUIRED)) == ()
    assert weaknesses(Config.from_mapping(REQUIRED | {"KASM_API_URL": "http://127.0.0.1:8080"})) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("KASM_API_URL", "http://kasm.example.com"),
        ("KASM_VERIFY_TLS", "false"),
        ("KASM_SESSION_LINKS", "login"),
        ("KASM_ALL_USERS", "true"),
    ],
)
def test_a_setting_less_safe_than_its_default_is_told(name: str, text: str) -> None:
    (sentence,) = weaknesses(Config.from_mapping(REQUIRED | {name: text}))
    assert sentence.startswith(name)


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:1", True),
        ("http://127.0.0.1", True),
        ("https://[::1]:8443", True),
        ("https://kasm.example.com", False),
        ("https://127.0.0.1.example.com", False),
    ],
)
def test_loopback_is_this_machine(url: str, here: bool) -> None:
    assert is_loopback(urlsplit(url).hostname or "") is here
