"""Screenshots: detect JPEG, read its size, and save it on this machine within limits that protect its files.

Only JPEG files, only below a few directories, never through a link, and never over a file that is not a JPEG.
"""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kasm_desktops.errors import InvalidArgument, Refused, Unavailable

SUFFIXES = (".jpg", ".jpeg")
_RULE = "screenshot_place"
_START = b"\xff\xd8"
_NO_LENGTH = {0x01, *range(0xD0, 0xD9)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def is_jpeg(content: bytes) -> bool:
    """Return whether the bytes start with a JPEG signature."""
    return content.startswith(_START)


def jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Read width and height in pixels from the frame header; None when there is none."""
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker in _NO_LENGTH:
            position += 2
        elif marker in _FRAMES:
            height, width = content[position + 5 : position + 7], content[position + 7 : position + 9]
            return int.from_bytes(width), int.from_bytes(height)
        else:
            position += 2 + int.from_bytes(content[position + 2 : position + 4])
    return None


def check_picture_path(wanted: str, extra: Path | None) -> Path:
    """Check the path for a picture, and resolve it.

    Args:
        wanted: The requested path; a relative one starts at the working directory.
        extra: A directory allowed besides the working and temporary directories; None for none.

    Returns:
        The absolute path, with all links above the file resolved.

    Raises:
        InvalidArgument: It is not the path of a JPEG file, or its directory does not exist.
        Refused: It is outside the allowed directories, goes through a link, or would replace another kind of file.
    """
    folders = [Path.cwd(), Path(tempfile.gettempdir()), *([extra] if extra else [])]
    # Desktop programs start servers in `/`; that must not allow the whole file system.
    folders = [folder for folder in folders if folder != Path(folder.anchor)]
    if not wanted.isprintable() or not wanted.lower().endswith(SUFFIXES) or len(Path(wanted).name.encode()) > 255:
        raise InvalidArgument("save_to_file must name a file ending in .jpg or .jpeg, in at most 255 bytes.")
    path = Path.cwd() / Path(wanted)
    if ".." in path.parts:
        raise Refused("save_to_file must not contain `..`.", rule=_RULE)
    target = _below(path, folders)
    if target is None:
        raise Refused(
            "save_to_file must be below the server's working directory, its temporary directory or "
            "KASM_SCREENSHOT_DIR.",
            rule=_RULE,
        )
    if not target.parent.is_dir():
        raise InvalidArgument(f"The directory of save_to_file does not exist on the server's machine: {path.parent}")
    if target.parent.resolve() != target.parent or target.is_symlink():
        raise Refused("save_to_file goes through a symbolic link.", rule=_RULE)
    if target.exists() and not (target.is_file() and is_jpeg(_beginning(target))):
        raise Refused("save_to_file exists and is not a JPEG; it was not changed.", rule=_RULE)
    return target


def save_picture(content: bytes, target: Path) -> None:
    """Write a picture to a path from `check_picture_path`, atomically.

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
        # Replaces the name itself, in case it has become a link since the check.
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
