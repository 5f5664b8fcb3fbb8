"""Define a container's namespaces and file system, and the command lines that build it with bubblewrap or unshare.

`handle` runs the command line, which ends in a running `init`. This module starts nothing and writes only below the
container's folder.
"""

import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HOSTNAME = "kasm"
HOME = "/home/kasm-user"
WEB_ROOT = "/opt/kasmvnc/www"
PYTHON_FOLDER = "/opt/python/bin"
SEARCH_PATH = f"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:{PYTHON_FOLDER}"
INIT = "/opt/kasm-sim/init.py"
X_SERVER = "/opt/kasmvnc/Xvnc"
SHIMS = "/opt/kasm-sim/shims"
REFUSED_FIFO = """#!/bin/sh
for path; do
  case $path in */Downloads/.*/*) echo "mkfifo: cannot create fifo '$path': Operation not permitted" >&2; exit 1 ;; esac
done
exec /usr/bin/mkfifo "$@"
"""
"""A `mkfifo` as on CIFS: no file system that an ordinary user can mount refuses FIFOs."""

USER = 1000
# The ids of root and kasm-user on the host when the simulator runs as root. Debian reserves these numbers, so they own
# nothing; below 65536 they exist inside other containers too.
HOST_IDS = {65100: 0, 65200: USER}

ETC_FILES = {
    "passwd": (
        "root:x:0:0:root:/root:/bin/bash\n"
        f"kasm-user:x:{USER}:{USER}:kasm-user:{HOME}:/bin/bash\n"
        "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"
    ),
    "group": f"root:x:0:\nkasm-user:x:{USER}:\nnogroup:x:65534:\n",
    "hosts": f"127.0.0.1 localhost {HOSTNAME}\n::1 localhost\n",
    "hostname": f"{HOSTNAME}\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
    "resolv.conf": "",
}
ETC_FROM_HOST = ("alternatives", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "ssl/certs", "ssl/openssl.cnf")
SYSTEM_FOLDERS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")

Step = tuple[str, ...]
BackendName = Literal["bwrap", "unshare"]
DownloadsFolder = Literal["own", "read-only", "file", "no-fifos"]


@dataclass(frozen=True)
class Machine:
    """Description of a container before it is built.

    Attributes:
        root: Empty host folder to build on.
        home: Host path of the home; None when it is in memory.
        steps: Mounts and folders to create, in order, named like bubblewrap's options.
        ids: User ids inside by id outside; None when the simulator runs as an ordinary user, who can have only itself
            inside.
        python: Path of the interpreter, the same outside and inside.
    """

    root: Path
    home: Path | None
    steps: Sequence[Step]
    ids: Mapping[int, int] | None
    python: str


def describe_machine(directory: Path, home_size_bytes: int | None, downloads: DownloadsFolder = "own") -> Machine:
    """Describe a container's machine and write its configuration files.

    Args:
        directory: Folder that the container owns.
        home_size_bytes: Size of an in-memory home; None keeps the home in `directory`, unlimited.
        downloads: What `~/Downloads` is.
    """
    for name in ("root", "home", "etc"):
        (directory / name).mkdir(exist_ok=True)
    ids = HOST_IDS if os.geteuid() == 0 and _are_known(HOST_IDS) else None
    steps: list[Step] = [("ro-bind", "/usr", "/usr"), *_system_steps(), *_etc_steps(directory / "etc")]
    steps += [("proc", "/proc"), ("dev", "/dev"), ("tmpfs", "/tmp"), ("tmpfs", "/var/tmp"), ("tmpfs", "/run")]
    if home_size_bytes is None:
        steps.append(("bind", str(directory / "home"), HOME))
    else:
        steps += [("dir", str(Path(HOME).parent)), ("size", str(home_size_bytes)), ("tmpfs", HOME)]
    steps += [
        *_downloads_steps(directory, downloads),
        *_python_steps(),  # after /tmp, because Python can be installed there
        ("dir", "/root"),
        ("tmpfs", "/config"),
        ("symlink", "/bin/sh", X_SERVER),
        ("tmpfs", f"{WEB_ROOT}/Downloads"),
        ("symlink", f"{HOME}/Downloads", f"{WEB_ROOT}/Downloads/Downloads"),
        ("ro-bind", str(Path(__file__).with_name("init.py")), INIT),
        ("remount-ro", "/"),
    ]
    home = directory / "home" if home_size_bytes is None else None
    return Machine(directory / "root", home, _with_parents(steps), ids, str(_python_executable()))


