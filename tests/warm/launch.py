"""Stands for a warm child towards whoever starts it: see the package.

Usage: launch.py ADDRESS PROGRAM ARGUMENTS…. It must start fast, so it imports little, and runs without `site`.
"""

import array
import json
import os
import signal
import socket
import struct
import sys  # pathlib would take longer to import than all of this

PASSED_ON = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1}

signal.pthread_sigmask(signal.SIG_BLOCK, PASSED_ON)  # until there is a child to get them
address, *argv = sys.argv[1:]
parent = socket.socket(socket.AF_UNIX)
parent.connect(address)
child = json.dumps({"argv": argv, "cwd": os.getcwd(), "environment": dict(os.environ)}).encode()
descriptors = array.array("i", [0, 1, 2])
parent.sendmsg([struct.pack("I", len(child))], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, descriptors)])
parent.sendall(child)
nothing = os.open(os.devnull, os.O_RDWR)
for descriptor in (0, 1, 2):
    os.dup2(nothing, descriptor)  # the child alone holds the pipes, and alone closes them

(pid,) = struct.unpack("i", parent.recv(4))
for number in PASSED_ON:
    signal.signal(number, lambda number, _: os.kill(pid, number))
signal.pthread_sigmask(signal.SIG_UNBLOCK, PASSED_ON)

(code,) = struct.unpack("i", parent.recv(4))
if code < 0:
    if -code != signal.SIGKILL:
        signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
os._exit(code)
