"""The command line: parses arguments, chooses what to run, and returns the exit code.

stdout belongs to the protocol, so messages for people go to stderr, except those of `demo` and `doctor`.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any

from kasm_api.settings import ConfigError, environment_with_file

if TYPE_CHECKING:
    from kasm_mcp.console import Terminal

EXIT_CONFIG = 2

_OPTIONS = {
    "--read-only": ("KASM_READ_ONLY", None, "enable only read-only tools"),
    "--toolsets": ("KASM_TOOLSETS", "SETS", "enable only these toolsets"),
    "--tools": ("KASM_TOOLS", "NAMES", "enable these tools, besides toolsets"),
    "--exclude-tools": ("KASM_EXCLUDE_TOOLS", "NAMES", "disable these tools"),
    "--confirm": ("KASM_CONFIRM", "WHEN", "ask first: auto, always, never"),
}
"""Option to its setting, placeholder and help."""

_TYPED = (
    "kasm-mcp is waiting for an MCP client on stdin and stdout; clients start it themselves.\n"
    "Press Ctrl-C to stop. Try: kasm-mcp demo, kasm-mcp doctor, kasm-mcp --help\n"
)
"""Printed if stdin is a terminal, where the server would show nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kasm-mcp`.

    Args:
        arguments: Without the program name; None for `sys.argv`.

    Returns:
        The exit code: 0 for success, 1 when a step or check failed, 2 for wrong arguments or settings.
    """
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if sys.platform == "win32" and (chosen.sim or chosen.command == "demo"):
        parser.error("the simulator needs Linux; on Windows, run it in WSL")
    if chosen.version:
        sys.stdout.write(f"kasm-mcp {_version()}\n")
        return 0
    try:
        if chosen.command == "demo":
            from kasm_mcp.demo.play import play

            return play(_terminal())
        if chosen.command == "doctor":
            return _doctor(chosen)
        with _environment(simulated=chosen.sim) as environment:
            return _serve({**environment, **_chosen_settings(chosen)}, chosen.http)
    except ConfigError as error:
        _report(error)
        return EXIT_CONFIG
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kasm-mcp",
        usage="kasm-mcp [options] [command]",
        description="MCP server for Kasm Workspaces; without a command it uses stdin and stdout.",
        epilog="Settings: KASM_API_URL, KASM_API_KEY, KASM_API_SECRET and KASM_USER_ID, from the environment or .env. "
        "All: docs/configuration.md",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--sim", action="store_true", help="use an embedded simulator instead of Kasm")
    _add_options(parser, absent=None)
    parser.add_argument("--http", nargs="?", action=_BehindServe, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="command", title="commands", prog="kasm-mcp")
    commands.add_parser(
        "demo",
        help="run the usage examples against the simulator",
        description="Run the usage examples and print each call: an MCP client, this server, and a simulator that "
        "really runs the commands. Needs no settings.",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    _add_serve(commands)
    _add_doctor(commands)
    return parser


def _add_serve(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser(
        "serve",
        help="serve MCP: on stdin and stdout, or with --http HOST:PORT",
        usage="kasm-mcp serve [options]",
        description="Serve MCP on stdin and stdout, as without a command, or over HTTP.",
        epilog="More: docs/http.md",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    serve.add_argument("--http", metavar="HOST:PORT", help="serve streamable HTTP at /mcp of this address")
    serve.add_argument("--sim", action="store_true", default=argparse.SUPPRESS, help="use an embedded simulator")
    _add_options(serve, absent=argparse.SUPPRESS)


def _add_doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    doctor = commands.add_parser(
        "doctor",
        help="check settings, connection, key and permissions",
        usage="kasm-mcp doctor [options]",
        description="Check everything between this machine and a command's output, and print remedies. Without --deep, "
        "creates and changes nothing in Kasm. Checks only what the enabled tools need.",
        epilog="Exit code: 0 no check failed, 1 a check failed, 2 wrong settings. More: docs/doctor.md",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    doctor.add_argument("--deep", action="store_true", help="also create a session, use it, and destroy it")
    doctor.add_argument("--image", metavar="NAME", help="image for --deep; default: the first")
    doctor.add_argument("--json", action="store_true", help="print one JSON document instead (docs/doctor.md)")
    doctor.add_argument("--sim", action="store_true", default=argparse.SUPPRESS, help="check the simulator")
    _add_options(doctor, absent=argparse.SUPPRESS)


class _Help(argparse.HelpFormatter):
    """Print each option and its meaning on one line, and list commands like options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=25)

    def _format_action(self, action: argparse.Action) -> str:
        if action.nargs != argparse.PARSER:
            return super()._format_action(action)
        self._dedent()
        listed = "".join(map(self._format_action, self._iter_indented_subactions(action)))
        self._indent()
        return listed


class _BehindServe(argparse.Action):
    """Reject an option that belongs after `serve`."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: object, given: object, option: str | None = None
    ) -> None:
        parser.error(f"{option} belongs after serve: kasm-mcp serve {option} HOST:PORT")


def _add_options(parser: argparse.ArgumentParser, *, absent: object) -> None:
    """Add the options that set settings.

    Args:
        parser: The parser to add them to.
        absent: Default of an option that is not given.
    """
    for option, (name, metavar, meaning) in _OPTIONS.items():
        kind: dict[str, Any] = (
            {"metavar": metavar, "type": _given} if metavar else {"action": "store_const", "const": "true"}
        )
        parser.add_argument(option, dest=name, default=absent, help=f"{meaning} ({name})", **kind)


def _given(text: str) -> str:
    """Return an option's value; reject an empty one, which would enable all tools by accident."""
    if not text.strip():
        raise argparse.ArgumentTypeError("must not be empty; omit the option for the default")
    return text


def _chosen_settings(chosen: argparse.Namespace) -> dict[str, str]:
    """Return the settings given as options; they override the environment."""
    given = {name: getattr(chosen, name) for name, _, _ in _OPTIONS.values()}
    return {name: value for name, value in given.items() if value is not None}


def _doctor(chosen: argparse.Namespace) -> int:
    from kasm_mcp.console import Terminal
    from kasm_mcp.doctor.run import diagnose

    @contextmanager
    def environment() -> Iterator[Mapping[str, str]]:
        with _environment(simulated=chosen.sim) as found:
            yield {**found, **_chosen_settings(chosen)}

    out = Terminal(sys.stdout) if chosen.json else _terminal()
    return diagnose(environment(), out, _version(), as_json=chosen.json, deep=chosen.deep, image_name=chosen.image)


def _version() -> str:
    from importlib.metadata import version

    return version("kasm-mcp")


def _terminal() -> "Terminal":
    from kasm_mcp.console import Terminal

    return Terminal.on(sys.stdout, os.environ)


def _environment(*, simulated: bool) -> AbstractContextManager[Mapping[str, str]]:
    """Return the settings: from the environment and `.env`, or of a simulator that runs meanwhile."""
    environment = environment_with_file()
    if not simulated:
        return nullcontext(environment)
    from kasm_mcp.simulated import simulated as started

    return started(environment)


def _serve(environment: Mapping[str, str], http: str | None) -> int:
    from kasm_mcp import log
    from kasm_mcp.config.config import Config, secrets_of, weaknesses
    from kasm_mcp.config.settings import misspelt

    config = Config.from_mapping(environment, http=http)
    log.configure(config.log_level, secrets_of(config))
    for sentence in (*misspelt(environment), *weaknesses(config)):
        logging.getLogger(__name__).warning(sentence)

    def build() -> Any:  # noqa: ANN401  # naming the SDK's class would load it
        from kasm_mcp.server.build import build_server

        server = build_server(config)
        log.configure(config.log_level, secrets_of(config))  # the SDK has installed another handler
        return server

    if config.http_address:
        from kasm_mcp.server.http import app

        app.serve(build(), config, config.http_address)
        return 0

    if sys.stdin.isatty():
        sys.stderr.write(_TYPED)
    from kasm_mcp.server.stdio import opening

    def load() -> Callable[..., None]:
        from kasm_mcp.server.stdio import transport

        return partial(transport.serve, build())

    opening.serve(opening.Recorded(config.tool_names, confirms=config.confirm == "always"), load)
    return 0


def _report(error: ConfigError) -> None:
    lines = [f"kasm-mcp cannot start: {len(error.problems)} problem(s) in the settings", *error.problems]
    lines.append(
        "Settings come from the environment or from a .env file. To try it without Kasm: kasm-mcp --sim, kasm-mcp demo"
    )
    sys.stderr.write("\n  - ".join(lines[:-1]) + "\n" + lines[-1] + "\n")
