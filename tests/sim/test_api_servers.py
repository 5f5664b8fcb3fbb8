"""Servers: which there are, whose they are, and what an RDP client needs."""

from typing import Any

import pytest

from kasm_sim import ALL_PERMISSIONS
from kasm_sim.state.seeds import ADMINISTRATOR, CHROME, SERVER, WINDOWS_SERVER, ZONE

from .conftest import Serve
from .kasm import Kasm, no_container

HYPHENATED = "c2d4e6f8-091a-4b3c-8d5e-7f6091a2b3c4"
LINUX = {
    "friendly_name": "Linux Lab",
    "hostname": "linux-lab.internal",
    "connection_type": "SSH",
    "connection_port": 22,
    "zone_id": ZONE,
    "enabled": True,
}


@pytest.fixture
def bare(serve: Serve) -> Kasm:
    return serve(start_container=no_container)


def listed(kasm: Kasm) -> dict[str, Any]:
    return {server["server_id"]: server for server in kasm.ask("get_servers")["servers"]}


def assigned(kasm: Kasm) -> list[str]:
    user = kasm.ask("get_user", target_user={"user_id": kasm.sim.user_id})["user"]
    return [server["server_id"] for server in user["assigned_servers"]]


def pair(kasm: Kasm, server_id: str = SERVER, user_id: str | None = None) -> dict[str, Any]:
    return {"target_user": {"user_id": user_id or kasm.sim.user_id}, "target_server": {"server_id": server_id}}


def test_a_new_server_is_listed_with_what_was_sent(bare: Kasm) -> None:
    sent = LINUX | {"connection_info": {"key": "value"}, "max_simultaneous_users": 3}
    server = bare.ask("create_server", target_server=sent)["server"]
    assert listed(bare)[server["server_id"]] == server
    assert {name: server[name] for name in sent} == sent | {"connection_info": '{"key": "value"}'}
    assert len(server["server_id"]) == 36


def test_an_update_changes_only_what_it_names(bare: Kasm) -> None:
    before = listed(bare)[HYPHENATED]
    change = {"enabled": False, "connection_port": 3390}
    assert bare.ask("update_server", target_server={"server_id": SERVER, **change})["server"] == before | change
    assert listed(bare)[HYPHENATED] == before | change


def test_a_deleted_server_is_gone_from_its_users(bare: Kasm) -> None:
    bare.ask("assign_user_server", **pair(bare))
    assert bare.ask("delete_server", target_server={"server_id": HYPHENATED}) == {}
    assert (listed(bare), assigned(bare)) == ({}, [])
    assert bare.sim.users[bare.sim.user_id].server_ids == set()
    assert bare.refusal("delete_server", target_server={"server_id": HYPHENATED}) == "Invalid server_id"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"friendly_name": None}, "friendly_name"),
        ({"connection_port": "22"}, "connection_port"),
        ({"zone_id": "0" * 32}, "Invalid zone_id"),
        ({"connection_info": "not json"}, "connection_info"),
    ],
)
def test_a_server_that_is_not_understood_is_not_made(bare: Kasm, wrong: dict[str, Any], message: str) -> None:
    before = listed(bare)
    assert message in bare.refusal("create_server", target_server=LINUX | wrong)
    if None not in wrong.values():
        assert message in bare.refusal("update_server", target_server={"server_id": SERVER, "hostname": "x"} | wrong)
    assert listed(bare) == before


def test_a_server_belongs_to_a_user_until_it_is_taken(bare: Kasm) -> None:
    assert bare.ask("assign_user_server", **pair(bare, HYPHENATED)) == {}
    assert bare.ask("assign_user_server", **pair(bare, user_id=ADMINISTRATOR)) == {}
    assert assigned(bare) == [HYPHENATED]
    assert "already" in bare.refusal("assign_user_server", **pair(bare))
    assert bare.ask("unassign_user_server", **pair(bare)) == {}
    assert assigned(bare) == []
    assert "not assigned" in bare.refusal("unassign_user_server", **pair(bare))


