"""What all tests share."""

import os

import pytest
from hypothesis import settings

# The gate tries the same examples each time. `HYPOTHESIS_PROFILE=search` tries others, to find what nobody thought of.
settings.register_profile("gate", derandomize=True)
settings.register_profile("search")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Run tests under asyncio; those that are about trio start it themselves."""
    return "asyncio"
