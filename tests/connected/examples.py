"""For each tool: arguments with which it succeeds, the call of Kasm that it is about, whether that is a change."""

from pathlib import Path
from typing import Any, NamedTuple

from tests.connected.rig import Rig


class Example(NamedTuple):
    """One way to call a tool.

    Attributes:
        arguments: That succeed once `prepare` has run; `{…}` stands for what it gave.
        call: Kasm's name of the call that the tool is about.
        changes: Whether that call changes something.
    """

    arguments: dict[str, Any]
    call: str
    changes: bool = False


ID = {"kasm_id": "{kasm_id}"}
PATH = "/home/kasm-user/example.txt"

EXAMPLES: dict[str, Example] = {
    "create_kasm_session": Example({"image_name": "Chrome", "group_id": "{group_id}"}, "request_kasm", changes=True),
    "destroy_kasm_session": Example(ID, "destroy_kasm", changes=True),
    "get_session_status": Example(ID, "get_kasm_status"),
    "list_user_sessions": Example({}, "get_kasms"),
    "list_all_sessions": Example({}, "get_kasms"),
    "pause_kasm_session": Example(ID, "pause_kasm", changes=True),
    "resume_kasm_session": Example(ID, "resume_kasm", changes=True),
    "get_session_screenshot": Example(ID, "get_kasm_screenshot"),
    "execute_kasm_command": Example(ID | {"command": "echo hi"}, "exec_command_kasm", changes=True),
    "read_kasm_file": Example(ID | {"file_path": PATH}, "exec_command_kasm", changes=True),
    "write_kasm_file": Example(ID | {"file_path": PATH, "content": "hi"}, "exec_command_kasm", changes=True),
    "get_available_workspaces": Example({}, "get_images"),
    "get_kasm_users": Example({}, "get_users"),
    "create_kasm_user": Example(
        {"username": "new@example.com", "password": "Correct-Horse-7"}, "create_user", changes=True
    ),
    "get_kasm_user": Example({"username": "user@kasm.local"}, "get_user"),
    "update_kasm_user": Example({"user_id": "{user_id}", "first_name": "New"}, "update_user", changes=True),
    "delete_kasm_user": Example({"user_id": "{user_id}", "force": True}, "delete_user", changes=True),
    "logout_kasm_user": Example({"user_id": "{user_id}"}, "logout_user", changes=True),
    "get_session_frame_stats": Example(ID, "get_kasm_frame_stats"),
    "get_session_bottleneck_stats": Example(ID, "get_kasm_bottleneck_stats"),
    "get_session_recordings": Example(ID | {"download_links": True}, "get_session_recordings"),
}

READS = sorted(name for name, example in EXAMPLES.items() if not example.changes)
CHANGES = sorted(name for name, example in EXAMPLES.items() if example.changes)
INSIDE = tuple(name for name, example in EXAMPLES.items() if example.call == "exec_command_kasm")
"""Tools that reach into a session."""


def prepared(rig: Rig, tool: str) -> dict[str, Any]:
    """Put a session with everything there and give the tool's arguments."""
    session = rig.sim.add_session()
    rig.sim.connect_viewer(session.kasm_id)
    rig.sim.add_recording(session.kasm_id)
    if tool == "read_kasm_file":
        (rig.sim.container(session.kasm_id).home / Path(PATH).name).write_text("what stands in it")
    known = {"kasm_id": session.kasm_id, "group_id": rig.sim.group_id, "user_id": rig.sim.user_id}
    return {
        name: value.format(**known) if isinstance(value, str) else value
        for name, value in EXAMPLES[tool].arguments.items()
    }
