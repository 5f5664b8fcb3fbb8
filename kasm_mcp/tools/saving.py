"""Saving a picture on the server's own machine, without giving a model the run of it.

Only JPEG files, only below a few folders, never through a link, and never over anything that is not a JPEG.
"""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kasm_desktops import InvalidArgument, Refused, Unavailable, is_jpeg

SUFFIXES = (".jpg", ".jpeg")
_RULE = "screenshot_place"


def check_target(wanted: str, extra: Path | None) -> Path:
    """Decide where a picture may go.

    Args:
        wanted: The path asked for; a relative one counts from the working directory.
        extra: A folder allowed besides the working and the temporary directory; None for none.

    Returns:
        The absolute path, all links above it resolved.

    Raises:
        InvalidArgument: It is no path of a JPEG file, or its folder is missing.
        Refused: It is outside the allowed folders, goes through a link, or would replace something else.
    """
    folders = [Path.cwd(), Path(tempfile.gettempdir()), *([extra] if extra else [])]
    # Desktop programs start their servers in `/`; that is nobody's decision to allow all of it.
    folders = [folder for folder in folders if folder != Path(folder.anchor)]
    if not wanted.isprintable() or not wanted.lower().endswith(SUFFIXES) or len(Path(wanted).name.encode()) > 255:
        raise InvalidArgument("save_to_file must name a file ending in .jpg or .jpeg, in at most 255 bytes.")
    path = Path.cwd() / Path(wanted)
    if ".." in path.parts:
        raise Refused("save_to_file must not have .. in it.", rule=_RULE)
    target = _below(path, folders)
    if target is None:
        raise Refused(
            "save_to_file must be below the server's working directory, its temporary directory or "
            "KASM_SCREENSHOT_DIR.",
            rule=_RULE,
        )
    if not target.parent.is_dir():
        raise InvalidArgument(f"The folder of save_to_file does not exist on the server's machine: {path.parent}")
    if target.parent.resolve() != target.parent or target.is_symlink():
        raise Refused("save_to_file goes through a link.", rule=_RULE)
    if target.exists() and not (target.is_file() and is_jpeg(_beginning(target))):
        raise Refused("save_to_file exists and is not a JPEG; it is left alone.", rule=_RULE)
    return target


def save(content: bytes, target: Path) -> None:
    """Put a picture where `check_target` allowed it: whole, or not at all.

    Raises:
        Unavailable: It could not be written.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".kasm-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise Unavailable(f"The picture could not be saved: {error.strerror}.") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        # Replacing the name, not what it may have become a link to in the meantime.
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise Unavailable(f"The picture could not be saved: {error.strerror}.") from error


def _below(path: Path, folders: Sequence[Path]) -> Path | None:
    for folder in folders:
        real = folder.resolve()
        for base in (folder, real):
            if path.is_relative_to(base) and path != base:
                return real / path.relative_to(base)
    return None


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2)
