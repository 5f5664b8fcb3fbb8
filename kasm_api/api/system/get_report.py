# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get figures over time."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetReportRequest | None, members: dict[str, Any]) -> Request:
    return Request(method="POST", url="/api/admin/get_report", json=body_of(body, members, models.GetReportRequest))


def _parse(answer: Answer) -> models.GetReportResponse:
    return models.GetReportResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, name: str, delta: int | str | None = None, resolution: int | str | None = None
) -> models.GetReportResponse: ...
@overload
def sync(*, client: Client, body: models.GetReportRequest) -> models.GetReportResponse: ...
def sync(*, client: Client, body: models.GetReportRequest | None = None, **members: Any) -> models.GetReportResponse:
    """Get figures over time.

    The series of a dashboard, by its name. Kasm's web interface has it below `/api/admin/`, where servers were seen
    to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The figures to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        name (str): Name of the series.
        delta (int | str | None): How far to look back, in a unit of Kasm's own.
        resolution (int | str | None): Width of a step, in a unit of Kasm's own.

    Returns:
        GetReportResponse: Figures over time.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_report", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, name: str, delta: int | str | None = None, resolution: int | str | None = None
) -> models.GetReportResponse: ...
@overload
async def asyncio(*, client: Client, body: models.GetReportRequest) -> models.GetReportResponse: ...
async def asyncio(
    *, client: Client, body: models.GetReportRequest | None = None, **members: Any
) -> models.GetReportResponse:
    """Get figures over time.

    The series of a dashboard, by its name. Kasm's web interface has it below `/api/admin/`, where servers were seen
    to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The figures to get.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        name (str): Name of the series.
        delta (int | str | None): How far to look back, in a unit of Kasm's own.
        resolution (int | str | None): Width of a step, in a unit of Kasm's own.

    Returns:
        GetReportResponse: Figures over time.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_report", _request(body, members), _parse)
