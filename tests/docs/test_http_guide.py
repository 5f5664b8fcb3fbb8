"""The guide to HTTP: its snippets are of the forms that they claim, and name what there is."""

import configparser
import json
import re
from pathlib import Path

from ruamel.yaml import YAML

from kasm_mcp.config.address import Address
from kasm_mcp.config.config import Config
from kasm_mcp.health import routes
from kasm_mcp.server.http.app import PATH, largest_request
from tests.settings import REQUIRED

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "http.md").read_text(encoding="utf-8")


def snippet(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return str(found)


def test_every_address_it_serves_on_is_one() -> None:
    addresses = re.findall(r"--http(?:,)? \"?([\w.:\[\]]+)", GUIDE)
    assert len(addresses) > 3
    assert {Address.parse(text).port for text in addresses if text != "HOST:PORT"} == {8080}


def test_the_client_configuration_names_the_path_and_the_header() -> None:
    (server,) = json.loads(snippet("json"))["mcpServers"].values()
    assert server["url"].endswith(f".com{PATH}")
    assert server["headers"]["Authorization"].startswith("Bearer ")


def test_the_probes_are_those_there_are() -> None:
    (container,) = YAML(typ="safe").load(snippet("yaml"))["spec"]["containers"]
    paths = {container[f"{kind}Probe"]["httpGet"]["path"] for kind in ("liveness", "readiness")}
    assert paths == {route.path for route in routes()}


def test_the_service_starts_the_server() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]  # as its documentation says to
    unit.read_string(snippet("ini"))
    assert "kasm-mcp serve --http 127.0.0.1:8080" in unit["Service"]["ExecStart"]


def test_the_limits_are_those_of_the_defaults() -> None:
    config = Config.from_mapping(REQUIRED)
    assert f"{largest_request(config) >> 20} MiB by default" in GUIDE
    (nginx,) = re.findall(r"client_max_body_size (\d+)m", GUIDE)
    assert int(nginx) << 20 >= largest_request(config)
