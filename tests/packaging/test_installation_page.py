"""The client configurations of docs/installation.md."""

import itertools
import json
import re
from typing import Any

import pytest

from kasm_mcp.config.settings import REQUIRED
from tests.packaging.building import ROOT

PAGE = (ROOT / "docs" / "installation.md").read_text()
SERVERS = [
    json.loads(block)["mcpServers"]["kasm"]
    for block in re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server["command"])
def test_a_configuration_gives_the_required_settings_and_no_others(server: dict[str, Any]) -> None:
    assert tuple(server["env"]) == REQUIRED


def test_the_container_is_given_every_setting_without_its_value_on_the_command_line() -> None:
    (docker,) = (server for server in SERVERS if server["command"] == "docker")
    arguments = docker["args"]
    passed = [after for word, after in itertools.pairwise(arguments) if word == "--env"]
    assert passed == list(docker["env"])
    assert "-i" in arguments
    assert arguments[-1] == "kasm-mcp"


def test_every_channel_is_described() -> None:
    headings = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    assert headings[:6] == ["uvx", "uv tool or pipx", "pip", "Docker", "The bundle", "From source"]
