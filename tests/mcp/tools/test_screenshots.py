"""`get_session_screenshot`: a picture to look at, or a file that nothing was lost for."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import anyio
import mcp_types as types
import pytest
from starlette.responses import Response

from kasm_desktops import is_jpeg, jpeg_size
from kasm_sim import Exchange
from tests.connected.desk import Desk
from tests.connected.rig import Tools

TOOL = "get_session_screenshot"


def listing(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("arguments", [{}, {"save_to_file": "shot.jpg"}, {"width": -1}], ids=str)
@pytest.mark.usefixtures("in_folder")
async def test_no_structured_content_makes_a_client_drop_the_picture(desk: Desk, arguments: dict[str, Any]) -> None:
    (tool,) = (tool for tool in (await desk.tools.client.list_tools()).tools if tool.name == TOOL)
    assert tool.output_schema is None
    assert (await desk.tools.result(TOOL, kasm_id=desk.kasm_id, **arguments)).structured_content is None


async def test_the_picture_comes_beside_the_data(desk: Desk) -> None:
    result = await desk.tools.result(TOOL, kasm_id=desk.kasm_id)

    text, picture = result.content
    assert isinstance(text, types.TextContent)
    assert isinstance(picture, types.ImageContent)
    content = base64.b64decode(picture.data)
    assert (picture.mime_type, is_jpeg(content)) == ("image/jpeg", True)
    data = json.loads(text.text)["data"]
    assert (data["kasm_id"], data["format"], data["size_bytes"]) == (desk.kasm_id, "jpeg", len(content))
    assert (data["width"], data["height"]) == jpeg_size(content)
    assert data["width"] > 300


@pytest.mark.parametrize(("bound", "sent"), [({"width": 640}, 640), ({"height": 240}, None)])
async def test_a_bound_is_kept(own_desk: Desk, bound: dict[str, int], sent: int | None) -> None:
    data = await own_desk.tools.data(TOOL, kasm_id=own_desk.kasm_id, **bound)

    assert data["width"] <= bound.get("width", 16384)
    assert data["height"] <= bound.get("height", 16384)
    assert data["width"] == sent or sent is None
    # Without a width of its own, a small one that Kasm falls back on would decide.
    assert data["height"] == bound.get("height", data["height"])


class Detailed:
    """A screen whose picture takes many bytes at any width."""

    def __init__(self) -> None:
        self.widths: list[int] = []

    async def __call__(self, exchange: Exchange) -> Response:
        answer = await exchange.proceed()
        width, height = jpeg_size(bytes(answer.body)) or (0, 0)
        self.widths.append(width)
        return Response(bytes(answer.body) + bytes(width * height * 2), media_type="image/jpeg")


@pytest.mark.usefixtures("in_folder")
async def test_a_picture_that_clients_would_cut_is_taken_narrower_but_saved_whole(own_desk: Desk) -> None:
    screen = Detailed()
    own_desk.rig.sim.faults.add("get_kasm_screenshot", screen)
    result = await own_desk.tools.result(TOOL, kasm_id=own_desk.kasm_id)
    assert isinstance(result.content[1], types.ImageContent)
    assert 300_000 < len(result.content[1].data) < 900_000
    assert [*screen.widths] == sorted(screen.widths, reverse=True)
    assert (screen.widths[0], screen.widths[1] > 300) == (1280, True)
    saved = await own_desk.tools.data(TOOL, kasm_id=own_desk.kasm_id, save_to_file="a.jpg")
    assert (saved["width"], saved["size_bytes"] > 900_000) == (1280, True)


async def test_the_first_picture_is_waited_for(own_desk: Desk) -> None:
    own_desk.rig.sim.sessions[own_desk.kasm_id].screenshot_misses = 1

    assert (await own_desk.tools.data(TOOL, kasm_id=own_desk.kasm_id))["size_bytes"] > 0


async def test_a_picture_is_saved_below_the_working_directory(desk: Desk, in_folder: Path) -> None:
    data = await desk.tools.data(TOOL, kasm_id=desk.kasm_id, save_to_file="shot.jpg")

    assert data["file_path"] == str(in_folder / "shot.jpg")
    assert is_jpeg((in_folder / "shot.jpg").read_bytes())
    assert (in_folder / "shot.jpg").stat().st_size == data["size_bytes"]
    assert listing(in_folder) == ["shot.jpg"]


async def test_a_picture_replaces_a_picture_and_nothing_else(desk: Desk, in_folder: Path) -> None:
    (in_folder / "old.jpg").write_bytes(b"\xff\xd8 old")
    (in_folder / "notes.jpg").write_bytes(b"notes")

    await desk.tools.data(TOOL, kasm_id=desk.kasm_id, save_to_file=str(in_folder / "old.jpg"))
    error_type, _ = await desk.fails(TOOL, save_to_file="notes.jpg")

    assert (in_folder / "old.jpg").stat().st_size > 100
    assert (error_type, (in_folder / "notes.jpg").read_bytes()) == ("security", b"notes")


@pytest.mark.parametrize(
    ("path", "error_type"),
    [
        ("/var/shot.jpg", "security"),
        ("../shot.jpg", "security"),
        ("sub/../../shot.jpg", "security"),
        ("link/shot.jpg", "security"),
        ("linked.jpg", "security"),
        ("fifo.jpg", "security"),
        ("shot.png", "validation"),
        ("shot.jpg/", "validation"),
        ("none/shot.jpg", "validation"),
        ("a\0.jpg", "validation"),
    ],
)
async def test_a_file_elsewhere_is_refused_before_anything_is_asked(
    own_desk: Desk, in_folder: Path, path: str, error_type: str
) -> None:
    (in_folder / "sub").mkdir()
    (in_folder / "link").symlink_to("/var")
    (in_folder / "linked.jpg").symlink_to(in_folder.parent / "elsewhere.jpg")
    os.mkfifo(in_folder / "fifo.jpg")

    assert (await own_desk.fails(TOOL, save_to_file=path))[0] == error_type
    assert own_desk.rig.sim.requests == []
    assert not (in_folder.parent / "elsewhere.jpg").exists()


async def test_a_server_that_was_started_in_the_root_may_not_write_everywhere(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")

    assert (await desk.fails(TOOL, save_to_file="/var/shot.jpg"))[0] == "security"


async def test_a_folder_of_the_settings_is_allowed(
    own_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    monkeypatch.setenv("TMPDIR", str(pictures))
    monkeypatch.chdir(pictures)
    async with own_desk.rig.connected(KASM_SCREENSHOT_DIR=str(pictures)) as tools:
        data = await tools.data(TOOL, kasm_id=own_desk.kasm_id, save_to_file=str(pictures / "shot.jpeg"))

    assert Path(data["file_path"]) == pictures / "shot.jpeg"


async def test_a_session_that_is_not_there_is_not_found(tools: Tools) -> None:
    assert (await tools.error(TOOL, kasm_id="0" * 32))[0] == "not_found"


async def test_nothing_is_saved_where_only_reading_is_allowed(own_desk: Desk, in_folder: Path) -> None:
    async with own_desk.rig.connected(KASM_READ_ONLY="1") as tools:
        error_type, error = await tools.error(TOOL, kasm_id=own_desk.kasm_id, save_to_file="shot.jpg")
        assert error_type == "security"
        assert "KASM_READ_ONLY" in error
        assert (await tools.data(TOOL, kasm_id=own_desk.kasm_id))["format"] == "jpeg"
    assert not [entry async for entry in anyio.Path(in_folder).iterdir()]
