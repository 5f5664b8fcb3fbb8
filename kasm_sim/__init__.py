"""A stand-in for Kasm Workspaces: the API, the session proxy, and sessions that really run commands.

    with Simulator() as sim, sim.serve() as url:
        …  # a client with sim.environment(url)

Made to try and to test clients without a Kasm: it knows every call that Kasm documents, and those
of Kasm's own pages that clients were seen to use. It listens on loopback only.
"""

from kasm_sim.faults import Faults
from kasm_sim.permissions import ALL_PERMISSIONS
from kasm_sim.quirks import Quirks
from kasm_sim.recorder import RecordedRequest
from kasm_sim.simulator import Simulator

__all__ = ["ALL_PERMISSIONS", "Faults", "Quirks", "RecordedRequest", "Simulator"]
