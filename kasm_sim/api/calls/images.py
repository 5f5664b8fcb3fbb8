"""Implement the calls about images, which Kasm's pages call workspaces."""

from typing import Any

from kasm_sim.api.answers import Json, image_answer
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.world import World
from kasm_sim.state import seeds
from kasm_sim.state.records import Image

_NOT_SENT = ("image_id", "group_ids")
"""Fields that clients do not set; other calls assign images to groups."""


def get_images(world: World, _arguments: Arguments) -> Json:
    """List all workspaces, including disabled ones."""
    return {"images": [image_answer(image) for image in list(world.state.images.values())]}


def get_image(world: World, arguments: Arguments) -> Json:
    """Show one workspace."""
    image_id = arguments.section_or_self("target_image").required_text("image_id")
    return {"image": image_answer(world.state.image(image_id))}


def create_image(world: World, arguments: Arguments) -> Json:
    """Add a workspace, to no group unless a global setting adds new ones to All Users."""
    image = arguments.section("target_image").record(Image, image_id=world.state.fresh_id(), group_ids=set())
    with world.state.lock:
        if world.state.resources.settings[seeds.ADD_IMAGES_TO_DEFAULT_GROUP]:
            image.group_ids.add(seeds.ALL_USERS)
        world.state.images[image.image_id] = image
    return {"image": image_answer(image)}


def update_image(world: World, arguments: Arguments) -> Json:
    """Change the given members of a workspace."""
    target = arguments.section("target_image")
    changes: dict[str, Any] = target.changes(Image, but=_NOT_SENT)
    with world.state.lock:
        image = world.state.image(target.required_text("image_id"))
        for name, value in changes.items():
            setattr(image, name, value)
        return {"image": image_answer(image)}


def delete_image(world: World, arguments: Arguments) -> Json:
    """Remove a workspace; its sessions stay."""
    with world.state.lock:
        image = world.state.image(arguments.section("target_image").required_text("image_id"))
        del world.state.images[image.image_id]
    return {}


CALLS = (get_images, get_image, create_image, update_image, delete_image)
