"""What all tests share."""

import pytest


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """Run tests under asyncio; those that are about trio start it themselves."""
    return "asyncio"
