# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class DeleteRegistryRequest(FreeForm[Any]):
    """The registry to remove. Its members are not known."""
