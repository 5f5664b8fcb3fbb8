"""Implement the calls about whole sessions: start, status, list, pause, resume, stop, destroy."""

from kasm_sim import refusals
from kasm_sim.api.answers import Json, client_settings, session_answer
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.world import World
from kasm_sim.refusals import Refused
from kasm_sim.state.records import Session, database_time, hyphenated, zulu_time

_CHOICES = {"persistent_profile_mode": ("Enabled", "Disabled", "Reset"), "rdp_client_type": ("GUAC", "RDP_CLIENT")}


def request_kasm(world: World, arguments: Arguments) -> Json:
    """Start a new session."""
    user_id, sharing = arguments.text("user_id"), bool(arguments.flag("enable_sharing"))
    with world.state.lock:
        options = _options(world, arguments)
        session = world.state.request_session(user_id=user_id, image_id=_image_id(world, arguments), sharing=sharing)
        _apply(world, session, options)
    world.containers.prepare(session.kasm_id)
    token = world.state.logins.new(session.user_id).token
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
    """Show a session's status, with a new login of its owner."""
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
                state.logins.void_all(session.user_id)
            answer["kasm_url"] = _connect_url(session, session.user_id, state.logins.new(session.user_id).token)
        return answer


def get_kasms(world: World, _arguments: Arguments) -> Json:
    """List the sessions of all users."""
    with world.state.lock:
        world.state.settle()
        return _listed(world, list(world.state.sessions.values()))


def get_user_kasms(world: World, arguments: Arguments) -> Json:
    """List one user's sessions; the quirk `has_get_user_kasms` enables the call."""
    user = world.state.user(user_id=arguments.required_text("user_id"))
    return _listed(world, world.state.sessions_of(user.user_id))


def pause_kasm(world: World, arguments: Arguments) -> Json:
    """Pause a running session; accept a paused one."""
    with world.state.lock:
        session = _owned(world, arguments)
        if session.status not in ("running", "paused"):
            raise Refused(f"Unable to pause a Kasm that is {session.status}")
        world.containers.pause(session.kasm_id)
        session.status = "paused"
    return {}


def resume_kasm(world: World, arguments: Arguments) -> Json:
    """Resume a paused or stopped session; accept a running one."""
    with world.state.lock:
        session = _owned(world, arguments)
        if session.status == "starting":
            raise Refused("Unable to resume a Kasm that is starting")
        world.containers.resume(session.kasm_id)
        session.status = "running"
    return {}


def stop_kasm(world: World, arguments: Arguments) -> Json:
    """Stop a session's processes and keep its home; accept a stopped one."""
    with world.state.lock:
        session = _owned(world, arguments)
        if session.status == "starting":
            raise Refused("Unable to stop a Kasm that is starting")
        session.status = "stopped"
    world.containers.stop(session.kasm_id)
    return {}


def destroy_kasm(world: World, arguments: Arguments) -> Json:
    """Destroy a session and its files."""
    with world.state.lock:
        session = _owned(world, arguments)
        del world.state.sessions[session.kasm_id]
    world.containers.end(session.kasm_id)
    return {}


def keepalive(world: World, arguments: Arguments) -> Json:
    """Extend a session."""
    with world.state.lock:
        world.state.extend(world.state.session(arguments.required_text("kasm_id")))
    return {"usage_reached": False}


def describe(world: World, session: Session) -> Json:
    """Write a session for this client."""
    return session_answer(
        session,
        world.state.users.get(session.user_id),
        world.state.images.get(session.image_id),
        host=world.host,
        settings=client_settings(world.state.groups_of(session.user_id), downloads=world.quirks.downloads == "on"),
    )


def _owned(world: World, arguments: Arguments) -> Session:
    return world.state.owned_session(arguments.required_text("kasm_id"), arguments.required_text("user_id"))


def _options(world: World, arguments: Arguments) -> dict[str, str]:
    """Read the optional members of a request; those without effect are read to check their type."""
    resources = world.state.resources
    for name in ("kasm_url", "client_language", "client_timezone"):
        arguments.text(name)
    arguments.texts("environment")
    arguments.document("connection_info")
    options = {name: value for name in _CHOICES if (value := arguments.text(name)) is not None}
    for name, value in options.items():
        if value not in _CHOICES[name]:
            raise Refused(f"Invalid value for {name}")
    if (gateway := arguments.text("egress_gateway_id")) is not None:
        options["egress_gateway_id"], _ = resources.egress["egress_gateway"].find(gateway)
    if (server := arguments.text("server_id")) is not None:
        options["server_id"] = hyphenated(resources.servers.find(server)[0])
    return options


def _apply(world: World, session: Session, options: dict[str, str]) -> None:
    """Apply the options that the session's image allows."""
    image = world.state.images[session.image_id]
    is_server = image.image_type in ("Server", "Server Pool")
    allowed = {
        "persistent_profile_mode": image.persistent_profile_path is not None,
        "egress_gateway_id": not is_server,
        "rdp_client_type": is_server,
        "server_id": is_server,
    }
    for name, value in options.items():
        if allowed[name]:
            setattr(session, name, value)


def _listed(world: World, sessions: list[Session]) -> Json:
    # Lists show "None" instead of the expiration.
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


CALLS = (
    request_kasm,
    get_kasm_status,
    get_kasms,
    get_user_kasms,
    pause_kasm,
    resume_kasm,
    stop_kasm,
    destroy_kasm,
    keepalive,
)
