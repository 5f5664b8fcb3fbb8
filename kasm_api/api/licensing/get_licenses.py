# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the licences."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_licenses", json={})


def _parse(answer: Answer) -> models.GetLicensesResponse:
    return models.GetLicensesResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetLicensesResponse:
    """List the licences.

    The answer lists the licences; its members are not known and are kept as they come.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetLicensesResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_licenses", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetLicensesResponse:
    """List the licences.

    The answer lists the licences; its members are not known and are kept as they come.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetLicensesResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_licenses", _request(), _parse)
