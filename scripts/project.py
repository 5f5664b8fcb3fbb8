"""Project metadata from `pyproject.toml`, for rendering and releases: version, texts, public repository."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
UNKNOWN_OWNER = "OWNER"
"""Placeholder for the owner while `[project.urls]` names no repository. Nothing is released with it."""


@dataclass(frozen=True)
class Project:
    """Metadata of the project.

    Attributes:
        name: Of the package, the program and the image.
        version: Written only in `pyproject.toml`.
        description: One sentence.
        author: The licence's holder.
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
        """The repository's owner, or the placeholder."""
        return urlsplit(self.repository).path.split("/")[1] if self.repository else UNKNOWN_OWNER

    @property
    def registry_name(self) -> str:
        """The server's name in the MCP registry, in the namespace of the repository's owner."""
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
