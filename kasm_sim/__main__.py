"""Serve a simulator on loopback and print a client's settings as shell exports: `python -m kasm_sim`."""

import argparse
import shlex
import signal
import sys
import threading
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from kasm_sim.api.calls import CALLS
from kasm_sim.quirks import Quirks, with_quirk
from kasm_sim.simulator import Simulator
from kasm_sim.web.app import DOWNLOAD, LISTING
from kasm_sim.web.faults import ANY_CALL, fault_named

_FAULT_TARGETS = (*CALLS, DOWNLOAD, LISTING, ANY_CALL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted.

    Args:
        arguments: Command-line arguments; None for those of the process.

    Returns:
        The exit code 0, after an interrupt.

    Raises:
        SystemExit: With code 2, when the command line is invalid.
    """
    parser = argparse.ArgumentParser(
        prog="python -m kasm_sim",
        description="Serve a simulated Kasm on loopback. Sessions run real commands, isolated from this machine.",
    )
    parser.add_argument("--port", type=_port, default=0, help="port to listen on (default: any free one)")
    parser.add_argument("--start-delay", type=float, default=0.5, metavar="SECONDS", help="startup time of a session")
    parser.add_argument("--fault", action="append", default=[], metavar="CALL=KIND", help="e.g. get_kasms=html-502")
    parser.add_argument("--quirk", action="append", default=[], metavar="NAME=VALUE", help="e.g. pause_path=public")
    options = parser.parse_args(arguments)
    try:
        simulator = _simulator(options)
    except ValueError as error:
        parser.error(str(error))
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with simulator.serve(port=options.port) as url:
            for name, value in simulator.environment(url).items():
                sys.stdout.write(f"export {name}={shlex.quote(value)}\n")
            sys.stdout.flush()
            threading.Event().wait()
    except OSError as error:
        parser.error(f"cannot listen on port {options.port}: {error}")
    except KeyboardInterrupt:
        pass
    return 0


def _simulator(options: argparse.Namespace) -> Simulator:
    quirks = Quirks()
    for name, value in map(_pair, options.quirk):
        quirks = with_quirk(quirks, name, value)
    simulator = Simulator(quirks=quirks, start_delay_s=options.start_delay)
    for call, kind in map(_pair, options.fault):
        if call not in _FAULT_TARGETS:
            close = get_close_matches(call, _FAULT_TARGETS, n=1)
            raise ValueError(f"unknown call {call!r}{f'; did you mean {close[0]}?' if close else ''}")
        simulator.faults.add(call, fault_named(kind))
    return simulator


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"invalid port {text!r}; expected a number from 0 to 65535")
    return int(text)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise ValueError(f"expected NAME=VALUE, got {text!r}")
    return name, value


def _interrupt(number: int, frame: object) -> NoReturn:
    del number, frame
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
