"""The calls of `demo`: the specification's three usage examples, with its arguments and the expected answers.

Steps that need the internet (`apt-get`, a clone from a public host) are replaced by local ones.
"""

import hashlib
import re
from typing import Any

import anyio.to_thread

from kasm_mcp.demo.stage import CallFailed, Stage
from kasm_sim import Refused, Simulator

HOME = "/home/kasm-user"

_SCRIPT = "print('Hello from Kasm!')"
_MAKE_REPOSITORY = (
    "git init -q upstream && cd upstream && echo 'A repository' > README.md && git add . && "
    "git -c user.name=Demo -c user.email=demo@example.com commit -q -m 'First commit' && "
    f"git clone -q --bare . {HOME}/repo.git"
)
_MAKE_ARCHIVE = (
    f"mkdir upstream && echo 'A repository' > upstream/README.md && tar -czf {HOME}/repo.tar.gz -C upstream ."
)
_SOME_TEXT = re.compile(".+")
_A_NUMBER = re.compile(r"-?[0-9.]+")
_AN_ADDRESS = re.compile("https?://.+")


async def play_examples(stage: Stage, simulator: Simulator) -> None:
    """Run all three examples, in one session.

    Args:
        stage: Makes the calls.
        simulator: The simulator behind the server; it also simulates a viewer and a recording.

    Raises:
        CallFailed: The demo cannot continue.
    """
    kasm_id = await _development_setup(stage, simulator)
    await _user_management(stage)
    await _performance_monitoring(stage, simulator, kasm_id)
    stage.remark("Finally, clean up")
    await stage.call("destroy_kasm_session", {"kasm_id": kasm_id}, {"status": "destroyed"})
    if simulator.sessions:
        stage.surprise(f"Kasm still has {len(simulator.sessions)} session(s).")


async def _development_setup(stage: Stage, simulator: Simulator) -> str:
    stage.title("Example 1 of 3: a complete development setup")
    stage.remark("1. Create session")
    created = await stage.call(
        "create_kasm_session",
        {"image_name": "kasmweb/ubuntu-focal-desktop", "group_id": simulator.group_id},
        {"kasm_id": _SOME_TEXT, "image_name": re.compile(".*ubuntu-focal-desktop.*")},
    )
    if "kasm_id" not in created:
        raise CallFailed("The examples need a session.")
    kasm_id = str(created["kasm_id"])
    try:
        await anyio.to_thread.run_sync(simulator.container, kasm_id)
    except Refused as error:
        raise CallFailed(f"This machine cannot run the commands of a simulated session. {error}") from error

    async def run(command: str, **expect: object) -> dict[str, Any]:
        arguments = {"kasm_id": kasm_id, "command": command, "working_dir": HOME}
        return await stage.call("execute_kasm_command", arguments, expect)

    stage.remark("2. Development tools: without internet, nothing can be installed, so check what is there")
    await run("python3 --version", exit_code=0, stdout=re.compile(r"Python 3\..*\n"))
    git = await run("git --version", exit_code=re.compile("0|127"))
    if git.get("exit_code") == 0:
        stage.remark("3. Clone repository: without internet, a local one")
        await run(_MAKE_REPOSITORY, exit_code=0)
        await run("git clone repo.git && ls repo", exit_code=0, stdout="README.md\n")
    else:
        stage.remark("3. Clone repository: without git, unpack an archive instead")
        await run(_MAKE_ARCHIVE, exit_code=0)
        await run("mkdir repo && tar -xzf repo.tar.gz -C repo && ls repo", exit_code=0, stdout="README.md\n")
    stage.remark("4. Create Python script")
    file = {"kasm_id": kasm_id, "file_path": f"{HOME}/app.py"}
    digest = hashlib.sha256(_SCRIPT.encode()).hexdigest()
    await stage.call("write_kasm_file", file | {"content": _SCRIPT}, {"size_bytes": len(_SCRIPT), "sha256": digest})
    stage.remark("5. Run the script")
    await run("python3 app.py", exit_code=0, stdout="Hello from Kasm!\n", stderr="")
    stage.remark("Results are exact: files byte for byte, failed commands with their exit code")
    await stage.call("read_kasm_file", file, {"content": _SCRIPT})
    missing = re.compile(r".*missing\.txt.*", re.DOTALL)
    await run(
        "ls repo missing.txt", exit_code=re.compile("[1-9].*"), stdout=re.compile("(?s).*README.*"), stderr=missing
    )
    stage.remark("The policy refuses a command before anything is sent")
    await run("sudo apt-get install -y git", error_type="security")
    stage.remark("List the session and take a screenshot")
    await stage.call("list_user_sessions", {}, {"count": 1, "sessions.0.kasm_id": kasm_id})
    picture = {"width": 1280, "height": 720, "picture": re.compile("image/jpeg, [0-9]+ bytes")}
    await stage.call("get_session_screenshot", {"kasm_id": kasm_id}, picture)
    return kasm_id


async def _user_management(stage: Stage) -> None:
    stage.title("Example 2 of 3: user management")
    stage.remark("1. List all users")
    listed = await stage.call("get_kasm_users", {}, {"count": _A_NUMBER})
    stage.remark("2. Create new user")
    username = {"username": "test.user@example.com"}
    details = username | {"password": "SecurePass123!", "first_name": "Test", "last_name": "User"}
    created = await stage.call("create_kasm_user", details, username | {"user_id": _SOME_TEXT})
    user = {"user_id": str(created.get("user_id"))}
    stage.remark("3. Get user details")
    known = {"user.user_id": user["user_id"], "user.first_name": "Test", "user.locked": False}
    await stage.call("get_kasm_user", username, known)
    stage.remark("4. Update user")
    await stage.call("update_kasm_user", user | {"locked": True}, {"user.locked": True})
    stage.remark("Delete the user again")
    await stage.call("delete_kasm_user", user, {"status": "deleted"})
    await stage.call("get_kasm_user", username, {"error_type": "not_found"})
    await stage.call("get_kasm_users", {}, {"count": listed.get("count")})


async def _performance_monitoring(stage: Stage, simulator: Simulator, kasm_id: str) -> None:
    stage.title("Example 3 of 3: performance monitoring")
    simulator.connect_viewer(kasm_id)
    recording = simulator.add_recording(kasm_id)
    session = {"kasm_id": kasm_id}
    stage.remark("1. Get session status (the session now has a viewer and a recording)")
    await stage.call("get_session_status", session, {"operational_status": "running", "session_url": _AN_ADDRESS})
    stage.remark("2. Check performance")
    statistics = {"frame.server_time": _A_NUMBER, "client_side.0.ping": _A_NUMBER}
    await stage.call("get_session_frame_stats", session | {"client": "auto"}, statistics)
    stage.remark("3. Check bottlenecks (0 is constrained, 10 is free)")
    constraints = {"connections.0.cpu": _A_NUMBER, "connections.0.network": _A_NUMBER}
    await stage.call("get_session_bottleneck_stats", session, constraints)
    stage.remark("4. Get recordings")
    recorded = {"recordings.0.recording_id": recording.recording_id, "recordings.0.download_url": _AN_ADDRESS}
    await stage.call("get_session_recordings", session | {"download_links": True}, recorded)
