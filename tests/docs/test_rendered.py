"""`scripts/render`: rendered files are current, and `--check` names each that is not."""

from pathlib import Path

import pytest

from scripts.project import ROOT
from scripts.rendering import command
from scripts.rendering.documents import with_sections

RENDERED = {
    "Dockerfile": "io.github.",
    "README.md": "[`destroy_kasm_session`]",
    "docs/configuration.md": "| `KASM_API_URL` |",
    "docs/reference/calls.md": "::: kasm_api",
    "docs/tools.md": "## destroy_kasm_session",
    "kasm_mcp/server/stdio/opening.json": "destroy_kasm_session",
    "mcpb/manifest.json": "KASM_API_URL",
    "server.json": "KASM_API_URL",
}
"""Some of the rendered files, and a rendered text in each."""
PARTS = command.PARTS[:-1]
"""Without the picture, which takes as long as all else; `.ci/run` compares it too."""


def test_rendered_files_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    code = command.main(["--check"], parts=PARTS)
    assert (code, capsys.readouterr().out) == (0, "")


def test_each_stale_file_is_named_left_alone_and_then_rendered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, rendered in RENDERED.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert rendered in text
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(rendered, rendered.swapcase()), encoding="utf-8")
    (tmp_path / "server.json").unlink()

    assert command.main(["--check"], tmp_path, PARTS) == 1
    *stale, advice = capsys.readouterr().out.splitlines()
    assert sorted(stale) == [f"stale: {name}" for name in RENDERED]
    assert "scripts/render" in advice
    assert not (tmp_path / "server.json").exists()

    assert command.main([], tmp_path, PARTS) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == [f"rendered: {name}" for name in RENDERED]
    assert [name for name in RENDERED if (tmp_path / name).read_bytes() != (ROOT / name).read_bytes()] == []


def test_a_section_without_an_end_or_of_another_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="1 sections begin and 0 end"):
        with_sections("<!-- tools: rendered by scripts/render -->\n<!-- end of tool -->")
    with pytest.raises(KeyError):
        with_sections("<!-- tool: rendered by scripts/render -->\n<!-- end of tool -->")


def test_an_unknown_argument_is_refused() -> None:
    assert command.main(["--chekc"]) == 2
