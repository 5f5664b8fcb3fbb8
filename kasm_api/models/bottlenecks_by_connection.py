# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from ..types import FreeForm


class BottlenecksByConnection(FreeForm[list[float | None]]):
    """Figures by connection, which is named `<ip>_<epoch seconds>::websocket`."""
