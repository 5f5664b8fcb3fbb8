"""The demonstration: real server, real client, real commands, and an exit code that can be believed."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path

import pytest

from kasm_mcp.console import Terminal
from kasm_mcp.demo.play import play
from kasm_sim import Container, ContainerUnavailable, ErrorMessage, HtmlError, Simulator

INSTALLED = Path(sys.executable).with_name("kasm-mcp")
DEMO = [sys.executable, "-m", "kasm_mcp", "demo"]


def surroundings(folder: Path, **settings: str) -> dict[str, str]:
    """Return this process's environment with settings of a Kasm that is not there."""
    foreign = {"KASM_API_URL": "https://kasm.invalid", "KASM_API_KEY": "k", "KASM_AUTH": "basic", "TMPDIR": str(folder)}
    return {**os.environ, **foreign, **settings}


def played(simulator: Simulator) -> tuple[int, str]:
    stream = io.StringIO()
    code = play(Terminal(stream), simulator)
    return code, stream.getvalue()


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """The command as a newcomer runs it, in a folder whose settings would break any server."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / ".env").write_text("KASM_TIMEOUT_SECONDS=never\nKASM_USER_ID=\n")
    temporary = folder / "temporary"
    temporary.mkdir()
    done = subprocess.run(
        DEMO, cwd=folder, env=surroundings(temporary), capture_output=True, text=True, timeout=100, check=False
    )
    assert list(temporary.iterdir()) == []
    return done


Demonstration = subprocess.CompletedProcess[str]


def test_it_succeeds_whatever_the_settings_around_it_say(demonstration: Demonstration) -> None:
    assert (demonstration.returncode, demonstration.stderr) == (0, "")
    assert "UNEXPECTED" not in demonstration.stdout
    assert "every answer was as expected" in demonstration.stdout


def test_it_shows_real_output_exit_codes_and_errors(demonstration: Demonstration) -> None:
    assert "    stdout: Hello from Kasm!\n" in demonstration.stdout
    assert "    stdout: Python 3." in demonstration.stdout
    assert "    stdout: README.md\n" in demonstration.stdout
    assert "    exit_code: 2\n" in demonstration.stdout
    assert "missing.txt': No such file or directory" in demonstration.stdout
    assert "→ security: `sudo` is not allowed" in demonstration.stdout


def test_it_shows_calls_as_the_specification_writes_them(demonstration: Demonstration) -> None:
    assert 'create_kasm_session(image_name="kasmweb/ubuntu-focal-desktop", group_id="' in demonstration.stdout
    written = 'file_path="/home/kasm-user/app.py", content="print(\'Hello from Kasm!\')")'
    assert f", {written}\n" in demonstration.stdout
    assert 'get_kasm_user(username="test.user@example.com")' in demonstration.stdout
    assert ", locked=true)" in demonstration.stdout
    assert ", download_links=true)" in demonstration.stdout


def test_it_shows_users_statistics_and_recordings(demonstration: Demonstration) -> None:
    assert "    user.locked: true\n" in demonstration.stdout
    assert "    connections.0.cpu: 9.8\n" in demonstration.stdout
    assert "    client_side.0.ping: 22\n" in demonstration.stdout
    assert "    recordings.0.download_url: http://" in demonstration.stdout
    assert "    picture: image/jpeg, " in demonstration.stdout


def test_it_shows_no_password_and_no_colour_in_a_pipe(demonstration: Demonstration) -> None:
    assert 'password="********"' in demonstration.stdout
    assert "SecurePass123!" not in demonstration.stdout
    assert "\x1b" not in demonstration.stdout


def test_it_ends_with_what_to_do_next(demonstration: Demonstration) -> None:
    _, settings, doctor, assistant, *entry = demonstration.stdout.partition("With your Kasm")[2].splitlines()
    assert "KASM_USER_ID" in settings
    assert f"`{INSTALLED} doctor`" in doctor
    assert "MCP settings" in assistant
    assert json.loads("".join(entry))["mcpServers"]["kasm"]["command"] == str(INSTALLED)


def test_it_tells_how_long_each_call_took(demonstration: Demonstration) -> None:
    answers = [line for line in demonstration.stdout.splitlines() if line.startswith("  → ")]
    assert len(answers) == 24
    assert all(re.search(r" \(\d+\.\d\ds\)$", line) for line in answers)


def test_it_cuts_ids_and_addresses_that_nobody_reads(demonstration: Demonstration) -> None:
    assert not re.search(r"[0-9a-f]{32}", demonstration.stdout)
    assert re.search(r'kasm_id="[0-9a-f]{8}…"', demonstration.stdout)


@pytest.fixture(scope="module")
def on_terminal() -> list[str]:
    """The lines that a terminal of 80 columns gets."""
    stream = io.StringIO()
    assert play(Terminal(stream, columns=80), Simulator()) == 0
    return stream.getvalue().splitlines()


def test_on_a_terminal_calls_are_broken_between_arguments(on_terminal: list[str]) -> None:
    assert max(len(line) for line in on_terminal if str(INSTALLED) not in line) <= 80
    at = next(number for number, line in enumerate(on_terminal) if 'command="python3 app.py"' in line)
    assert on_terminal[at].endswith(",")
    assert on_terminal[at + 1] == '    working_dir="/home/kasm-user")'


def pictured() -> list[str]:
    """The lines of the README's picture, put together from the places of their pieces."""
    picture = (Path(__file__).parents[3] / "docs" / "images" / "demo.svg").read_text(encoding="utf-8")
    lines = []
    for row in re.findall("<text .*?</text>", picture):
        line = ""
        for x, text in re.findall(r'<tspan x="([\d.]+)".*?>(.*?)</tspan>', row):
            line = line.ljust(round((float(x) - 20) / 8.4)) + unescape(text)
        lines.append(line)
    return lines


