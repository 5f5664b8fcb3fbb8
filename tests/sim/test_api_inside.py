"""What looks or acts inside a session: commands, pictures, statistics, recordings."""

import io
from pathlib import Path
from struct import unpack
from typing import Any

import httpx2
import pytest
from PIL import Image

from kasm_sim import Quirks
from kasm_sim.container.handle import ContainerStopped
from kasm_sim.state.seeds import CHROME, RECORDED_SESSION

from .conftest import Serve
from .inside import eventually
from .kasm import Clock, Kasm, no_container


def home(kasm: Kasm, ids: dict[str, str]) -> Path:
    return kasm.sim.container(ids["kasm_id"]).home


def run(kasm: Kasm, ids: dict[str, str], cmd: str, **config: Any) -> dict[str, Any]:
    return kasm.ask("exec_command_kasm", **ids, exec_config={"cmd": cmd} | config)


def test_a_command_really_runs_and_its_answer_tells_nothing_of_it(kasm: Kasm) -> None:
    ids = kasm.running()
    answer = run(kasm, ids, "sh -c 'echo done; exec mkdir made'")
    assert set(answer) == {"kasm", "current_time"}
    assert answer["kasm"]["kasm_id"] == ids["kasm_id"]
    eventually((home(kasm, ids) / "made").is_dir)


def test_a_command_is_split_into_words_and_meets_no_shell(kasm: Kasm) -> None:
    ids = kasm.running()
    run(kasm, ids, "mkdir '$HOME' 'a b' '>x'")
    eventually(lambda: {"$HOME", "a b", ">x"} <= {entry.name for entry in home(kasm, ids).iterdir()})


def test_a_kasm_may_give_the_command_to_a_shell(serve: Serve) -> None:
    kasm = serve(quirks=Quirks(exec_style="shell"))
    ids = kasm.running()
    run(kasm, ids, "mkdir one; mkdir two")
    eventually(lambda: {"one", "two"} <= {entry.name for entry in home(kasm, ids).iterdir()})


def test_a_command_gets_its_variables_and_working_folder(kasm: Kasm) -> None:
    ids = kasm.running()
    run(
        kasm, ids, """sh -c 'printf %s "$TEXT" > note; mv note done'""", environment={"TEXT": "a 'b' ü"}, workdir="/tmp"
    )
    run(kasm, ids, "sh -c 'while ! cp /tmp/done copied; do sleep 0.05; done; mv copied here'")
    eventually((home(kasm, ids) / "here").exists)
    assert (home(kasm, ids) / "here").read_text() == "a 'b' ü"


@pytest.mark.parametrize(
    "config",
    [
        None,
        "true",
        {},
        {"cmd": ""},
        {"cmd": "echo 'open"},
        {"cmd": 1},
        {"cmd": "true", "environment": {"A": 1}},
        {"cmd": "true", "workdir": 1},
        {"cmd": "true", "privileged": "no"},
    ],
)
def test_a_command_that_cannot_be_understood_is_refused(serve: Serve, config: Any) -> None:
    kasm = serve(start_container=no_container)
    message = kasm.refusal("exec_command_kasm", **kasm.running(), exec_config=config)
    assert "no container" not in message


def test_a_machine_without_containers_says_why_and_does_everything_else(serve: Serve) -> None:
    kasm = serve(start_container=no_container)
    answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    ids = {name: answer[name] for name in ("kasm_id", "user_id")}
    message = kasm.refusal("exec_command_kasm", **ids, exec_config={"cmd": "true"})
    assert "user namespaces are switched off here" in message
    assert kasm.ask("pause_kasm", under="/api/", **ids) == {}
    assert kasm.ask("destroy_kasm", **ids) == {}


def test_a_paused_session_is_frozen_and_takes_no_commands(kasm: Kasm) -> None:
    ids = kasm.running()
    run(kasm, ids, "sleep 1000")
    container = kasm.sim.container(ids["kasm_id"])
    eventually(lambda: [process.argv for process in container.processes()] == [("sleep", "1000")])
    kasm.ask("pause_kasm", under="/api/", **ids)
    eventually(lambda: {process.state for process in container.processes()} == {"T"})
    assert "paused" in kasm.refusal("exec_command_kasm", **ids, exec_config={"cmd": "true"})
    kasm.ask("resume_kasm", under="/api/", **ids)
    eventually(lambda: {process.state for process in container.processes()} == {"S"})


