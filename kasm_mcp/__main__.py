"""The program `kasm-mcp`, also as `python -m kasm_mcp`: streams and signals first, then `cli`."""

import _signal  # type: ignore[import-not-found]  # `signal` takes long to import: Ctrl-C would print a traceback
import os
import sys


def main() -> int:
    """Run `kasm-mcp` with the arguments of this process, and return the exit code."""
    for number in (_signal.SIGINT, _signal.SIGTERM):
        _signal.signal(number, lambda number, _: os._exit(_interrupted(number)))
    from kasm_mcp.process import exit_at_once, exit_cleanly, flushed, open_streams

    open_streams()
    from kasm_mcp.cli import main as run

    exit_cleanly(_interrupted)
    try:
        code = run()
    except SystemExit as end:  # from argparse or a signal
        code = end.code if isinstance(end.code, int) else 0
    exit_at_once(lambda _: code)
    return flushed(code)


def _interrupted(number: int) -> int:
    """Return the exit code after a signal: of a server 0, of other commands as a shell reports it."""
    return 128 + number if {"demo", "doctor"} & {*sys.argv} else 0


if __name__ == "__main__":
    raise SystemExit(main())
