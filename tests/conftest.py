"""What all tests share, and what a run has cost."""

import os
import resource
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests import warm

# No example has a time limit: a busy machine is no failure.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The gate tries the same few examples each time, and `deep` the same many; `search` tries others, to find what is new.
settings.register_profile("gate", settings.get_profile("untimed"), derandomize=True, max_examples=20)
settings.register_profile("deep", settings.get_profile("untimed"), derandomize=True)
settings.register_profile("search", settings.get_profile("untimed"))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

# A shell's background job ignores SIGINT and SIGQUIT, and so would every program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Run tests under asyncio; those that are about trio start it themselves."""
    return "asyncio"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Give `-n auto` half as many workers again as there are cores: tests wait a third of their time."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """End what tests have left warm."""
    warm.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many seconds of a core the run took; its workers have ended, and with them what they started."""
    usages = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    core_s = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    terminalreporter.write_line(f"{core_s:.0f} core-seconds")
