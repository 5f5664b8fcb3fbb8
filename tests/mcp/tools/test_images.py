"""Which image `create_kasm_session` starts for what somebody calls it."""

from dataclasses import replace
from typing import Literal

import pytest

from kasm_sim import Hang, HtmlError, seeds
from tests.connected.rig import Rig, Tools


async def create(rig: Rig, tools: Tools, name: str) -> str:
    data = await tools.data("create_kasm_session", image_name=name, group_id=rig.sim.group_id)
    return rig.sim.sessions[data["kasm_id"].replace("-", "")].image_id


def hyphenated(image_id: str) -> str:
    return "-".join((image_id[:8], image_id[8:12], image_id[12:16], image_id[16:20], image_id[20:]))


@pytest.mark.parametrize(
    ("name", "image_id"),
    [
        (seeds.CHROME, seeds.CHROME),
        (hyphenated(seeds.CHROME), seeds.CHROME),
        (seeds.CHROME.upper(), seeds.CHROME),
        ("kasmweb/chrome:1.15.0", seeds.CHROME),
        ("kasmweb/ubuntu-focal-desktop", seeds.UBUNTU_FOCAL),
        ("Ubuntu Focal", seeds.UBUNTU_FOCAL),
        ("ubuntu focal", seeds.UBUNTU_FOCAL),
        ("  Chrome ", seeds.CHROME),
        ("kasmweb/firefox", seeds.FIREFOX),
        ("kasmweb/firefox:1.14.0", seeds.FIREFOX_OLDER),
        ("FIREFOX", seeds.FIREFOX),
        ("docker.io/kasmweb/chrome:1.15.0", seeds.CHROME),
        ("index.docker.io/kasmweb/firefox", seeds.FIREFOX),
        ("https://index.docker.io/kasmweb/chrome", seeds.CHROME),
        ("kasmweb/chrome:1.15.0@sha256:0123", seeds.CHROME),
    ],
)
async def test_a_name_leads_to_its_image(rig: Rig, tools: Tools, name: str, image_id: str) -> None:
    assert await create(rig, tools, name) == image_id


async def test_an_unknown_name_is_not_found_and_lists_the_closest(rig: Rig, tools: Tools) -> None:
    error_type, error = await tools.error(
        "create_kasm_session", image_name="kasmweb/ubuntu-jammy-desktop", group_id=rig.sim.group_id
    )

    assert error_type == "not_found"
    assert "kasmweb/ubuntu-focal-desktop:1.15.0" in error
    assert rig.sent("request_kasm") == 0


@pytest.mark.parametrize(
    "name",
    [
        "registry.example.com:5000/team/chrome:1",
        "Registry.example.com:5000/team/chrome",
        "https://registry.example.com:5000/team/chrome",
        "team/chrome:1",
        "team/chrome",
    ],
)
@pytest.mark.parametrize("place", ["name", "member"])
async def test_an_image_of_another_registry_is_found(rig: Rig, tools: Tools, name: str, place: str) -> None:
    image = rig.sim.images[seeds.CHROME]
    image.name = "team/chrome:1" if place == "member" else "registry.example.com:5000/team/chrome:1"
    image.docker_registry = "https://registry.example.com:5000/v2/" if place == "member" else None

    assert await create(rig, tools, name) == seeds.CHROME


@pytest.mark.parametrize("name", ["docker.io/library/alpine:3", "library/alpine", "alpine", "docker.io/alpine"])
async def test_an_image_of_the_library_is_found(rig: Rig, tools: Tools, name: str) -> None:
    rig.sim.images[seeds.CHROME].name = "alpine:3"

    assert await create(rig, tools, name) == seeds.CHROME


@pytest.mark.parametrize("name", ["ghcr.io/kasmweb/chrome", "kasmweb/chrome:9", "docker.io/kasmweb/chrome:9"])
async def test_another_registry_or_tag_is_another_image(rig: Rig, tools: Tools, name: str) -> None:
    error_type, error = await tools.error("create_kasm_session", image_name=name, group_id=rig.sim.group_id)

    assert (error_type, "kasmweb/chrome:1.15.0" in error) == ("not_found", True)


