"""Render all files, or check them: the command line of `scripts/render`.

Each part sets the texts that it renders. They are compared and written part by part, because the picture shows a server
that answers from the record on the disk.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.project import ROOT
from scripts.rendering import documents, manifests, opening, picture
from scripts.rendering.texts import Texts

Part = Callable[[Texts], None]

PARTS: tuple[Part, ...] = (manifests.render, documents.render, opening.render, picture.render)
USAGE = "usage: scripts/render [--check]"


def main(arguments: list[str], root: Path = ROOT, parts: Sequence[Part] = PARTS) -> int:
    """Render or check every file, and print the name of each that differed.

    Args:
        arguments: Of the command line.
        root: Folder of the rendered files. Their content always comes from this project.
        parts: Render the files.

    Returns:
        The exit code.
    """
    if arguments not in ([], ["--check"]):
        print(USAGE)
        return 2
    check = bool(arguments)
    texts = Texts(root)
    stale: list[str] = []
    for render in parts:
        render(texts)
        for name in texts.stale():
            if name not in stale:
                stale.append(name)
                print(f"{'stale' if check else 'rendered'}: {name}")
            if not check:
                texts.write(name)
    if check and stale:
        print("run `uv run scripts/render`")
    return 1 if check and stale else 0