def test_only_a_key_that_sees_servers_sees_whose_they_are(bare: Kasm) -> None:
    bare.sim.permissions = ALL_PERMISSIONS - {"Servers View"}
    assert "assigned_servers" not in bare.ask("get_user", target_user={"user_id": bare.sim.user_id})["user"]
    assert bare.call("get_servers").status_code == 403


def test_only_a_server_of_a_pool_can_be_assigned(bare: Kasm) -> None:
    server_id = bare.ask("create_server", target_server=LINUX)["server"]["server_id"]
    assert "pool" in bare.refusal("assign_user_server", **pair(bare, server_id))
    assert bare.refusal("assign_user_server", **pair(bare, "0" * 32)) == "Invalid server_id"
    assert bare.refusal("assign_user_server", **pair(bare, user_id="0" * 32)) == "Invalid user"


@pytest.mark.parametrize("call", ["assign_user_server", "unassign_user_server"])
def test_an_administrators_servers_are_changed_only_with_a_permission_for_that(bare: Kasm, call: str) -> None:
    bare.ask("assign_user_server", **pair(bare, user_id=ADMINISTRATOR))
    bare.sim.permissions = ALL_PERMISSIONS - {"Users Modify Admin"}
    assert bare.call(call, **pair(bare, user_id=ADMINISTRATOR)).status_code == 403


def start(kasm: Kasm, image_id: str, **wishes: str) -> dict[str, str]:
    answer = kasm.ask("request_kasm", image_id=image_id, user_id=kasm.sim.user_id, **wishes)
    return {name: answer[name] for name in ("kasm_id", "user_id")}


def test_a_session_on_a_server_shows_which_and_for_which_client(bare: Kasm) -> None:
    ids = start(bare, WINDOWS_SERVER, server_id=SERVER, rdp_client_type="RDP_CLIENT")
    session = bare.ask("get_kasm_status", **ids)["kasm"]
    assert (session["server_id"], session["rdp_client_type"]) == (HYPHENATED, "RDP_CLIENT")


def test_a_container_has_neither_server_nor_rdp_client(bare: Kasm) -> None:
    ids = start(bare, CHROME, server_id=SERVER, rdp_client_type="RDP_CLIENT")
    session = bare.ask("get_kasm_status", **ids)["kasm"]
    assert session["server_id"] != HYPHENATED
    assert session["rdp_client_type"] is None


def test_an_rdp_client_gets_a_file_or_an_address(bare: Kasm) -> None:
    ids = start(bare, WINDOWS_SERVER, rdp_client_type="RDP_CLIENT")
    bare.ask("get_kasm_status", **ids)
    file = bare.ask("get_rdp_client_connection_info", connection_type="file", **ids)
    assert file == {"file": f"full address:s:127.0.0.1:3389\r\nusername:s:{ids['kasm_id']}\r\n"}
    url = bare.ask("get_rdp_client_connection_info", connection_type="url", **ids)
    assert url == {"url": f"rdp://full%20address=s:127.0.0.1:3389&username=s:{ids['kasm_id']}"}


@pytest.mark.parametrize("wish", [{}, {"rdp_client_type": "GUAC"}])
def test_other_sessions_have_nothing_for_an_rdp_client(bare: Kasm, wish: dict[str, str]) -> None:
    ids = start(bare, WINDOWS_SERVER, **wish)
    bare.ask("get_kasm_status", **ids)
    assert "RDP" in bare.refusal("get_rdp_client_connection_info", connection_type="file", **ids)


@pytest.mark.parametrize("kind", ["ticket", 7, None])
def test_an_rdp_client_must_say_what_it_wants(bare: Kasm, kind: Any) -> None:
    ids = start(bare, WINDOWS_SERVER, rdp_client_type="RDP_CLIENT")
    assert "connection_type" in bare.refusal("get_rdp_client_connection_info", connection_type=kind, **ids)
