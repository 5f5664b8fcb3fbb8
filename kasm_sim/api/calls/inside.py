"""Implement the calls that reach into a running session: commands, screenshots, statistics."""

import shlex

from kasm_sim.api.answers import Json, bottleneck_statistics, frame_statistics
from kasm_sim.api.arguments import Arguments
from kasm_sim.api.calls.sessions import describe
from kasm_sim.api.world import World
from kasm_sim.refusals import Refused
from kasm_sim.state.records import Session, database_time
from kasm_sim.vnc.screenshot import SCREEN, draw_desktop

DEFAULT_SCREENSHOT_WIDTH = 300


def exec_command_kasm(world: World, arguments: Arguments) -> Json:
    """Start a command; answer at once, without output or exit code."""
    session = _running(world, arguments)
    config = arguments.section("exec_config")
    config.flag("privileged")
    world.containers.execute(
        session.kasm_id,
        _words(world, config.required_text("cmd")),
        environment=config.texts("environment"),
        workdir=config.text("workdir"),
        user=config.text("user"),
    )
    return {"kasm": describe(world, session), "current_time": database_time(world.state.clock())}


def get_kasm_screenshot(world: World, arguments: Arguments) -> bytes:
    """Draw the session's desktop as a JPEG within the requested bounds and the screen's size."""
    session = _running(world, arguments)
    width, height = arguments.number("width"), arguments.number("height")
    if width is None and height is None:
        width = DEFAULT_SCREENSHOT_WIDTH
    if (width is not None and width < 1) or (height is not None and height < 1):
        raise Refused("Error retrieving screenshot with status code (400)")
    with world.state.lock:
        if session.screenshot_misses > 0:
            session.screenshot_misses -= 1
            raise Refused("Error retrieving screenshot with status code (400)")
    image, user = world.state.images.get(session.image_id), world.state.users.get(session.user_id)
    return draw_desktop(
        _fitted(width, height),
        title=image.friendly_name if image else "Desktop",
        lines=(user.username if user else "", session.kasm_id),
    )


def get_kasm_frame_stats(world: World, arguments: Arguments) -> Json:
    """Show the statistics of one frame; refuse without a viewer, since there are no frames."""
    session = _running(world, arguments)
    client = arguments.text("client") or "auto"
    if not session.viewers:
        raise Refused("Error retrieving frame stats with status code (503)")
    chosen = {"none": [], "all": session.viewers, "auto": session.viewers[:1]}
    return frame_statistics(chosen.get(client, [viewer for viewer in session.viewers if viewer == client]))


def get_kasm_bottleneck_stats(world: World, arguments: Arguments) -> Json:
    """Show four figures for each viewer; an empty object without viewers."""
    return bottleneck_statistics(_running(world, arguments).viewers)


def _running(world: World, arguments: Arguments) -> Session:
    return world.state.running_session(arguments.required_text("kasm_id"), arguments.required_text("user_id"))


def _words(world: World, command: str) -> list[str]:
    if world.quirks.exec_style == "shell":
        return ["sh", "-c", command]
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise Refused(f"Unable to parse command: {error}") from error
    if not words:
        raise Refused("Unable to parse command: it is empty")
    return words


def _fitted(width: int | None, height: int | None) -> tuple[int, int]:
    screen_width, screen_height = SCREEN
    bounds = [1.0]
    if width is not None:
        bounds.append(width / screen_width)
    if height is not None:
        bounds.append(height / screen_height)
    scale = min(bounds)
    return max(1, int(screen_width * scale)), max(1, int(screen_height * scale))


CALLS = (exec_command_kasm, get_kasm_screenshot, get_kasm_frame_stats, get_kasm_bottleneck_stats)
