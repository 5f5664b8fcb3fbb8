# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class CreateRegistryResponse(FreeForm[Any]):
    """Nothing that is known; members are kept as they come."""
