"""Start a container and control it: run commands, open files, pause, list processes, stop.

A container is a session's isolated machine: processes in namespaces, controlled through one socket. The supervisor
starts one per session; the file server reads through it. `namespaces` defines its file system, `init` runs inside.
Nothing here waits for a command, and no command can reach the host.
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
    SHIMS,
    BackendName,
    DownloadsFolder,
    Machine,
    build_command,
    describe_machine,
    find_backends,
)

START_TIMEOUT_S = 20.0
ANSWER_TIMEOUT_S = 20.0
STOP_TIMEOUT_S = 20.0
LENGTH = struct.Struct("!I")
CREDENTIALS = struct.Struct("iII")  # pid, uid, gid of the sender, as this process sees them

BASE_ENVIRONMENT = {
    "DISPLAY": ":1",
    "HOME": HOME,
    "HOSTNAME": HOSTNAME,
    "LANG": "C.UTF-8",
    "LOGNAME": "kasm-user",
    "PATH": f"{SHIMS}:{SEARCH_PATH}",
    "SHELL": "/bin/bash",
    "TERM": "xterm",
    "USER": "kasm-user",
}

REMEDY = (
    "Commands need Linux 5.12 or newer (with bubblewrap, any Linux) with user namespaces enabled: install "
    "bubblewrap (`apt-get install bubblewrap`), set kernel.unprivileged_userns_clone=1 and, on Ubuntu, "
    "kernel.apparmor_restrict_unprivileged_userns=0, and run Docker with `--privileged`."
)


class ContainerUnavailable(Exception):
    """This machine does not allow namespaces; str() holds the reason and the fix."""


class ContainerStopped(Exception):
    """The container was stopped, or its first process died."""


@dataclass(frozen=True)
class Process:
    """One process of a container.

    Attributes:
        pid: The process id inside the container.
        state: The letter that `ps` prints; T is stopped, Z a zombie.
        argv: Program and arguments; empty for a zombie.
    """

    pid: int
    state: str
    argv: tuple[str, ...]


class Container:
    """Handle of one container: private pid, mount, net, ipc, uts and user namespaces, home and /tmp.

    All methods may be called from any thread. A container ends with the process that started it, however that process
    ends, and leaves only files below its folder. Methods that wait for an answer raise `TimeoutError` after 20 seconds.

    Attributes:
        home: Host path of /home/kasm-user. Links in it point to paths of the container, not of the host: a server must
            read with `open_file`.
        backend: The program that built the container.
    """

    def __init__(
        self,
        *,
        home: Path,
        backend: BackendName,
        builder: subprocess.Popen[bytes],
        control: socket.socket,
        pidfd: int,
        environment: Mapping[str, str],
    ) -> None:
        self.home = home
        self.backend = backend
        self._builder = builder
        self._control = control
        self._pidfd = pidfd
        self._lock = threading.Lock()
        self._stopped = False
        self._environment = environment

    @classmethod
    def start(
        cls,
        directory: Path,
        *,
        home_size_bytes: int | None = None,
        home: str = HOME,
        downloads: DownloadsFolder = "own",
        backends: Sequence[BackendName] | None = None,
    ) -> "Container":
        """Start an idle container; blocks for about 100 milliseconds.

        Args:
            directory: Existing, empty folder that the container owns from now on. Remove it after `stop`.
            home_size_bytes: Make the home an in-memory file system of this size, to test a full disk; None keeps it in
                `directory`, unlimited.
            home: The variable HOME of its processes, also `/config`, as in LinuxServer images.
            downloads: What `~/Downloads` is.
            backends: The backends to try, in this order; None for all installed ones, bubblewrap first.

        Raises:
            ContainerUnavailable: No backend works on this machine.
        """
        if sys.platform != "linux":
            raise ContainerUnavailable(f"This machine runs {sys.platform}. {REMEDY}")
        reasons = []
        for backend in find_backends() if backends is None else backends:
            try:
                machine = describe_machine(directory.resolve(), home_size_bytes, downloads)
                return cls._start_with(backend, machine, {**BASE_ENVIRONMENT, "HOME": home})
            except _BackendFailed as failure:
                reasons.append(f"{backend}: {failure}")
        raise ContainerUnavailable(f"{'; '.join(reasons) or 'Neither bwrap nor unshare is installed'}. {REMEDY}")

    @classmethod
    def _start_with(cls, backend: BackendName, machine: Machine, environment: Mapping[str, str]) -> "Container":
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
        return cls(
            home=machine.home or Path(f"/proc/{init}/root{HOME}"),
            backend=backend,
            builder=builder,
            control=control,
            pidfd=os.pidfd_open(init),
            environment=environment,
        )

    def exec(
        self, argv: Sequence[str], *, environment: Mapping[str, str], workdir: str | None, user: str | None
    ) -> None:
        """Start a command without waiting for it, like `docker exec --detach`.

        Failures are not reported: a missing program, an argument of 128 KiB or more, a missing working directory or an
        unknown user look like success, as they do with Kasm.

        Args:
            argv: Program, looked up in PATH, and arguments.
            environment: Variables to add to `BASE_ENVIRONMENT`.
            workdir: Absolute path inside; None for the home.
            user: `kasm-user` or `1000` (the default), or `root` or `0`. Root has rights over the container's files and
                processes but cannot mount; where the simulator does not run as root, root is kasm-user.

        Raises:
            ContainerStopped: The container has ended.
        """
        self._send(
            {
                "verb": "exec",
                "argv": list(argv),
                "environment": {**self._environment, **environment},
                "workdir": workdir or HOME,
                "user": user,
            }
        )

    def open_file(self, path: bytes, *, timeout_s: float = ANSWER_TIMEOUT_S) -> int:
        """Open a file or folder for reading as kasm-user.

        Links resolve inside the container, so they never lead to the host.

        Args:
            path: Absolute path inside.
            timeout_s: How long to wait; a FIFO opens when it has a writer.

        Returns:
            A descriptor that the caller closes.

        Raises:
            TimeoutError: It is not open yet. The attempt continues inside.
            InterruptedError: A command killed the process that was to open it.
            OSError: The error of opening it inside, for example `FileNotFoundError`.
            ContainerStopped: The container has ended.
        """
        answer, descriptor = self._ask({"verb": "open", "path": os.fsdecode(path)}, timeout_s)
        if descriptor is None:
            raise OSError(answer["errno"], os.strerror(answer["errno"]), os.fsdecode(path))
        return descriptor

    def pause(self) -> None:
        """Stop all processes with SIGSTOP; a command started later runs.

        Raises:
            ContainerStopped: The container has ended.
        """
        self._ask({"verb": "signal", "number": signal.SIGSTOP}, ANSWER_TIMEOUT_S)

    def resume(self) -> None:
        """Continue all processes with SIGCONT, including those that had stopped themselves.

        Raises:
            ContainerStopped: The container has ended.
        """
        self._ask({"verb": "signal", "number": signal.SIGCONT}, ANSWER_TIMEOUT_S)

    def processes(self) -> list[Process]:
        """List the processes of commands, zombies included.

        Raises:
            InterruptedError: A command killed the process that was to list them.
            ContainerStopped: The container has ended.
        """
        answer, _ = self._ask({"verb": "processes"}, ANSWER_TIMEOUT_S)
        return [Process(pid, state, tuple(argv)) for pid, state, argv in answer["processes"]]

    def stop(self) -> None:
        """Kill all processes and return when they have ended; further calls do nothing."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
            with contextlib.suppress(ProcessLookupError):  # it died by itself
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            self._control.close()
            # The kernel reaps a namespace's first process only after all others.
            self._builder.wait(STOP_TIMEOUT_S)
            os.close(self._pidfd)

    def _send(self, request: Mapping[str, Any], reply: socket.socket | None = None) -> None:
        body = json.dumps(request).encode()
        descriptors = [] if reply is None else [reply.fileno()]
        with self._lock:
            if self._stopped:
                raise ContainerStopped("The container was stopped.")
            try:
                socket.send_fds(self._control, [LENGTH.pack(len(body))], descriptors)
                self._control.sendall(body)
            except OSError as error:
                raise ContainerStopped("The container's first process died.") from error

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
            raise InterruptedError(errno.EINTR, "A command inside killed the process that was to answer")
        return json.loads(answer), descriptors[0] if descriptors else None

    def _is_running(self) -> bool:
        with self._lock:
            if self._stopped:
                return False
            poll = select.poll()
            poll.register(self._pidfd, select.POLLIN)  # readable once it has died
            return not poll.poll(0)


class _BackendFailed(Exception):
    """This backend cannot start a container; str() is its error output."""


def _await_ready(control: socket.socket) -> int:
    """Wait until the first process reports and return its pid on the host.

    Raises:
        OSError: It did not report in time.
        EOFError: It ended before it reported.
    """
    word, ancillary, _, _ = control.recvmsg(64, socket.CMSG_SPACE(CREDENTIALS.size))
    if not word:
        raise EOFError("it ended before the container was ready")
    pid, _, _ = CREDENTIALS.unpack(ancillary[0][2])
    return int(pid)
