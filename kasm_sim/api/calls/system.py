"""Implement the calls about the deployment: zones, agents, reports, registries, licences, global settings."""

from datetime import timedelta

from kasm_sim.api.answers import Json
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.resource_answers import (
    agent_answer,
    agent_report_answer,
    license_answer,
    registry_answer,
    zone_answer,
)
from kasm_sim.api.world import World
from kasm_sim.refusals import Refused
from kasm_sim.state.records import plain_id
from kasm_sim.state.resources import AgentSettings, License, Registry

SEATS = 25
"""Seats of a licence, unless fewer are requested."""

VALIDITY = timedelta(days=365)


def get_zones(world: World, arguments: Arguments) -> Json:
    """List the deployment zones, or only their ids and names."""
    brief = bool(arguments.flag("brief"))
    return {"zones": [zone_answer(key, zone, brief=brief) for key, zone in world.state.resources.zones]}


def get_agents(world: World, _arguments: Arguments) -> Json:
    """List the machines that run containers."""
    return {"agents": [agent_answer(key, agent) for key, agent in world.state.resources.agents]}


def update_agent(world: World, arguments: Arguments) -> Json:
    """Change the given settings of an agent."""
    target = arguments.section("target_agent")
    changes = target.changes(AgentSettings)
    with world.state.lock:
        key, agent = world.state.resources.agents.find(target.required_text("agent_id"))
        for name, value in changes.items():
            setattr(agent.settings, name, value)
        return {"agent": agent_answer(key, agent)}


def get_agent_report(world: World, _arguments: Arguments) -> Json:
    """Show the load of each agent; the only one runs all sessions."""
    sessions = len(world.state.sessions)
    return {"agents": [agent_report_answer(agent, kasms=sessions) for _, agent in world.state.resources.agents]}


def get_report(world: World, arguments: Arguments) -> Json:
    """Show one figure by name; the names are inferred from one client."""
    figures = {"sessions": len(world.state.sessions), "users": len(world.state.users), "errors": 0}
    name = arguments.required_text("name")
    if name not in figures:
        raise Refused(f"Invalid report {name}")
    return {"data": figures[name]}


def get_registries(world: World, _arguments: Arguments) -> Json:
    """List the registries of workspaces."""
    return {"registries": [registry_answer(key, registry) for key, registry in world.state.resources.registries]}


def create_registry(world: World, arguments: Arguments) -> Json:
    """Add a registry by its URL."""
    registry = arguments.record(Registry)
    with world.state.lock:
        if any(known.registry == registry.registry for _, known in world.state.resources.registries):
            raise Refused("Registry already exists")
        key = world.state.fresh_id()
        world.state.resources.registries.add(key, registry)
        return {"registry": registry_answer(key, registry)}


def delete_registry(world: World, arguments: Arguments) -> Json:
    """Remove a registry; installed workspaces stay."""
    world.state.resources.registries.remove(arguments.section_or_self("target_registry").required_text("registry_id"))
    return {}


def activate(world: World, arguments: Arguments) -> Json:
    """Create a licence from an activation key, which can be any text."""
    key, seats = arguments.required_text("activation_key"), arguments.number("seats")
    issued_to = arguments.text("issued_to")
    if not key.strip():
        raise Refused("Invalid activation key")
    if seats is not None and not 0 < seats <= SEATS:
        raise Refused("Not enough seats available for this activation key")
    now = world.state.clock()
    license_ = License(issued_to=issued_to or "", issued_at=now, expiration=now + VALIDITY, limit=seats or SEATS)
    license_id = world.state.fresh_id()
    world.state.resources.licenses.add(license_id, license_)
    return {"license": license_answer(license_id, license_)}


def get_licenses(world: World, _arguments: Arguments) -> Json:
    """List the licences."""
    return {"licenses": [license_answer(key, license_) for key, license_ in world.state.resources.licenses]}


def update_setting(world: World, arguments: Arguments) -> Json:
    """Change a global setting, if the simulator has it."""
    sent = arguments.required_text("setting_id")
    value = arguments.required_flag("value")
    try:
        setting_id = plain_id(sent)
    except ValueError:
        setting_id = ""
    if setting_id not in world.state.resources.settings:
        raise Refused("Invalid setting_id")
    world.state.resources.settings[setting_id] = value
    return {}


CALLS = (
    get_zones,
    get_agents,
    update_agent,
    get_agent_report,
    get_report,
    get_registries,
    create_registry,
    delete_registry,
    activate,
    get_licenses,
    update_setting,
)
