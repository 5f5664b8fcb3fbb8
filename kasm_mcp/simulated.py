"""A simulator in place of a Kasm, for `--sim`. Besides this, only the demonstration knows that there is one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kasm_sim import Simulator


@contextmanager
def simulated(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Run a simulator and return the settings of a server that uses it.

    Args:
        environment: Other settings; those that name a Kasm and its trust are replaced.
    """
    simulator = Simulator()
    with simulator.serve() as url:
        own = simulator.environment(url)
        replaced = {"KASM_PUBLIC_URL", "KASM_CA_BUNDLE", *(f"{name}_FILE" for name in own)}
        yield {name: value for name, value in environment.items() if name not in replaced} | own
