"""The command line: parses arguments, chooses what to run, and returns the exit code.

stdout belongs to the protocol, so messages for people go to stderr, except those of `demo` and `doctor`.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from kasm_api.settings import ConfigError, Placed, environment_with_file

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
        with suppress(OSError):  # `process.flushed` tells
            sys.stdout.write(f"kasm-mcp {_version()}\n")
        return 0
    _forget_foreign_telemetry()
    try:
        if chosen.command == "demo":
            from kasm_mcp.demo.play import play

            return play(_terminal())
        if chosen.command == "doctor":
            from kasm_mcp.doctor.run import diagnose

            options = {"as_json": chosen.json, "deep": chosen.deep, "image_name": chosen.image}
            return diagnose(_environment(chosen), _terminal(plain=chosen.json), _version(), **options)
        with _environment(chosen) as environment:
            return _serve(environment, chosen.http)
    except ConfigError as error:
        _report(error)
        return EXIT_CONFIG
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    common: dict[str, Any] = {"formatter_class": _Help, "allow_abbrev": False}
    parser = argparse.ArgumentParser(
        prog="kasm-mcp",
        usage="kasm-mcp [options] [command]",
        description="MCP server for Kasm Workspaces; without a command it uses stdin and stdout.",
        epilog="Settings: KASM_API_URL, KASM_API_KEY, KASM_API_SECRET and KASM_USER_ID, from the environment or .env. "
        "All: docs/configuration.md",
        **common,
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
        **common,
    )
    serve = commands.add_parser(
        "serve",
        help="serve MCP: on stdin and stdout, or with --http HOST:PORT",
        usage="kasm-mcp serve [options]",
        description="Serve MCP on stdin and stdout, as without a command, or over HTTP.",
        epilog="More: docs/http.md",
        **common,
    )
    serve.add_argument("--http", metavar="HOST:PORT", help="serve streamable HTTP at /mcp of this address")
    serve.add_argument("--sim", action="store_true", default=argparse.SUPPRESS, help="use an embedded simulator")
    _add_options(serve, absent=argparse.SUPPRESS)
    doctor = commands.add_parser(
        "doctor",
        help="check settings, connection, key and permissions",
        usage="kasm-mcp doctor [options]",
        description="Check everything between this machine and a command's output, and print remedies. Without --deep, "
        "creates and changes nothing in Kasm. Checks only what the enabled tools need.",
        epilog="Exit code: 0 no check failed, 1 a check failed, 2 wrong settings. More: docs/doctor.md",
        **common,
    )
    doctor.add_argument("--deep", action="store_true", help="also create a session, use it, and destroy it")
    doctor.add_argument("--image", metavar="NAME", help="image for --deep; default: the first")
    doctor.add_argument("--json", action="store_true", help="print one JSON document instead (docs/doctor.md)")
    doctor.add_argument("--sim", action="store_true", default=argparse.SUPPRESS, help="check the simulator")
    _add_options(doctor, absent=argparse.SUPPRESS)
    return parser


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


def _forget_foreign_telemetry() -> None:
    """Unset the variables that choose parts of OpenTelemetry, unless `opentelemetry-instrument` has loaded it.

    The MCP SDK loads its API, which raises an exception if they name a part that is not installed here.
    """
    if "opentelemetry" not in sys.modules:
        for name in [name for name in os.environ if name.startswith("OTEL_")]:
            if name == "OTEL_PROPAGATORS" or name.endswith("_PROVIDER"):
                del os.environ[name]


@contextmanager
def _environment(chosen: argparse.Namespace) -> Iterator[Mapping[str, str]]:
    """Collect the settings: options, then the environment, then `.env`; with `--sim`, those of a running simulator.

    The address, credentials and certificate of the simulator replace those of Kasm.
    """
    environment = environment_with_file()
    for option, (name, _, _) in _OPTIONS.items():
        if getattr(chosen, name) is not None:
            environment[name] = Placed(getattr(chosen, name), option)
    if not chosen.sim:
        yield environment
        return
    from kasm_sim import Simulator

    simulator = Simulator()
    with simulator.serve() as url:
        own = simulator.environment(url)
        replaced = {"KASM_PUBLIC_URL", "KASM_CA_BUNDLE", *(f"{name}_FILE" for name in own)}
        yield {name: value for name, value in environment.items() if name not in replaced} | own


def _version() -> str:
    from importlib.metadata import version

    return version("kasm-mcp")


def _terminal(*, plain: bool = False) -> "Terminal":
    from kasm_mcp.console import Terminal

    return Terminal(sys.stdout) if plain else Terminal.on(sys.stdout, os.environ)


def _serve(environment: Mapping[str, str], http: str | None) -> int:
    from kasm_api.settings import misspelt
    from kasm_mcp import log
    from kasm_mcp.config.config import Config, secrets_of, weaknesses

    config = Config.from_mapping(environment, http=http)
    log.configure(config.log_level, secrets_of(config))
    for sentence in (*misspelt(Config.ROWS, environment), *weaknesses(config)):
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
        _say(_TYPED)
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
    _say("\n  - ".join(lines[:-1]) + "\n" + lines[-1] + "\n")


def _say(text: str) -> None:
    """Write to stderr, which may be full or closed."""
    with suppress(OSError):
        sys.stderr.write(text)
