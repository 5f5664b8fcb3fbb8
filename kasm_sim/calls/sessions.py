"""The calls about sessions as a whole: start, look, list, pause, end."""

from kasm_sim import refusals
from kasm_sim.answers import Json, session_answer
from kasm_sim.arguments import Arguments
from kasm_sim.records import Session, database_time, zulu_time
from kasm_sim.refusals import Refused
from kasm_sim.state import KEEPALIVE
from kasm_sim.world import World


def request_kasm(world: World, arguments: Arguments) -> Json:
    """Start a session. Always a new one."""
    user_id, sharing = arguments.text("user_id"), bool(arguments.flag("enable_sharing"))
    arguments.texts("environment")
    session = world.state.request_session(user_id=user_id, image_id=_image_id(world, arguments), sharing=sharing)
    world.containers.prepare(session.kasm_id)
    token = world.state.new_token(session.user_id)
    return {
        "kasm_id": session.kasm_id,
        "status": "starting",
        "user_id": session.user_id,
        "username": _username(world, session),
        "session_token": token,
        "kasm_url": _connect_url(session, session.user_id, token),
        "share_id": session.share_id,
    }


def get_kasm_status(world: World, arguments: Arguments) -> Json:
    """Tell how a session is, with a fresh login of its owner."""
    state = world.state
    with state.lock:
        session = _owned(world, arguments)
        progress = state.count_poll(session)
        if progress is not None and world.quirks.status_hides_starting_kasm:
            return {"current_time": zulu_time(state.clock()), **_starting(progress)}
        answer: Json = {"current_time": zulu_time(state.clock()), "kasm": describe(world, session)}
        if progress is not None:
            answer["kasm"] |= _starting(progress)
        elif world.quirks.status_has_kasm_url:
            if world.quirks.rotate_tokens:
                state.void_tokens(session.user_id)
            answer["kasm_url"] = _connect_url(session, session.user_id, state.new_token(session.user_id))
        return answer


def get_kasms(world: World, _arguments: Arguments) -> Json:
    """List everybody's sessions."""
    with world.state.lock:
        world.state.settle()
        return _listed(world, list(world.state.sessions.values()))


def get_user_kasms(world: World, arguments: Arguments) -> Json:
    """List one user's sessions, on a Kasm that has this call."""
    user = world.state.user(user_id=arguments.required_text("user_id"))
    return _listed(world, world.state.sessions_of(user.user_id))


def pause_kasm(world: World, arguments: Arguments) -> Json:
    """Freeze a running session; one already frozen stays so."""
    with world.state.lock:
        session = _owned(world, arguments)
        if session.status not in ("running", "paused"):
            raise Refused(f"Unable to pause a Kasm that is {session.status}")
        world.containers.pause(session.kasm_id)
        session.status = "paused"
    return {}


def resume_kasm(world: World, arguments: Arguments) -> Json:
    """Let a frozen session run; one already running stays so."""
    with world.state.lock:
        session = _owned(world, arguments)
        if session.status == "starting":
            raise Refused("Unable to resume a Kasm that is starting")
        world.containers.resume(session.kasm_id)
        session.status = "running"
    return {}


def destroy_kasm(world: World, arguments: Arguments) -> Json:
    """End a session, with its files."""
    with world.state.lock:
        session = _owned(world, arguments)
        del world.state.sessions[session.kasm_id]
    world.containers.end(session.kasm_id)
    return {}


def join_kasm(world: World, arguments: Arguments) -> Json:
    """Log a viewer in to a shared session; without `user_id` an anonymous one."""
    state = world.state
    with state.lock:
        share_id = state.id_of(arguments.required_text("share_id"))
        user_id = arguments.text("user_id")
        session = next((session for session in state.sessions.values() if session.share_id == share_id), None)
        if session is None:
            raise Refused(refusals.INVALID_SHARE)
        viewer = state.anonymous_user() if user_id is None else state.user(user_id=user_id)
        token = state.new_token(viewer.user_id)
        members = ("kasm_id", "share_id", "host", "hostname", "port", "port_map", "image", "view_only_token", "user")
        described = describe(world, session)
        return {
            "current_time": zulu_time(state.clock()),
            "session_token": token,
            "user_id": viewer.user_id,
            "username": viewer.username,
            "kasm_url": f"/#/connect/join/{session.share_id}/{viewer.user_id}/{token}",
            "kasm": {name: described[name] for name in (*members, "client_settings")},
        }


def keepalive(world: World, arguments: Arguments) -> Json:
    """Put a session's end off."""
    with world.state.lock:
        session = world.state.session(arguments.required_text("kasm_id"))
        session.keepalive = world.state.clock()
        session.expiration = session.keepalive + KEEPALIVE
    return {"usage_reached": False}


def describe(world: World, session: Session) -> Json:
    """Write a session as this caller sees it."""
    return session_answer(
        session,
        world.state.users.get(session.user_id),
        world.state.images.get(session.image_id),
        host=world.host,
        downloads=world.quirks.downloads == "on",
    )


def _owned(world: World, arguments: Arguments) -> Session:
    return world.state.owned_session(arguments.required_text("kasm_id"), arguments.required_text("user_id"))


def _listed(world: World, sessions: list[Session]) -> Json:
    # The lists show no end of a session, and say so in a word.
    kasms = [describe(world, session) | {"expiration_date": "None"} for session in sessions]
    return {"current_time": database_time(world.state.clock()), "kasms": kasms}


def _starting(progress: int) -> Json:
    return {
        "operational_status": "starting",
        "operational_progress": progress,
        "operational_message": "Creating container" if progress < 50 else "Starting services",
    }


def _username(world: World, session: Session) -> str:
    return world.state.users[session.user_id].username


def _connect_url(session: Session, user_id: str, token: str) -> str:
    return f"/#/connect/kasm/{session.kasm_id}/{user_id}/{token}"


def _image_id(world: World, arguments: Arguments) -> str | None:
    image_id = arguments.text("image_id")
    spelling = world.quirks.image_ids
    if image_id is not None:
        if spelling != "both" and ("-" in image_id) != (spelling == "hyphenated"):
            raise Refused(refusals.INVALID_IMAGE)
        return image_id
    name = arguments.text("image_name") if world.quirks.accepts_image_name else None
    if name is None:
        return None
    return next((image.image_id for image in world.state.images.values() if image.name == name), None)
