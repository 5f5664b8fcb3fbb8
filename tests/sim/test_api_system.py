"""The deployment itself: zones, agents, reports, registries, licences; and egress, of which only names are known."""

from typing import Any
from uuid import UUID

import pytest

from kasm_sim.state.seeds import CHROME, WINDOWS_SERVER, ZONE

from .conftest import Serve
from .kasm import Clock, Kasm, no_container

EGRESS = ["egress_provider", "egress_gateway", "egress_credential", "egress_provider_mapping"]


@pytest.fixture
def bare(serve: Serve) -> Kasm:
    return serve(start_container=no_container)


def test_a_brief_list_of_zones_holds_names_alone(bare: Kasm) -> None:
    brief = bare.ask("get_zones", brief=True)["zones"]
    assert brief == [{"zone_id": ZONE, "zone_name": "default"}]
    zone = bare.ask("get_zones")["zones"][0]
    assert zone.items() > brief[0].items()
    assert zone["proxy_port"] == 443


def test_an_agent_is_changed_in_what_may_be_changed(bare: Kasm) -> None:
    before = bare.ask("get_agents")["agents"][0]
    change = {"enabled": False, "cores_override": 4, "memory_override": 8000000000}
    target = {"agent_id": before["agent_id"], "hostname": "elsewhere", **change}
    after = bare.ask("update_agent", target_agent=target)["agent"]
    assert after == before | change
    assert bare.ask("get_agents")["agents"] == [after]
    assert bare.refusal("update_agent", target_agent={"agent_id": "0" * 32}) == "Invalid agent_id"
    assert "enabled" in bare.refusal("update_agent", target_agent={"agent_id": before["agent_id"], "enabled": 1})


def test_reports_count_what_there_is(bare: Kasm) -> None:
    idle = bare.ask("get_agent_report")["agents"][0]
    bare.running()
    busy = bare.ask("get_agent_report")["agents"][0]
    assert (idle["kasms"], busy["kasms"]) == (0, 1)
    assert busy["memory_used"] > idle["memory_used"]
    assert busy["memory_used"] + busy["memory_free"] == busy["memory_total"]
    assert bare.ask("get_report", name="sessions", delta=24, resolution="hour") == {"data": 1}
    assert bare.ask("get_report", name="users") == {"data": 2}
    assert "weather" in bare.refusal("get_report", name="weather")


def test_registries_come_and_go(bare: Kasm) -> None:
    first = bare.ask("get_registries")["registries"]
    address = {"registry": "https://registry.example.org/", "channel": "develop"}
    bare.ask("create_registry", **address)
    added = bare.ask("get_registries")["registries"][-1]
    assert (added["registry_url"], added["channel"]) == ("https://registry.example.org/", "develop")
    assert "already" in bare.refusal("create_registry", **address)
    target = {"registry_id": added["registry_id"]}
    assert bare.ask("delete_registry", target_registry=target) == {}
    assert bare.ask("get_registries")["registries"] == first
    assert bare.refusal("delete_registry", **target) == "Invalid registry_id"
    assert "registry" in bare.refusal("create_registry")


def test_an_activation_key_becomes_a_licence(serve: Serve) -> None:
    kasm = serve(clock=Clock())
    assert kasm.ask("get_licenses") == {"licenses": []}
    license_ = kasm.ask("activate", activation_key="a key", seats=5, issued_to="QA")["license"]
    assert kasm.ask("get_licenses") == {"licenses": [license_]}
    assert (license_["limit"], license_["issued_to"], license_["issued_at"]) == (5, "QA", "2026-09-10 12:40:01.550012")
    assert license_["expiration"] == "2027-09-10 12:40:01.550012"
    assert license_["features"]["developer_api"] is True
    assert kasm.ask("activate", activation_key="another")["license"]["limit"] == 25


@pytest.mark.parametrize(
    "members",
    [{}, {"activation_key": " "}, {"activation_key": "k", "seats": 0}, {"activation_key": "k", "seats": 26}],
)
def test_a_key_that_is_none_makes_no_licence(bare: Kasm, members: dict[str, Any]) -> None:
    assert bare.refusal("activate", **members)
    assert bare.ask("get_licenses") == {"licenses": []}


@pytest.mark.parametrize("kind", EGRESS)
def test_what_is_sent_about_egress_is_kept_until_it_is_removed(bare: Kasm, kind: str) -> None:
    def target(**members: Any) -> dict[str, Any]:
        return {f"target_{kind}": members}

    made = bare.ask(f"create_{kind}", **target(name="first", ports=[1, 2]))[kind]
    key = {f"{kind}_id": made[f"{kind}_id"]}
    assert made == {"name": "first", "ports": [1, 2], **key}
    changed = made | {"name": "second", "country": "NL"}
    spelled = {f"{kind}_id": str(UUID(made[f"{kind}_id"]))}
    assert bare.ask(f"update_{kind}", **target(name="second", country="NL", **spelled)) == {kind: changed}
    assert bare.ask(f"get_{kind}s") == {f"{kind}s": [changed]}
    assert bare.ask(f"delete_{kind}", **target(**key)) == {}
    assert bare.ask(f"get_{kind}s") == {f"{kind}s": []}
    for verb in ("update", "delete"):
        assert bare.refusal(f"{verb}_{kind}", **target(**key)) == f"Invalid {kind}_id"
        assert f"{kind}_id" in bare.refusal(f"{verb}_{kind}", **target())
    assert f"target_{kind}" in bare.refusal(f"create_{kind}")


def test_a_container_may_go_out_through_a_gateway_that_exists(bare: Kasm) -> None:
    gateway = bare.ask("create_egress_gateway", target_egress_gateway={})["egress_gateway"]["egress_gateway_id"]
    shown = {}
    for image_id in (CHROME, WINDOWS_SERVER):
        request = {"image_id": image_id, "user_id": bare.sim.user_id}
        kasm_id = bare.ask("request_kasm", egress_gateway_id=gateway, **request)["kasm_id"]
        status = bare.ask("get_kasm_status", kasm_id=kasm_id, user_id=bare.sim.user_id)
        shown[image_id] = status["kasm"]["egress_gateway_id"]
    assert shown == {CHROME: gateway, WINDOWS_SERVER: None}
    assert bare.refusal("request_kasm", image_id=CHROME, egress_gateway_id="0" * 32) == "Invalid egress_gateway_id"
