"""The first process inside a container: starts commands, opens files, freezes and lists processes on request.

It runs alone, as pid 1, from a read-only copy, so it may import nothing but the standard library. Its only tie to the
outside is one socket: when that closes, because the simulator stopped or died in whatever way, it exits, and the
kernel ends everything else in the container. It never waits for anything that a command could delay.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Any, NoReturn

ROOT = 0
USER = 1000
ACCOUNTS = {None: USER, "kasm-user": USER, "1000": USER, "root": ROOT, "0": ROOT}
HOME = "/home/kasm-user"
HOME_FOLDERS = ("Desktop", "Documents", "Downloads", "Uploads")
OPEN_TO_ALL = ("/tmp", "/var/tmp", "/dev/shm")
LENGTH = struct.Struct("!I")
NAME = "kasm-sim-init"

CLONE_NEWUSER = 0x10000000
PR_SET_DUMPABLE = 4
PR_SET_NAME = 15
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION_3 = 0x20080522
SYS_KEYCTL = {"x86_64": 250, "aarch64": 219, "riscv64": 219, "ppc64le": 271, "s390x": 280}
KEYCTL_JOIN_SESSION_KEYRING = 1

libc = ctypes.CDLL(None, use_errno=True)


def check(result: int, call: str) -> None:
    """Turn the C library's -1 into an exception."""
    if result == -1:
        raise OSError(ctypes.get_errno(), f"{call}: {os.strerror(ctypes.get_errno())}")


def enter_user_namespace(ids: dict[int, int]) -> None:
    """Move into a user namespace of our own that knows only these users; groups have the same numbers.

    Args:
        ids: The number inside for each number outside. A namespace's maps are written from outside of it, hence the
            child, which stays behind.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writing)
        os.read(reading, 1)
        table = "".join(f"{inside} {outside} 1\n" for outside, inside in ids.items())
        Path(f"/proc/{os.getppid()}/gid_map").write_text(table)
        Path(f"/proc/{os.getppid()}/uid_map").write_text(table)
        os._exit(0)
    os.close(reading)
    check(libc.unshare(CLONE_NEWUSER), "unshare")
    os.close(writing)
    if os.waitpid(child, 0)[1]:
        raise PermissionError("the user namespace accepts no users")
    if ROOT in ids.values():
        become(ROOT)


def give_up_privileges() -> None:
    """Make sure that nothing started here can gain rights, look into this process, or use the host's kernel keys."""
    if os.uname().machine in SYS_KEYCTL:  # elsewhere, and in kernels without keys, there is nothing to leave
        libc.syscall(SYS_KEYCTL[os.uname().machine], KEYCTL_JOIN_SESSION_KEYRING, None)
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    check(libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if os.getuid() != ROOT:
        check(libc.capset((ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0), (ctypes.c_uint32 * 6)()), "capset")


def become(uid: int) -> None:
    """Change to a user of the container; where there is only one, stay."""
    if os.getuid() != USER:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def furnish_home() -> None:
    """Create the folders that a new session's home has."""
    for name in HOME_FOLDERS:
        folder = Path(HOME, name)
        folder.mkdir(exist_ok=True)
        if os.getuid() == ROOT:
            os.chown(folder, USER, USER)


def run(request: dict[str, Any]) -> None:
    """Become the command."""
    os.setsid()
    for number in (signal.SIGCHLD, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)
    become(ACCOUNTS[request["user"]])
    os.chdir(request["workdir"])
    os.execvpe(request["argv"][0], request["argv"], request["environment"])


def open_file(request: dict[str, Any], reply: socket.socket) -> None:
    """Open a file as the session's user, which may take for ever, and hand over the descriptor or the errno."""
    become(USER)
    try:
        descriptor = os.open(os.fsencode(request["path"]), os.O_RDONLY | os.O_NOCTTY)
    except OSError as error:
        reply.sendall(json.dumps({"errno": error.errno}).encode())
    else:
        socket.send_fds(reply, [b"{}"], [descriptor])


def list_processes(reply: socket.socket) -> None:
    """Send pid, state and arguments of every process that runs a command, zombies included.

    Forked copies of this program keep its name until they run something else. A process without arguments that is no
    zombie is in the middle of an exec or of its exit.
    """
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            before, _, after = (folder / "stat").read_text(errors="replace").rpartition(")")
        except (FileNotFoundError, ProcessLookupError):
            continue
        name, state = before.partition("(")[2], after.split()[0]
        if name != NAME and (command or state == "Z"):
            found.append([int(folder.name), state, [os.fsdecode(word) for word in command.split(b"\0")[:-1]]])
    reply.sendall(json.dumps({"processes": found}).encode())


def signal_all(number: int, reply: socket.socket) -> None:
    """Send a signal to every process but this one, which the kernel does in one step."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, number)
    reply.sendall(b"{}")


def serve_in_child(request: dict[str, Any], reply: socket.socket | None) -> NoReturn:
    """Do what was asked for and end; whatever goes wrong concerns this one request only."""
    try:
        if reply is None:
            run(request)
        elif request["verb"] == "open":
            open_file(request, reply)
        else:
            list_processes(reply)
    finally:
        os._exit(127)


def receive_exactly(control: socket.socket, size: int) -> bytes:
    """Read so many bytes; the program ends when the other side is gone."""
    data = bytearray()
    while len(data) < size:
        piece = control.recv(size - len(data))
        if not piece:
            os._exit(0)
        data += piece
    return bytes(data)


def serve(control: socket.socket) -> NoReturn:
    """Answer requests until the other side closes the socket."""
    while True:
        head, descriptors, _, _ = socket.recv_fds(control, LENGTH.size, 1, socket.MSG_CMSG_CLOEXEC)
        head += receive_exactly(control, LENGTH.size - len(head))
        request = json.loads(receive_exactly(control, *LENGTH.unpack(head)))
        reply = socket.socket(fileno=descriptors[0]) if descriptors else None
        try:
            if reply is not None and request["verb"] == "signal":
                signal_all(request["number"], reply)
            elif os.fork() == 0:
                serve_in_child(request, reply)
        except OSError:
            pass  # no process or memory to spare, or the asker has left: the next request may fare better
        if reply is not None:
            reply.close()


def main(control_fd: str, ids: str) -> NoReturn:
    """Prepare the container and serve.

    Args:
        control_fd: Number of the inherited socket.
        ids: JSON object as `enter_user_namespace` takes it, empty where the namespace is complete already.
    """
    os.umask(0o022)
    check(libc.prctl(PR_SET_NAME, NAME.encode(), 0, 0, 0), "name")
    control = socket.socket(fileno=int(control_fd))
    control.set_inheritable(False)
    for folder in OPEN_TO_ALL:
        Path(folder).chmod(0o1777)
    table = {int(outside): inside for outside, inside in json.loads(ids).items()}
    if ROOT in table.values():
        owner = next(outside for outside, inside in table.items() if inside == USER)
        os.chown(HOME, owner, owner)
    if table:
        enter_user_namespace(table)
    give_up_privileges()
    furnish_home()
    # Ignored, so that the kernel reaps every orphan at once.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control.sendall(b"ready")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    serve(control)


if __name__ == "__main__":
    main(*sys.argv[1:])
