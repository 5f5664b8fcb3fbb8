"""Implement the calls about servers, their users, and the connection of RDP clients."""

from typing import Any
from urllib.parse import quote

from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.calls.users import target_user
from kasm_sim.api.resource_answers import server_answer
from kasm_sim.api.world import World
from kasm_sim.refusals import Refused
from kasm_sim.state.resources import Server


def get_servers(world: World, _arguments: Arguments) -> Json:
    """List all servers."""
    return {"servers": [server_answer(key, server) for key, server in world.state.resources.servers]}


def create_server(world: World, arguments: Arguments) -> Json:
    """Add a server."""
    server = arguments.section("target_server").record(Server)
    with world.state.lock:
        server.zone_id, _ = world.state.resources.zones.find(server.zone_id)
        key = world.state.fresh_id()
        world.state.resources.servers.add(key, server)
        return {"server": server_answer(key, server)}


def update_server(world: World, arguments: Arguments) -> Json:
    """Change the given members of a server."""
    target = arguments.section("target_server")
    changes: dict[str, Any] = target.changes(Server)
    with world.state.lock:
        key, server = world.state.resources.servers.find(target.required_text("server_id"))
        if "zone_id" in changes:
            changes["zone_id"], _ = world.state.resources.zones.find(changes["zone_id"])
        for name, value in changes.items():
            setattr(server, name, value)
        return {"server": server_answer(key, server)}


def delete_server(world: World, arguments: Arguments) -> Json:
    """Remove a server and unassign it from all users."""
    with world.state.lock:
        key, _ = _target(world, arguments)
        world.state.resources.servers.remove(key)
        for user in world.state.users.values():
            user.server_ids.discard(key)
    return {}


def assign_user_server(world: World, arguments: Arguments) -> Json:
    """Assign a server of a pool to a user; users can have several, and share them."""
    with world.state.lock:
        user, (key, server) = target_user(world, arguments, protected=True), _target(world, arguments)
        if server.pool_id is None:
            raise Refused("Server is not part of a server pool")
        if key in user.server_ids:
            raise Refused("Server is already assigned to the user")
        user.server_ids.add(key)
    return {}


def unassign_user_server(world: World, arguments: Arguments) -> Json:
    """Unassign a server from a user."""
    with world.state.lock:
        user, (key, _) = target_user(world, arguments, protected=True), _target(world, arguments)
        if key not in user.server_ids:
            raise Refused("Server is not assigned to the user")
        user.server_ids.remove(key)
    return {}


def get_rdp_client_connection_info(world: World, arguments: Arguments) -> Json:
    """Show an RDP client's connection as a file or URL, for a session started with an RDP client."""
    kind = arguments.required_text("connection_type")
    if kind not in ("file", "url"):
        raise Refused("Invalid value for connection_type")
    session = world.state.running_session(arguments.required_text("kasm_id"), arguments.required_text("user_id"))
    if session.rdp_client_type != "RDP_CLIENT":
        raise Refused("Session is not an RDP client session")
    address = f"full address:s:{world.host}:3389"
    user = f"username:s:{session.kasm_id}"
    if kind == "file":
        return {"file": f"{address}\r\n{user}\r\n"}
    return {"url": "rdp://" + "&".join(quote(part.replace(":", "=", 1), safe="=:") for part in (address, user))}


def _target(world: World, arguments: Arguments) -> tuple[str, Server]:
    return world.state.resources.servers.find(arguments.section("target_server").required_text("server_id"))


CALLS = (
    get_servers,
    create_server,
    update_server,
    delete_server,
    assign_user_server,
    unassign_user_server,
    get_rdp_client_connection_info,
)
