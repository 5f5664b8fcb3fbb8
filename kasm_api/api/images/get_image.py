# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Get one workspace."""

from ...client import Client
from ...errors import Answer
from ...models.get_image_request import GetImageRequest
from ...models.get_image_response import GetImageResponse
from ...types import Request, to_json


def _request(*, body: GetImageRequest) -> Request:
    return Request(method="POST", url="/api/public/get_image", json=to_json(body))


def _parse(answer: Answer) -> GetImageResponse:
    return GetImageResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: GetImageRequest) -> GetImageResponse:
    """Get one workspace.

    One workspace, as `get_images` lists it. The name of the answer's member is inferred. Some clients call it below
    `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to get.

    Returns:
        GetImageResponse: The workspace.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("get_image", _request(body=body), _parse)


async def asyncio(*, client: Client, body: GetImageRequest) -> GetImageResponse:
    """Get one workspace.

    One workspace, as `get_images` lists it. The name of the answer's member is inferred. Some clients call it below
    `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images View`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to get.

    Returns:
        GetImageResponse: The workspace.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("get_image", _request(body=body), _parse)
