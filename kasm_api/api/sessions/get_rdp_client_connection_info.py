# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get the way to a session for an RDP program."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.GetRdpClientConnectionInfoRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/get_rdp_client_connection_info",
        json=body_of(body, members, models.GetRdpClientConnectionInfoRequest),
    )


def _parse(answer: Answer) -> models.GetRdpClientConnectionInfoResponse:
    return models.GetRdpClientConnectionInfoResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, kasm_id: str, user_id: str, connection_type: models.RdpConnectionType
) -> models.GetRdpClientConnectionInfoResponse: ...
@overload
def sync(
    *, client: Client, body: models.GetRdpClientConnectionInfoRequest
) -> models.GetRdpClientConnectionInfoResponse: ...
def sync(
    *, client: Client, body: models.GetRdpClientConnectionInfoRequest | None = None, **members: Any
) -> models.GetRdpClientConnectionInfoResponse:
    """Get the way to a session for an RDP program.

    For sessions of RDP servers that were started with the client `RDP_CLIENT`; a container has nothing to return.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the form of the answer.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        connection_type (RdpConnectionType): The form of the answer.

    Returns:
        GetRdpClientConnectionInfoResponse: The way to a session for an RDP program; one of the two.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_rdp_client_connection_info", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, kasm_id: str, user_id: str, connection_type: models.RdpConnectionType
) -> models.GetRdpClientConnectionInfoResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.GetRdpClientConnectionInfoRequest
) -> models.GetRdpClientConnectionInfoResponse: ...
async def asyncio(
    *, client: Client, body: models.GetRdpClientConnectionInfoRequest | None = None, **members: Any
) -> models.GetRdpClientConnectionInfoResponse:
    """Get the way to a session for an RDP program.

    For sessions of RDP servers that were started with the client `RDP_CLIENT`; a container has nothing to return.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the form of the answer.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        connection_type (RdpConnectionType): The form of the answer.

    Returns:
        GetRdpClientConnectionInfoResponse: The way to a session for an RDP program; one of the two.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_rdp_client_connection_info", _request(body, members), _parse)
