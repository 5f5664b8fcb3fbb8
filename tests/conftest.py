"""What all tests share."""

import os

import pytest
from hypothesis import HealthCheck, settings

# No example has a time limit: a busy machine is no failure.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The gate tries the same examples each time; `HYPOTHESIS_PROFILE=search` tries others.
settings.register_profile("gate", settings.get_profile("untimed"), derandomize=True)
settings.register_profile("search", settings.get_profile("untimed"))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Run tests under asyncio; those that are about trio start it themselves."""
    return "asyncio"
