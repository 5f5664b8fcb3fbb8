"""Every usage example of the specification, by a client that starts the server as a program and speaks over stdio."""

import os
import sys
from typing import Any

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from kasm_sim import Simulator


async def data_of(server: Client, tool: str, /, **arguments: Any) -> dict[str, Any]:
    result = await server.call_tool(tool, arguments)
    assert result.structured_content
    assert result.structured_content["success"], result.structured_content
    data: dict[str, Any] = result.structured_content["data"]
    return data


async def test_all_examples_of_the_specification_run_over_stdio() -> None:
    sim = Simulator(start_delay_s=0.2)
    with sim.serve() as url:
        environment = sim.environment(url) | {"PATH": os.environ["PATH"], "KASM_VERIFY_TLS": "false"}
        program = StdioServerParameters(command=sys.executable, args=["-m", "kasm_mcp"], env=environment)
        async with Client(stdio_client(program)) as client:
            await complete_development_setup(client, sim)
            await user_management(client)
            await performance_monitoring(client, sim)


async def complete_development_setup(client: Client, sim: Simulator) -> None:
    created = await data_of(
        client, "create_kasm_session", image_name="kasmweb/ubuntu-focal-desktop", group_id="default_group_id"
    )
    session = {"kasm_id": created["kasm_id"]}
    home = {"working_dir": "/home/kasm-user"}

    # Without apt and the network the programs are missing and the clone fails; that they are tried is what counts.
    installed = await data_of(
        client,
        "execute_kasm_command",
        command="apt-get update && apt-get install -y git python3 python3-pip",
        **session,
    )
    cloned = await data_of(
        client, "execute_kasm_command", command="git clone https://github.com/user/repo.git", **session, **home
    )
    written = await data_of(
        client,
        "write_kasm_file",
        file_path="/home/kasm-user/app.py",
        content="print('Hello from Kasm!')",
        **session,
    )
    printed = await data_of(client, "execute_kasm_command", command="python3 app.py", **session, **home)
    listed = await data_of(client, "execute_kasm_command", command="ls -la", **session, **home)
    read = await data_of(client, "read_kasm_file", file_path="/home/kasm-user/app.py", **session)

    assert isinstance(installed["exit_code"], int)
    assert isinstance(cloned["exit_code"], int)
    assert written["size_bytes"] == len("print('Hello from Kasm!')")
    assert (printed["stdout"], printed["stderr"], printed["exit_code"]) == ("Hello from Kasm!\n", "", 0)
    assert "app.py" in listed["stdout"]
    assert read["content"] == "print('Hello from Kasm!')"
    assert sim.sessions[created["kasm_id"]].status == "running"


async def user_management(client: Client) -> None:
    before = await data_of(client, "get_kasm_users")
    created = await data_of(
        client,
        "create_kasm_user",
        username="test.user@example.com",
        password="SecurePass123!",
        first_name="Test",
        last_name="User",
    )
    found = await data_of(client, "get_kasm_user", username="test.user@example.com")
    updated = await data_of(client, "update_kasm_user", user_id=created["user_id"], locked=True)
    after = await data_of(client, "get_kasm_users")

    assert found["user"]["user_id"] == created["user_id"]
    assert (found["user"]["first_name"], found["user"]["locked"]) == ("Test", False)
    assert updated["user"]["locked"] is True
    assert after["count"] == before["count"] + 1


async def performance_monitoring(client: Client, sim: Simulator) -> None:
    (kasm_id,) = sim.sessions
    sim.connect_viewer(kasm_id)
    sim.add_recording(kasm_id)

    status = await data_of(client, "get_session_status", kasm_id=kasm_id)
    frame = await data_of(client, "get_session_frame_stats", kasm_id=kasm_id, client="auto")
    bottlenecks = await data_of(client, "get_session_bottleneck_stats", kasm_id=kasm_id)
    recordings = await data_of(client, "get_session_recordings", kasm_id=kasm_id, download_links=True)

    assert status["status"] == "running"
    assert frame["server_side"]
    assert len(bottlenecks["connections"]) == 1
    assert recordings["count"] == 1
    assert recordings["recordings"][0]["download_url"]