def test_the_picture_shows_what_it_prints(on_terminal: list[str]) -> None:
    def told(line: str) -> str:
        """Leave out what differs from one demonstration to the next."""
        return re.sub(r" ?\(\d+\.\d\ds\)$", "", re.sub(r"[0-9a-f]{8}…|\d+ bytes", "…", line)).rstrip()

    shown, printed = [told(line) for line in pictured()], [told(line) for line in on_terminal]
    assert shown[0] == "$ kasm-mcp demo"
    assert [line for line in shown[1:] if line not in printed] == []
    for essence in ("    stdout: Hello from Kasm!", "    picture: image/jpeg", "  → security: `sudo` is not allowed"):
        assert any(line.startswith(essence) for line in shown)


def test_a_step_that_fails_is_shown_and_is_the_exit_code_and_the_rest_is_played() -> None:
    simulator = Simulator()
    simulator.faults.add("update_user", ErrorMessage("Not on a Sunday"))
    code, output = played(simulator)
    assert code == 1
    assert "→ api: Kasm refused update_user: “Not on a Sunday”." in output
    assert "UNEXPECTED: user.locked should be True, but is nothing." in output
    assert "recordings.0.download_url: http://" in output
    assert "every answer was as expected" not in output


def test_an_answer_that_is_wrong_is_as_bad_as_none() -> None:
    class Forgetful(Container):
        """A container in which every program runs in a folder that is not the one asked for."""

        def exec(
            self, argv: Sequence[str], *, environment: Mapping[str, str], workdir: str | None, user: str | None
        ) -> None:
            words = [word.replace("python3 app.py", "echo Hello from somewhere else") for word in argv]
            super().exec(words, environment=environment, workdir=workdir, user=user)

    code, output = played(Simulator(start_container=Forgetful.start))
    assert code == 1
    assert "UNEXPECTED: stdout should be 'Hello from Kasm!\\n', but is 'Hello from somewhere else\\n'." in output


def test_without_git_an_archive_is_unpacked_instead() -> None:
    class Gitless(Container):
        """A container whose `git` is not found."""

        def exec(
            self, argv: Sequence[str], *, environment: Mapping[str, str], workdir: str | None, user: str | None
        ) -> None:
            words = [word.replace("git --version", "no-such-git --version") for word in argv]
            super().exec(words, environment=environment, workdir=workdir, user=user)

    code, output = played(Simulator(start_container=Gitless.start))
    assert code == 0
    assert "without git, unpack an archive" in output
    assert "git clone" not in output
    assert "    stdout: README.md\n" in output


def test_a_machine_without_namespaces_is_told_what_is_missing() -> None:
    def refuse(folder: Path) -> Container:
        raise ContainerUnavailable(f"{folder.name}: not permitted. Install bubblewrap.")

    code, output = played(Simulator(start_container=refuse))
    assert code == 1
    assert "This machine cannot run the commands of a simulated session." in output
    assert "Install bubblewrap." in output


def test_without_a_session_it_says_why_and_stops() -> None:
    simulator = Simulator()
    simulator.faults.add("request_kasm", HtmlError(502))
    code, output = played(simulator)
    assert code == 1
    assert "→ unavailable: " in output
    assert "The examples need a session." in output
    assert "Example 2" not in output


def test_a_server_that_does_not_start_is_quoted() -> None:
    class Misconfigured(Simulator):
        """A simulator that tells its clients nonsense."""

        def environment(self, url: str) -> dict[str, str]:
            return super().environment(url) | {"KASM_API_KEY": ""}

    code, output = played(Misconfigured())
    assert code == 1
    assert "The demo cannot continue." in output
    assert "KASM_API_KEY is not set" in output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    environment = surroundings(tmp_path)
    with subprocess.Popen(
        DEMO, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert any("4. Create Python script" in line for line in process.stdout)
        os.killpg(process.pid, number)
        process.stdout.read()
        said = process.stderr.read()
    assert (process.returncode, said) == (128 + number, "")
    assert list(tmp_path.iterdir()) == []
