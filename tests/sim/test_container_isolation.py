"""What runs in a container can neither see nor change anything of the host."""

import os
import shlex
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from kasm_sim.container.handle import Container
from kasm_sim.container.namespaces import BackendName, find_backends

from .inside import eventually, host_processes, launch, output, shell, unique_duration

HOST_HOME = Path.home()


@pytest.fixture(scope="module", params=find_backends())
def backend(request: pytest.FixtureRequest) -> BackendName:
    name: BackendName = request.param
    return name


@pytest.fixture(scope="module")
def container(backend: BackendName, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    """A container for all tests that try in vain to leave it, or to change it for others."""
    started = Container.start(tmp_path_factory.mktemp("shared"), backends=[backend])
    yield started
    started.stop()


@pytest.mark.parametrize("user", ["kasm-user", "root"])
@pytest.mark.parametrize(
    "attempt",
    [
        "touch /usr/x",
        "touch /etc/x",
        "touch /x",
        "touch /home/x",
        "echo root::0:0:::/bin/sh >> /etc/passwd",
        "touch /opt/kasm-sim/init.py",
        f"touch {shlex.quote(sys.base_prefix)}/x",
        "echo x > /proc/sys/kernel/core_pattern",
        "echo x > /proc/sys/kernel/hostname",
        "mount -o remount,rw /usr",
        "mount -o remount,rw,bind /usr",
        "umount /usr",
        "mount -t tmpfs x /tmp",
        "hostname other",
        "cat /proc/1/environ",
        "ls /proc/1/root/",
        "ls -l /proc/1/fd/",
        "cat /proc/1/mem",
        "mknod /tmp/disk b 254 0",
        "chroot / true",
    ],
)
def test_what_would_change_or_reveal_the_host_fails(container: Container, attempt: str, user: str) -> None:
    if attempt == "chroot / true" and user == "root":
        attempt = "chroot / mount -t tmpfs x /tmp"  # to change the root is root's right; it gains nothing by it
    said = shell(container, f"{attempt} && echo SUCCEEDED", user=user)
    assert "SUCCEEDED" not in said
    assert said, "the shell did not run"


def test_only_the_places_for_data_are_mounted_for_writing(container: Container) -> None:
    mounts = [line.split() for line in shell(container, "cat /proc/self/mountinfo").splitlines()]
    writable = {fields[4] for fields in mounts if "rw" in fields[5].split(",")}
    devices = {f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom", "tty")}
    data = {"/dev", "/dev/pts", "/home/kasm-user", "/proc", "/run", "/tmp", "/var/tmp"}
    other_homes = {"/config", "/opt/kasmvnc/www/Downloads"}
    assert writable == data | devices | other_homes


def test_a_new_user_namespace_gives_no_rights_over_the_system(container: Container) -> None:
    said = shell(container, "unshare --user --map-root-user --mount mount -o remount,rw,bind /usr && echo YES")
    assert "YES" not in said


def test_programs_cannot_gain_rights(container: Container) -> None:
    status = output(container, "cat", "/proc/self/status")
    assert "NoNewPrivs:\t1" in status
    assert "CapEff:\t0000000000000000" in status
    assert "CapPrm:\t0000000000000000" in status


def test_the_simulators_environment_cannot_be_seen(
    backend: BackendName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KASM_API_KEY_SECRET", "not-for-the-container")
    container = Container.start(tmp_path, backends=[backend])
    seen = shell(container, "env; cat /proc/[0-9]*/environ 2> /dev/null | tr '\\0' '\\n'")
    builders = [(folder / "environ").read_bytes() for folder in host_processes(str(tmp_path))]
    container.stop()
    assert set(builders) == {b""}
    assert "PATH=" in seen
    assert "not-for-the-container" not in seen


def test_open_files_of_the_simulator_are_not_inherited(backend: BackendName, tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    (tmp_path / "machine").mkdir()
    with (tmp_path / "secret").open() as secret:
        os.set_inheritable(secret.fileno(), True)
        container = Container.start(tmp_path / "machine", backends=[backend])
    seen = shell(container, "ls -l /proc/self/fd /proc/$$/fd; ls /proc/self/fd | wc -l")
    container.stop()
    assert "secret" not in seen
    assert seen.endswith("\n4\n")  # the three standard streams, and the folder being listed


def test_files_of_the_host_do_not_exist(backend: BackendName, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "machine").mkdir()
    container = Container.start(tmp_path / "machine", backends=[backend])
    seen = shell(container, f"ls /home; cat {tmp_path}/secret; ls /etc/shadow /etc/ssh /mnt /sys /var/lib")
    top = shell(container, "ls /").split()
    container.stop()
    assert seen.splitlines()[0] == "kasm-user"
    assert seen.count("No such file or directory") == 6
    prefix = Path(sys.base_prefix).resolve().parts[1]
    system = {"bin", "dev", "etc", "home", "lib", "lib32", "lib64", "libx32", "opt", "proc", "root", "run", "sbin"}
    assert set(top) <= system | {"tmp", "usr", "var", "config", prefix}


def test_only_pythons_own_folder_leads_to_a_home_of_the_host(container: Container) -> None:
    prefix = str(Path(sys.base_prefix).resolve())
    found = shell(container, f"find / -xdev -path {HOST_HOME}/* -not -path '/home/kasm-user/*' -print")
    assert [line for line in found.splitlines() if not prefix.startswith(line)] == []


def test_temporary_files_stay_inside(container: Container) -> None:
    name = f"kasm-sim-test-{uuid.uuid4().hex}"
    assert name in shell(container, f"touch /tmp/{name} /var/tmp/{name} && ls /tmp")
    assert not Path("/tmp", name).exists()
    assert not Path("/var/tmp", name).exists()


def test_there_is_no_network_but_the_containers_own_loopback(container: Container) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = shell(container, f"cut -d: -f1 -s /proc/net/dev; echo < /dev/tcp/127.0.0.1/{port}")
    assert said.split()[0] == "lo"
    assert said.count("\n") == 3
    assert "Connection refused" in said


def test_abstract_sockets_of_the_host_cannot_be_reached(container: Container) -> None:
    name = f"kasm-sim-test-{uuid.uuid4().hex}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0{name}")
        server.listen()
        script = f"import socket; socket.socket(socket.AF_UNIX).connect('\\0{name}')"
        assert "ConnectionRefusedError" in output(container, "python3", "-c", script)


@pytest.mark.parametrize("user", ["kasm-user", "root"])
def test_processes_of_the_host_are_neither_seen_nor_signalled(container: Container, user: str) -> None:
    marker = unique_duration()
    bystander = subprocess.Popen(["sleep", "1000"])
    try:
        launch(container, "sleep", marker)
        eventually(lambda: bool(host_processes(marker)))
        launch(container, "kill", "-KILL", "-1", user=user)
        eventually(lambda: not host_processes(marker))
        seen = shell(container, "cat /proc/[0-9]*/cmdline | tr '\\0' ' '", user=user)
        still_running = bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()
    assert still_running
    assert "sleep" not in seen
    assert "kasm-sim/init.py" in seen


def test_two_containers_know_nothing_of_one_another(backend: BackendName, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    one, two = (Container.start(folder, backends=[backend]) for folder in folders)
    shell(one, "touch ~/mine /tmp/mine /dev/shm/mine; sleep 1000 > /dev/null 2>&1 &")
    seen = shell(two, "ls ~ /tmp /dev/shm; cat /proc/[0-9]*/cmdline | tr '\\0' ' '")
    one.stop()
    two.stop()
    assert "mine" not in seen
    assert "sleep" not in seen
