# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from .. import models
from ..types import FreeForm, members


class GetKasmBottleneckStatsResponse(FreeForm[models.BottlenecksByConnection]):
    """Connections by VNC user; in a Kasm session that is `kasm_user`, and more when viewers share it."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        return cls(
            {key: models.BottlenecksByConnection.from_dict(value) for key, value in values.items() if value is not None}
        )
