"""`.env`: where it is looked for, what it may hold, and what wins."""

from pathlib import Path

import pytest

from kasm_api import ConfigError
from kasm_api.settings import ClientSettings, environment_with_file


def write(folder: Path, text: str, name: str = ".env") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text)
    return file


def test_it_is_found_in_the_folder_itself(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY=from-file\n")
    assert environment_with_file({}, tmp_path) == {"KASM_API_KEY": "from-file"}


def test_it_is_found_in_a_folder_above(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY=above\n")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert environment_with_file({}, below)["KASM_API_KEY"] == "above"


def test_the_nearest_one_is_the_only_one(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY=far\nKASM_USER_ID=far\n")
    near = tmp_path / "near"
    write(near, "KASM_API_KEY=near\n")
    assert environment_with_file({}, near) == {"KASM_API_KEY": "near"}


def test_without_one_the_environment_is_all(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()  # a folder of that name is none
    assert environment_with_file({"KASM_API_KEY": "set"}, tmp_path) == {"KASM_API_KEY": "set"}


def test_what_is_set_in_the_environment_wins(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY=from-file\nKASM_USER_ID=from-file\n")
    settings = environment_with_file({"KASM_API_KEY": "set"}, tmp_path)
    assert settings == {"KASM_API_KEY": "set", "KASM_USER_ID": "from-file"}


def test_what_is_empty_in_the_environment_is_not_set(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY=from-file\n")
    assert environment_with_file({"KASM_API_KEY": " "}, tmp_path)["KASM_API_KEY"] == "from-file"


def test_dollars_and_quotes_are_taken_as_they_are_written(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_SECRET='a$HOME${USER}#b'\nexport KASM_API_KEY=k  # a comment\n")
    assert environment_with_file({"HOME": "/root"}, tmp_path) == {
        "HOME": "/root",
        "KASM_API_SECRET": "a$HOME${USER}#b",
        "KASM_API_KEY": "k",
    }


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xef\xbb\xbfKASM_API_KEY=k\r\nKASM_USER_ID=u\r\n")
    assert environment_with_file({}, tmp_path) == {"KASM_API_KEY": "k", "KASM_USER_ID": "u"}


def test_a_name_without_a_value_is_not_set(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY\nKASM_USER_ID=u\n")
    assert environment_with_file({}, tmp_path) == {"KASM_USER_ID": "u"}


def test_another_file_can_be_named(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY=nearest\n")
    named = write(tmp_path / "elsewhere", "KASM_API_KEY=named\n", "kasm.env")
    assert environment_with_file({"KASM_ENV_FILE": str(named)}, tmp_path)["KASM_API_KEY"] == "named"


def test_a_named_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "KASM_API_KEY=nearest\n")
    with pytest.raises(ConfigError, match="KASM_ENV_FILE"):
        environment_with_file({"KASM_ENV_FILE": str(tmp_path / "missing")}, tmp_path)


def test_a_file_that_is_no_utf8_is_a_problem_that_does_not_show_it(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("KASM_API_SECRET=geheim\n".encode("utf-16"))
    with pytest.raises(ConfigError, match="UTF-8") as caught:
        environment_with_file({}, tmp_path)
    assert "geheim" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_named_one_in_the_home_of_nobody_is_a_problem_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="KASM_ENV_FILE names a file that does not exist"):
        environment_with_file({"KASM_ENV_FILE": "~no-such-user/settings"}, tmp_path)


def test_a_problem_names_file_and_line(tmp_path: Path) -> None:
    """An odd line that is not about Kasm is left to its program."""
    file = tmp_path / ".env"
    file.write_text("# ours\nif true; then\nKASM_API_URL=ftp://kasm\n\nexport KASM_AUTH='magic'\n")
    with pytest.raises(ConfigError) as caught:
        ClientSettings.from_environment(environment_with_file({"KASM_API_KEY": "k", "KASM_API_SECRET": "s"}, tmp_path))
    address, auth = caught.value.problems
    assert address.startswith(f"KASM_API_URL ({file}, line 3) is not an address")
    assert auth.startswith(f"KASM_AUTH ({file}, line 5) must be one of ")
    file.write_text("A=b\nKASM_API_KEY: a-key\nKASM_API_SECRET 'b\n")
    with pytest.raises(ConfigError) as caught:
        environment_with_file({}, tmp_path)
    assert caught.value.problems == (f"{file}, line 2, is not NAME=VALUE.", f"{file}, line 3, is not NAME=VALUE.")
    file.write_bytes(b"A=b\n# caf\xe9\n")
    with pytest.raises(ConfigError, match="line 2, cannot be read as UTF-8 text"):
        environment_with_file({}, tmp_path)


def test_an_empty_variable_without_a_line_stays_empty(tmp_path: Path) -> None:
    """An empty `https_proxy` switches `HTTPS_PROXY` off."""
    (tmp_path / ".env").write_text("KASM_API_KEY=k\n")
    assert environment_with_file({"https_proxy": "", "KASM_API_KEY": ""}, tmp_path)["https_proxy"] == ""


def test_a_folder_that_is_gone_has_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert environment_with_file({"A": "b"}) == {"A": "b"}
