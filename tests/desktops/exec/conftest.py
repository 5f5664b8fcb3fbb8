"""Each shell that a session's `/bin/sh` may be, with nothing but the programs that come with it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .far_side import FarSide

SHELLS = [name for name in ("dash", "bash", "busybox") if shutil.which(name)]
SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin"


def _folder() -> Path:
    """Make a folder that others than root may enter, unlike those that pytest gives."""
    folder = Path(tempfile.mkdtemp(prefix="wayback-")).resolve()
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def shells() -> Iterator[dict[str, tuple[Path, str]]]:
    """For each kind: a shell that is called `sh`, as it behaves differently then, and the PATH of its system."""
    folder = _folder()
    found = {}
    for name in SHELLS:
        place = folder / name
        place.mkdir()
        program = shutil.which(name)
        assert program
        if name == "busybox":
            subprocess.run([program, "--install", "-s", place], check=True)
            found[name] = (place / "sh", str(place))
        else:
            (place / "sh").symlink_to(program)
            found[name] = (place / "sh", SYSTEM_PATH)
    yield found
    shutil.rmtree(folder)


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder for a session and what lies outside of its home."""
    folder = _folder()
    yield folder
    for parent, names, _ in os.walk(folder):
        for path in (Path(parent, name) for name in names):
            if not path.is_symlink():
                path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture(params=SHELLS)
def any_shell(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def session(base: Path, any_shell: str, shells: dict[str, tuple[Path, str]]) -> Iterator[FarSide]:
    """A session with each of the shells."""
    yield from _session(base, *shells[any_shell])


@pytest.fixture
def dash_session(base: Path, shells: dict[str, tuple[Path, str]]) -> Iterator[FarSide]:
    """A session with the shell of Debian and Ubuntu, for what is not a matter of shells."""
    yield from _session(base, *shells["dash" if "dash" in shells else "bash"])


def _session(base: Path, shell: Path, search_path: str) -> Iterator[FarSide]:
    home = base / "home"
    home.mkdir()
    session = FarSide(home, shell, search_path)
    session.give(home)
    yield session
    session.end()
