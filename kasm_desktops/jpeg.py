"""Detects JPEG images and reads their size. Pure."""

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
