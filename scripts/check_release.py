"""Check that tag, version, changelog and owner of a release agree, and print its names.

    python3 -m scripts.check_release v1.2.3 OWNER/NAME

It needs only Python, and prints `version=…` and `image=…` for the workflow.
"""

import re
import sys
from pathlib import Path

from scripts.project import ROOT, Project, project


def problems(about: Project, changelog: str, *, tag: str, repository: str) -> list[str]:
    """Return a sentence for each mismatch.

    Args:
        about: The content of pyproject.toml.
        changelog: The text of CHANGELOG.md.
        tag: The pushed tag.
        repository: The repository that it was pushed to, as `OWNER/NAME`.
    """
    found = []
    if tag != f"v{about.version}":
        found.append(f"The tag is {tag}, but the version in pyproject.toml is {about.version}.")
    if not re.search(rf"^## {re.escape(about.version)} - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE):
        found.append(f"CHANGELOG.md has no heading `## {about.version} - YYYY-MM-DD`.")
    if about.repository is None:
        found.append("pyproject.toml names no repository: add it under [project.urls], see CONTRIBUTING.md.")
    elif about.repository != f"https://github.com/{repository}":
        found.append(f"pyproject.toml names {about.repository}, but this is {repository}.")
    return found


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Check the release; return the exit code."""
    tag, repository = arguments
    about = project(root)
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    found = problems(about, changelog, tag=tag, repository=repository)
    for sentence in found:
        sys.stderr.write(f"{sentence}\n")
    if not found:
        print(f"version={about.version}\nimage={about.image}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
