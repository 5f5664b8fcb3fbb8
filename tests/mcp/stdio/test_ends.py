"""How the process ends: by the end of its input or by a signal, at once, with 0, and without a word."""

import json
import signal
import socket
import subprocess
import time

import pytest

from tests import warm
from tests.connected.faults import Watched
from tests.connected.rig import Rig

from .conftest import Start
from .process import HELLO, LIMIT_S, READY, Server, bare_environment

PROMPTLY_S = 8
"""Far more than it takes, and less than any time limit of a call that might be waited for instead."""


def end(server: Server, how: str) -> None:
    if how == "end of input":
        server.end_of_input()
    else:
        server.process.send_signal(signal.Signals[how])


@pytest.mark.parametrize("how", ["end of input", "SIGTERM", "SIGINT"])
def test_a_running_call_is_cancelled_and_the_process_ends_with_0(rig: Rig, start: Start, how: str) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched)
    server = start(**rig.sim.environment(rig.url))
    server.hello()
    server.call("get_kasm_users")
    assert watched.reached.wait(LIMIT_S)
    began = time.monotonic()
    end(server, how)
    assert server.code() == 0
    assert time.monotonic() - began < PROMPTLY_S
    assert watched.left.wait(LIMIT_S)
    assert server.said() == ""


@pytest.mark.parametrize("called", [False, True], ids=["before", "after"])
def test_a_client_that_is_killed_leaves_no_server_on_a_socket_that_was_both(*, called: bool) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        both = theirs.fileno()
        server = subprocess.Popen(warm.command("kasm-mcp", "--sim"), stdin=both, stdout=both, env=bare_environment({}))
        theirs.close()
        ours.sendall(json.dumps(HELLO).encode() + b"\n")
        if called:
            ours.sendall(b'{"jsonrpc": "2.0", "id": 1, "method": "not/one"}\n')
            while b"-32601" not in ours.recv(1 << 16, socket.MSG_PEEK):
                time.sleep(0.02)
        else:
            ours.recv(1, socket.MSG_PEEK)
    # What it wrote was not read, so it is not told of the end of its input, but of a broken connection.
    try:
        assert server.wait(LIMIT_S) == 0
    finally:
        server.kill()
        server.wait()


@pytest.mark.parametrize("how", ["end of input", "SIGTERM"])
def test_a_client_that_does_not_read_cannot_hold_it_up(start: Start, how: str) -> None:
    server = start("--sim")
    server.send(HELLO)
    assert server.process.stdout
    server.process.stdout.readline()
    server.send(READY)
    # From here on nobody reads: the lists are far more than the pipe takes.
    for number in range(1, 50):
        server.send({"jsonrpc": "2.0", "id": number, "method": "tools/list"})
    assert server.process.stdout.read(1) == b"{", "it is writing"
    end(server, how)
    assert server.process.wait(LIMIT_S) == 0
    assert server.said() == ""
