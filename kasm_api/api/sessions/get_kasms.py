# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List all sessions."""

from __future__ import annotations

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import Request


def _request() -> Request:
    return Request(method="POST", url="/api/public/get_kasms", json={})


def _parse(answer: Answer) -> models.GetKasmsResponse:
    return models.GetKasmsResponse.from_dict(answer.read_object())


def sync(*, client: Client) -> models.GetKasmsResponse:
    """List all sessions.

    The sessions of all users in one answer, the paused and stopped ones too, without links to open them. The call
    has no filter and no pages.

    Permission: `Sessions View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetKasmsResponse: All sessions.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_kasms", _request(), _parse)


async def asyncio(*, client: Client) -> models.GetKasmsResponse:
    """List all sessions.

    The sessions of all users in one answer, the paused and stopped ones too, without links to open them. The call
    has no filter and no pages.

    Permission: `Sessions View`.

    Args:
        client: Address and key of the Kasm to call.

    Returns:
        GetKasmsResponse: All sessions.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_kasms", _request(), _parse)
