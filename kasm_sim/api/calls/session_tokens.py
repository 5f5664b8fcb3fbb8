"""Implement the calls about logins: session tokens, and links that log a user in."""

from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.calls.users import target_user
from kasm_sim.api.world import World
from kasm_sim.state.logins import Login, jwt
from kasm_sim.state.records import database_time


def get_login(world: World, arguments: Arguments) -> Json:
    """Create a link with a new token that logs a user in without a password."""
    user = target_user(world, arguments, protected=False)
    token = world.state.logins.new(user.user_id).token
    return {"url": f"https://{world.host}/#/connect/login/{user.user_id}/{token}"}


def create_session_token(world: World, arguments: Arguments) -> Json:
    """Create a login for a user."""
    login = world.state.logins.new(target_user(world, arguments, protected=False).user_id)
    return {"session_token": _answer(login) | {"session_jwt": _jwt(login)}}


def get_session_token(world: World, arguments: Arguments) -> Json:
    """Show one login."""
    return {"session_token": _answer(world.state.logins.find(_token(arguments)))}


def get_session_tokens(world: World, arguments: Arguments) -> Json:
    """List a user's logins."""
    logins = world.state.logins.of(target_user(world, arguments, protected=False).user_id)
    return {"session_tokens": [_answer(login) for login in logins]}


def update_session_token(world: World, arguments: Arguments) -> Json:
    """Promote a login: restart its lifetime."""
    login = world.state.logins.promote(_token(arguments))
    return {"session_token": _answer(login) | {"session_jwt": _jwt(login)}}


def delete_session_token(world: World, arguments: Arguments) -> Json:
    """End one login."""
    world.state.logins.void(_token(arguments))
    return {}


def delete_session_tokens(world: World, arguments: Arguments) -> Json:
    """End all logins of a user."""
    world.state.logins.void_all(target_user(world, arguments, protected=False).user_id)
    return {}


def _token(arguments: Arguments) -> str:
    return arguments.section("target_session_token").required_text("session_token")


def _answer(login: Login) -> Json:
    return {
        "session_token": login.token,
        "session_token_date": database_time(login.since),
        "expires_at": database_time(login.expires),
    }


def _jwt(login: Login) -> str:
    return jwt({"user_id": login.user_id, "session_token_id": login.token, "exp": database_time(login.expires)})


CALLS = (
    get_login,
    create_session_token,
    get_session_token,
    get_session_tokens,
    update_session_token,
    delete_session_token,
    delete_session_tokens,
)
