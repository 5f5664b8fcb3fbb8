"""A client made from environment variables and `.env`."""

from pathlib import Path

import httpx2
import pytest

from kasm_api import Client, ConfigError

KEY = {"KASM_API_URL": "kasm.example.com/api", "KASM_API_KEY": "a-key", "KASM_API_SECRET": "a-secret"}


def test_address_and_key_are_enough() -> None:
    client = Client.from_environment(KEY)
    assert client.base_url == "https://kasm.example.com"
    assert client.timeout == httpx2.Timeout(30, connect=15)
    assert (client.auth, client.verify_ssl) == ("body", True)
    assert client.api_key_secret is not None
    assert client.api_key_secret.reveal() == "a-secret"


def test_a_client_of_this_machine_ignores_proxies_of_the_environment() -> None:
    proxies = {"HTTPS_PROXY": "http://proxy.test:3128", "HTTP_PROXY": "http://proxy.test:3128"}
    proxied = Client.from_environment(KEY | proxies).httpx_args
    assert (proxied["trust_env"], proxied["proxy"].url) == (False, "http://proxy.test:3128")
    here = Client.from_environment(KEY | proxies | {"KASM_API_URL": "http://[::1]:8080"})
    assert here.httpx_args == {"trust_env": False}


def test_the_nearest_env_file_completes_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("KASM_API_SECRET=from-file\nKASM_API_KEY=from-file\nKASM_API_URL=https://file\n")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    monkeypatch.setenv("KASM_API_URL", "https://environment")
    client = Client.from_environment()
    assert client.base_url == "https://environment"
    assert client.api_key is not None
    assert client.api_key.reveal() == "from-file"


def test_all_problems_are_told_at_once_without_values() -> None:
    with pytest.raises(ConfigError) as caught:
        Client.from_environment({"KASM_API_URL": "https://u:pw@host", "KASM_AUTH": "magic"})
    assert [problem.split()[0] for problem in caught.value.problems] == [
        "KASM_API_URL",
        "KASM_API_KEY",
        "KASM_API_SECRET",
        "KASM_AUTH",
    ]
    assert "pw" not in str(caught.value)
