# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class GetLicensesResponse(FreeForm[Any]):
    """Nothing that is known; members are kept as they come."""

    def __repr__(self) -> str:
        return f"GetLicensesResponse({list(self)})"
