"""Run a simulator in place of Kasm, for `--sim`. Only this module and the demo import the simulator."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kasm_sim import Simulator


@contextmanager
def simulated(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Run a simulator and return the settings of a server that uses it.

    Args:
        environment: Other settings; those for Kasm's address, credentials and certificate are replaced.
    """
    simulator = Simulator()
    with simulator.serve() as url:
        own = simulator.environment(url)
        replaced = {"KASM_PUBLIC_URL", "KASM_CA_BUNDLE", *(f"{name}_FILE" for name in own)}
        yield {name: value for name, value in environment.items() if name not in replaced} | own
