"""One session's private machine: real processes in namespaces of their own, reached through one socket.

The API side starts a container per session, hands it commands, and lets the file server read through it. What the
machine looks like is `namespaces`' knowledge; what happens inside is `init`'s. Nothing here ever waits for a
command, and nothing a command does can reach the host.
"""

import contextlib
import errno
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kasm_sim.container.namespaces import (
    HOME,
    HOSTNAME,
    SEARCH_PATH,
    BackendName,
    build_command,
    describe_machine,
    find_backends,
)

START_TIMEOUT_S = 20.0
ANSWER_TIMEOUT_S = 20.0
STOP_TIMEOUT_S = 20.0
LENGTH = struct.Struct("!I")
CREDENTIALS = struct.Struct("iII")  # pid, uid, gid of the sender, seen from here

BASE_ENVIRONMENT = {
    "DISPLAY": ":1",
    "HOME": HOME,
    "HOSTNAME": HOSTNAME,
    "LANG": "C.UTF-8",
    "LOGNAME": "kasm-user",
    "PATH": SEARCH_PATH,
    "SHELL": "/bin/bash",
    "TERM": "xterm",
    "USER": "kasm-user",
}

REMEDY = (
    "Commands need Linux 5.12 or newer (any Linux with bubblewrap) where user namespaces are allowed: install "
    "bubblewrap (`apt-get install bubblewrap`), set kernel.unprivileged_userns_clone=1 and, on Ubuntu, "
    "kernel.apparmor_restrict_unprivileged_userns=0, and run Docker with `--privileged`."
)


class ContainerUnavailable(Exception):
    """This machine allows no namespaces; str() says why and what would help."""


class ContainerStopped(Exception):
    """The container has been stopped, or its first process died."""


@dataclass(frozen=True)
class Process:
    """One process of a container.

    Attributes:
        pid: Number as the container sees it.
        state: One letter as `ps` prints it; T is frozen, Z dead.
        argv: Program and arguments; empty for a dead process.
    """

    pid: int
    state: str
    argv: tuple[str, ...]


