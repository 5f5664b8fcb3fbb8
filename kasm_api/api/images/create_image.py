# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Add a workspace."""

from ...client import Client
from ...errors import Answer
from ...models.create_image_request import CreateImageRequest
from ...models.create_image_response import CreateImageResponse
from ...types import Request, to_json


def _request(*, body: CreateImageRequest) -> Request:
    return Request(method="POST", url="/api/public/create_image", json=to_json(body))


def _parse(answer: Answer) -> CreateImageResponse:
    return CreateImageResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: CreateImageRequest) -> CreateImageResponse:
    """Add a workspace.

    Settings that are objects in answers (`run_config`, `exec_config`, `volume_mappings`) are JSON text here. A user
    can start it once one of their groups carries it: see `add_images_group`. The name of the answer's member is
    inferred. Some clients call it below `/api/admin/`, as Kasm's web interface does.

    Permission: not known; expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to add.

    Returns:
        CreateImageResponse: The workspace that was added.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("create_image", _request(body=body), _parse)


async def asyncio(*, client: Client, body: CreateImageRequest) -> CreateImageResponse:
    """Add a workspace.

    Settings that are objects in answers (`run_config`, `exec_config`, `volume_mappings`) are JSON text here. A user
    can start it once one of their groups carries it: see `add_images_group`. The name of the answer's member is
    inferred. Some clients call it below `/api/admin/`, as Kasm's web interface does.

    Permission: not known; expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to add.

    Returns:
        CreateImageResponse: The workspace that was added.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("create_image", _request(body=body), _parse)
