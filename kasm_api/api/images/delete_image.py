# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Remove a workspace."""

from ...client import Client
from ...errors import Answer
from ...models.delete_image_request import DeleteImageRequest
from ...models.delete_image_response import DeleteImageResponse
from ...types import Request, to_json


def _request(*, body: DeleteImageRequest) -> Request:
    return Request(method="POST", url="/api/public/delete_image", json=to_json(body))


def _parse(answer: Answer) -> DeleteImageResponse:
    return DeleteImageResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: DeleteImageRequest) -> DeleteImageResponse:
    """Remove a workspace.

    What becomes of its sessions is not known. Some clients call it below `/api/admin/`, as Kasm's web interface
    does.

    Permission: not known; expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to remove.

    Returns:
        DeleteImageResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("delete_image", _request(body=body), _parse)


async def asyncio(*, client: Client, body: DeleteImageRequest) -> DeleteImageResponse:
    """Remove a workspace.

    What becomes of its sessions is not known. Some clients call it below `/api/admin/`, as Kasm's web interface
    does.

    Permission: not known; expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to remove.

    Returns:
        DeleteImageResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("delete_image", _request(body=body), _parse)
