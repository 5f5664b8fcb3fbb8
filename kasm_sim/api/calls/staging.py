"""Implement the calls about session staging: the number of sessions of an image to keep ready.

The simulator prepares none, so answers show zero current sessions.
"""

from typing import Any

from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.resource_answers import staging_answer
from kasm_sim.api.world import World
from kasm_sim.state.resources import StagingConfig


def create_staging_config(world: World, arguments: Arguments) -> Json:
    """Add a configuration."""
    config = arguments.section("target_staging_config").record(StagingConfig)
    with world.state.lock:
        config.zone_id, _ = world.state.resources.zones.find(config.zone_id)
        config.image_id = world.state.image(config.image_id).image_id
        key = world.state.fresh_id()
        world.state.resources.stagings.add(key, config)
        return {"staging_config": _answer(world, key, config)}


def update_staging_config(world: World, arguments: Arguments) -> Json:
    """Change the given members of a configuration."""
    target = arguments.section("target_staging_config")
    changes: dict[str, Any] = target.changes(StagingConfig)
    with world.state.lock:
        key, config = world.state.resources.stagings.find(target.required_text("staging_config_id"))
        if "zone_id" in changes:
            changes["zone_id"], _ = world.state.resources.zones.find(changes["zone_id"])
        if "image_id" in changes:
            changes["image_id"] = world.state.image(changes["image_id"]).image_id
        for name, value in changes.items():
            setattr(config, name, value)
        return {"staging_config": _answer(world, key, config)}


def get_staging_config(world: World, arguments: Arguments) -> Json:
    """Show one configuration."""
    key, config = world.state.resources.stagings.find(_key(arguments))
    return {"staging_config": _answer(world, key, config)}


def get_staging_configs(world: World, _arguments: Arguments) -> Json:
    """List all configurations."""
    return {"staging_configs": [_answer(world, key, config) for key, config in world.state.resources.stagings]}


def delete_staging_config(world: World, arguments: Arguments) -> Json:
    """Remove a configuration."""
    world.state.resources.stagings.remove(_key(arguments))
    return {}


def _key(arguments: Arguments) -> str:
    return arguments.section("target_staging_config").required_text("staging_config_id")


def _answer(world: World, key: str, config: StagingConfig) -> Json:
    zone, image = world.state.resources.zones.get(config.zone_id), world.state.images.get(config.image_id)
    return staging_answer(key, config, zone=zone, image=image)


CALLS = (
    create_staging_config,
    update_staging_config,
    get_staging_config,
    get_staging_configs,
    delete_staging_config,
)
