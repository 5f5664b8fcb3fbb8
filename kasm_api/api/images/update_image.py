# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a workspace."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateImageRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/update_image",
        json=body_of(body, members, models.UpdateImageRequest, target_image=models.UpdateImageTarget),
    )


def _parse(answer: Answer) -> models.UpdateImageResponse:
    return models.UpdateImageResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    image_id: str,
    name: str | None = None,
    friendly_name: str | None = None,
    description: str | None = None,
    notes: str | None = None,
    image_type: str | None = None,
    image_src: str | None = None,
    enabled: bool | None = None,
    hidden: bool | None = None,
    cores: float | None = None,
    memory: int | None = None,
    cpu_allocation_method: str | None = None,
    gpu_count: float | None = None,
    require_gpu: bool | None = None,
    docker_registry: str | None = None,
    docker_user: str | None = None,
    docker_token: str | None = None,
    uncompressed_size_mb: int | None = None,
    categories: list[str] | None = None,
    zone_id: str | None = None,
    server_id: str | None = None,
    server_pool_id: str | None = None,
    restrict_to_zone: bool | None = None,
    restrict_to_server: bool | None = None,
    restrict_to_network: bool | None = None,
    restrict_network_names: list[str] | None = None,
    allow_network_selection: bool | None = None,
    session_time_limit: str | None = None,
    persistent_profile_path: str | None = None,
    link_url: str | None = None,
    run_config: str | None = None,
    exec_config: str | None = None,
    volume_mappings: str | None = None,
) -> models.UpdateImageResponse: ...
@overload
def sync(*, client: Client, body: models.UpdateImageRequest) -> models.UpdateImageResponse: ...
def sync(
    *, client: Client, body: models.UpdateImageRequest | None = None, **members: Any
) -> models.UpdateImageResponse:
    """Change a workspace.

    See `create_image` about JSON text. Members that are left out should stay as they are; no source says so. The
    name of the answer's member is inferred. Some clients call it below `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str): Id of the image.
        name (str | None): Docker reference; for servers a name.
        friendly_name (str | None): Title that people see.
        description (str | None): Description.
        notes (str | None): Notes.
        image_type (str | None): `Container`, `Server`, `Server Pool`, `Link`, or another word.
        image_src (str | None): Path or address of a small picture.
        enabled (bool | None): Whether users can start it.
        hidden (bool | None): Whether the web interface hides it.
        cores (float | None): CPU cores of a session.
        memory (int | None): Memory of a session in bytes.
        cpu_allocation_method (str | None): `Quotas`, `Shares`, `Inherit`, or another word.
        gpu_count (float | None): Number of GPUs of a session.
        require_gpu (bool | None): Whether it needs a GPU.
        docker_registry (str | None): Registry that the image comes from.
        docker_user (str | None): Account at the registry.
        docker_token (str | None): Token of that account.
        uncompressed_size_mb (int | None): Size in megabytes.
        categories (list[str] | None): Categories.
        zone_id (str | None): Id of the zone.
        server_id (str | None): Id of the server.
        server_pool_id (str | None): Id of the server pool.
        restrict_to_zone (bool | None): Whether it runs in that zone only.
        restrict_to_server (bool | None): Whether it runs on that server only.
        restrict_to_network (bool | None): Whether it uses certain networks only.
        restrict_network_names (list[str] | None): Those networks.
        allow_network_selection (bool | None): Whether users choose the network.
        session_time_limit (str | None): Time limit of a session in seconds.
        persistent_profile_path (str | None): Where profiles are kept.
        link_url (str | None): Address, for a link.
        run_config (str | None): Settings for docker, as JSON text.
        exec_config (str | None): Commands for certain moments, as JSON text.
        volume_mappings (str | None): Folders of the agent in the session, as JSON text.

    Returns:
        UpdateImageResponse: The workspace after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_image", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    image_id: str,
    name: str | None = None,
    friendly_name: str | None = None,
    description: str | None = None,
    notes: str | None = None,
    image_type: str | None = None,
    image_src: str | None = None,
    enabled: bool | None = None,
    hidden: bool | None = None,
    cores: float | None = None,
    memory: int | None = None,
    cpu_allocation_method: str | None = None,
    gpu_count: float | None = None,
    require_gpu: bool | None = None,
    docker_registry: str | None = None,
    docker_user: str | None = None,
    docker_token: str | None = None,
    uncompressed_size_mb: int | None = None,
    categories: list[str] | None = None,
    zone_id: str | None = None,
    server_id: str | None = None,
    server_pool_id: str | None = None,
    restrict_to_zone: bool | None = None,
    restrict_to_server: bool | None = None,
    restrict_to_network: bool | None = None,
    restrict_network_names: list[str] | None = None,
    allow_network_selection: bool | None = None,
    session_time_limit: str | None = None,
    persistent_profile_path: str | None = None,
    link_url: str | None = None,
    run_config: str | None = None,
    exec_config: str | None = None,
    volume_mappings: str | None = None,
) -> models.UpdateImageResponse: ...
@overload
async def asyncio(*, client: Client, body: models.UpdateImageRequest) -> models.UpdateImageResponse: ...
async def asyncio(
    *, client: Client, body: models.UpdateImageRequest | None = None, **members: Any
) -> models.UpdateImageResponse:
    """Change a workspace.

    See `create_image` about JSON text. Members that are left out should stay as they are; no source says so. The
    name of the answer's member is inferred. Some clients call it below `/api/admin/`, as Kasm's web interface does.

    Permission: not known; by its name expect `Images Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The workspace to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        image_id (str): Id of the image.
        name (str | None): Docker reference; for servers a name.
        friendly_name (str | None): Title that people see.
        description (str | None): Description.
        notes (str | None): Notes.
        image_type (str | None): `Container`, `Server`, `Server Pool`, `Link`, or another word.
        image_src (str | None): Path or address of a small picture.
        enabled (bool | None): Whether users can start it.
        hidden (bool | None): Whether the web interface hides it.
        cores (float | None): CPU cores of a session.
        memory (int | None): Memory of a session in bytes.
        cpu_allocation_method (str | None): `Quotas`, `Shares`, `Inherit`, or another word.
        gpu_count (float | None): Number of GPUs of a session.
        require_gpu (bool | None): Whether it needs a GPU.
        docker_registry (str | None): Registry that the image comes from.
        docker_user (str | None): Account at the registry.
        docker_token (str | None): Token of that account.
        uncompressed_size_mb (int | None): Size in megabytes.
        categories (list[str] | None): Categories.
        zone_id (str | None): Id of the zone.
        server_id (str | None): Id of the server.
        server_pool_id (str | None): Id of the server pool.
        restrict_to_zone (bool | None): Whether it runs in that zone only.
        restrict_to_server (bool | None): Whether it runs on that server only.
        restrict_to_network (bool | None): Whether it uses certain networks only.
        restrict_network_names (list[str] | None): Those networks.
        allow_network_selection (bool | None): Whether users choose the network.
        session_time_limit (str | None): Time limit of a session in seconds.
        persistent_profile_path (str | None): Where profiles are kept.
        link_url (str | None): Address, for a link.
        run_config (str | None): Settings for docker, as JSON text.
        exec_config (str | None): Commands for certain moments, as JSON text.
        volume_mappings (str | None): Folders of the agent in the session, as JSON text.

    Returns:
        UpdateImageResponse: The workspace after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_image", _request(body, members), _parse)
