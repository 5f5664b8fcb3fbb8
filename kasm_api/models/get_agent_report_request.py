# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from typing import Any

from ..types import FreeForm


class GetAgentReportRequest(FreeForm[Any]):
    """What to report. Its members are not known."""
