"""Monitoring tools: frame statistics, bottlenecks, recordings."""

from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from kasm_desktops import as_number, as_text
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer
from kasm_mcp.tools.parameters import KasmId, Limit, Offset, page


class FrameStats(TypedDict):
    """Data of `get_session_frame_stats`, as the VNC server reports them."""

    kasm_id: str
    client: str
    frame: dict[str, Any] | None
    server_side: list[dict[str, Any]]
    client_side: list[dict[str, Any]]


class Connection(TypedDict):
    """One viewer: 0 is constrained, 10 is free; over the last minute and on average."""

    user: str
    connection: str
    cpu: float | None
    cpu_average: float | None
    network: float | None
    network_average: float | None


class BottleneckStats(TypedDict):
    """Data of `get_session_bottleneck_stats`."""

    kasm_id: str
    connections: list[Connection]


class Recording(TypedDict):
    """One recording."""

    recording_id: str | None
    recording_url: str | None
    metadata: dict[str, Any]
    download_url: str | None


class RecordingList(TypedDict):
    """Data of `get_session_recordings`."""

    kasm_id: str
    recordings: list[Recording]
    count: int
    total: int


async def get_session_frame_stats(
    context: Context,
    kasm_id: KasmId,
    client: Annotated[
        str, Field(min_length=1, description="none (server only), auto (the owner), all, or a websocket id.")
    ] = "auto",
) -> Answer[FrameStats]:
    """Measure how one frame is rendered and encoded, in ms. Needs a viewer of the session; takes seconds."""
    stats = await context.session(kasm_id).frame_stats(client)
    data = FrameStats(
        kasm_id=kasm_id,
        client=client,
        frame=stats.frame.to_dict() if stats.frame else None,
        server_side=[step.to_dict() for step in stats.server_side or []],
        client_side=[viewer.to_dict() for viewer in stats.client_side or []],
    )
    share = as_number(stats.frame.changed) if stats.frame else None
    changed = "" if share is None else f", {share} % of the screen changed"
    return Answer(data, f"One frame measured{changed}.")


async def get_session_bottleneck_stats(context: Context, kasm_id: KasmId) -> Answer[BottleneckStats]:
    """Show whether CPU or network limits each viewer of a session: 0 is constrained, 10 is free."""
    stats = await context.session(kasm_id).bottleneck_stats()
    connections = [
        _connection(user, name, figures)
        for user, by_connection in stats.items()
        for name, figures in by_connection.items()
    ]
    message = (
        f"{len(connections)} connection(s)." if connections else "The session has no viewer, so there are no figures."
    )
    return Answer(BottleneckStats(kasm_id=kasm_id, connections=connections), message)


async def get_session_recordings(
    context: Context,
    kasm_id: KasmId,
    download_links: Annotated[bool, Field(description="Add download links that need no login.")] = False,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Answer[RecordingList]:
    """List the recordings of a session, also of one that has ended."""
    found = await context.session(kasm_id).recordings(download_links=download_links)
    part, message = page(found, limit, offset, "recording")
    recordings = [
        Recording(
            recording_id=as_text(recording.recording_id),
            recording_url=as_text(recording.session_recording_url),
            metadata=dict(recording.session_recording_metadata or {}),
            download_url=as_text(recording.session_recording_download_url) if download_links else None,
        )
        for recording in part
    ]
    data = RecordingList(kasm_id=kasm_id, recordings=recordings, count=len(recordings), total=len(found))
    return Answer(data, message if found else "No recordings: recording may be switched off.")


def _connection(user: str, name: str, figures: list[float | None]) -> Connection:
    # The VNC server's order: CPU over the last minute and since the start, then the same for the network.
    cpu, cpu_average, network, network_average = ([as_number(figure) for figure in figures] + [None] * 4)[:4]
    return Connection(
        user=user,
        connection=name,
        cpu=cpu,
        cpu_average=cpu_average,
        network=network,
        network_average=network_average,
    )
