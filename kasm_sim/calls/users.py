"""The calls about users."""

from kasm_sim.answers import Json, user_answer
from kasm_sim.arguments import Arguments
from kasm_sim.permissions import MODIFY_ADMIN
from kasm_sim.records import User
from kasm_sim.world import World

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
    """Change what was given, and nothing else."""
    target = arguments.section("target_user")
    username, password = target.text("username"), target.text("password")
    details = _details(target)
    with world.state.lock:
        user = _target(world, arguments, protected=True)
        world.state.update_login(user, username=username, password=password)
        _set(user, details)
        return {"user": _answer(world, user)}


def delete_user(world: World, arguments: Arguments) -> Json:
    """Remove a user; with `force`, beside the target and not inside, also one who has sessions."""
    user = _target(world, arguments, protected=True)
    gone = world.state.delete_user(user, force=bool(arguments.flag("force")))
    for session in gone:
        world.containers.end(session.kasm_id)
    return {}


def logout_user(world: World, arguments: Arguments) -> Json:
    """End the user's logins; the desktops stay."""
    world.state.void_tokens(_target(world, arguments, protected=False).user_id)
    return {}


def _target(world: World, arguments: Arguments, *, protected: bool) -> User:
    user = world.state.user(user_id=arguments.section("target_user").required_text("user_id"))
    if protected and user.is_admin:
        world.need(MODIFY_ADMIN)
    return user


def _details(target: Arguments) -> dict[str, str | bool]:
    read = {name: target.text(name) for name in _TEXTS} | {name: target.flag(name) for name in _FLAGS}
    return {name: value for name, value in read.items() if value is not None}


def _set(user: User, details: dict[str, str | bool]) -> None:
    for name, value in details.items():
        setattr(user, name, value)


def _answer(world: World, user: User) -> Json:
    return user_answer(user, world.state.groups, world.state.sessions_of(user.user_id), host=world.host)
