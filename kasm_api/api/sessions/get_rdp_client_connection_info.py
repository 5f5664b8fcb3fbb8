# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get the way to a session for an RDP program."""

from ...client import Client
from ...errors import Answer
from ...models.get_rdp_client_connection_info_request import GetRdpClientConnectionInfoRequest
from ...models.get_rdp_client_connection_info_response import GetRdpClientConnectionInfoResponse
from ...types import Request, to_json


def _request(*, body: GetRdpClientConnectionInfoRequest) -> Request:
    return Request(method="POST", url="/api/public/get_rdp_client_connection_info", json=to_json(body))


def _parse(answer: Answer) -> GetRdpClientConnectionInfoResponse:
    return GetRdpClientConnectionInfoResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetRdpClientConnectionInfoRequest) -> GetRdpClientConnectionInfoResponse:
    """Get the way to a session for an RDP program.

    For sessions of RDP servers that were started with the client `RDP_CLIENT`; a container has nothing to return.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the form of the answer.

    Returns:
        GetRdpClientConnectionInfoResponse: The way to a session for an RDP program; one of the two.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_rdp_client_connection_info", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetRdpClientConnectionInfoRequest) -> GetRdpClientConnectionInfoResponse:
    """Get the way to a session for an RDP program.

    For sessions of RDP servers that were started with the client `RDP_CLIENT`; a container has nothing to return.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the form of the answer.

    Returns:
        GetRdpClientConnectionInfoResponse: The way to a session for an RDP program; one of the two.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_rdp_client_connection_info", _request(body=body), _parse)
