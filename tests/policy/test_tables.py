"""Comparison of the option tables with installed programs: which options take a value.

Each option is followed by one that no program knows. A program that reports that one as unknown did not take it as a
value, and does not run anything.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kasm_policy.programs.command_strings import _FLOCK, _SCRIPT, _SSH, _WATCH
from kasm_policy.programs.dispatch import _XARGS
from kasm_policy.programs.irregular_wrappers import _RUNCON, _SETARCH, _START_STOP_DAEMON
from kasm_policy.programs.options import Options
from kasm_policy.programs.wrappers import WRAPPERS
from kasm_policy.walk.ownership import _OPTIONS

UNKNOWN = "--frobnicate"
# Programs that use `getopt_long`, so that all error messages look alike.
ROWS: dict[str, Options] = {
    "flock": _FLOCK.options,
    "runcon": _RUNCON.options,
    "script": _SCRIPT,
    "setarch": _SETARCH,
    "ssh": _SSH,
    "start-stop-daemon": _START_STOP_DAEMON.options,
    "watch": _WATCH,
    "xargs": _XARGS,
    **_OPTIONS,
    **{
        name: WRAPPERS[name].options
        for name in (
            *("aa-exec", "cpulimit", "daemonize", "dumb-init", "ltrace", "numactl", "rlwrap", "schroot"),
            *("sshpass", "systemd-cat", "systemd-inhibit", "timelimit", "trickle", "uclampset", "xvfb-run"),
            *("choom", "chroot", "chrt", "command", "env", "exec", "ionice", "nice", "nohup", "nsenter", "prlimit"),
            *("setpriv", "setsid", "stdbuf", "strace", "systemd-run", "taskset", "time", "timeout", "unshare"),
        )
    },
}
BUILTINS = {"command", "exec"}
# These end the program.
INFORMING = {"-h", "-V", "--help", "--version"}
# `env -S` reads options in its value; after -p these programs take a process id instead of a command.
READ_OTHERWISE = {
    ("env", "-S"), ("env", "--split-string"), ("chrt", "-p"), ("chrt", "--pid"), ("taskset", "-p"),
    ("taskset", "--pid"), ("chrt", "-m"), ("chrt", "--max"), ("watch", "-v"), ("unshare", "--map-auto"),
    ("start-stop-daemon", "-H"), ("setarch", "--list"), ("strace", "--secontext"),
}  # fmt: skip
# The rows match this release; other versions of the programs have other options.
RELEASE = Path("/etc/debian_version")
IS_OF_THE_ROWS = RELEASE.exists() and RELEASE.read_text().startswith("12")
INSTALLED = [name for name in ROWS if IS_OF_THE_ROWS and (name in BUILTINS or shutil.which(name))]


def options_of(row: Options) -> Iterator[tuple[str, bool]]:
    """List each option of a row, and whether it takes the next word as its value."""
    for letter in row.short:
        if letter.isalnum():
            yield f"-{letter}", row.takes(letter) == ":"
    for entry in row.long.split():
        yield f"--{entry.rstrip('=?')}", entry.endswith("=")


def complaint_about(program: str, option: str, directory: Path) -> str:
    """Return the output of a program for an option followed by an unknown one."""
    command = ["bash", "-c", f"{program} {option} {UNKNOWN}"] if program in BUILTINS else [program, option, UNKNOWN]
    environment = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C", "TERM": "dumb"}
    answer = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=directory,
        env=environment,
        timeout=20,
        check=False,
    )
    return (answer.stderr + answer.stdout).decode(errors="replace")


def is_new(option: str, complaint: str) -> bool:
    """Check whether a program is too old for an option."""
    name = option.strip("-")
    ways = ("invalid option -- '{}'", "unrecognized option '--{}'", "-{}: invalid", "unknown option -- {}")
    return any(way.format(name) in complaint for way in ways)


@pytest.mark.parametrize("program", INSTALLED)
def test_options_take_an_argument_where_the_program_takes_one(program: str, tmp_path: Path) -> None:
    wrong = []
    for option, takes_argument in options_of(ROWS[program]):
        if option in INFORMING or (program, option) in READ_OTHERWISE:
            continue
        complaint = complaint_about(program, option, tmp_path)
        was_left = any(
            text in complaint
            for text in (f"unrecognized option '{UNKNOWN}'", "--: invalid option", "unknown option -- -")
        )
        if not is_new(option, complaint) and was_left == takes_argument:
            wrong.append((option, complaint))

    assert wrong == []
