"""Building wheel and sdist as a release does, and looking into them."""

import os
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("kasm_api", "kasm_desktops", "kasm_mcp", "kasm_policy", "kasm_sim")
EPOCH = 1_700_000_000  # an even number: a zip file knows the time by two seconds


@dataclass(frozen=True)
class Built:
    """A wheel and the sdist that it was made from."""

    wheel: Path
    sdist: Path

    def wheel_names(self) -> list[str]:
        """Give the files of the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return archive.namelist()

    def sdist_names(self) -> list[str]:
        """Give the files of the sdist, below its one folder."""
        with tarfile.open(self.sdist) as archive:
            return [member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()]

    def of_wheel(self, name: str) -> str:
        """Give the text of a file in the wheel's `dist-info`."""
        with zipfile.ZipFile(self.wheel) as archive:
            (found,) = (each for each in archive.namelist() if each.endswith(f".dist-info/{name}"))
            return archive.read(found).decode()

    def metadata(self) -> Message:
        """Give what PyPI reads."""
        return Parser().parsestr(self.of_wheel("METADATA"))


def build(source: Path, folder: Path, *options: str) -> None:
    """Run `uv build` with a fixed time."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(EPOCH)}
    command = ["uv", "build", "--quiet", "--out-dir", str(folder), *options]
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)


def only(folder: Path, pattern: str) -> Path:
    """Give the one file of a folder that matches."""
    (found,) = folder.glob(pattern)
    return found
