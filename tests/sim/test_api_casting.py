"""Casting and staging configurations: made, shown, changed, removed."""

from typing import Any

import pytest

from kasm_sim.state.seeds import CHROME, FIREFOX, ZONE

from .kasm import Kasm

CAST = {"casting_config_name": "Lab", "image_id": CHROME, "limit_sessions": True, "session_remaining": 3}
STAGING = {"zone_id": ZONE, "image_id": CHROME, "num_sessions": 2, "expiration": 20.5, "allow_kasm_audio": True}


def cast(kasm: Kasm, **members: Any) -> dict[str, Any]:
    config: dict[str, Any] = kasm.ask("create_cast_config", target_cast_config=CAST | members)["cast_config"]
    return config


def staging(kasm: Kasm, **members: Any) -> dict[str, Any]:
    made = kasm.ask("create_staging_config", target_staging_config=STAGING | members)
    config: dict[str, Any] = made["staging_config"]
    return config


def test_a_new_cast_has_a_key_and_is_shown_alone_and_in_the_list(kasm: Kasm) -> None:
    first, second = cast(kasm), cast(kasm, group_id=kasm.sim.group_id, key="lab", allowed_referrers=["example.org"])
    assert {name: first[name] for name in CAST} == CAST
    assert len(first["key"]) == 8
    assert (second["key"], second["group_name"], second["image_friendly_name"]) == ("lab", "All Users", "Chrome")
    assert kasm.ask("get_cast_config", cast_config_id=first["cast_config_id"]) == {"cast_config": first}
    assert kasm.ask("get_cast_configs") == {"cast_configs": [first, second]}


def test_an_update_of_a_cast_changes_only_what_it_names(kasm: Kasm) -> None:
    before = cast(kasm)
    target = {"cast_config_id": before["cast_config_id"], "image_id": FIREFOX, "allow_anonymous": True, "key": "new"}
    after = kasm.ask("update_cast_config", target_cast_config=target)["cast_config"]
    assert after == before | target | {"image_friendly_name": "Firefox"}
    assert kasm.ask("get_cast_configs") == {"cast_configs": [after]}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"casting_config_name": None}, "casting_config_name"),
        ({"image_id": "0" * 32}, "Invalid image_id"),
        ({"group_id": "0" * 32}, "Invalid group"),
        ({"key": "taken"}, "already exists"),
        ({"allowed_referrers": "example.org"}, "allowed_referrers"),
        ({"limit_ips": 1}, "limit_ips"),
        ({"session_remaining": "3"}, "session_remaining"),
    ],
)
def test_a_cast_that_is_not_understood_is_neither_made_nor_changed(
    kasm: Kasm, wrong: dict[str, Any], message: str
) -> None:
    known = [cast(kasm, key="taken"), cast(kasm)]
    assert message in kasm.refusal("create_cast_config", target_cast_config=CAST | wrong)
    if None not in wrong.values():
        target = {"cast_config_id": known[1]["cast_config_id"], "casting_config_name": "x"} | wrong
        assert message in kasm.refusal("update_cast_config", target_cast_config=target)
    assert kasm.ask("get_cast_configs") == {"cast_configs": known}


def test_a_cast_keeps_its_own_key(kasm: Kasm) -> None:
    config = cast(kasm, key="mine")
    target = {"cast_config_id": config["cast_config_id"], "key": "mine"}
    assert kasm.ask("update_cast_config", target_cast_config=target) == {"cast_config": config}


def test_a_deleted_cast_is_gone(kasm: Kasm) -> None:
    key = cast(kasm)["cast_config_id"]
    assert kasm.ask("delete_cast_config", cast_config_id=key) == {}
    assert kasm.ask("get_cast_configs") == {"cast_configs": []}
    for call in ("get_cast_config", "delete_cast_config"):
        assert kasm.refusal(call, cast_config_id=key) == "Invalid cast_config_id"
    assert kasm.refusal("update_cast_config", target_cast_config={"cast_config_id": key}) == "Invalid cast_config_id"


def test_a_cast_outlives_its_image(kasm: Kasm) -> None:
    key = cast(kasm)["cast_config_id"]
    kasm.ask("delete_image", target_image={"image_id": CHROME})
    assert kasm.ask("get_cast_config", cast_config_id=key)["cast_config"]["image_friendly_name"] is None


def test_a_new_staging_is_shown_alone_and_in_the_list(kasm: Kasm) -> None:
    config = staging(kasm)
    assert {name: config[name] for name in STAGING} == STAGING
    assert (config["zone_name"], config["image_friendly_name"], config["num_current_sessions"]) == (
        "default",
        "Chrome",
        0,
    )
    target = {"staging_config_id": config["staging_config_id"]}
    assert kasm.ask("get_staging_config", target_staging_config=target) == {"staging_config": config}
    assert kasm.ask("get_staging_configs") == {"staging_configs": [config]}


def test_an_update_of_a_staging_changes_only_what_it_names(kasm: Kasm) -> None:
    before = staging(kasm)
    target = {"staging_config_id": before["staging_config_id"], "num_sessions": 5, "expiration": 3, "image_id": FIREFOX}
    after = kasm.ask("update_staging_config", target_staging_config=target)["staging_config"]
    assert after == before | target | {"image_friendly_name": "Firefox"}
    assert kasm.ask("get_staging_configs") == {"staging_configs": [after]}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"zone_id": "0" * 32}, "Invalid zone_id"),
        ({"image_id": "0" * 32}, "Invalid image_id"),
        ({"num_sessions": None}, "num_sessions"),
        ({"num_sessions": 1.5}, "num_sessions"),
        ({"expiration": "20"}, "expiration"),
    ],
)
def test_a_staging_that_is_not_understood_is_neither_made_nor_changed(
    kasm: Kasm, wrong: dict[str, Any], message: str
) -> None:
    known = staging(kasm)
    assert message in kasm.refusal("create_staging_config", target_staging_config=STAGING | wrong)
    if None not in wrong.values():
        target = {"staging_config_id": known["staging_config_id"], "allow_kasm_uploads": True} | wrong
        assert message in kasm.refusal("update_staging_config", target_staging_config=target)
    assert kasm.ask("get_staging_configs") == {"staging_configs": [known]}


def test_a_deleted_staging_is_gone(kasm: Kasm) -> None:
    target = {"staging_config_id": staging(kasm)["staging_config_id"]}
    assert kasm.ask("delete_staging_config", target_staging_config=target) == {}
    assert kasm.ask("get_staging_configs") == {"staging_configs": []}
    for call in ("get_staging_config", "update_staging_config", "delete_staging_config"):
        assert kasm.refusal(call, target_staging_config=target) == "Invalid staging_config_id"
