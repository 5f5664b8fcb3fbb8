"""Supervise one container per session: start it on first use, pause it, end it with the session.

Sits between the calls and `handle`, maps its failures to Kasm's refusals, and owns the containers' folders. It does not
know session states; callers check `state` first. All methods block, so they run in worker threads.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kasm_sim.container.handle import Container, ContainerStopped, ContainerUnavailable
from kasm_sim.refusals import Refused


@dataclass(slots=True)
class _Slot:
    """The container of one session; `lock` is held while it starts and ends."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    folder: Path | None = None
    container: Container | None = None
    ended: bool = False


class Containers:
    """Hold the containers of one simulator.

    Args:
        start: Starts a container in an empty folder.
    """

    def __init__(self, start: Callable[[Path], Container] = Container.start) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._slots: dict[str, _Slot] = {}
        self._closed = False

    def of(self, kasm_id: str) -> Container:
        """Return a session's container; start it if necessary.

        Raises:
            Refused: This machine cannot start containers, or the session has just ended.
        """
        slot = self._slot(kasm_id)
        with slot.lock:
            if slot.ended:
                raise Refused("The container of this session is gone")
            if slot.container is None:
                if slot.folder is None:
                    slot.folder = Path(tempfile.mkdtemp(prefix="kasm-sim-"))
                try:
                    slot.container = self._start(slot.folder)
                except ContainerUnavailable as error:
                    raise Refused(f"The session has no container: {error}") from error
            return slot.container

    def prepare(self, kasm_id: str) -> None:
        """Start a new session's container; on a machine that cannot, the session runs without commands."""
        try:
            self.of(kasm_id)
        except Refused:
            return

    def execute(
        self,
        kasm_id: str,
        argv: list[str],
        *,
        environment: dict[str, str],
        workdir: str | None,
        user: str | None,
    ) -> None:
        """Start a command without waiting for it.

        Args:
            kasm_id: The session.
            argv: Program and arguments.
            environment: Variables to add to the container's.
            workdir: Working directory; None for the home folder.
            user: The user to run it as; None for the session's user.

        Raises:
            Refused: The session has no container.
        """
        container = self.of(kasm_id)
        try:
            container.exec(argv, environment=environment, workdir=workdir, user=user)
        except ContainerStopped as error:
            raise Refused(f"The container of this session is gone: {error}") from error

    def pause(self, kasm_id: str) -> None:
        """Pause a session's container, if it has one."""
        if (container := self._started(kasm_id)) is not None:
            container.pause()

    def resume(self, kasm_id: str) -> None:
        """Resume a session's container, if it has one."""
        if (container := self._started(kasm_id)) is not None:
            container.resume()

    def stop(self, kasm_id: str) -> None:
        """Stop a session's container and keep its home; the next use starts it again."""
        slot = self._slot(kasm_id)
        with slot.lock:
            if slot.container is not None:
                slot.container.stop()
                slot.container = None

    def end(self, kasm_id: str) -> None:
        """End a session's container and delete its files."""
        slot = self._slot(kasm_id)
        with slot.lock:
            slot.ended = True
            if slot.container is not None:
                slot.container.stop()
                slot.container = None
            if slot.folder is not None:
                _remove(slot.folder)

    def open(self) -> None:
        """Allow containers again after `end_all`."""
        with self._lock:
            self._closed = False

    def end_all(self) -> None:
        """End all containers and delete their files; later requests start none."""
        with self._lock:
            self._closed = True
            kasm_ids = list(self._slots)
        for kasm_id in kasm_ids:
            self.end(kasm_id)

    def _started(self, kasm_id: str) -> Container | None:
        slot = self._slot(kasm_id)
        with slot.lock:
            return slot.container

    def _slot(self, kasm_id: str) -> _Slot:
        with self._lock:
            return self._slots.setdefault(kasm_id, _Slot(ended=self._closed))


def _remove(folder: Path) -> None:
    """Delete a folder whatever the modes of its files; no process uses it any more."""
    for parent, names, _ in os.walk(folder):
        for path in (Path(parent, name) for name in names):
            if not path.is_symlink():
                path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)
