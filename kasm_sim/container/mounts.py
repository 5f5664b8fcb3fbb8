"""Build a container's file system from a list of steps, make it the root, and execute the first process.

It does for the `unshare` backend what bubblewrap does itself, with steps named like bubblewrap's options. It runs as
pid 1 of new namespaces with full rights over them and can import only the standard library. `namespaces` decides what
is mounted where.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_BIND = 0x1000
MS_REC = 0x4000
MNT_DETACH = 2
MOUNT_ATTR_RDONLY = 1
MOUNT_ATTR_NOSUID = 2
AT_FDCWD = -100
AT_RECURSIVE = 0x8000
SYS_MOUNT_SETATTR = 442  # the same on every architecture
SIOCSIFFLAGS = 0x8914
IFF_UP = 1
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
DEVICE_LINKS = {
    "fd": "/proc/self/fd",
    "stdin": "/proc/self/fd/0",
    "stdout": "/proc/self/fd/1",
    "stderr": "/proc/self/fd/2",
    "ptmx": "pts/ptmx",
}

libc = ctypes.CDLL(None, use_errno=True)


def check(result: int, call: str) -> None:
    """Raise the C library's error when a call returned -1."""
    if result == -1:
        raise OSError(ctypes.get_errno(), f"{call}: {os.strerror(ctypes.get_errno())}")


def mount(source: str, target: Path, kind: str | None, flags: int, data: str = "") -> None:
    """Mount a file system with the system call of that name."""
    encoded = None if kind is None else kind.encode()
    result = libc.mount(os.fsencode(source), os.fsencode(target), encoded, ctypes.c_ulong(flags), data.encode())
    check(result, f"mount {source} on {target}")


def make_read_only(target: Path, flags: int) -> None:
    """Make a mount read-only and nosuid with mount_setattr(2), which needs Linux 5.12.

    Args:
        target: A mount point.
        flags: AT_RECURSIVE to include the mounts below.
    """
    attributes = struct.pack("=QQQQ", MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID, 0, 0, 0)
    result = libc.syscall(
        SYS_MOUNT_SETATTR, AT_FDCWD, os.fsencode(target), flags, attributes, ctypes.c_size_t(len(attributes))
    )
    check(result, f"mount_setattr {target}")


class Builder:
    """Execute steps below a folder that becomes the root; each method is named like a bubblewrap option."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.options = ""

    def inside(self, target: str) -> Path:
        """Return the present path of an absolute path of the container."""
        return self.root / target.removeprefix("/")

    def size(self, number: str) -> None:
        """Limit the size of the next tmpfs, in bytes."""
        self.options = f",size={number}"

    def tmpfs(self, target: str) -> None:
        """Mount an empty in-memory file system."""
        path = self.inside(target)
        path.mkdir(exist_ok=True)
        mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, f"mode=0755{self.options}")
        self.options = ""

    def dir(self, target: str) -> None:
        """Create a folder."""
        self.inside(target).mkdir(exist_ok=True)

    def symlink(self, text: str, target: str) -> None:
        """Create a symbolic link."""
        self.inside(target).symlink_to(text)

    def bind(self, source: str, target: str) -> None:
        """Bind-mount a folder or file of the host."""
        path = self.inside(target)
        if Path(source).is_dir():
            path.mkdir(exist_ok=True)
        else:
            path.touch()
        mount(source, path, None, MS_BIND | MS_REC)

    def ro_bind(self, source: str, target: str) -> None:
        """Bind-mount a folder or file of the host read-only."""
        self.bind(source, target)
        make_read_only(self.inside(target), AT_RECURSIVE)

    def proc(self, target: str) -> None:
        """Mount procfs, with the kernel's settings read-only."""
        path = self.inside(target)
        path.mkdir(exist_ok=True)
        mount("proc", path, "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
        for name in ("sys", "sysrq-trigger", "irq", "bus"):
            if (path / name).exists():
                mount(str(path / name), path / name, None, MS_BIND | MS_REC)
                make_read_only(path / name, AT_RECURSIVE)

    def dev(self, target: str) -> None:
        """Mount a device folder with the harmless devices, private terminals and private shared memory."""
        self.tmpfs(target)
        for name in DEVICES:
            self.bind(f"/dev/{name}", f"{target}/{name}")
        for name, text in DEVICE_LINKS.items():
            self.symlink(text, f"{target}/{name}")
        self.dir(f"{target}/shm")
        self.dir(f"{target}/pts")
        terminals = self.inside(f"{target}/pts")
        mount("devpts", terminals, "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620")

    def remount_ro(self, target: str) -> None:
        """Make one mount read-only, but not the mounts below it."""
        make_read_only(self.inside(target), 0)


def switch_root(root: Path) -> None:
    """Make the folder the root and unmount the host's."""
    os.chdir(root)
    check(libc.pivot_root(b".", b"."), "pivot_root")
    check(libc.umount2(b".", MNT_DETACH), "umount")
    os.chdir("/")


def raise_loopback() -> None:
    """Enable the loopback interface, the only one."""
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as endpoint:
        fcntl.ioctl(endpoint, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))


def main(root: str, hostname: str, steps: str, *command: str) -> NoReturn:
    """Build the file system, make it the root, and execute the command.

    Args:
        root: An empty folder of the host to build on.
        hostname: The host name inside.
        steps: JSON list of steps, each a list of words, in order of execution.
        command: Program, as named inside, and arguments.
    """
    mount("tmpfs", Path(root), "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755")
    builder = Builder(Path(root))
    for word, *arguments in json.loads(steps):
        step: Callable[..., None] = getattr(builder, word.replace("-", "_"))
        step(*arguments)
    switch_root(Path(root))
    raise_loopback()
    socket.sethostname(hostname)
    os.execve(command[0], command, {})


if __name__ == "__main__":
    main(*sys.argv[1:])
