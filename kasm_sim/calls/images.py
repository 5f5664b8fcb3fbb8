"""The call about images."""

from kasm_sim.answers import Json, image_answer
from kasm_sim.arguments import Arguments
from kasm_sim.world import World


def get_images(world: World, _arguments: Arguments) -> Json:
    """List all workspaces, disabled ones included."""
    return {"images": [image_answer(image) for image in list(world.state.images.values())]}
