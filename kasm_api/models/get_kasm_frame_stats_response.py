# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from attrs import define
from attrs import field as _field

from ..types import each, members, optional, to_json
from ..types import only_names as _only_names

if TYPE_CHECKING:
    from ..models.frame_stats import FrameStats
    from ..models.server_step import ServerStep
    from ..models.viewer_stats import ViewerStats


@define(kw_only=True)
class GetKasmFrameStatsResponse:
    """How long one frame took.

    Attributes:
        frame (FrameStats | None): The frame.
        server_side (list[ServerStep] | None): Steps on the server: `Analysis`, `Screenshot`, `Encoding_total`, and
            one for each encoder.
        client_side (list[ViewerStats] | None): Viewers.
    """

    frame: FrameStats | None = None
    server_side: list[ServerStep] | None = None
    client_side: list[ViewerStats] | None = None
    additional_properties: dict[str, Any] = _field(init=False, factory=dict, repr=_only_names)

    def to_dict(self) -> dict[str, Any]:
        declared: dict[str, Any] = {
            "frame": to_json(self.frame),
            "server_side": to_json(self.server_side),
            "client_side": to_json(self.client_side),
        }
        return self.additional_properties | {key: value for key, value in declared.items() if value is not None}

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.frame_stats import FrameStats
        from ..models.server_step import ServerStep
        from ..models.viewer_stats import ViewerStats

        values = members(src_dict)
        model = cls(
            frame=optional(FrameStats.from_dict, values.pop("frame", None)),
            server_side=optional(partial(each, ServerStep.from_dict), values.pop("server_side", None)),
            client_side=optional(partial(each, ViewerStats.from_dict), values.pop("client_side", None)),
        )
        model.additional_properties = values
        return model

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
