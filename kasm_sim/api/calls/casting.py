"""Implement the calls about session casting: links that start a session for each visitor."""

from typing import Any

from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.resource_answers import cast_answer
from kasm_sim.api.world import World
from kasm_sim.refusals import Refused
from kasm_sim.state.resources import CastConfig


def create_cast_config(world: World, arguments: Arguments) -> Json:
    """Add a link; generate its key unless one is given."""
    config = arguments.section("target_cast_config").record(CastConfig)
    with world.state.lock:
        config.image_id, config.group_id = _checked(world, config.image_id, config.group_id)
        config.key = config.key or world.state.fresh_id()[:8]
        _check_key(world, config.key)
        cast_config_id = world.state.fresh_id()
        world.state.resources.casts.add(cast_config_id, config)
        return {"cast_config": _answer(world, cast_config_id, config)}


def update_cast_config(world: World, arguments: Arguments) -> Json:
    """Change the given members of a link."""
    target = arguments.section("target_cast_config")
    changes: dict[str, Any] = target.changes(CastConfig)
    with world.state.lock:
        key, config = world.state.resources.casts.find(target.required_text("cast_config_id"))
        image_id, group_id = changes.get("image_id", config.image_id), changes.get("group_id", config.group_id)
        if {"image_id", "group_id"} & changes.keys():
            changes["image_id"], changes["group_id"] = _checked(world, image_id, group_id)
        if changes.get("key", config.key) != config.key:
            _check_key(world, changes["key"])
        for name, value in changes.items():
            setattr(config, name, value)
        return {"cast_config": _answer(world, key, config)}


def get_cast_config(world: World, arguments: Arguments) -> Json:
    """Show one link."""
    key, config = world.state.resources.casts.find(arguments.required_text("cast_config_id"))
    return {"cast_config": _answer(world, key, config)}


def get_cast_configs(world: World, _arguments: Arguments) -> Json:
    """List all links."""
    return {"cast_configs": [_answer(world, key, config) for key, config in world.state.resources.casts]}


def delete_cast_config(world: World, arguments: Arguments) -> Json:
    """Remove a link."""
    world.state.resources.casts.remove(arguments.required_text("cast_config_id"))
    return {}


def _checked(world: World, image_id: str, group_id: str | None) -> tuple[str, str | None]:
    checked_group = None if group_id is None else world.state.group(group_id).group_id
    return world.state.image(image_id).image_id, checked_group


def _check_key(world: World, key: str) -> None:
    if any(config.key == key for _, config in world.state.resources.casts):
        raise Refused("A casting config with this key already exists")


def _answer(world: World, key: str, config: CastConfig) -> Json:
    image = world.state.images.get(config.image_id)
    group = world.state.groups.get(config.group_id or "")
    return cast_answer(key, config, image=image, group=group)


CALLS = (create_cast_config, update_cast_config, get_cast_config, get_cast_configs, delete_cast_config)
