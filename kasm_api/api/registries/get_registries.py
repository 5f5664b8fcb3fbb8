# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List the workspace registries."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_registries", json={})


def _parse(answer: Answer) -> models.GetRegistriesResponse:
    return models.GetRegistriesResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetRegistriesResponse:
    """List the workspace registries.

    Where workspaces can be installed from. What the answer holds is not known. Some clients call it below
    `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Registries View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetRegistriesResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_registries", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetRegistriesResponse:
    """List the workspace registries.

    Where workspaces can be installed from. What the answer holds is not known. Some clients call it below
    `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Registries View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetRegistriesResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_registries", _request(), _parse)
