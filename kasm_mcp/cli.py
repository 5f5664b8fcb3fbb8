"""The edge: arguments and exit codes; `environment` reads the settings.

stdout belongs to the protocol, so everything said to a person goes to stderr, except by `demo` and `doctor`, which are
for people.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

from kasm_mcp.environment import own_settings
from kasm_mcp.errors import ConfigError
from kasm_mcp.terminal import Terminal

EXIT_CONFIG = 2

_OPTIONS = {
    "--read-only": ("KASM_READ_ONLY", None, "only tools that change nothing"),
    "--toolsets": ("KASM_TOOLSETS", "SETS", "only these groups of tools"),
    "--tools": ("KASM_TOOLS", "NAMES", "these tools, besides the groups"),
    "--exclude-tools": ("KASM_EXCLUDE_TOOLS", "NAMES", "not these tools"),
    "--confirm": ("KASM_CONFIRM", "WHEN", "ask before destroying: auto, always, never"),
}
"""Option to the setting that it is a name for: option, setting, placeholder of its value, meaning."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kasm-mcp`.

    Args:
        arguments: Without the program's name; None for the process's own.

    Returns:
        The exit code: 0 for success, 1 when a step or check failed, 2 for wrong arguments or settings.
    """
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.command == "demo":
            from kasm_mcp.demo.play import play

            return play(_terminal())
        if chosen.command == "doctor":
            from kasm_mcp.doctor.examination import examine

            with _environment(simulated=chosen.sim) as environment:
                return examine(environment, _terminal(), start_session=not chosen.no_session, image_name=chosen.image)
        with _environment(simulated=chosen.sim) as environment:
            return _serve({**environment, **_chosen_settings(chosen)})
    except ConfigError as error:
        _report(error)
        return EXIT_CONFIG
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kasm-mcp",
        description="MCP server for Kasm Workspaces. Without a command it serves on stdin and stdout.",
        epilog="Settings come from the environment and from .env: KASM_API_URL, KASM_API_KEY, KASM_API_SECRET, "
        "KASM_USER_ID; all are in docs/configuration.md.",
    )
    parser.add_argument("--sim", action="store_true", help="use an embedded simulator instead of a Kasm")
    for option, (name, metavar, meaning) in _OPTIONS.items():
        kind: dict[str, Any] = {"metavar": metavar} if metavar else {"action": "store_const", "const": "true"}
        parser.add_argument(option, dest=name, help=f"{meaning} ({name})", **kind)
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("demo", help="play the usage examples against the simulator, visibly")
    doctor = commands.add_parser("doctor", help="check address, key, permissions, image, session and the way back")
    doctor.add_argument("--sim", action="store_true", default=argparse.SUPPRESS, help="check the simulator")
    doctor.add_argument(
        "--no-session", action="store_true", help="do not start a session, which is destroyed afterwards"
    )
    doctor.add_argument("--image", metavar="NAME", help="the image to start it from; default is the first that can be")
    return parser


def _chosen_settings(chosen: argparse.Namespace) -> dict[str, str]:
    """Return the settings that were given as options; they win over the environment."""
    given = {name: getattr(chosen, name) for name, _, _ in _OPTIONS.values()}
    return {name: value for name, value in given.items() if value is not None}


def _terminal() -> Terminal:
    return Terminal.on(sys.stdout, os.environ)


def _environment(*, simulated: bool) -> AbstractContextManager[Mapping[str, str]]:
    """Return the settings to use: the process's and `.env`'s, or those of a simulator that runs meanwhile."""
    environment = own_settings()
    if not simulated:
        return nullcontext(environment)
    from kasm_mcp.simulated import simulated as started

    return started(environment)


def _serve(environment: Mapping[str, str]) -> int:
    from kasm_mcp import log
    from kasm_mcp.config import Config, secrets_of, weaknesses
    from kasm_mcp.server import opening

    config = Config.from_mapping(environment)
    log.configure(config.log_level, secrets_of(config))
    for sentence in weaknesses(config):
        logging.getLogger(__name__).warning(sentence)

    def load() -> Callable[..., None]:
        from kasm_mcp.server import stdio
        from kasm_mcp.server.build import build_server

        server = build_server(config)
        log.configure(config.log_level, secrets_of(config))  # the SDK has put its own handler in place
        return partial(stdio.serve, server)

    opening.serve(opening.Recorded(config.tool_names, confirms=config.confirm == "always"), load)
    return 0


def _report(error: ConfigError) -> None:
    lines = [f"kasm-mcp cannot start: {len(error.problems)} problem(s) in the settings", *error.problems]
    lines.append(
        "Settings come from the environment or from a .env file. Without a Kasm: kasm-mcp --sim, kasm-mcp demo"
    )
    sys.stderr.write("\n  - ".join(lines[:-1]) + "\n" + lines[-1] + "\n")
