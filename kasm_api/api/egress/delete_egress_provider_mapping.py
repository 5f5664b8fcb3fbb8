# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Delete an egress provider mapping."""

from ...client import Client
from ...errors import Answer
from ...models.egress_request import EgressRequest
from ...models.egress_response import EgressResponse
from ...types import Request, to_json


def _request(*, body: EgressRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_egress_provider_mapping", json=to_json(body))


def _parse(answer: Answer) -> EgressResponse:
    return EgressResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: EgressRequest) -> EgressResponse:
    """Delete an egress provider mapping.

    A relation of a provider; to what is not known. Known by its name only: what the request and the answer hold is
    not known, and both are free. The examples follow what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: A request about egress. Its members are not known.

    Returns:
        EgressResponse: An answer about egress. Its members are not known.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_egress_provider_mapping", _request(body=body), _parse)


async def asyncio(*, client: Client, body: EgressRequest) -> EgressResponse:
    """Delete an egress provider mapping.

    A relation of a provider; to what is not known. Known by its name only: what the request and the answer hold is
    not known, and both are free. The examples follow what other calls do.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: A request about egress. Its members are not known.

    Returns:
        EgressResponse: An answer about egress. Its members are not known.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_egress_provider_mapping", _request(body=body), _parse)
