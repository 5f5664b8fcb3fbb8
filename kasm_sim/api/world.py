"""Define the context of a call: state, containers, the key's permissions, and the address that the client used.

The calls and the session proxy share it.
"""

from dataclasses import dataclass

from kasm_sim.container.supervisor import Containers
from kasm_sim.quirks import Quirks
from kasm_sim.refusals import NotPermitted
from kasm_sim.state.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The context of one call.

    Attributes:
        granted: The permissions of the key.
        host: The host name that the client used, without a port.
        origin: Scheme, host name and port that the client used.
    """

    state: State
    containers: Containers
    granted: frozenset[str]
    host: str
    origin: str

    @property
    def quirks(self) -> Quirks:
        """The current behaviour switches."""
        return self.state.quirks

    def need(self, permission: str) -> None:
        """Require a permission that depends on the call's target.

        Raises:
            NotPermitted: The key lacks it.
        """
        if permission not in self.granted:
            raise NotPermitted
