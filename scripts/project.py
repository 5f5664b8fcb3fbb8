"""What `pyproject.toml` says of the project, for scripts that render and release: version, words, public home."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
UNKNOWN_OWNER = "OWNER"
"""Stands in names that need an owner while `[project.urls]` names no repository. Nothing is released with it."""


@dataclass(frozen=True)
class Project:
    """The project as others list it.

    Attributes:
        name: Of the package, the program and the image.
        version: The only place where it is written is `pyproject.toml`.
        description: One sentence.
        author: Who holds the licence.
        keywords: For search.
        licence: SPDX expression.
        requires_python: As PEP 440 writes it.
        repository: Address of the public repository; None while there is none.
    """

    name: str
    version: str
    description: str
    author: str
    keywords: tuple[str, ...]
    licence: str
    requires_python: str
    repository: str | None

    @property
    def owner(self) -> str:
        """Whose repository it is, or the word that stands for nobody yet."""
        return urlsplit(self.repository).path.split("/")[1] if self.repository else UNKNOWN_OWNER

    @property
    def registry_name(self) -> str:
        """The server's name in the MCP registry, whose namespace belongs to the owner of the repository."""
        return f"io.github.{self.owner}/{self.name}"

    @property
    def image(self) -> str:
        """The container image, without its tag."""
        owner = self.owner if self.owner == UNKNOWN_OWNER else self.owner.lower()
        return f"ghcr.io/{owner}/{self.name}"


def project(root: Path = ROOT) -> Project:
    """Read `pyproject.toml`.

    Raises:
        ValueError: `[project.urls] Repository` is not the address of a repository on GitHub.
    """
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    repository = table.get("urls", {}).get("Repository")
    if repository and not re.fullmatch(r"https://github\.com/[\w.-]+/[\w.-]+", repository):
        raise ValueError(f"[project.urls] Repository is not https://github.com/OWNER/NAME: {repository}")
    return Project(
        name=table["name"],
        version=table["version"],
        description=table["description"],
        author=table["authors"][0]["name"],
        keywords=tuple(table["keywords"]),
        licence=table["license"],
        requires_python=table["requires-python"],
        repository=repository,
    )
