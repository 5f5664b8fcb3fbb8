"""Statistics, recordings and workspaces."""

from kasm_sim import seeds
from tests.connected.desk import Desk


async def test_without_a_viewer_there_are_no_frame_statistics_and_it_is_said_why(own_desk: Desk) -> None:
    error_type, error = await own_desk.fails("get_session_frame_stats")

    assert (error_type, "session_url" in error) == ("unavailable", True)


async def test_with_a_viewer_a_frame_is_measured(own_desk: Desk) -> None:
    own_desk.rig.sim.connect_viewer(own_desk.kasm_id)

    data = await own_desk.tools.data("get_session_frame_stats", kasm_id=own_desk.kasm_id, client="all")

    assert (data["kasm_id"], data["client"]) == (own_desk.kasm_id, "all")
    assert data["frame"]["resx"] > 0
    assert data["server_side"][0]["process_name"]
    assert isinstance(data["client_side"], list)


async def test_bottlenecks_are_told_for_each_viewer(own_desk: Desk) -> None:
    nobody = await own_desk.tools("get_session_bottleneck_stats", kasm_id=own_desk.kasm_id)
    viewer = own_desk.rig.sim.connect_viewer(own_desk.kasm_id)
    watched = await own_desk.tools.data("get_session_bottleneck_stats", kasm_id=own_desk.kasm_id)

    assert nobody["data"] == {"kasm_id": own_desk.kasm_id, "connections": []}
    assert "no viewer" in nobody["message"]
    (connection,) = watched["connections"]
    assert connection["connection"] == viewer
    assert connection["user"]
    assert all(0 <= connection[name] <= 10 for name in ("cpu", "cpu_average", "network", "network_average"))


async def test_recordings_are_listed_and_linked_only_when_asked(own_desk: Desk) -> None:
    ended = {"kasm_id": seeds.RECORDED_SESSION}
    plain = await own_desk.tools.data("get_session_recordings", **ended)
    linked = await own_desk.tools.data("get_session_recordings", download_links=True, **ended)
    none = await own_desk.tools("get_session_recordings", kasm_id=own_desk.kasm_id)

    assert (plain["kasm_id"], plain["count"], len(plain["recordings"])) == (seeds.RECORDED_SESSION, 2, 2)
    assert all(recording["recording_id"] and recording["recording_url"] for recording in plain["recordings"])
    assert [recording["download_url"] for recording in plain["recordings"]] == [None, None]
    assert all(recording["download_url"].startswith("http") for recording in linked["recordings"])
    assert (none["data"]["count"], "No recordings" in none["message"]) == (0, True)


async def test_workspaces_tell_what_they_need_and_no_secret(own_desk: Desk) -> None:
    data = await own_desk.tools.data("get_available_workspaces")

    by_id = {workspace["image_id"]: workspace for workspace in data["workspaces"]}
    ubuntu = by_id[seeds.UBUNTU_FOCAL]
    assert (data["count"], data["total"]) == (7, 7)
    assert ubuntu == ubuntu | {
        "image_name": "kasmweb/ubuntu-focal-desktop:1.15.0",
        "friendly_name": "Ubuntu Focal",
        "description": "Ubuntu 20.04 desktop",
        "cores": 2,
        "memory": 2_768_000_000,
        "gpu_count": 0,
        "docker_registry": "https://index.docker.io/v1/",
        "docker_image": "kasmweb/ubuntu-focal-desktop:1.15.0",
        "enabled": True,
        "categories": ["Desktop", "Development"],
    }
    assert by_id[seeds.DISABLED_DESKTOP]["enabled"] is False
    assert "dckr_pat" not in str(data)
