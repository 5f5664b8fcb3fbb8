# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List egress gateways."""

from __future__ import annotations

from typing import Any

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.EgressRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/get_egress_gateways", json=body_of(body, members, models.EgressRequest)
    )


def _parse(answer: Answer) -> models.EgressResponse:
    return models.EgressResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: models.EgressRequest | None = None, **members: Any) -> models.EgressResponse:
    """List egress gateways.

    A gateway of a provider, in a country and a city; `request_kasm` takes its id. Known by its name only: what the
    request and the answer hold is not known, and both are free. The examples follow what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: A request about egress. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        EgressResponse: An answer about egress. Its members are not known.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("get_egress_gateways", _request(body, members), _parse)


async def asyncio(*, client: Client, body: models.EgressRequest | None = None, **members: Any) -> models.EgressResponse:
    """List egress gateways.

    A gateway of a provider, in a country and a city; `request_kasm` takes its id. Known by its name only: what the
    request and the answer hold is not known, and both are free. The examples follow what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: A request about egress. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        EgressResponse: An answer about egress. Its members are not known.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("get_egress_gateways", _request(body, members), _parse)
