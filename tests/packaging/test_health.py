"""What the image's health check says, asking real servers on loopback."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kasm_mcp.health import main, served_at


@contextmanager
def answering(status: int, *, host: str = "127.0.0.1") -> Iterator[int]:
    """Serve `/health` with a status, and 404 elsewhere; give the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/health" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    with ThreadingHTTPServer((host, 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def started_by(folder: Path, *command: str) -> Path:
    """Write the arguments of a process as the kernel shows them."""
    file = folder / "cmdline"
    file.write_bytes(b"".join(word.encode() + b"\0" for word in command))
    return file


@pytest.mark.parametrize(
    ("command", "address"),
    [
        pytest.param("kasm-mcp", None, id="stdio"),
        pytest.param("kasm-mcp --toolsets sessions", None, id="stdio_with_options"),
        pytest.param("kasm-mcp serve", None, id="no_address"),
        pytest.param("kasm-mcp serve --http", None, id="address_left_out"),
        pytest.param("kasm-mcp serve --http 0.0.0.0:8080", ("127.0.0.1", 8080), id="everywhere"),
        pytest.param("kasm-mcp serve --http=[::]:8080", ("::1", 8080), id="everywhere_six"),
        pytest.param("kasm-mcp serve --http 10.0.0.7:80", ("10.0.0.7", 80), id="one_address"),
        pytest.param("kasm-mcp serve --http 8080", ("127.0.0.1", 8080), id="port_alone"),
        pytest.param("kasm-mcp serve --http :8080", ("127.0.0.1", 8080), id="no_host"),
        pytest.param("/sbin/docker-init -- kasm-mcp --read-only serve --http [::1]:9", ("::1", 9), id="under_init"),
    ],
)
def test_the_command_line_tells_what_to_ask(command: str, address: tuple[str, int] | None) -> None:
    assert served_at(command) == address


def test_a_server_on_stdin_is_well(tmp_path: Path) -> None:
    assert main(started_by(tmp_path, "python", "kasm-mcp")) == 0


def test_a_server_that_a_shell_has_started_is_found(tmp_path: Path) -> None:
    with answering(503) as port:
        assert main(started_by(tmp_path, "sh", "-c", f"kasm-mcp serve --http 0.0.0.0:{port}")) == 1


def test_a_server_that_answers_is_well(tmp_path: Path) -> None:
    with answering(200) as port:
        assert main(started_by(tmp_path, "kasm-mcp", "serve", "--http", f"0.0.0.0:{port}")) == 0


def test_a_server_that_answers_something_else_is_not_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with answering(503) as port:
        assert main(started_by(tmp_path, "kasm-mcp", "serve", "--http", f"127.0.0.1:{port}")) == 1
    assert capsys.readouterr().err == f"127.0.0.1:{port} answers 503\n"


def test_a_server_that_does_not_answer_is_not_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with answering(200) as port:
        pass
    assert main(started_by(tmp_path, "kasm-mcp", "serve", "--http", f"127.0.0.1:{port}")) == 1
    assert "ConnectionRefusedError" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["http", "99999999"])
def test_a_port_that_is_none_is_not_well(tmp_path: Path, port: str) -> None:
    assert main(started_by(tmp_path, "kasm-mcp", "serve", "--http", f"127.0.0.1:{port}")) == 1


def test_the_check_loads_nothing_but_the_standard_library() -> None:
    code = "import sys, kasm_mcp.health; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True).stdout
    assert "kasm_mcp" in loaded.split()
    assert not {"mcp", "attrs", "httpx2", "kasm_api", "pydantic"} & set(loaded.split())
