"""Run as a container's first process: start commands, open files, signal and list processes on request.

It runs as pid 1 from a read-only copy, so it can import only the standard library. One socket connects it to the
simulator: when that closes, because the simulator stopped or died, it exits and the kernel ends all other processes.
It must not wait for anything that a command could delay.
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
WEB_ROOT = "/opt/kasmvnc/www"
X_SERVER = "/opt/kasmvnc/Xvnc"
HOME_FOLDERS = ("Desktop", "Documents", "Downloads", "Uploads")
OPEN_TO_ALL = ("/tmp", "/var/tmp", "/dev/shm")
OF_THE_USER = (HOME, "/config", f"{WEB_ROOT}/Downloads")
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
    """Raise the C library's error when a call returned -1."""
    if result == -1:
        raise OSError(ctypes.get_errno(), f"{call}: {os.strerror(ctypes.get_errno())}")


def enter_user_namespace(ids: dict[int, int]) -> None:
    """Enter a new user namespace with only these users; group ids equal user ids.

    A child writes the namespace's maps: they can be written only from outside.

    Args:
        ids: The id inside for each id outside.
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
        raise PermissionError("the user namespace does not accept the id map")
    if ROOT in ids.values():
        become(ROOT)


def give_up_privileges() -> None:
    """Keep commands from gaining rights, inspecting this process, or using the host's kernel keys."""
    if os.uname().machine in SYS_KEYCTL:
        libc.syscall(SYS_KEYCTL[os.uname().machine], KEYCTL_JOIN_SESSION_KEYRING, None)
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    check(libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if os.getuid() != ROOT:
        check(libc.capset((ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0), (ctypes.c_uint32 * 6)()), "capset")


def become(uid: int) -> None:
    """Switch to a user of the container, unless it has only one."""
    if os.getuid() != USER:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def create_home_folders() -> None:
    """Create the folders of a new session's home."""
    for name in HOME_FOLDERS:
        folder = Path(HOME, name)
        if folder.exists():
            continue
        folder.mkdir()
        if os.getuid() == ROOT:
            os.chown(folder, USER, USER)


def run(request: dict[str, Any]) -> None:
    """Replace this process by a command."""
    os.setsid()
    # This program ignores some signals, and a shell's background job inherits others as ignored.
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_DFL)
    become(ACCOUNTS[request["user"]])
    os.chdir(request["workdir"])
    os.execvpe(request["argv"][0], request["argv"], request["environment"])


def start_x_server() -> None:
    """Start a process that looks like the X server in the process list: it waits at a pipe that stays open."""
    reading, (executed, executing) = os.pipe()[0], os.pipe()
    if os.fork() == 0:
        os.dup2(reading, 0)
        os.setsid()
        become(USER)
        os.execve(X_SERVER, ["Xvnc", "-c", "read line", ":1", "-httpd", WEB_ROOT], {})
    os.close(executing)
    os.read(executed, 1)  # it ends when the other program runs, so that commands find it


def open_file(request: dict[str, Any], reply: socket.socket) -> None:
    """Open a file as the session's user and send the descriptor or the errno; a FIFO can block forever."""
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
        if name not in (NAME, "Xvnc") and (command or state == "Z"):
            found.append([int(folder.name), state, [os.fsdecode(word) for word in command.split(b"\0")[:-1]]])
    reply.sendall(json.dumps({"processes": found}).encode())


def signal_all(number: int, reply: socket.socket) -> None:
    """Send a signal to every process but this one, atomically."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, number)
    reply.sendall(b"{}")


def serve_in_child(request: dict[str, Any], reply: socket.socket | None) -> NoReturn:
    """Execute one request and exit; an error ends only this request."""
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
    """Read exactly this many bytes; exit when the simulator has closed the socket."""
    data = bytearray()
    while len(data) < size:
        piece = control.recv(size - len(data))
        if not piece:
            os._exit(0)
        data += piece
    return bytes(data)


def serve(control: socket.socket) -> NoReturn:
    """Answer requests until the simulator closes the socket."""
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
            pass  # out of processes or memory, or the requester has left: later requests can succeed
        if reply is not None:
            reply.close()


def main(control_fd: str, ids: str) -> NoReturn:
    """Prepare the container and serve.

    Args:
        control_fd: Number of the inherited socket.
        ids: The argument of `enter_user_namespace` as a JSON object; empty when the namespace is complete.
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
        for folder in OF_THE_USER:
            os.chown(folder, owner, owner)
    if table:
        enter_user_namespace(table)
    give_up_privileges()
    create_home_folders()
    start_x_server()
    # With SIGCHLD ignored, the kernel reaps orphans at once.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control.sendall(b"ready")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    serve(control)


if __name__ == "__main__":
    main(*sys.argv[1:])
