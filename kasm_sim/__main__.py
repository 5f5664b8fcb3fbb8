"""`python -m kasm_sim`: serve a simulator on loopback and print the settings of a client as shell exports."""

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

_FAULTY = (*CALLS, DOWNLOAD, LISTING, ANY_CALL)
"""What a fault can be given to."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted.

    Args:
        arguments: The command line; None for the process's own.

    Returns:
        The exit code: 0 after an interrupt; a bad command line exits with 2 at once.
    """
    parser = argparse.ArgumentParser(
        prog="python -m kasm_sim",
        description="Serve a simulated Kasm on loopback. Its sessions run real commands, shut off from this machine.",
    )
    parser.add_argument("--port", type=_port, default=0, help="port to listen on (default: any free one)")
    parser.add_argument("--start-delay", type=float, default=0.5, metavar="SECONDS", help="how long a session starts")
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
        if call not in _FAULTY:
            close = get_close_matches(call, _FAULTY, n=1)
            raise ValueError(f"no call is called {call!r}{f'; did you mean {close[0]}?' if close else ''}")
        simulator.faults.add(call, fault_named(kind))
    return simulator


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, a number from 0 to 65535")
    return int(text)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise ValueError(f"{text!r} is not of the form NAME=VALUE")
    return name, value


def _interrupt(number: int, frame: object) -> NoReturn:
    del number, frame
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
