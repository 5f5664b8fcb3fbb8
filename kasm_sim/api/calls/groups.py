"""Implement the calls about groups, their members, images and settings."""

from kasm_sim.api.answers import Json, group_answer, group_image_answer, member_answer
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.calls.users import target_user
from kasm_sim.api.permissions import DELETE_SYSTEM_GROUPS, MODIFY_ADMIN, MODIFY_SYSTEM_GROUPS
from kasm_sim.api.world import World
from kasm_sim.refusals import Refused
from kasm_sim.state import seeds
from kasm_sim.state.records import Group, Image

SETTING_NAMES = {"13ef8423a5bb445cacbb6bd9f44a2454": "allow_kasm_sharing"}
"""Settings by the id that one client uses; all settings are accepted by name too."""


def get_groups(world: World, _arguments: Arguments) -> Json:
    """List all groups."""
    return {"groups": [group_answer(group) for group in list(world.state.groups.values())]}


def create_group(world: World, arguments: Arguments) -> Json:
    """Add a group without members and images."""
    target = arguments.section("target_group")
    name, description, priority = target.required_text("name"), target.text("description"), target.number("priority")
    with world.state.lock:
        _check_name(world, name)
        group = Group(group_id=world.state.fresh_id(), name=name)
        _set(group, description=description, priority=priority)
        world.state.groups[group.group_id] = group
        return {"group": group_answer(group)}


def update_group(world: World, arguments: Arguments) -> Json:
    """Change the given members of a group."""
    target = arguments.section("target_group")
    name, description, priority = target.text("name"), target.text("description"), target.number("priority")
    with world.state.lock:
        group = _changeable(world, arguments)
        if name is not None and name != group.name:
            _check_name(world, name)
            group.name = name
        _set(group, description=description, priority=priority)
        return {"group": group_answer(group)}


def delete_group(world: World, arguments: Arguments) -> Json:
    """Remove a group but not its members; refuse to remove a built-in one."""
    group = _target(world, arguments)
    if group.is_system:
        world.need(DELETE_SYSTEM_GROUPS)
        raise Refused("Unable to delete a system group")
    world.state.delete_group(group)
    return {}


def get_users_group(world: World, arguments: Arguments) -> Json:
    """List the members of a group."""
    group = _target(world, arguments)
    members = [user for user in list(world.state.users.values()) if group.group_id in user.group_ids]
    return {"users": [member_answer(user) for user in members]}


def add_user_group(world: World, arguments: Arguments) -> Json:
    """Add a user to a group."""
    with world.state.lock:
        user, group = target_user(world, arguments, protected=True), _changeable(world, arguments)
        if group.group_id == seeds.ADMINISTRATORS:
            world.need(MODIFY_ADMIN)
        if group.group_id in user.group_ids:
            raise Refused("User is already a member of the group")
        user.group_ids.add(group.group_id)
    return {}


def remove_user_group(world: World, arguments: Arguments) -> Json:
    """Remove a user from a group."""
    with world.state.lock:
        user, group = target_user(world, arguments, protected=True), _changeable(world, arguments)
        if group.group_id not in user.group_ids:
            raise Refused("User is not a member of the group")
        user.group_ids.remove(group.group_id)
    return {}


def get_images_group(world: World, arguments: Arguments) -> Json:
    """List the images of a group."""
    group = _target(world, arguments)
    images = [image for image in list(world.state.images.values()) if group.group_id in image.group_ids]
    return {"images": [group_image_answer(group, image) for image in images]}


def add_images_group(world: World, arguments: Arguments) -> Json:
    """Add an image to a group, whose members can then start it."""
    with world.state.lock:
        group, image = _changeable(world, arguments), _image(world, arguments)
        if group.group_id in image.group_ids:
            raise Refused("Image is already in the group")
        image.group_ids.add(group.group_id)
        return {"images": [group_image_answer(group, image)]}


def remove_images_group(world: World, arguments: Arguments) -> Json:
    """Remove an image from a group; running sessions stay."""
    with world.state.lock:
        group, image = _changeable(world, arguments), _image(world, arguments)
        if group.group_id not in image.group_ids:
            raise Refused("Image is not in the group")
        image.group_ids.remove(group.group_id)
    return {}


def add_settings_group(world: World, arguments: Arguments) -> Json:
    """Add a setting to a group, in force at once for sessions of its members."""
    setting = arguments.section("target_setting")
    name, value = _setting_name(setting), setting.required_value("value")
    with world.state.lock:
        _changeable(world, arguments).settings[name] = value
    return {}


def set_settings_group(world: World, arguments: Arguments) -> Json:
    """Change a setting of a group, or add it."""
    return add_settings_group(world, arguments)


def _target(world: World, arguments: Arguments) -> Group:
    return world.state.group(arguments.section("target_group").required_text("group_id"))


def _changeable(world: World, arguments: Arguments) -> Group:
    group = _target(world, arguments)
    if group.is_system:
        world.need(MODIFY_SYSTEM_GROUPS)
    return group


def _image(world: World, arguments: Arguments) -> Image:
    return world.state.image(arguments.section("target_image").required_text("image_id"))


def _check_name(world: World, name: str) -> None:
    if not name.strip():
        raise Refused("Invalid group name")
    if any(group.name == name for group in world.state.groups.values()):
        raise Refused("Group already exists")


def _set(group: Group, *, description: str | None, priority: int | None) -> None:
    if description is not None:
        group.description = description
    if priority is not None:
        group.priority = priority


def _setting_name(setting: Arguments) -> str:
    if (setting_id := setting.text("group_setting_id")) is None:
        return setting.required_text("name")
    if setting_id.replace("-", "").lower() not in SETTING_NAMES:
        raise Refused("Invalid group_setting_id")
    return SETTING_NAMES[setting_id.replace("-", "").lower()]


CALLS = (
    add_user_group,
    remove_user_group,
    get_groups,
    create_group,
    update_group,
    delete_group,
    get_users_group,
    get_images_group,
    add_images_group,
    remove_images_group,
    add_settings_group,
    set_settings_group,
)
