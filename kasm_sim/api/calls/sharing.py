"""Implement the calls about shared sessions: join one, and set the access of viewers.

Viewers who join can watch, unless the owner's groups grant full control. That joining adds an entry to the list of
permissions is an assumption; no source shows it.
"""

from typing import cast, get_args

from kasm_sim import refusals
from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.calls.sessions import describe
from kasm_sim.api.world import World
from kasm_sim.refusals import Refused
from kasm_sim.state.group_settings import switched_on
from kasm_sim.state.records import Access, Session, zulu_time

_OF_THE_SESSION = ("kasm_id", "share_id", "host", "hostname", "port", "port_map", "image", "view_only_token", "user")


def join_kasm(world: World, arguments: Arguments) -> Json:
    """Log a viewer in to a shared session, as an anonymous user without `user_id`."""
    state = world.state
    with state.lock:
        share_id = state.id_of(arguments.required_text("share_id"))
        user_id = arguments.text("user_id")
        session = next((session for session in state.sessions.values() if session.share_id == share_id), None)
        if session is None:
            raise Refused(refusals.INVALID_SHARE)
        viewer = state.anonymous_user() if user_id is None else state.user(user_id=user_id)
        if viewer.user_id != session.user_id:
            session.permissions.setdefault(viewer.user_id, _first_access(world, session))
        token = state.logins.new(viewer.user_id).token
        described = describe(world, session)
        return {
            "current_time": zulu_time(state.clock()),
            "session_token": token,
            "user_id": viewer.user_id,
            "username": viewer.username,
            "kasm_url": f"/#/connect/join/{session.share_id}/{viewer.user_id}/{token}",
            "kasm": {name: described[name] for name in (*_OF_THE_SESSION, "client_settings")},
        }


def set_session_permissions(world: World, arguments: Arguments) -> Json:
    """Replace the access of viewers: of all, or of each named one."""
    target = arguments.section("target_session_permissions")
    access, named = target.text("access"), target.sections("session_permissions")
    if (access is None) == (named is None):
        raise Refused("Exactly one of access and session_permissions is required")
    with world.state.lock:
        session = _shared(world, target)
        if access is not None:
            session.viewers_access = _access(access)
            session.permissions = dict.fromkeys(session.permissions, session.viewers_access)
        else:
            session.permissions = {
                world.state.user(user_id=one.required_text("user_id")).user_id: _access(one.required_text("access"))
                for one in named or ()
            }
        return _listed(world, session)


def get_session_permissions(world: World, arguments: Arguments) -> Json:
    """List the access of each viewer."""
    with world.state.lock:
        return _listed(world, _shared(world, arguments.section("target_session_permissions")))


def delete_all_session_permissions(world: World, arguments: Arguments) -> Json:
    """Remove the access of all viewers."""
    with world.state.lock:
        session = _shared(world, arguments.section("target_session_permissions"))
        session.permissions, session.viewers_access = {}, None
    return {}


def _shared(world: World, target: Arguments) -> Session:
    session = world.state.session(target.required_text("kasm_id"))
    if session.share_id is None:
        raise Refused("Session is not shared")
    return session


def _first_access(world: World, session: Session) -> Access:
    if session.viewers_access is not None:
        return session.viewers_access
    groups = world.state.groups_of(session.user_id)
    return "rw" if switched_on(groups, "shared_session_full_control", default=False) else "r"


def _access(text: str) -> Access:
    if text not in get_args(Access):
        raise Refused("Invalid value for access")
    return cast("Access", text)


def _listed(world: World, session: Session) -> Json:
    users = world.state.users
    return {
        "session_permissions": [
            {"user_id": user_id, "access": access, "vnc_username": user_id, "username": users[user_id].username}
            for user_id, access in session.permissions.items()
            if user_id in users
        ],
    }


CALLS = (join_kasm, set_session_permissions, get_session_permissions, delete_all_session_permissions)
