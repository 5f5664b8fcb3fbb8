# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the deployment zones."""

from ...client import Client
from ...errors import Answer
from ...models.get_zones_request import GetZonesRequest
from ...models.get_zones_response import GetZonesResponse
from ...types import Request, to_json


def _request(*, body: GetZonesRequest) -> Request:
    return Request(method="POST", url="/api/public/get_zones", json=to_json(body))


def _parse(answer: Answer) -> GetZonesResponse:
    return GetZonesResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetZonesRequest) -> GetZonesResponse:
    """List the deployment zones.

    Members of a zone depend on the release: older ones tell about autoscaling, newer ones about the proxy.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: How much to tell.

    Returns:
        GetZonesResponse: The deployment zones.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_zones", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetZonesRequest) -> GetZonesResponse:
    """List the deployment zones.

    Members of a zone depend on the release: older ones tell about autoscaling, newer ones about the proxy.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: How much to tell.

    Returns:
        GetZonesResponse: The deployment zones.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_zones", _request(body=body), _parse)
