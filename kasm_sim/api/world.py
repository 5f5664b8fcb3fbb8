"""What a call can reach: the state, the containers, the key's permissions, and who is calling from where."""

from dataclasses import dataclass

from kasm_sim.container.supervisor import Containers
from kasm_sim.quirks import Quirks
from kasm_sim.refusals import NotPermitted
from kasm_sim.state.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The surroundings of one call.

    Attributes:
        granted: The permissions of the key.
        host: The name under which the caller reaches Kasm, without a port.
        origin: Scheme, name and port under which the caller reaches Kasm.
    """

    state: State
    containers: Containers
    granted: frozenset[str]
    host: str
    origin: str

    @property
    def quirks(self) -> Quirks:
        """The behaviour of this Kasm."""
        return self.state.quirks

    def need(self, permission: str) -> None:
        """Ask for a permission that depends on whom the call touches.

        Raises:
            NotPermitted: The key does not have it.
        """
        if permission not in self.granted:
            raise NotPermitted
