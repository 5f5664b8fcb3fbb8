"""The texts of rendered files, before they are compared with the disk or written to it."""

from collections import UserDict
from collections.abc import Iterable
from pathlib import Path


class Texts(UserDict[str, str]):
    """Map a file's path below the root to its text; a text that no part has set yet is the one on the disk.

    Args:
        root: The project's folder.
    """

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, name: str) -> str:
        """Return the text on the disk, "" if there is no such file."""
        file = self._root / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def pages(self) -> Iterable[str]:
        """Return the names of the Markdown files that may hold rendered sections."""
        return ("README.md", *sorted(str(page.relative_to(self._root)) for page in (self._root / "docs").rglob("*.md")))

    def stale(self) -> list[str]:
        """Return the names of files that are missing or have another text on the disk."""
        return [name for name, text in self.items() if self.__missing__(name) != text]

    def write(self, name: str) -> None:
        """Write a file, with its folder."""
        file = self._root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self[name], encoding="utf-8")
