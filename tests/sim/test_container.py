"""Containers run real commands, hold real files, and leave nothing behind when they end."""

import os
import re
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kasm_sim.container.handle import BASE_ENVIRONMENT, Container, ContainerStopped, ContainerUnavailable
from kasm_sim.container.namespaces import BackendName, find_backends

from .inside import eventually, host_processes, launch, output, shell, unique_duration

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=find_backends())
def backend(request: pytest.FixtureRequest) -> BackendName:
    name: BackendName = request.param
    return name


@pytest.fixture(scope="module")
def shared(backend: BackendName, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    """A container for all tests that leave no process and no file that another one asks for."""
    started = Container.start(tmp_path_factory.mktemp("shared"), backends=[backend])
    yield started
    started.stop()


@pytest.fixture
def container(backend: BackendName, tmp_path: Path) -> Iterator[Container]:
    """A container for one test."""
    started = Container.start(tmp_path, backends=[backend])
    yield started
    started.stop()


class TestInside:
    def test_commands_are_those_of_kasm_user_in_its_home(self, shared: Container) -> None:
        assert shell(shared, "id -u; id -g; whoami; pwd; umask; hostname").split() == [
            "1000",
            "1000",
            "kasm-user",
            "/home/kasm-user",
            "0022",
            "kasm",
        ]

    def test_the_home_has_the_usual_folders_and_belongs_to_kasm_user(self, shared: Container) -> None:
        listed = shell(shared, "cd ~ && stat -c '%n %U %G %a' Desktop Documents Downloads Uploads").splitlines()
        assert listed == [
            f"{name} kasm-user kasm-user 755" for name in ("Desktop", "Documents", "Downloads", "Uploads")
        ]

    def test_the_environment_is_the_containers_own_and_what_was_given(self, shared: Container) -> None:
        shown = output(shared, "env", "--null", environment={"GREETING": "a b\nc", "DISPLAY": ":9"})
        variables = dict(entry.split("=", 1) for entry in shown.split("\0") if entry)
        del variables["PWD"]  # from the shell of this test
        variables.pop("OLDPWD", None)
        assert variables == {**BASE_ENVIRONMENT, "GREETING": "a b\nc", "DISPLAY": ":9"}

    def test_the_usual_programs_work(self, shared: Container) -> None:
        script = "awk 'BEGIN { print 6 * 7 }'; python3 -c 'import json, ssl, hashlib; print(42)'; echo 42 | tee /tmp/a"
        assert shell(shared, script).split() == ["42", "42", "42"]

    def test_a_working_directory_is_obeyed(self, shared: Container) -> None:
        assert output(shared, "pwd", workdir="/var/tmp") == "/var/tmp\n"

    def test_arguments_arrive_byte_by_byte(self, shared: Container) -> None:
        odd = "two words 'quoted' \"twice\" \n \N{SNOWMAN} \udcff"
        assert output(shared, "sh", "-c", 'printf %s "$1" | od -An -tx1', "-", odd).split() == [
            f"{byte:02x}" for byte in os.fsencode(odd)
        ]

    def test_temporary_folders_are_writable_for_everybody(self, shared: Container) -> None:
        modes = shell(shared, "touch /tmp/x /var/tmp/x /dev/shm/x && stat -c %a /tmp /var/tmp /dev/shm").split()
        assert modes == ["1777", "1777", "1777"]

    def test_the_devices_work(self, shared: Container) -> None:
        assert shell(shared, "echo > /dev/null; head -c 3 /dev/zero | od -An -tx1; head -c 9 /dev/urandom | wc -c") == (
            " 00 00 00\n9\n"
        )
        assert "No space left" in shell(shared, "echo > /dev/full")

    def test_a_terminal_can_be_opened(self, shared: Container) -> None:
        assert output(shared, "python3", "-c", "import os, pty; print(os.ttyname(pty.openpty()[1]))") == "/dev/pts/0\n"

    def test_programs_find_one_another_over_the_loopback(self, shared: Container) -> None:
        script = """
import socket
with socket.create_server(("127.0.0.1", 8000)) as server, socket.create_connection(("localhost", 8000)) as client:
    print(server.accept()[1] == client.getsockname())
"""
        assert output(shared, "python3", "-c", script) == "True\n"

    def test_a_command_has_nothing_to_read_and_nobody_to_talk_to(self, shared: Container) -> None:
        launch(
            shared,
            "sh",
            "-c",
            "cat; links=$(readlink /proc/$$/fd/[012]); echo $links > unfinished; mv unfinished done",
        )
        eventually((shared.home / "done").exists)
        assert (shared.home / "done").read_text().split() == ["/dev/null"] * 3

    def test_signals_mean_what_they_usually_mean(self, shared: Container) -> None:
        status = output(shared, "cat", "/proc/self/status")
        assert re.findall(r"(Sig(?:Blk|Ign)):\t0*(\w+)", status) == [("SigBlk", "0"), ("SigIgn", "0")]

    def test_root_has_rights_over_the_containers_files_where_the_simulator_is_root(self, shared: Container) -> None:
        if os.geteuid() != 0:
            assert output(shared, "id", "-u", user="root") == "1000\n"
            return
        assert output(shared, "id", "-u", user="root") == "0\n"
        shell(shared, "echo secret > ~/of-root; chown root ~/of-root; chmod 600 ~/of-root", user="root")
        shown = shell(shared, "stat -c '%u %g' ~/of-root; cat ~/of-root")
        assert shown == "0 0\ncat: /home/kasm-user/of-root: Permission denied\n"


class TestExec:
    def test_it_does_not_wait_for_the_command(self, container: Container) -> None:
        launch(container, "sleep", "1000")
        eventually(lambda: [process.argv for process in container.processes()] == [("sleep", "1000")])

    def test_what_a_command_leaves_in_the_background_goes_on_when_it_has_ended(self, container: Container) -> None:
        assert shell(container, "sleep 1000 > /dev/null 2>&1 & echo started") == "started\n"
        eventually(lambda: [process.argv for process in container.processes()] == [("sleep", "1000")])

    def test_requests_of_others_are_not_listed(self, container: Container) -> None:
        launch(container, "sleep", "1000")
        eventually(lambda: container.processes() != [])
        with ThreadPoolExecutor(4) as pool:
            listed = list(pool.map(lambda _: container.processes(), range(60)))
        assert {tuple(process.argv for process in processes) for processes in listed} == {(("sleep", "1000"),)}

    def test_nothing_dead_stays_behind(self, shared: Container) -> None:
        shell(shared, "for i in 1 2 3 4; do (setsid sh -c 'exit 3' &); true & done")
        eventually(lambda: shared.processes() == [])

    @pytest.mark.parametrize(
        ("argv", "workdir", "user"),
        [
            pytest.param([], None, None, id="nothing at all"),
            pytest.param(["no-such-program"], None, None, id="unknown program"),
            pytest.param(["touch", "made"], "/no/such/folder", None, id="missing working directory"),
            pytest.param(["touch", "made"], "Downloads/../nowhere", None, id="missing relative working directory"),
            pytest.param(["touch", "made"], None, "mallory", id="unknown user"),
            pytest.param(["touch", "made", "\0"], None, None, id="argument with a NUL"),
            pytest.param(["sh", "-c", "touch made", "-", "x" * 131072], None, None, id="argument of 128 KiB"),
        ],
    )
    def test_what_cannot_be_started_is_passed_over_in_silence(
        self, shared: Container, argv: list[str], workdir: str | None, user: str | None
    ) -> None:
        shared.exec(argv, environment={}, workdir=workdir, user=user)
        eventually(lambda: shared.processes() == [])
        assert output(shared, "find", "/home/kasm-user", "-name", "made") == ""

    def test_an_argument_just_below_128_kib_arrives(self, shared: Container) -> None:
        assert output(shared, "sh", "-c", 'echo "${#1}"', "-", "x" * 131071) == "131071\n"

    def test_more_than_the_kernel_takes_in_all_is_passed_over_in_silence(self, shared: Container) -> None:
        workdir = "/home/kasm-user/untouched"
        shell(shared, f"mkdir {workdir}")
        shared.exec(["touch", *(["x" * 100_000] * 100)], environment={}, workdir=workdir, user=None)
        assert shell(shared, f"echo still here; ls {workdir} | wc -l").split() == ["still", "here", "0"]

    def test_commands_from_many_threads_are_not_mixed_up(self, shared: Container) -> None:
        said: dict[int, str] = {}

        def run(number: int) -> None:
            said[number] = shell(shared, f"echo {number}; head -c 100000 /dev/zero | wc -c")

        threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert said == {number: f"{number}\n100000\n" for number in range(8)}


class TestFiles:
    def test_the_home_can_be_seen_on_the_host(self, shared: Container) -> None:
        shell(shared, "echo hello > ~/Downloads/a.txt")
        assert (shared.home / "Downloads" / "a.txt").read_text() == "hello\n"

    def test_a_file_is_opened_where_the_containers_links_lead(self, shared: Container) -> None:
        shell(shared, "ln -s /etc/hostname ~/link; ln -s /etc/shadow ~/host; ln -s /tmp ~/temporary; echo 7 > /tmp/a")
        with os.fdopen(shared.open_file(b"/home/kasm-user/link")) as file:
            assert file.read() == "kasm\n"
        with os.fdopen(shared.open_file(b"/home/kasm-user/temporary/a")) as file:
            assert file.read() == "7\n"
        with pytest.raises(FileNotFoundError):
            shared.open_file(b"/home/kasm-user/host")

    def test_a_file_is_opened_with_the_rights_of_kasm_user(self, shared: Container) -> None:
        shell(shared, "touch ~/shut; chmod 0 ~/shut")
        with pytest.raises(PermissionError):
            shared.open_file(b"/home/kasm-user/shut")

    def test_what_does_not_open_in_time_is_given_up(self, shared: Container) -> None:
        shell(shared, "mkfifo ~/fifo")
        with pytest.raises(TimeoutError):
            shared.open_file(b"/home/kasm-user/fifo", timeout_s=0.01)

    def test_a_limited_home_gets_full(self, backend: BackendName, tmp_path: Path) -> None:
        container = Container.start(tmp_path, backends=[backend], home_size_bytes=1 << 20)
        said = shell(
            container, "head -c 500000 /dev/zero > ~/a; head -c 1000000 /dev/zero > ~/b; stat -c %a ~ ~/Downloads"
        )
        with os.fdopen(container.open_file(b"/home/kasm-user/a"), "rb") as file:
            size = len(file.read())
        container.stop()
        assert "No space left on device" in said
        assert said.endswith("755\n755\n")
        assert size == 500_000

    def test_the_folder_can_be_removed_afterwards(self, backend: BackendName, tmp_path: Path) -> None:
        container = Container.start(tmp_path, backends=[backend])
        shell(container, "touch ~/Downloads/a")
        container.stop()
        subprocess.run(["rm", "-r", str(tmp_path)], check=True)


class TestPause:
    def test_everything_freezes_and_goes_on(self, container: Container) -> None:
        shell(
            container,
            "mkfifo ~/go; (cat ~/go > ~/gone; touch ~/done) > /dev/null 2>&1 & setsid sleep 1000 > /dev/null 2>&1 &",
        )
        eventually(lambda: ("sleep", "1000") in {process.argv for process in container.processes()})
        container.pause()
        eventually(lambda: {process.state for process in container.processes()} == {"T"})
        container.resume()
        eventually(lambda: "T" not in {process.state for process in container.processes()})
        (container.home / "go").write_text("x")
        eventually((container.home / "done").exists)

    def test_an_empty_container_can_be_frozen(self, shared: Container) -> None:
        shared.pause()
        shared.resume()
        assert shell(shared, "echo here") == "here\n"


class TestEnd:
    def test_stopping_ends_everything_even_daemons(self, container: Container) -> None:
        marker = unique_duration()
        launch(container, "sh", "-c", f"trap '' TERM HUP INT; (setsid setsid sleep {marker} &) ; sleep {marker}")
        eventually(lambda: len(container.processes()) == 3)
        assert host_processes(marker)
        container.stop()
        assert not host_processes(marker)

    def test_stopping_ends_what_is_frozen(self, container: Container) -> None:
        marker = unique_duration()
        launch(container, "sleep", marker)
        eventually(lambda: bool(host_processes(marker)))
        container.pause()
        container.stop()
        assert not host_processes(marker)

    def test_a_stopped_container_says_so_and_can_be_stopped_again(self, container: Container) -> None:
        container.stop()
        container.stop()
        for use in (container.pause, container.resume, container.processes):
            with pytest.raises(ContainerStopped):
                use()
        with pytest.raises(ContainerStopped):
            launch(container, "true")
        with pytest.raises(ContainerStopped):
            container.open_file(b"/etc/passwd")

    def test_stopping_ends_a_read_that_waits(self, container: Container) -> None:
        shell(container, "mkfifo ~/fifo")
        caught: list[BaseException] = []

        def read() -> None:
            try:
                container.open_file(b"/home/kasm-user/fifo", timeout_s=60)
            except ContainerStopped as error:
                caught.append(error)

        thread = threading.Thread(target=read)
        thread.start()
        eventually(lambda: len(init_processes(container)) == 2)
        container.stop()
        thread.join()
        assert len(caught) == 1

    def test_it_outlives_the_thread_that_started_it(self, backend: BackendName, tmp_path: Path) -> None:
        started: list[Container] = []
        thread = threading.Thread(target=lambda: started.append(Container.start(tmp_path, backends=[backend])))
        thread.start()
        thread.join()
        assert shell(started[0], "echo here") == "here\n"
        started[0].stop()

    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
    def test_it_ends_with_the_simulator_however_that_ends(
        self, backend: BackendName, tmp_path: Path, number: signal.Signals
    ) -> None:
        marker = unique_duration()
        program = f"""
import sys, signal
from pathlib import Path
from kasm_sim.container.handle import Container
container = Container.start(Path({str(tmp_path)!r}), backends=[{backend!r}])
container.exec(["setsid", "sleep", {marker!r}], environment={{}}, workdir=None, user=None)
while not container.processes(): pass
container.pause()
print("ready", flush=True)
signal.pause()
"""
        simulator = subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE)
        with simulator:
            assert simulator.stdout is not None
            assert simulator.stdout.readline() == b"ready\n"
            simulator.send_signal(number)
        eventually(lambda: not host_processes(marker))
        eventually(lambda: not host_processes(str(tmp_path)))
        assert str(tmp_path) not in Path("/proc/self/mountinfo").read_text()


