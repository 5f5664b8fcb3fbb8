# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a workspace."""

from ...client import Client
from ...errors import Answer
from ...models.update_image_request import UpdateImageRequest
from ...models.update_image_response import UpdateImageResponse
from ...types import Request, to_json


def _request(*, body: UpdateImageRequest) -> Request:
    return Request(method="POST", url="/api/public/update_image", json=to_json(body))


def _parse(answer: Answer) -> UpdateImageResponse:
    return UpdateImageResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: UpdateImageRequest) -> UpdateImageResponse:
    """Change a workspace.

    See `create_image` about JSON text. Members that are left out should stay as they are; no source says so. The
    name of the answer's member is inferred. Some clients call it below `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to change.

    Returns:
        UpdateImageResponse: The workspace after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("update_image", _request(body=body), _parse)


async def asyncio(*, client: Client, body: UpdateImageRequest) -> UpdateImageResponse:
    """Change a workspace.

    See `create_image` about JSON text. Members that are left out should stay as they are; no source says so. The
    name of the answer's member is inferred. Some clients call it below `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to change.

    Returns:
        UpdateImageResponse: The workspace after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("update_image", _request(body=body), _parse)
