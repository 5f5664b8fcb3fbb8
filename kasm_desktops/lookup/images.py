"""Workspace images: finds the image id for a name.

Kasm's `request_kasm` takes only ids and silently ignores a docker name, so names are looked up in `get_images`.
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Self

from attrs import evolve, frozen

from kasm_api.api import images
from kasm_api.models import Image
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import NotFound, Remedy
from kasm_desktops.values import bare_id, hyphenated_id, same_id

_DOCKER_HUB = ("docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com")


async def list_images(gateway: Gateway) -> list[Image]:
    """List all images, including disabled ones: one `get_images`.

    Raises:
        DesktopsError: From the call.
    """
    return (await gateway.read(images.get_images)).images or []


@frozen
class Reference:
    """A docker reference in its parts, in lower case.

    Attributes:
        registry: Host and port; "" for Docker Hub, and where none is named.
        repository: Its path in the registry, without Docker Hub's `library/`.
        tag: The tag; "" for none. A digest is dropped: Kasm's images have none.
    """

    registry: str
    repository: str
    tag: str

    @classmethod
    def parse(cls, text: str, registry: str | None = None) -> Self:
        """Parse a reference.

        Args:
            text: Such as `registry.example.com:5000/team/chrome:1.0`, with or without `https://`, registry and tag.
            registry: The registry, perhaps as an address, if the text names none.
        """
        text = _without_scheme(text.lower()).partition("@")[0]
        first, slash, rest = text.partition("/")
        if slash and ("." in first or ":" in first or first == "localhost"):
            registry, text = first, rest
        host = _without_scheme((registry or "").lower()).partition("/")[0]
        repository, _, tag = text.partition(":")
        return cls("" if host in _DOCKER_HUB else host, repository.removeprefix("library/"), tag)

    def fits(self, wanted: "Reference") -> bool:
        """Return whether it is the wanted one, with any tag if that has none."""
        return wanted in (self, evolve(self, tag=""))


def find_image(name: str, available: list[Image]) -> Image:
    """Find an image by name.

    The first match wins: id in either spelling, docker reference, docker reference without its tag, friendly name in
    any case, docker reference without its registry. Enabled images come before disabled ones, then newer tags before
    older ones. Docker Hub's prefixes (`docker.io/`, `index.docker.io/`, `library/`) make no difference.

    Args:
        name: Id, docker reference or friendly name.
        available: The images to choose from.

    Raises:
        NotFound: No image matches; the message lists the closest names.
    """
    wanted = name.strip()
    reference = Reference.parse(wanted)
    rules: tuple[Callable[[Image], bool], ...] = (
        lambda image: same_id(image.image_id, wanted),
        lambda image: (image.name or "").lower() == wanted.lower(),
        lambda image: _reference(image).fits(reference),
        lambda image: (image.friendly_name or "").lower() == wanted.lower(),
        lambda image: evolve(_reference(image), registry="").fits(reference),
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


def _reference(image: Image) -> Reference:
    return Reference.parse(image.name or "", image.docker_registry)


def _without_scheme(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").strip("/")


def _closest(name: str, available: list[Image]) -> list[str]:
    wanted = Reference.parse(name).repository
    names: dict[str, str] = {}
    for image in available:
        if image.enabled is False:
            continue
        repository = _reference(image).repository
        for known in (image.name, image.friendly_name, repository, repository.rpartition("/")[2]):
            if known:
                names.setdefault(known.lower(), image.name or image.friendly_name or image.image_id)
    close = [names[match] for match in get_close_matches(wanted or name.lower(), names, n=5, cutoff=0.4)]
    return list(dict.fromkeys(close or list(names.values())[:5]))