class TestUnavailable:
    def test_without_any_backend_the_reason_and_the_remedy_are_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(
            ContainerUnavailable, match=r"Neither bwrap nor unshare is installed.*apt-get install bubblewrap"
        ):
            Container.start(tmp_path)

    def test_a_backend_that_fails_is_quoted(self, refusing_bwrap: Path, tmp_path: Path) -> None:
        with pytest.raises(ContainerUnavailable, match=r"bwrap: No permissions to create new namespace\. "):
            Container.start(tmp_path, backends=["bwrap"])

    def test_a_backend_that_fails_is_followed_by_the_next(self, refusing_bwrap: Path, tmp_path: Path) -> None:
        container = Container.start(tmp_path)
        said = shell(container, "echo here")
        container.stop()
        assert (container.backend, said) == ("unshare", "here\n")

    @pytest.fixture
    def refusing_bwrap(self, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
        program = tmp_path_factory.mktemp("bin") / "bwrap"
        program.write_text("#!/bin/sh\necho No permissions to create new namespace >&2\nexit 1\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        return program


def init_processes(container: Container) -> list[str]:
    """Find the container's first process and its helpers, as the container's own `ps` shows them."""
    return re.findall(r"kasm-sim/init\.py", shell(container, "cat /proc/[0-9]*/cmdline"))
