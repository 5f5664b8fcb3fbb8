"""How tests run commands inside a container, read their output, and wait for what others are about to do."""

import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from kasm_sim.container.handle import Container


def output(
    container: Container,
    *argv: str,
    environment: dict[str, str] | None = None,
    workdir: str | None = None,
    user: str | None = None,
) -> str:
    """Run a program and return what it and its children wrote on stdout and stderr, until the last one closed them."""
    fifo = container.home / f"output-{uuid.uuid4().hex}"
    os.mkfifo(fifo)
    fifo.chmod(0o666)
    inside = f"/home/kasm-user/{fifo.name}"
    redirect = f'exec "$@" > {inside} 2>&1'
    container.exec(["sh", "-c", redirect, "-", *argv], environment=environment or {}, workdir=workdir, user=user)
    written = fifo.read_text()
    fifo.unlink()
    return written


def shell(container: Container, script: str, *, user: str | None = None) -> str:
    return output(container, "bash", "-c", script, user=user)


def launch(container: Container, *argv: str, workdir: str | None = None, user: str | None = None) -> None:
    container.exec(argv, environment={}, workdir=workdir, user=user)


def eventually(condition: Callable[[], bool]) -> None:
    """Wait for what another process is about to do; the limit is only there to end a failing test."""
    limit = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < limit, "it never became true"
        time.sleep(0.005)


def unique_duration() -> str:
    """Return so many seconds that no other test sleeps as long."""
    return f"1{uuid.uuid4().int}"


def host_processes(word: str) -> list[Path]:
    """Find the processes of this machine, in whatever namespace, that have this word in their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if word.encode() in (folder / "cmdline").read_bytes() and int(folder.name) != os.getpid():
                found.append(folder)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found
