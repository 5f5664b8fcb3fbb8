# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from .. import models
from ..types import FreeForm, members


class PortMap(FreeForm[models.PortMapEntry]):
    """Services of a session by name: `vnc`, `audio`, `audio_input`, `uploads`, and more by release."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        values = src_dict if type(src_dict) is dict else members(src_dict)
        return cls({key: models.PortMapEntry.from_dict(value) for key, value in values.items() if value is not None})
