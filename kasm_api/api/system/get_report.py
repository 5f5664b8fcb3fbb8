# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get figures over time."""

from ...client import Client
from ...errors import Answer
from ...models.get_report_request import GetReportRequest
from ...models.get_report_response import GetReportResponse
from ...types import Request, to_json


def _request(*, body: GetReportRequest) -> Request:
    return Request(method="POST", url="/api/admin/get_report", json=to_json(body))


def _parse(answer: Answer) -> GetReportResponse:
    return GetReportResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetReportRequest) -> GetReportResponse:
    """Get figures over time.

    The series of a dashboard, by its name. Kasm's web interface has it below `/api/admin/`, where servers were seen
    to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The figures to get.

    Returns:
        GetReportResponse: Figures over time.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_report", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetReportRequest) -> GetReportResponse:
    """Get figures over time.

    The series of a dashboard, by its name. Kasm's web interface has it below `/api/admin/`, where servers were seen
    to take an API key.

    Permission: not known; by its name expect `System View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The figures to get.

    Returns:
        GetReportResponse: Figures over time.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_report", _request(body=body), _parse)