class Container:
    """One session's private machine: own pid, mount, net, ipc, uts and user namespaces, home and /tmp.

    Every method may be called from any thread. A container ends with the process that started it, however that ends,
    and leaves only files behind, below its folder. Whatever waits for an answer raises `TimeoutError` on a machine too
    busy to give it in 20 seconds.

    Attributes:
        home: Host path of /home/kasm-user. The links in it mean paths of the container, not of the host: a server must
            read with `open_file`.
        backend: How the container was built.
    """

    def __init__(
        self, *, home: Path, backend: BackendName, builder: subprocess.Popen[bytes], control: socket.socket, pidfd: int
    ) -> None:
        self.home = home
        self.backend = backend
        self._builder = builder
        self._control = control
        self._pidfd = pidfd
        self._lock = threading.Lock()
        self._stopped = False

    @classmethod
    def start(
        cls,
        directory: Path,
        *,
        home_size_bytes: int | None = None,
        backends: Sequence[BackendName] | None = None,
    ) -> "Container":
        """Start a container in which nothing runs yet; blocks for about 100 milliseconds.

        Args:
            directory: Existing, empty folder that belongs to the container from now on. Remove it after `stop`.
            home_size_bytes: Make the home a file system in memory of this size, to see what a full disk does; `None`
                keeps it in `directory`, unlimited.
            backends: What to try, in order; `None`: everything installed, bubblewrap first.

        Raises:
            ContainerUnavailable: No backend works on this machine.
        """
        if sys.platform != "linux":
            raise ContainerUnavailable(f"This machine runs {sys.platform}. {REMEDY}")
        reasons = []
        for backend in find_backends() if backends is None else backends:
            try:
                return cls._start_with(backend, directory.resolve(), home_size_bytes)
            except _BackendFailed as failure:
                reasons.append(f"{backend}: {failure}")
        raise ContainerUnavailable(f"{'; '.join(reasons) or 'Neither bwrap nor unshare is installed'}. {REMEDY}")

    @classmethod
    def _start_with(cls, backend: BackendName, directory: Path, home_size_bytes: int | None) -> "Container":
        machine = describe_machine(directory, home_size_bytes)
        control, theirs = socket.socketpair()
        control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        control.settimeout(START_TIMEOUT_S)
        with theirs:
            builder = subprocess.Popen(
                build_command(backend, machine, theirs.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd="/",
                env={},
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        assert builder.stderr is not None
        with builder.stderr:
            try:
                init = _await_ready(control)
            except (OSError, EOFError) as error:
                control.close()
                builder.kill()
                words = builder.stderr.read().decode(errors="replace").split()
                builder.wait()
                raise _BackendFailed(" ".join(words)[-400:] or str(error)) from error
        home = directory / "home" if home_size_bytes is None else Path(f"/proc/{init}/root{HOME}")
        return cls(home=home, backend=backend, builder=builder, control=control, pidfd=os.pidfd_open(init))

    def exec(
        self, argv: Sequence[str], *, environment: Mapping[str, str], workdir: str | None, user: str | None
    ) -> None:
        """Start a command and forget it, as `docker exec --detach` does.

        Nobody learns what becomes of it: a program that does not exist, an argument of 128 KiB or more, a missing
        working directory or an unknown user look just like success, as they do with Kasm.

        Args:
            argv: Program, looked up in PATH, and arguments.
            environment: Added to the container's own few variables.
            workdir: Absolute path inside; `None`: the home.
            user: `kasm-user` or `1000`, which `None` means too, or `root` or `0`. Root has rights over the container's
                files and processes but cannot mount anything; where the simulator is not root itself, root is another
                name for kasm-user.

        Raises:
            ContainerStopped: There is nothing to run it in.
        """
        self._send(
            {
                "verb": "exec",
                "argv": list(argv),
                "environment": {**BASE_ENVIRONMENT, **environment},
                "workdir": workdir or HOME,
                "user": user,
            }
        )

    def open_file(self, path: bytes, *, timeout_s: float = ANSWER_TIMEOUT_S) -> int:
        """Open a file or folder for reading, with the eyes and rights of kasm-user.

        Links are followed as that user's programs would follow them, so they never lead out of the container.

        Args:
            path: Absolute path inside.
            timeout_s: How long to wait; opening a FIFO takes until somebody writes to it.

        Returns:
            A descriptor that the caller closes.

        Raises:
            TimeoutError: It still is not open. Inside, the attempt goes on.
            InterruptedError: A command killed everything in reach, such as the process that was to open it.
            OSError: Whatever opening it there raised, `FileNotFoundError` for instance.
            ContainerStopped: There is nothing to read from.
        """
        answer, descriptor = self._ask({"verb": "open", "path": os.fsdecode(path)}, timeout_s)
        if descriptor is None:
            raise OSError(answer["errno"], os.strerror(answer["errno"]), os.fsdecode(path))
        return descriptor

    def pause(self) -> None:
        """Freeze every process; a command that is started while others are frozen runs.

        Raises:
            ContainerStopped: There is nothing to freeze.
        """
        self._ask({"verb": "signal", "number": signal.SIGSTOP}, ANSWER_TIMEOUT_S)

    def resume(self) -> None:
        """Let every process run again, also one that had frozen itself.

        Raises:
            ContainerStopped: There is nothing to let run.
        """
        self._ask({"verb": "signal", "number": signal.SIGCONT}, ANSWER_TIMEOUT_S)

    def processes(self) -> list[Process]:
        """List what runs inside, without the container's own first process.

        Raises:
            InterruptedError: A command killed everything in reach, such as the process that was to list it.
            ContainerStopped: There is nothing to list.
        """
        answer, _ = self._ask({"verb": "processes"}, ANSWER_TIMEOUT_S)
        return [Process(pid, state, tuple(argv)) for pid, state, argv in answer["processes"]]

    def stop(self) -> None:
        """Kill everything inside and return when it is gone; calling it again does nothing."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
            with contextlib.suppress(ProcessLookupError):  # it died by itself
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            self._control.close()
            # The kernel lets go of the first process only when every other one is gone.
            self._builder.wait(STOP_TIMEOUT_S)
            os.close(self._pidfd)

    def _send(self, request: Mapping[str, Any], reply: socket.socket | None = None) -> None:
        body = json.dumps(request).encode()
        descriptors = [] if reply is None else [reply.fileno()]
        with self._lock:
            if self._stopped:
                raise ContainerStopped("The container has been stopped.")
            try:
                socket.send_fds(self._control, [LENGTH.pack(len(body))], descriptors)
                self._control.sendall(body)
            except OSError as error:
                raise ContainerStopped("The container's first process has died.") from error

    def _ask(self, request: Mapping[str, Any], timeout_s: float) -> tuple[Any, int | None]:
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self._send(request, theirs)
            ours.settimeout(timeout_s)
            data, descriptors, _, _ = socket.recv_fds(ours, 65536, 1, socket.MSG_CMSG_CLOEXEC)
            pieces = [data]
            while pieces[-1]:
                pieces.append(ours.recv(65536))
        answer = b"".join(pieces)
        if not answer:
            if not self._is_running():
                raise ContainerStopped("The container ended before it answered.")
            raise InterruptedError(errno.EINTR, "A command inside has killed the process that was to answer")
        return json.loads(answer), descriptors[0] if descriptors else None

    def _is_running(self) -> bool:
        with self._lock:
            if self._stopped:
                return False
            poll = select.poll()
            poll.register(self._pidfd, select.POLLIN)  # readable once it has died
            return not poll.poll(0)


class _BackendFailed(Exception):
    """This backend cannot start a container; str() is its own words."""


def _await_ready(control: socket.socket) -> int:
    """Wait for the first process to report and return its pid here.

    Raises:
        OSError: It took too long.
        EOFError: It ended instead.
    """
    word, ancillary, _, _ = control.recvmsg(64, socket.CMSG_SPACE(CREDENTIALS.size))
    if not word:
        raise EOFError("it ended without a word")
    pid, _, _ = CREDENTIALS.unpack(ancillary[0][2])
    return int(pid)
