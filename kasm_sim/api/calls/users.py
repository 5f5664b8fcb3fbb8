"""Implement the calls about users and their preferences."""

from kasm_sim.api.answers import Json, attributes_answer, user_answer
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.permissions import MODIFY_ADMIN, SERVERS_VIEW
from kasm_sim.api.resource_answers import server_answer
from kasm_sim.api.world import World
from kasm_sim.state import seeds
from kasm_sim.state.records import Attributes, User

_TEXTS = ("first_name", "last_name", "phone", "organization", "notes")
_FLAGS = ("locked", "disabled")


def get_users(world: World, _arguments: Arguments) -> Json:
    """List all users."""
    return {"users": [_answer(world, user) for user in list(world.state.users.values())]}


def get_user(world: World, arguments: Arguments) -> Json:
    """Find a user by id or by name."""
    target = arguments.section("target_user")
    user_id = target.text("user_id")
    username = target.required_text("username") if user_id is None else None
    return {"user": _answer(world, world.state.user(user_id=user_id, username=username))}


def create_user(world: World, arguments: Arguments) -> Json:
    """Add a user to All Users."""
    target = arguments.section("target_user")
    username, password = target.required_text("username"), target.required_text("password")
    details = _details(target)
    with world.state.lock:
        user = world.state.create_user(username=username, password=password)
        _set(user, details)
        return {"user": _answer(world, user)}


def update_user(world: World, arguments: Arguments) -> Json:
    """Change the given members of a user."""
    target = arguments.section("target_user")
    username, password = target.text("username"), target.text("password")
    details = _details(target)
    with world.state.lock:
        user = target_user(world, arguments, protected=True)
        world.state.update_login(user, username=username, password=password)
        _set(user, details)
        return {"user": _answer(world, user)}


def delete_user(world: World, arguments: Arguments) -> Json:
    """Remove a user; one with sessions only with `force`, a member beside the target."""
    user = target_user(world, arguments, protected=True)
    gone = world.state.delete_user(user, force=bool(arguments.flag("force")))
    for session in gone:
        world.containers.end(session.kasm_id)
    return {}


def logout_user(world: World, arguments: Arguments) -> Json:
    """End a user's logins; sessions stay."""
    world.state.logins.void_all(target_user(world, arguments, protected=False).user_id)
    return {}


def get_attributes(world: World, arguments: Arguments) -> Json:
    """Show a user's preferences."""
    return {"user_attributes": attributes_answer(target_user(world, arguments, protected=False))}


def update_user_attributes(world: World, arguments: Arguments) -> Json:
    """Change the given preferences of a user."""
    target = arguments.section("target_user_attributes")
    changes = target.changes(Attributes)
    if "default_image" in changes:
        changes["default_image"] = world.state.image(changes["default_image"]).image_id
    with world.state.lock:
        user = world.state.user(user_id=target.required_text("user_id"))
        protect(world, user)
        for name, value in changes.items():
            setattr(user.attributes, name, value)
    return {}


def target_user(world: World, arguments: Arguments, *, protected: bool) -> User:
    """Find the user in `target_user`.

    Args:
        world: The context of the call.
        arguments: The arguments of the call.
        protected: Whether the call changes the user, which takes another permission for administrators.

    Raises:
        NotPermitted: The user is an administrator, and the key lacks the permission to change administrators.
        InvalidId: The id is not a UUID.
        Refused: There is no such user, or the id is missing.
    """
    user = world.state.user(user_id=arguments.section("target_user").required_text("user_id"))
    if protected:
        protect(world, user)
    return user


def protect(world: World, user: User) -> None:
    """Require the permission to change administrators if the user is one.

    Raises:
        NotPermitted: The key lacks it.
    """
    if seeds.ADMINISTRATORS in user.group_ids:
        world.need(MODIFY_ADMIN)


def _details(target: Arguments) -> dict[str, str | bool]:
    read = {name: target.text(name) for name in _TEXTS} | {name: target.flag(name) for name in _FLAGS}
    return {name: value for name, value in read.items() if value is not None}


def _set(user: User, details: dict[str, str | bool]) -> None:
    for name, value in details.items():
        setattr(user, name, value)


def _answer(world: World, user: User) -> Json:
    state = world.state
    answer = user_answer(user, state.groups, state.sessions_of(user.user_id), host=world.host)
    if SERVERS_VIEW in world.granted:
        servers = state.resources.servers
        answer["assigned_servers"] = [server_answer(key, row) for key, row in servers if key in user.server_ids]
    return answer


CALLS = (
    create_user,
    get_user,
    get_users,
    update_user,
    delete_user,
    logout_user,
    get_attributes,
    update_user_attributes,
)
