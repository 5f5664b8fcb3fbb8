# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Activate a licence."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.ActivateRequest | None, members: dict[str, Any]) -> Request:
    return Request(method="POST", url="/api/public/activate", json=body_of(body, members, models.ActivateRequest))


def _parse(answer: Answer) -> models.ActivateResponse:
    return models.ActivateResponse.from_dict(answer.read_object())


@overload
def sync(
    *, client: Client, activation_key: str, seats: int | None = None, issued_to: str | None = None
) -> models.ActivateResponse: ...
@overload
def sync(*, client: Client, body: models.ActivateRequest) -> models.ActivateResponse: ...
def sync(*, client: Client, body: models.ActivateRequest | None = None, **members: Any) -> models.ActivateResponse:
    """Activate a licence.

    Exchanges an activation key for a licence. The Developer API is itself a licensed feature (`developer_api`).

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The key to activate.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        activation_key (str): The activation key.
        seats (int | None): Seats to take; all that are available if left out.
        issued_to (str | None): Name of the organization.

    Returns:
        ActivateResponse: The licence.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("activate", _request(body, members), _parse)


@overload
async def asyncio(
    *, client: Client, activation_key: str, seats: int | None = None, issued_to: str | None = None
) -> models.ActivateResponse: ...
@overload
async def asyncio(*, client: Client, body: models.ActivateRequest) -> models.ActivateResponse: ...
async def asyncio(
    *, client: Client, body: models.ActivateRequest | None = None, **members: Any
) -> models.ActivateResponse:
    """Activate a licence.

    Exchanges an activation key for a licence. The Developer API is itself a licensed feature (`developer_api`).

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The key to activate.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        activation_key (str): The activation key.
        seats (int | None): Seats to take; all that are available if left out.
        issued_to (str | None): Name of the organization.

    Returns:
        ActivateResponse: The licence.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("activate", _request(body, members), _parse)
