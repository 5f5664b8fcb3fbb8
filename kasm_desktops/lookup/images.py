"""Workspace images: finds the image id for a name.

Kasm's `request_kasm` takes only ids and silently ignores a docker name, so names are looked up in `get_images`.
"""

from collections.abc import Callable
from difflib import get_close_matches

from kasm_api.api import images
from kasm_api.models import Image
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import NotFound, Remedy
from kasm_desktops.ids import bare_id, hyphenated_id, same_id


async def list_images(gateway: Gateway) -> list[Image]:
    """List all images, including disabled ones: one `get_images`.

    Raises:
        DesktopsError: From the call.
    """
    return (await gateway.read(images.get_images)).images or []


def find_image(name: str, available: list[Image]) -> Image:
    """Find an image by name.

    The first match wins: id in either spelling, docker reference, docker reference without its tag, friendly name in
    any case. Enabled images come before disabled ones, then newer tags before older ones.

    Args:
        name: Id, docker reference or friendly name.
        available: The images to choose from.

    Raises:
        NotFound: No image matches; the message lists the closest names.
    """
    wanted = name.strip()
    rules: tuple[Callable[[Image], bool], ...] = (
        lambda image: same_id(image.image_id, wanted),
        lambda image: (image.name or "").lower() == wanted.lower(),
        lambda image: _untagged(image.name or "").lower() == wanted.lower(),
        lambda image: (image.friendly_name or "").lower() == wanted.lower(),
    )
    ranked = sorted(available, key=_rank, reverse=True)
    for rule in rules:
        for image in ranked:
            if rule(image):
                return image
    close = _closest(wanted, ranked)
    if not close:
        raise NotFound(f"No workspace image is called {name!r}. Kasm lists no enabled image for this key.")
    raise NotFound(
        f"No workspace image is called {name!r}. The closest: {', '.join(close)}.", remedy=Remedy.LIST_IMAGES
    )


def spellings(name: str) -> list[dict[str, str]]:
    """Return the request members to try, in order, for an image that could not be looked up."""
    forms = [{"image_name": name}]
    if len(bare_id(name)) == 32:
        forms = [{"image_id": bare_id(name)}, {"image_id": hyphenated_id(bare_id(name))}, *forms]
    return forms


def _rank(image: Image) -> tuple[bool, list[tuple[int, str]]]:
    tag = (image.name or "").rpartition(":")[2]
    version = [(int(part), "") if part.isdecimal() else (-1, part) for part in tag.split(".")]
    return (image.enabled is not False, version)


def _untagged(reference: str) -> str:
    """Drop the tag, but not the port of a registry."""
    repository, colon, tag = reference.rpartition(":")
    return repository if colon and "/" not in tag else reference


def _closest(name: str, available: list[Image]) -> list[str]:
    names: dict[str, str] = {}
    for image in available:
        if image.enabled is False:
            continue
        for known in (image.name, image.friendly_name, _untagged(image.name or "").rpartition("/")[2]):
            if known:
                names.setdefault(known.lower(), image.name or image.friendly_name or image.image_id)
    close = [names[match] for match in get_close_matches(name.lower(), names, n=5, cutoff=0.4)]
    return list(dict.fromkeys(close or list(names.values())[:5]))