def test_a_stopped_session_ends_its_processes_and_keeps_its_files(kasm: Kasm) -> None:
    ids = kasm.running()
    before = kasm.sim.container(ids["kasm_id"])
    run(kasm, ids, "sleep 1000")
    (before.home / "kept").write_text("here")
    kasm.ask("stop_kasm", under="/api/", **ids)
    with pytest.raises(ContainerStopped):
        before.processes()
    assert "stopped" in kasm.refusal("exec_command_kasm", exec_config={"cmd": "true"}, **ids)
    kasm.ask("resume_kasm", under="/api/", **ids)
    run(kasm, ids, "mv kept moved")
    eventually((home(kasm, ids) / "moved").exists)
    assert (home(kasm, ids) / "moved").read_text() == "here"
    assert "sleep" not in {word for process in kasm.sim.container(ids["kasm_id"]).processes() for word in process.argv}


def test_a_starting_session_takes_no_commands(serve: Serve) -> None:
    kasm = serve(start_container=no_container, starts_after_polls=1)
    session = kasm.sim.add_session(status="starting")
    ids = {"kasm_id": session.kasm_id, "user_id": session.user_id}
    assert "starting" in kasm.refusal("exec_command_kasm", **ids, exec_config={"cmd": "true"})


def test_a_destroyed_session_takes_its_files_along(kasm: Kasm) -> None:
    ids = kasm.running()
    folder = home(kasm, ids)
    assert folder.is_dir()
    kasm.ask("destroy_kasm", **ids)
    assert not folder.exists()


def test_a_screenshot_is_a_jpeg_of_the_session(serve: Serve) -> None:
    kasm = serve(start_container=no_container)
    first, second = (kasm.call("get_kasm_screenshot", **kasm.running()) for _ in range(2))
    assert first.headers["content-type"] == "image/jpeg"
    picture = Image.open(io.BytesIO(first.content))
    picture.load()
    assert (picture.format, picture.size) == ("JPEG", (300, 168))
    assert first.content != second.content


@pytest.mark.parametrize(
    ("bounds", "size"),
    [
        ({"width": 640}, (640, 360)),
        ({"height": 90}, (160, 90)),
        ({"width": 640, "height": 90}, (160, 90)),
        ({"width": 100, "height": 500}, (100, 56)),
        ({"width": 100_000, "height": 100_000}, (1280, 720)),
        ({"width": 1}, (1, 1)),
        ({"width": 320.0}, (320, 180)),
    ],
)
def test_a_screenshot_keeps_its_shape_within_the_bounds(
    serve: Serve,
    bounds: dict[str, Any],
    size: tuple[int, int],
) -> None:
    kasm = serve(start_container=no_container)
    response = kasm.call("get_kasm_screenshot", **kasm.running(), **bounds)
    assert Image.open(io.BytesIO(response.content)).size == size


@pytest.mark.parametrize("bounds", [{"width": 0}, {"height": -1}, {"width": "300"}, {"width": 1.5}, {"width": True}])
def test_a_screenshot_of_no_size_is_refused(serve: Serve, bounds: dict[str, Any]) -> None:
    kasm = serve(start_container=no_container)
    assert kasm.refusal("get_kasm_screenshot", **kasm.running(), **bounds)


def test_a_new_session_has_no_picture_yet(serve: Serve) -> None:
    kasm = serve(start_container=no_container, quirks=Quirks(screenshot_misses=2))
    answer = kasm.ask("request_kasm", image_id=CHROME, user_id=kasm.sim.user_id)
    ids = {name: answer[name] for name in ("kasm_id", "user_id")}
    for _ in range(2):
        assert "(400)" in kasm.refusal("get_kasm_screenshot", **ids)
    assert kasm.call("get_kasm_screenshot", **ids).content.startswith(b"\xff\xd8")


def test_statistics_need_a_viewer(serve: Serve) -> None:
    kasm = serve(start_container=no_container)
    ids = kasm.running()
    assert kasm.refusal("get_kasm_frame_stats", **ids) == "Error retrieving frame stats with status code (503)"
    assert kasm.ask("get_kasm_bottleneck_stats", **ids) == {}
    viewer = kasm.sim.connect_viewer(ids["kasm_id"])
    statistics = kasm.ask("get_kasm_frame_stats", **ids, client="auto")
    assert statistics["frame"].keys() == {"resx", "resy", "changed", "server_time"}
    assert len(statistics["server_side"]) == 5
    assert [side["client"] for side in statistics["client_side"]] == [viewer]
    assert kasm.ask("get_kasm_bottleneck_stats", **ids) == {"kasm_user": {viewer: [9.8, 9.6, 10.0, 9.9]}}
    kasm.sim.disconnect_viewer(ids["kasm_id"])
    assert kasm.refusal("get_kasm_frame_stats", **ids)