async def test_a_disabled_image_is_unavailable(rig: Rig, tools: Tools) -> None:
    error_type, error = await tools.error(
        "create_kasm_session", image_name="kasmweb/centos-7-desktop:1.15.0", group_id=rig.sim.group_id
    )

    assert (error_type, "disabled" in error) == ("unavailable", True)
    assert rig.sent("request_kasm") == 0


async def test_an_image_of_another_group_says_what_counts(rig: Rig, tools: Tools) -> None:
    error_type, error = await tools.error("create_kasm_session", image_name="Kali", group_id=rig.sim.group_id)

    assert error_type == "api"
    assert "“Image Not Authorized”" in error
    assert "group of the user" in error


@pytest.mark.parametrize("spelling", ["hex", "hyphenated"])
@pytest.mark.parametrize("name", [seeds.CHROME, hyphenated(seeds.CHROME)])
async def test_where_images_cannot_be_listed_both_spellings_of_an_id_are_tried(
    rig: Rig, tools: Tools, spelling: str, name: str
) -> None:
    rig.sim.permissions = rig.sim.permissions - {"Images View"}
    rig.sim.quirks = replace(rig.sim.quirks, image_ids="hex" if spelling == "hex" else "hyphenated")

    assert await create(rig, tools, name) == seeds.CHROME


async def test_where_images_cannot_be_listed_a_name_is_passed_on_to_a_kasm_that_takes_it(
    rig: Rig, tools: Tools
) -> None:
    rig.sim.permissions = rig.sim.permissions - {"Images View"}
    rig.sim.quirks = replace(rig.sim.quirks, accepts_image_name=True)

    assert await create(rig, tools, "kasmweb/chrome:1.15.0") == seeds.CHROME


async def test_where_nothing_helps_it_says_which_permission_would(rig: Rig, tools: Tools) -> None:
    rig.sim.permissions = rig.sim.permissions - {"Images View"}

    error_type, error = await tools.error("create_kasm_session", image_name="Chrome", group_id=rig.sim.group_id)

    assert error_type == "api"
    assert "`Images View`" in error


async def test_a_default_image_in_place_of_the_one_asked_for_is_noticed(rig: Rig, tools: Tools) -> None:
    rig.sim.permissions = rig.sim.permissions - {"Images View"}
    rig.sim.groups[rig.sim.group_id].default_image_id = seeds.FIREFOX

    answer = await tools("create_kasm_session", image_name="kasmweb/chrome:1.15.0", group_id=rig.sim.group_id)

    assert answer["data"]["image_id"] == seeds.FIREFOX
    assert "instead of 'kasmweb/chrome:1.15.0'" in answer["message"]


@pytest.mark.parametrize("fault", [Hang(), HtmlError(502)])
async def test_after_an_answer_that_was_lost_no_other_spelling_is_tried(rig: Rig, fault: Hang | HtmlError) -> None:
    rig.sim.permissions = rig.sim.permissions - {"Images View"}
    rig.sim.faults.add("request_kasm", fault)
    async with rig.connected(KASM_TIMEOUT_SECONDS="0.5") as tools:
        error_type, error = await tools.error("create_kasm_session", image_name=seeds.CHROME, group_id=rig.sim.group_id)

    assert error_type in {"timeout", "unavailable"}
    assert "outcome is unknown" in error
    assert rig.sent("request_kasm") == 1


@pytest.mark.parametrize("form", ["hex", "hyphenated"])
async def test_a_kasm_that_knows_one_spelling_of_ids_is_asked_by_both(
    rig: Rig, tools: Tools, form: Literal["hex", "hyphenated"]
) -> None:
    rig.sim.quirks = replace(rig.sim.quirks, image_ids=form)
    assert await create(rig, tools, "kasmweb/chrome:1.15.0") == seeds.CHROME


async def test_a_started_session_is_answered_although_its_image_cannot_be_looked_up(rig: Rig, tools: Tools) -> None:
    rig.sim.permissions = rig.sim.permissions - {"Images View"}
    rig.sim.faults.add("get_kasm_status", HtmlError(500))

    data = await tools.data("create_kasm_session", image_name=seeds.CHROME, group_id=rig.sim.group_id)

    assert data["kasm_id"] in rig.sim.sessions
    assert data["image_id"] is None
