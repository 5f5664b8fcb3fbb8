"""The calls about what was recorded of sessions, ended ones included."""

from kasm_sim import objectstore
from kasm_sim.answers import Json, recording_answer
from kasm_sim.arguments import Arguments
from kasm_sim.refusals import Refused
from kasm_sim.world import World


def get_session_recordings(world: World, arguments: Arguments) -> Json:
    """List what was recorded of a session."""
    kasm_id = arguments.required_text("target_kasm_id")
    return _recordings(world, kasm_id, with_links=bool(arguments.flag("preauth_download_link")))


def get_sessions_recordings(world: World, arguments: Arguments) -> Json:
    """List what was recorded of several sessions, under the ids as they were sent."""
    kasm_ids = arguments.text_list("target_kasm_ids")
    if kasm_ids is None:
        raise Refused("Missing required parameter: target_kasm_ids")
    with_links = bool(arguments.flag("preauth_download_link"))
    return {"kasm_sessions": {kasm_id: _recordings(world, kasm_id, with_links=with_links) for kasm_id in kasm_ids}}


def _recordings(world: World, sent_id: str, *, with_links: bool) -> Json:
    state = world.state
    kasm_id = state.id_of(sent_id)
    if kasm_id not in state.recordings:
        state.session(kasm_id)
    recordings = list(state.recordings.get(kasm_id, []))
    return {
        "session_recordings": [
            recording_answer(recording, link=objectstore.link(world, recording) if with_links else None)
            for recording in recordings
        ],
    }


CALLS = (get_session_recordings, get_sessions_recordings)
