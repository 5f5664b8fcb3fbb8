"""The far side of the way back without a Kasm: a home folder, a shell, and scripts started in it as Kasm would."""

import contextlib
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import define, field

from kasm_desktops.exec import results, scripts
from kasm_desktops.exec.results import Result
from kasm_desktops.exec.scripts import Script

NOBODY = 65534
NASTY_NAME = '-n it\'s "two" words $HOME `id` *\\ ünï\nline\n'
"""Everything that a shell may stumble over."""
PATIENCE_S = 30.0
"""How long a condition is waited for before it counts as a failure; never how long anything takes."""


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Return as soon as the condition holds."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, f"still waiting for {what}"
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that is only waiting to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def has_ended(pid: int) -> bool:
    return not is_alive(pid)


@define
class FarSide:
    """A session: its home, and the shell that its `/bin/sh` is.

    Attributes:
        home: Belongs to the user that scripts run as, who is not root.
        shell: In place of `/bin/sh`.
        search_path: Its PATH.
        served: The folder that its file server serves; None for that in the home.
        environment: More variables.
    """

    home: Path
    shell: Path
    search_path: str
    started: list[subprocess.Popen[bytes]] = field(factory=list)
    served: Path | None = None
    environment: dict[str, str] = field(factory=dict)

    @property
    def downloads(self) -> Path:
        return self.served or self.home / "Downloads"

    def folder(self, script: Script) -> Path:
        return self.downloads / script.folder

    def start(
        self,
        script: Script,
        *,
        umask: int = 0o022,
        reads: int | None = None,
        leads: bool = False,
        known: Path | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a script as Kasm does: the line in words, nobody listening.

        Args:
            script: What to start.
            umask: The session's.
            leads: Whether it leads a process group, which the script then leaves to work on in another process.
            known: The served folder, if the client knows it.
            reads: For `run.sh`: how many reads to hold in full; None for what the script says.
        """
        words = shlex.split(script.line_in(str(known)) if known else script.line)
        assert words[:2] == ["/bin/sh", "-c"]
        assert "/bin/sh" in words[2]
        if reads is not None:
            words[-2] = str(reads)
        as_root = os.geteuid() == 0
        process = subprocess.Popen(
            [str(self.shell), "-c", words[2].replace("/bin/sh", str(self.shell)), *words[3:]],
            env={"HOME": str(self.home), "PATH": self.search_path, "LC_ALL": "C.UTF-8"} | self.environment,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            umask=umask,
            start_new_session=leads,
            user=NOBODY if as_root else None,
            group=NOBODY if as_root else None,
            extra_groups=[] if as_root else None,
        )
        self.started.append(process)
        return process

    def fetch(self, script: Script) -> Result:
        """Wait for the result of a script."""
        file = self.folder(script) / "result"
        wait_for(file.exists, f"the result of {script.nonce}")
        return results.parse(file.read_bytes())

    def ask(self, script: Script, *, umask: int = 0o022, reads: int | None = None) -> Result:
        """Start a script, wait for its result and take it away."""
        self.start(script, umask=umask, reads=reads)
        result = self.fetch(script)
        shutil.rmtree(self.folder(script))
        return result

    def run(
        self,
        command: str,
        *,
        directory: Path | None = None,
        roots: Sequence[Path] | None = None,
        limit_s: int = 60,
        keep_bytes: int = 65536,
        umask: int = 0o022,
        reads: int | None = None,
    ) -> Result:
        """Run a command and return what came back."""
        script = self.command(command, directory=directory, roots=roots, limit_s=limit_s, keep_bytes=keep_bytes)
        return self.ask(script, umask=umask, reads=reads)

    def run_leaving_a_job(self, command: str) -> Result:
        """Run a command that leaves a job behind and prints, and let it end when its output has been captured.

        After its end the script gives up on a reader that has nothing to read.
        """
        script = self.command(f"{command}; until [ -e go ]; do sleep 0.02; done")
        self.start(script)
        captured = self.folder(script) / "3"
        wait_for(lambda: captured.exists() and captured.stat().st_size, "the output")
        self.put("go")
        return self.fetch(script)

    def command(
        self,
        command: str,
        *,
        directory: Path | None = None,
        roots: Sequence[Path] | None = None,
        limit_s: int = 60,
        keep_bytes: int = 65536,
    ) -> Script:
        return scripts.run(
            command,
            working_dir=str(directory or self.home),
            roots=[str(root) for root in roots or [self.home]],
            limit_s=limit_s,
            keep_bytes=keep_bytes,
        )

    def read(
        self,
        path: Path,
        *,
        roots: Sequence[Path] | None = None,
        largest_bytes: int = 1_000_000,
        offset: int = 0,
        cut: bool = False,
    ) -> Result:
        places = [str(root) for root in roots or [self.home]]
        return self.ask(scripts.read(str(path), roots=places, largest_bytes=largest_bytes, offset=offset, cut=cut))

    def write(self, path: Path, content: bytes, *, roots: Sequence[Path] | None = None) -> Result:
        roots = roots or [self.home]
        *pieces, commit = scripts.write(str(path), content, roots=[str(root) for root in roots])
        for number, piece in enumerate(pieces, start=1):
            self.start(piece)
            wait_for((self.folder(piece) / f"piece.{number}").exists, "a piece")
        return self.ask(commit)

    def command_lines(self) -> list[str]:
        """List the command lines of this session's processes, and of no others on the machine."""
        mark, found = f"HOME={self.home}\0".encode(), []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError, PermissionError):
                if mark in (folder / "environ").read_bytes():
                    found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        return found

    def give(self, *paths: Path) -> None:
        """Let the session's user own what a test has put there."""
        if os.geteuid() == 0:
            for path in paths:
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def put(self, name: str, content: bytes = b"", mode: int = 0o644) -> Path:
        """Put a file of the session's user into the home."""
        path = self.home / name
        path.write_bytes(content)
        path.chmod(mode)
        self.give(path)
        return path

    def folder_named(self, name: str) -> Path:
        """Make a folder of the session's user in the home."""
        path = self.home / name
        path.mkdir(parents=True)
        self.give(path)
        return path

    def program(self, name: str, script: str) -> None:
        """Put a program of this name before all others."""
        folder = self.home.parent / "programs"
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        if not self.search_path.startswith(f"{folder}:"):
            self.search_path = f"{folder}:{self.search_path}"

    def hurry(self) -> None:
        """Let every `sleep` be a short one, to see what happens after many."""
        self.program("sleep", "exec /bin/sleep 0.001")

    def leave_nothing(self) -> list[str]:
        """Return what is left in the downloads."""
        return [path.name for path in self.downloads.iterdir()]

    def end(self) -> None:
        """End what is still running of what was started here."""
        for process in self.started:
            process.kill()
            process.wait()
