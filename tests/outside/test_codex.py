"""Codex, which begins its first turn with the tools that have come by then: all of them, whatever else runs."""

import json
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kasm_mcp.table import TOOLS
from tests.mcp.stdio.process import COMMAND, bare_environment
from tests.settings import NOWHERE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

SENTENCE = {"type": "message", "id": "1", "role": "assistant", "content": [{"type": "output_text", "text": "Done."}]}
USAGE = {
    "input_tokens": 1,
    "input_tokens_details": None,
    "output_tokens": 1,
    "output_tokens_details": None,
    "total_tokens": 2,
}
EVENTS: list[dict[str, Any]] = [
    {"type": "response.created", "response": {"id": "1"}},
    {"type": "response.output_item.done", "output_index": 0, "item": SENTENCE},
    {"type": "response.completed", "response": {"id": "1", "usage": USAGE}},
]


class Model(ThreadingHTTPServer):
    """A model on loopback that always says the same, and keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        super().__init__(("127.0.0.1", 0), Turn)


class Turn(BaseHTTPRequestHandler):
    """One request of Codex."""

    def do_POST(self) -> None:
        assert isinstance(self.server, Model)
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        events = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in EVENTS)
        self.answer("text/event-stream", events.encode())

    def do_GET(self) -> None:
        self.answer("application/json", b'{"data": [], "models": []}')

    def answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def model() -> Iterator[Model]:
    with Model() as model:
        thread = Thread(target=model.serve_forever)
        thread.start()
        yield model
        model.shutdown()
        thread.join()


def configured(home: Path, model: Model) -> None:
    """Write the settings of Codex; a JSON string is a TOML string."""
    lines = [
        *('model = "scripted"', 'model_provider = "scripted"'),
        *("[model_providers.scripted]", 'name = "scripted"', 'wire_api = "responses"'),
        f'base_url = "http://127.0.0.1:{model.server_port}/v1"',
        *("[mcp_servers.kasm]", f"command = {json.dumps(str(COMMAND))}", "[mcp_servers.kasm.env]"),
        *(f"{name} = {json.dumps(value)}" for name, value in NOWHERE.items()),
    ]
    (home / "config.toml").write_text("\n".join(lines))


def names(tools: list[dict[str, Any]]) -> Iterator[str]:
    for tool in tools:
        yield from names(tool["tools"]) if "tools" in tool else [tool.get("name", "")]


@pytest.mark.parametrize("attempt", range(3))
def test_its_first_request_names_all_tools(programs: Path, model: Model, tmp_path: Path, attempt: int) -> None:
    home, work = tmp_path / "home", tmp_path / f"work{attempt}"
    for folder in (home, work):
        folder.mkdir()
    configured(home, model)
    done = subprocess.run(
        [programs / "codex", "exec", "--skip-git-repo-check", "Say done."],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=work,
        env=bare_environment({"CODEX_HOME": str(home)}),
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "Done."), done.stderr
    assert set(TOOLS) <= {name.removeprefix("mcp__kasm__") for name in names(model.asked[0]["tools"])}