def find_backends() -> list[BackendName]:
    """List the installed backends, preferred first."""
    names: tuple[BackendName, ...] = ("bwrap", "unshare")
    return [name for name in names if shutil.which(name)]


def build_command(backend: BackendName, machine: Machine, control_fd: int) -> list[str]:
    """Return the command line that builds the machine and runs its first process.

    Args:
        backend: An installed backend.
        machine: The machine to build.
        control_fd: Number of the inherited socket that controls the first process.
    """
    return _BUILDERS[backend](machine, control_fd)


def _bwrap_command(machine: Machine, control_fd: int) -> list[str]:
    program = shutil.which("bwrap") or "bwrap"
    words = [program, "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    if machine.ids is None:
        words += ["--unshare-user", "--uid", str(USER), "--gid", str(USER)]
    else:
        words += ["--cap-add", "ALL"]
    words += ["--hostname", HOSTNAME, "--as-pid-1", "--chdir", "/"]
    for option, *arguments in machine.steps:
        words += [f"--{option}", *arguments]
    return [*words, "--", *_init_command(machine, control_fd, machine.ids or {})]


def _unshare_command(machine: Machine, control_fd: int) -> list[str]:
    program = shutil.which("unshare") or "unshare"
    words = [program, "--mount", "--ipc", "--pid", "--net", "--uts", "--cgroup", "--fork"]
    if machine.ids is None:
        words += ["--user", "--map-root-user"]
    mounts = str(Path(__file__).with_name("mounts.py"))
    words += ["--", machine.python, "-I", "-S", mounts, str(machine.root), HOSTNAME, json.dumps(machine.steps)]
    return [*words, *_init_command(machine, control_fd, machine.ids or {0: USER})]


_BUILDERS = {"bwrap": _bwrap_command, "unshare": _unshare_command}


def _init_command(machine: Machine, control_fd: int, ids: Mapping[int, int]) -> list[str]:
    # It starts in an empty environment: force UTF-8, skip site-packages.
    return [machine.python, "-I", "-S", "-X", "utf8", INIT, str(control_fd), json.dumps(dict(ids))]


def _are_known(ids: Mapping[int, int]) -> bool:
    """Return whether these ids exist here; inside another container many do not."""
    rows = [tuple(map(int, line.split())) for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return all(any(first <= number < first + count for first, _, count in rows) for number in ids)


def _with_parents(steps: Sequence[Step]) -> list[Step]:
    """Insert a step for each parent folder; bubblewrap would create them too, but readable only by its user."""
    result: list[Step] = []
    for step in steps:
        parents = [("dir", str(parent)) for parent in reversed(Path(step[-1]).parents[:-1])]
        result += [parent for parent in parents if parent not in result]
        result.append(step)
    return result


def _system_steps() -> list[Step]:
    steps: list[Step] = []
    for name in SYSTEM_FOLDERS:
        folder = Path(name)
        if folder.is_symlink():
            steps.append(("symlink", str(folder.readlink()), name))
        elif folder.is_dir():
            steps.append(("ro-bind", name, name))
    return steps


def _python_executable() -> Path:
    prefix = Path(sys.base_prefix).resolve()
    executable = prefix / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    return executable if executable.exists() else Path(sys.executable).resolve()


def _python_steps() -> list[Step]:
    prefix = Path(sys.base_prefix).resolve()
    steps: list[Step] = [("symlink", str(_python_executable()), f"{PYTHON_FOLDER}/python3")]
    if not prefix.is_relative_to("/usr"):
        steps.append(("ro-bind", str(prefix), str(prefix)))
    return steps


def _downloads_steps(directory: Path, downloads: DownloadsFolder) -> list[Step]:
    source = directory / "downloads"
    if downloads == "read-only":
        source.mkdir(exist_ok=True)
    elif downloads == "file":
        source.touch()
    elif downloads == "no-fifos":
        source.mkdir(exist_ok=True)
        (source / "mkfifo").write_text(REFUSED_FIFO)
        (source / "mkfifo").chmod(0o755)
    return (
        []
        if downloads == "own"
        else [("ro-bind", str(source), SHIMS if downloads == "no-fifos" else f"{HOME}/Downloads")]
    )


def _etc_steps(folder: Path) -> list[Step]:
    steps: list[Step] = [("symlink", "../usr/lib/os-release", "/etc/os-release")]
    for name, content in ETC_FILES.items():
        (folder / name).write_text(content)
        steps.append(("ro-bind", str(folder / name), f"/etc/{name}"))
    for name in ETC_FROM_HOST:
        source = Path("/etc", name)
        if source.exists():
            steps.append(("ro-bind", str(source.resolve()), f"/etc/{name}"))
    return steps
