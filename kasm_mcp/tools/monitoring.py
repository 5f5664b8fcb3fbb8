"""Monitoring tools: frame statistics, bottlenecks, recordings."""

from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypedDict

from kasm_api.api import session_recordings, sessions
from kasm_api.models import GetKasmBottleneckStatsRequest, GetKasmFrameStatsRequest, GetSessionRecordingsRequest
from kasm_desktops.errors import KasmSaidNo, Unavailable
from kasm_desktops.ids import same
from kasm_desktops.logins import another_users
from kasm_mcp.tools.coercion import number, text
from kasm_mcp.tools.context import Call, Kasm
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
    """One viewer: 0 is constrained, 10 is free; now (the last minute) and on average."""

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
    call: Call,
    kasm_id: KasmId,
    client: Annotated[
        str, Field(min_length=1, description="none (server only), auto (the owner), all, or a websocket id.")
    ] = "auto",
) -> Answer[FrameStats]:
    """Measure how one frame is rendered and encoded, in ms. Needs a viewer of the session; takes seconds."""
    kasm = call.kasm
    request = GetKasmFrameStatsRequest(kasm_id=kasm_id, user_id=await kasm.sessions.owner_of(kasm_id), client=client)
    async with kasm.sessions.explained(kasm_id):
        try:
            stats = await kasm.gateway.read_once(sessions.get_kasm_frame_stats, request)
        except KasmSaidNo as error:
            if "status code (50" in error.said:
                raise Unavailable(
                    f"Session {kasm_id} renders no frame to measure. Open its session_url in a browser and let "
                    "something move there, then call again."
                ) from error
            raise
    data = FrameStats(
        kasm_id=kasm_id,
        client=client,
        frame=stats.frame.to_dict() if stats.frame else None,
        server_side=[step.to_dict() for step in stats.server_side or []],
        client_side=[viewer.to_dict() for viewer in stats.client_side or []],
    )
    share = number(stats.frame.changed) if stats.frame else None
    changed = "" if share is None else f", {share} % of the screen changed"
    return Answer(data, f"One frame measured{changed}.")


async def get_session_bottleneck_stats(call: Call, kasm_id: KasmId) -> Answer[BottleneckStats]:
    """Tell whether CPU or network holds back each viewer of a session: 0 is constrained, 10 is free."""
    kasm = call.kasm
    request = GetKasmBottleneckStatsRequest(kasm_id=kasm_id, user_id=await kasm.sessions.owner_of(kasm_id))
    async with kasm.sessions.explained(kasm_id):
        stats = await kasm.gateway.read(sessions.get_kasm_bottleneck_stats, request)
    connections = [
        _connection(user, name, figures)
        for user, by_connection in stats.items()
        for name, figures in by_connection.items()
    ]
    message = (
        f"{len(connections)} connection(s)." if connections else "Nobody is viewing the session, so there is no figure."
    )
    return Answer(BottleneckStats(kasm_id=kasm_id, connections=connections), message)


async def get_session_recordings(
    call: Call,
    kasm_id: KasmId,
    download_links: Annotated[bool, Field(description="Also links that download without a login.")] = False,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Answer[RecordingList]:
    """List the recordings of a session, also of one that has ended."""
    kasm = call.kasm
    await _check_owner(kasm, kasm_id)
    request = GetSessionRecordingsRequest(target_kasm_id=kasm_id, preauth_download_link=download_links)
    async with kasm.sessions.explained(kasm_id):
        found = (await kasm.gateway.read(session_recordings.get_session_recordings, request)).session_recordings or []
    part, message = page(found, limit, offset, "recording")
    recordings = [
        Recording(
            recording_id=text(recording.recording_id),
            recording_url=text(recording.session_recording_url),
            metadata=dict(recording.session_recording_metadata or {}),
            download_url=text(recording.session_recording_download_url) if download_links else None,
        )
        for recording in part
    ]
    data = RecordingList(kasm_id=kasm_id, recordings=recordings, count=len(recordings), total=len(found))
    return Answer(data, message if found else "No recordings: recording may be switched off.")


async def _check_owner(kasm: Kasm, kasm_id: str) -> None:
    """Refuse a live session of another user; `get_session_recordings` itself asks for no owner.

    Of a session that has ended Kasm does not tell whose it was.
    """
    if kasm.config.all_users:
        return
    for session in await kasm.sessions.everybodys():
        if same(session.kasm_id, kasm_id) and session.user_id and not same(session.user_id, kasm.config.user_id):
            raise another_users(kasm_id)


def _connection(user: str, name: str, figures: list[float | None]) -> Connection:
    # The VNC server's order: CPU over the last minute and since the start, then the same for the network.
    cpu, cpu_average, network, network_average = ([number(figure) for figure in figures] + [None] * 4)[:4]
    return Connection(
        user=user,
        connection=name,
        cpu=cpu,
        cpu_average=cpu_average,
        network=network,
        network_average=network_average,
    )
