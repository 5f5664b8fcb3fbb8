# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from ..types import FreeForm


class StringMap(FreeForm[str]):
    """Texts by name."""
