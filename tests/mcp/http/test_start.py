"""How `kasm-mcp serve` starts, where it says it listens, and when it refuses to."""

import socket
import subprocess
import sys

import httpx2
import pytest

from tests import warm
from tests.connected.rig import ERAS, Era, Rig
from tests.mcp.stdio.process import COMMAND, LIMIT_S, Server, bare_environment

from .conftest import Start
from .serving import TOKEN, client


def refused(tmp_path: object, *arguments: str, **settings: str) -> str:
    """Start it, which must fail at once, and give what it says."""
    ended = subprocess.run(
        warm.command("kasm-mcp", *arguments),
        env=bare_environment(settings),
        cwd=str(tmp_path),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Traceback" not in ended.stderr
    return ended.stderr


async def test_it_serves_the_simulator_to_both_eras_on_the_port_it_tells(start: Start) -> None:
    server = start("--sim", "--toolsets", "workspaces", command=[COMMAND], KASM_HTTP_TOKEN=TOKEN)
    url = server.url()
    era: Era
    for era in ERAS:
        async with client(url, era, token=TOKEN) as connected:
            assert [tool.name for tool in (await connected.list_tools()).tools] == ["get_available_workspaces"]
            result = await connected.call_tool("get_available_workspaces", {})
            assert not result.is_error
    async with httpx2.AsyncClient(trust_env=False) as web:
        assert (await web.post(f"{url}/mcp", headers={"Authorization": "Bearer wrong-wrong-wrong"})).status_code == 401
        assert (await web.get(f"{url}/ready")).json() == {"status": "ready"}
    server.terminate()
    assert server.code() == 0
    said = server.said()
    assert TOKEN not in said
    assert "wrong-wrong" not in said
    assert "GET /ready" not in said, "no access log"


def test_without_http_it_serves_stdio_with_options_on_either_side() -> None:
    server = Server(("--sim", "serve", "--read-only"), {})
    try:
        assert server.hello()["result"]["serverInfo"]["name"] == "kasm-mcp"
        server.send({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
        names = {tool["name"] for tool in server.answer()["result"]["tools"]}
        assert "get_session_status" in names
        assert "execute_kasm_command" not in names
        server.end_of_input()
        assert server.code() == 0
    finally:
        server.close()


def test_all_problems_of_settings_and_address_are_told_and_the_exit_code_is_2(tmp_path: object, rig: Rig) -> None:
    settings = rig.sim.environment(rig.url) | {"KASM_API_SECRET": "", "KASM_HTTP_STOP_SECONDS": "soon"}
    said = refused(tmp_path, "serve", "--http", "0.0.0.0:8080", **settings)
    for name in ("KASM_API_SECRET", "KASM_HTTP_STOP_SECONDS", "KASM_HTTP_TOKEN", "KASM_HTTP_ALLOWED_HOSTS"):
        assert f"- {name} " in said


def test_a_port_that_is_taken_is_told(tmp_path: object, rig: Rig) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        said = refused(tmp_path, "serve", "--http", address, **rig.sim.environment(rig.url))
    assert f"--http {address} cannot be served: Address already in use." in said


def test_a_token_in_dot_env_counts_and_a_bind_to_others_warns_of_plain_http(
    tmp_path_factory: pytest.TempPathFactory, start: Start, rig: Rig
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.env"
    file.write_text(f"KASM_HTTP_TOKEN={TOKEN}\nKASM_HTTP_ALLOWED_HOSTS=mcp.example.com\n")
    server = start(http="0.0.0.0:0", KASM_ENV_FILE=str(file), **rig.sim.environment(rig.url))
    port = server.url().rpartition(":")[2]
    assert "is plain http" in server.said()
    for host, token, status in [
        ("mcp.example.com", "wrong", 401),
        ("mcp.example.com", TOKEN, 405),
        ("localhost", TOKEN, 421),
    ]:
        headers = {"Host": host, "Authorization": f"Bearer {token}"}
        assert httpx2.get(f"http://127.0.0.1:{port}/mcp", headers=headers, trust_env=False).status_code == status


def test_stdio_loads_nothing_of_http() -> None:
    code = "import sys, kasm_mcp.cli, kasm_mcp.server.build, kasm_mcp.server.stdio.transport; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kasm_mcp.server.stdio.transport" in loaded
    own = {f"kasm_mcp.{name}" for name in ("readiness", "server.gate", "server.http", "server.probes", "server.web")}
    assert not own & set(loaded)
    assert "uvicorn.protocols.http.h11_impl" not in loaded, "what uvicorn needs to serve"
