"""Imports everything once, then forks a child for each program that a launcher asks for: see the package.

It has one thread, so a fork copies nothing half done, and it starts nothing. A child
leaves the loop with its program, runs it at the top of a stack as a fresh process does, and ends as one.
"""

import gc
import json
import logging
import os
import runpy
import selectors
import signal
import socket
import struct
import sys
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

IMPORTED = [
    "kasm_mcp.__main__",
    "kasm_mcp.cli",
    "kasm_mcp.demo.play",
    "kasm_mcp.doctor.run",
    "kasm_mcp.server.build",
    "kasm_mcp.server.http.app",
    "kasm_mcp.server.stdio.opening",
    "kasm_mcp.server.stdio.transport",
]
REQUIRED = {
    "KASM_API_URL": "http://127.0.0.1:9",
    "KASM_API_KEY": "key",
    "KASM_API_SECRET": "secret",
    "KASM_USER_ID": "7f811158071c42b4bd51a60f13a11c8f",
    "KASM_VERIFY_TLS": "false",
}
Program = Callable[[], object]


class Parent:
    """Serves launchers until the worker of pytest is gone.

    Args:
        listener: Where launchers knock.
    """

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self._running: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._ended, ends = socket.socketpair()
        for end in (self._ended, ends):
            end.setblocking(False)
        self._wakes = ends
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ends.fileno())
        for watched in (listener, self._ended, sys.stdin):
            self._selector.register(watched, selectors.EVENT_READ)

    def serve(self) -> Program | None:
        """Fork until the worker is gone.

        Returns:
            In a child its program; in the parent nothing, at the end.
        """
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is sys.stdin:
                    for pid in self._running:
                        os.kill(pid, signal.SIGKILL)
                    return None
                if key.fileobj is self._ended:
                    self._reap()
                elif key.fileobj is not self._listener:
                    self._abandoned(key.data)
                elif program := self._forked():
                    return program

    def _forked(self) -> Program | None:
        connection, _ = self._listener.accept()
        try:
            head, descriptors, _, _ = socket.recv_fds(connection, 4, 3)
            wanted = json.loads(_exactly(connection, *struct.unpack("I", head)))
        except (OSError, EOFError, struct.error):
            connection.close()  # the launcher was killed
            return None
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._selector.close()
            for own in (connection, self._listener, self._ended, self._wakes, *self._running.values()):
                own.close()
            return _become(descriptors, **wanted)
        for descriptor in descriptors:
            os.close(descriptor)
        self._running[pid] = connection
        self._selector.register(connection, selectors.EVENT_READ, pid)
        _tell(connection, pid)
        return None

    def _reap(self) -> None:
        """Tell the launchers of all children that have ended how they did."""
        with suppress(BlockingIOError):
            self._ended.recv(4096)
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG)) != (0, 0):
                pid, status = ended
                if pid in self._running:
                    _tell(self._running[pid], os.waitstatus_to_exitcode(status))
                    self._forget(pid)

    def _abandoned(self, pid: int) -> None:
        """Kill a child whose launcher was killed."""
        if pid in self._running:
            os.kill(pid, signal.SIGKILL)
            self._forget(pid)

    def _forget(self, pid: int) -> None:
        connection = self._running.pop(pid)
        self._selector.unregister(connection)
        connection.close()


def _tell(launcher: socket.socket, number: int) -> None:
    with suppress(OSError):
        launcher.sendall(struct.pack("i", number))


def _exactly(connection: socket.socket, count: int) -> bytes:
    with connection.makefile("rb") as stream:
        content = stream.read(count)
    if len(content) < count:
        raise EOFError
    return content


def _become(descriptors: list[int], argv: list[str], cwd: str, environment: dict[str, str]) -> Program:
    """Make this process what a started one would be, and give what it runs."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
    for descriptor in descriptors:
        os.close(descriptor)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # open as long as the process
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.setsid()
    name, *arguments = argv
    if name == "kasm-mcp":
        from kasm_mcp.__main__ import main

        sys.argv = argv
        return main
    return _python(*arguments)


def _python(first: str, *others: str) -> Program:
    if first == "-W":
        warnings.simplefilter(others[0])  # type: ignore[arg-type]
        return _python(*others[1:])
    if first != "-c":
        sys.argv, sys.path[:0] = [first, *others], [str(Path(first).parent)]
        return lambda: runpy.run_path(first, run_name="__main__") and None
    source, *arguments = others
    sys.argv, sys.path[:0] = ["-c", *arguments], [""]
    main = sys.modules["__main__"] = ModuleType("__main__")
    return lambda: exec(compile(source, "<string>", "exec"), main.__dict__)


def _rehearse() -> None:
    """Build a server once: what the SDK and pydantic import and keep for it is there then."""
    from kasm_mcp.config.config import Config
    from kasm_mcp.server.build import build_server

    build_server(Config.from_mapping(REQUIRED))
    logging.getLogger().handlers.clear()
    logging.getLogger().setLevel(logging.WARNING)  # the SDK has put its own handler and level in place


def _serve(descriptor: int) -> Program | None:
    for name in IMPORTED:
        import_module(name)
    _rehearse()
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()  # collections in children would copy every page
    return Parent(socket.socket(fileno=descriptor)).serve()


if __name__ == "__main__":
    program: Any = _serve(int(sys.argv[1]))
    if program is not None:
        sys.exit(program())
