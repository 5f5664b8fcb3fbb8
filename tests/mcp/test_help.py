"""The command line's own words: help that fits a screen, the version, and what is said of wrong usage."""

import json
import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.settings import REQUIRED

LINES, COLUMNS = 24, 80


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kasm_mcp", *arguments],
        env={"COLUMNS": str(COLUMNS), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments", [(), ("demo",), ("doctor",), ("serve",)], ids=["kasm-mcp", "demo", "doctor", "serve"]
)
def test_help_fits_a_screen(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--help")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(lines) < LINES  # one is the prompt's
    assert max(len(line) for line in lines) <= COLUMNS


def test_help_names_commands_options_and_settings() -> None:
    said = run("--help").stdout
    options = ("--sim", "--version", "--read-only", "--toolsets", "--tools", "--exclude-tools", "--confirm")
    assert [word for word in ("demo", "doctor", "serve", *options, "KASM_API_URL") if word not in said] == []


def test_help_lists_commands_as_it_lists_options() -> None:
    listed = run("--help").stdout.partition("commands:\n")[2].splitlines()
    assert listed[0].startswith("  demo ")


def test_http_before_serve_is_told_its_place() -> None:
    done = run("--sim", "--http", "127.0.0.1:8080")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].endswith("--http belongs after serve: kasm-mcp serve --http HOST:PORT")


@pytest.mark.parametrize(
    ("command", "options"),
    [("doctor", ("--deep", "--json", "--image")), ("serve", ("--http",))],
    ids=["doctor", "serve"],
)
def test_help_of_a_command_names_its_options(command: str, options: tuple[str, ...]) -> None:
    said = run(command, "--help").stdout
    assert [option for option in (*options, "--sim", "--read-only", "--toolsets") if option not in said] == []


def test_the_version_is_that_of_the_package() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kasm-mcp {version('kasm-mcp')}\n", "")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("docter",), "docter"),
        (("--reed-only",), "--reed-only"),
        (("doctor", "--no-session"), "--no-session"),
        (("serve", "--htt", "0"), "--htt"),
        (("--read",), "--read"),
        (("--toolsets", ""), "--toolsets"),
        (("serve", "--exclude-tools", " "), "--exclude-tools"),
    ],
)
def test_wrong_usage_is_named_on_stderr_and_ends_with_2(arguments: tuple[str, ...], named: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr.splitlines()[-1]
    assert done.stderr.startswith("usage: kasm-mcp ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--toolsets", "files,desktpo"), "KASM_TOOLSETS (--toolsets) must be a comma-separated list of "),
        (("serve", "--tools", "read_kasm_fil"), "(did you mean read_kasm_file?), not 'read_kasm_fil'."),
        (("--exclude-tools", "all"), "KASM_EXCLUDE_TOOLS (--exclude-tools) must be "),
        (("--confirm", "sometimes"), "KASM_CONFIRM (--confirm) must be one of auto, always, never, not 'sometimes'."),
        (("serve", "--http", "here"), "--http must be HOST:PORT"),
        (("--confirm", "$CONFIRM"), "KASM_CONFIRM (--confirm) holds a placeholder: the client has not filled it in"),
    ],
)
def test_a_wrong_option_is_named_with_its_wrong_word(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments, "--sim")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert arguments[-1].rpartition(",")[2] in done.stderr or "$" in arguments[-1]


FOREIGN = {
    "WEB_CONCURRENCY": "many",
    "OTEL_PROPAGATORS": "b3,xray",
    "OTEL_PYTHON_TRACER_PROVIDER": "sdk_tracer_provider",
    "OTEL_PYTHON_METER_PROVIDER": "none_such",
    "HTTP_PROXY": "http://proxy:port",
    "ALL_PROXY": "socks4://proxy",
    "NO_PROXY": "fd00::/8",
    "SSL_CERT_FILE": "/nonexistent",
    "SSLKEYLOGFILE": "/nonexistent/keys",
    "OPENSSL_CONF": "/nonexistent",
    "LC_ALL": "xx_YY.none",
    "TMPDIR": "/nonexistent",
    "TZ": "None/None",
}


@pytest.mark.parametrize("arguments", [(), ("serve", "--http", "127.0.0.1:0"), ("doctor",)], ids=" ".join)
def test_foreign_variables_do_not_matter_to_a_kasm_of_this_machine(arguments: tuple[str, ...]) -> None:
    """The server answers and ends as asked, be it at the end of its input or by a signal."""
    command = [sys.executable, "-m", "kasm_mcp", *arguments, "--sim"]
    with subprocess.Popen(
        command, env=FOREIGN, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        if "serve" in arguments:
            assert "Serving MCP on http" in process.stderr.readline()
            process.terminate()
        else:
            hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}
            process.stdin.write(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}) + "\n")
            process.stdin.write('{"jsonrpc": "2.0", "method": "notifications/initialized"}\n')
            call = {"name": "get_kasm_users", "arguments": {}}
            process.stdin.write(json.dumps({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call}) + "\n")
            process.stdin.flush()
        if not arguments:
            assert process.stdout is not None
            answer = [json.loads(process.stdout.readline()) for _ in range(2)][1]
            assert answer["result"]["structuredContent"]["success"] is True
        _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert process.returncode in (0, 143)


@pytest.mark.parametrize("arguments", [(), ("serve", "--http", "127.0.0.1:0")], ids=" ".join)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALL_PROXY", "socks4://p:1"),
        ("https_proxy", "http://proxy:port"),
        ("SSL_CERT_FILE", "/none"),
        ("SSL_CERT_DIR", "/"),
    ],
)
def test_a_variable_that_makes_kasm_unreachable_stops_the_start(
    arguments: tuple[str, ...], name: str, value: str
) -> None:
    done = run(*arguments, **REQUIRED, **{name: value})
    assert (done.returncode, done.stdout) == (2, "")
    assert f"  - {name} " in done.stderr


def test_without_the_extra_a_socks_proxy_says_what_to_install() -> None:
    code = "import sys; sys.modules['socksio'] = None; from kasm_mcp.cli import main; sys.exit(main())"
    environment = REQUIRED | {"ALL_PROXY": "socks5://127.0.0.1:1080"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "ALL_PROXY names a SOCKS proxy, which needs the extra kasm-mcp[socks] (pip install " in done.stderr