def test_frame_statistics_are_for_the_viewers_asked_about(serve: Serve) -> None:
    kasm = serve(start_container=no_container)
    ids = kasm.running()
    first, second = (kasm.sim.connect_viewer(ids["kasm_id"]) for _ in range(2))
    shown = {}
    for client in ("none", "auto", "all", second, "somebody"):
        answer = kasm.ask("get_kasm_frame_stats", **ids, client=client)
        shown[client] = [side["client"] for side in answer["client_side"]]
    assert shown == {"none": [], "auto": [first], "all": [first, second], second: [second], "somebody": []}
    kasm.sim.disconnect_viewer(ids["kasm_id"], first)
    assert list(kasm.ask("get_kasm_bottleneck_stats", **ids)["kasm_user"]) == [second]


def test_recordings_outlive_their_session_and_links_are_given_when_asked(kasm: Kasm) -> None:
    plain = kasm.ask("get_session_recordings", target_kasm_id=RECORDED_SESSION)["session_recordings"]
    assert len(plain) == 2
    assert "session_recording_download_url" not in plain[0]
    assert plain[0]["session_recording_metadata"]["duration"] == 300
    linked = kasm.ask("get_session_recordings", target_kasm_id=RECORDED_SESSION, preauth_download_link=True)
    links = [recording["session_recording_download_url"] for recording in linked["session_recordings"]]
    assert all("signature=" in link for link in links)


def test_a_recording_is_downloaded_without_a_login_until_its_link_expires(serve: Serve) -> None:
    clock = Clock()
    kasm = serve(clock=clock)
    linked = kasm.ask("get_session_recordings", target_kasm_id=RECORDED_SESSION, preauth_download_link=True)
    first, second = (recording["session_recording_download_url"] for recording in linked["session_recordings"])
    film = httpx2.get(first, trust_env=False)
    assert (film.status_code, film.headers["content-type"], film.content[4:12]) == (200, "video/mp4", b"ftypisom")
    seconds, duration = unpack(">II", film.content.partition(b"mvhd")[2][12:20])
    assert duration / seconds == 300

    def status_of(link: str) -> int:
        return httpx2.get(link, trust_env=False).status_code

    assert status_of(first.partition("?")[0]) == 403
    assert status_of(f"{first.partition('?')[0]}?{second.partition('?')[2]}") == 403
    assert status_of(first.replace("expires=", "expires=1")) == 403
    clock.advance(3601)
    assert status_of(first) == 403


def test_a_session_nobody_recorded_has_no_recordings(kasm: Kasm) -> None:
    session = kasm.sim.add_session()
    assert kasm.ask("get_session_recordings", target_kasm_id=session.kasm_id) == {"session_recordings": []}
    kasm.sim.add_recording(session.kasm_id)
    assert len(kasm.ask("get_session_recordings", target_kasm_id=session.kasm_id)["session_recordings"]) == 1
    assert kasm.refusal("get_session_recordings", target_kasm_id="0" * 32) == "Invalid kasm_id"


def test_recordings_of_several_sessions_come_under_the_ids_as_sent(kasm: Kasm) -> None:
    spelled, silent = "D0C9B8A7-9685-4372-a1b0-c9d8e7f6a5b4", kasm.running()["kasm_id"]
    answer = kasm.ask("get_sessions_recordings", target_kasm_ids=[spelled, silent], preauth_download_link=True)
    listed = {kasm_id: one["session_recordings"] for kasm_id, one in answer["kasm_sessions"].items()}
    assert {kasm_id: len(recordings) for kasm_id, recordings in listed.items()} == {spelled: 2, silent: 0}
    assert all("signature=" in recording["session_recording_download_url"] for recording in listed[spelled])


@pytest.mark.parametrize(
    ("kasm_ids", "message"),
    [
        (None, "target_kasm_ids"),
        ("x", "target_kasm_ids"),
        ([7], "target_kasm_ids"),
        (["0" * 32], "Invalid kasm_id"),
        (["x"], "InvalidTextRepresentation"),
    ],
)
def test_recordings_of_unknown_sessions_are_refused(kasm: Kasm, kasm_ids: Any, message: str) -> None:
    assert message in kasm.refusal("get_sessions_recordings", target_kasm_ids=kasm_ids)
