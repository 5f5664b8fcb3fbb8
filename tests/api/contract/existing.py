"""What requests must name to succeed: made for the call at hand in the simulator, by its own calls."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from starlette.testclient import TestClient

from kasm_sim import Simulator, seeds

Members: TypeAlias = dict[str, Any]

FOR_ANOTHER_USER = {"add_user_group", "assign_user_server"}
"""Calls that the user of the simulator has behind them already; see `_group` and `_server`."""

KINDS = ("egress_provider", "egress_gateway", "egress_credential", "egress_provider_mapping")


def existing(sim: Simulator, call: str, sent: Members) -> Members:
    """Give a request the ids of what exists, and valid values where any text would do for the description.

    Args:
        sim: The simulator; things are made in it.
        call: Kasm's name of the call.
        sent: The request as made up from the description.

    Returns:
        Members to put in place of those that were made up.
    """
    fixed = {name: make(sim, call) for name, make in _MEMBERS.items() if name in sent}
    if call == "delete_registry":
        return {"target_registry": _registry(sim)}
    targets = {
        name: sent[name] | make(sim, call) for name, make in _TARGETS.items() if isinstance(sent.get(name), dict)
    }
    free = {f"target_{kind}": _egress(sim, kind) for kind in KINDS if call in _calls_that_find(kind)}
    free |= {f"target_{kind}": {} for kind in KINDS if call == f"create_{kind}"}
    return fixed | targets | free | _ALWAYS.get(call, {})


def ask(sim: Simulator, call: str, **members: Any) -> Members:
    """Make a call that must succeed."""
    key = {"api_key": sim.api_key, "api_key_secret": sim.api_key_secret}
    answer: Members = TestClient(sim.app).post(f"/api/public/{call}", json=key | members).json()
    assert "error_message" not in answer, answer
    return answer


def _user(sim: Simulator, call: str) -> Members:
    if call == "create_user":
        return {"username": "ana@example.org", "password": "Tr1cky-Pass"}
    user_id = seeds.ADMINISTRATOR if call in FOR_ANOTHER_USER else sim.user_id
    return {"user_id": user_id, "username": None, "password": None}


def _group(sim: Simulator, call: str) -> Members:
    if call == "create_group":
        return {"name": "Class"}
    reference = {"group_id": ask(sim, "create_group", target_group={"name": "Lab"})["group"]["group_id"]}
    ask(sim, "add_user_group", target_group=reference, target_user={"user_id": sim.user_id})
    ask(sim, "add_images_group", target_group=reference, target_image={"image_id": seeds.CHROME})
    return reference | {"name": None}


def _image(sim: Simulator, call: str) -> Members:
    del sim
    documents = dict.fromkeys(("run_config", "exec_config", "volume_mappings"), "{}")
    if call == "create_image":
        return {"name": "kasmweb/terminal:1.19.0", "friendly_name": "Terminal", **documents}
    image_id = seeds.FIREFOX if call == "add_images_group" else seeds.CHROME
    return {"image_id": image_id} | (documents if call == "update_image" else {})


def _server(sim: Simulator, call: str) -> Members:
    where = {"zone_id": seeds.ZONE, "connection_info": {}}
    if call == "create_server":
        return where | {"friendly_name": "Lab", "hostname": "lab", "connection_type": "RDP", "connection_port": 3389}
    ask(sim, "assign_user_server", target_server={"server_id": seeds.SERVER}, target_user={"user_id": sim.user_id})
    return {"server_id": seeds.SERVER} | (where if call == "update_server" else {})


def _cast(sim: Simulator, call: str) -> Members:
    config = {"casting_config_name": "Lab", "image_id": seeds.CHROME, "group_id": sim.group_id, "key": None}
    if call == "create_cast_config":
        return config
    return config | {"cast_config_id": _cast_id(sim, call)}


def _cast_id(sim: Simulator, call: str) -> str:
    del call
    config = {"casting_config_name": "Lab", "image_id": seeds.CHROME}
    return str(ask(sim, "create_cast_config", target_cast_config=config)["cast_config"]["cast_config_id"])


def _staging(sim: Simulator, call: str) -> Members:
    config = {"zone_id": seeds.ZONE, "image_id": seeds.CHROME, "num_sessions": 2, "expiration": 20.5}
    if call == "create_staging_config":
        return config
    made = ask(sim, "create_staging_config", target_staging_config=config)["staging_config"]
    return {"zone_id": seeds.ZONE, "image_id": seeds.CHROME, "staging_config_id": made["staging_config_id"]}


def _egress(sim: Simulator, kind: str) -> Members:
    return {f"{kind}_id": ask(sim, f"create_{kind}", **{f"target_{kind}": {}})[kind][f"{kind}_id"]}


def _calls_that_find(kind: str) -> tuple[str, str]:
    return f"update_{kind}", f"delete_{kind}"


def _agent(sim: Simulator, call: str) -> Members:
    del call
    return {"agent_id": ask(sim, "get_agents")["agents"][0]["agent_id"]}


def _registry(sim: Simulator) -> Members:
    return {"registry_id": ask(sim, "get_registries")["registries"][0]["registry_id"]}


_TARGETS: Mapping[str, Callable[[Simulator, str], Members]] = {
    "target_user": _user,
    "target_user_attributes": lambda sim, _: {"user_id": sim.user_id, "default_image": seeds.CHROME},
    "target_group": _group,
    "target_image": _image,
    "target_server": _server,
    "target_cast_config": _cast,
    "target_staging_config": _staging,
    "target_agent": _agent,
    "target_session_token": lambda sim, _: {"session_token": sim.login()},
    "target_setting": lambda _sim, _: {"name": "allow_kasm_sharing", "value": "True"},
}

_MEMBERS: Mapping[str, Callable[[Simulator, str], Any]] = {
    "cast_config_id": _cast_id,
    "egress_gateway_id": lambda sim, _: _egress(sim, "egress_gateway")["egress_gateway_id"],
    "server_id": lambda _sim, _: seeds.SERVER,
    "target_kasm_id": lambda _sim, _: seeds.RECORDED_SESSION,
    "target_kasm_ids": lambda _sim, _: [seeds.RECORDED_SESSION],
}

_ALWAYS: Mapping[str, Members] = {
    "activate": {"activation_key": "key", "seats": 1},
    "exec_command_kasm": {"exec_config": {"cmd": "true"}},
    "get_report": {"name": "users"},
    "request_kasm": {"image_id": seeds.WINDOWS_SERVER},
    "update_setting": {"setting_id": seeds.ADD_IMAGES_TO_DEFAULT_GROUP, "value": True},
}
