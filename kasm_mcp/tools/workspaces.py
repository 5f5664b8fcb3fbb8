"""The workspace tool: list the images."""

from typing_extensions import TypedDict

from kasm_api.models import Image
from kasm_desktops import as_flag, as_number, as_text
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer
from kasm_mcp.tools.parameters import Limit, Offset, page


class Workspace(TypedDict):
    """One workspace image."""

    image_id: str
    image_name: str | None
    friendly_name: str | None
    description: str | None
    image_type: str | None
    cores: float | None
    memory: float | None
    gpu_count: float | None
    docker_registry: str | None
    docker_image: str | None
    enabled: bool | None
    categories: list[str]


class WorkspaceList(TypedDict):
    """Data of `get_available_workspaces`."""

    workspaces: list[Workspace]
    count: int
    total: int


async def get_available_workspaces(context: Context, limit: Limit = 100, offset: Offset = 0) -> Answer[WorkspaceList]:
    """List the workspace images for create_kasm_session and what each needs; memory in bytes, disabled ones marked."""
    found = await context.desktops.list_images()
    part, message = page(found, limit, offset, "workspace image")
    rows = [_workspace(image) for image in part]
    return Answer(WorkspaceList(workspaces=rows, count=len(rows), total=len(found)), message)


def _workspace(image: Image) -> Workspace:
    return Workspace(
        image_id=image.image_id,
        image_name=as_text(image.name),
        friendly_name=as_text(image.friendly_name),
        description=as_text(image.description),
        image_type=as_text(image.image_type),
        cores=as_number(image.cores),
        memory=as_number(image.memory),
        gpu_count=as_number(image.gpu_count),
        docker_registry=as_text(image.docker_registry),
        docker_image=as_text(image.name) if image.image_type in (None, "Container") else None,
        enabled=as_flag(image.enabled),
        categories=[category for category in image.categories or [] if isinstance(category, str)],
    )
