# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class EgressResponse(FreeForm[Any]):
    """An answer about egress. Its members are not known."""

    def __repr__(self) -> str:
        return f"EgressResponse({list(self)})"
