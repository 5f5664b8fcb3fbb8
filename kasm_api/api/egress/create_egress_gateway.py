# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create an egress gateway."""

from ...client import Client
from ...errors import Answer
from ...models.egress_request import EgressRequest
from ...models.egress_response import EgressResponse
from ...types import Request, to_json


def _request(*, body: EgressRequest) -> Request:
    return Request(method="POST", url="/api/public/create_egress_gateway", json=to_json(body))


def _parse(answer: Answer) -> EgressResponse:
    return EgressResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: EgressRequest) -> EgressResponse:
    """Create an egress gateway.

    A gateway of a provider, in a country and a city; `request_kasm` takes its id. Known by its name only: what the
    request and the answer hold is not known, and both are free. The examples follow what other calls do.

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

    return client.call("create_egress_gateway", _request(body=body), _parse)


async def asyncio(*, client: Client, body: EgressRequest) -> EgressResponse:
    """Create an egress gateway.

    A gateway of a provider, in a country and a city; `request_kasm` takes its id. Known by its name only: what the
    request and the answer hold is not known, and both are free. The examples follow what other calls do.

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

    return await client.acall("create_egress_gateway", _request(body=body), _parse)
