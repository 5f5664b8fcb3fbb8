"""Session tools: create, destroy, look, list, pause, resume."""

import re
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from kasm_api.api import sessions as calls
from kasm_api.models import (
    DestroyKasmRequest,
    GetUserKasmsRequest,
    PauseKasmRequest,
    RequestKasmRequest,
    RequestKasmResponse,
    ResumeKasmRequest,
    Session,
)
from kasm_mcp.call import Call, Kasm
from kasm_mcp.envelope import Answer
from kasm_mcp.errors import KasmMcpError, KasmSaidNo, NotFound, OddAnswer, Unauthenticated, Unavailable
from kasm_mcp.ids import bare, hyphenated, same
from kasm_mcp.images import find_image, list_images, spellings
from kasm_mcp.scalars import text, time
from kasm_mcp.tools.parameters import KasmId, Limit, Offset, page

_LONGEST_SWITCH_S = 60.0
_UNKNOWN_IMAGE = re.compile(r"(?i)(invalid|unknown|no such).*image|image.*(not found|does not exist|invalid)")


class CreatedSession(TypedDict):
    """Data of `create_kasm_session`."""

    kasm_id: str
    status: str
    session_url: str
    image_id: str | None
    image_name: str | None
    user_id: str


class SessionState(TypedDict):
    """Data of tools that change the state of a session."""

    kasm_id: str
    status: str


class ResumedSession(SessionState):
    """Data of `resume_kasm_session`."""

    session_url: str | None


class SessionImage(TypedDict):
    """The image of a session."""

    id: str | None
    name: str | None
    friendly_name: str | None


class SessionStatus(TypedDict):
    """Data of `get_session_status`."""

    kasm_id: str
    status: str
    operational_status: str
    session_url: str
    created_time: str | None
    last_activity: str | None
    expires_time: str | None
    image: SessionImage | None
    progress: int | None
    message: str | None


class ListedSession(TypedDict):
    """One session of a list."""

    kasm_id: str
    user_id: str | None
    username: str | None
    image_name: str | None
    friendly_name: str | None
    status: str | None
    operational_status: str | None
    session_url: str
    created_time: str | None
    last_activity: str | None
    is_paused: bool


class SessionList(TypedDict):
    """Data of the tools that list sessions."""

    sessions: list[ListedSession]
    count: int
    total: int


async def create_kasm_session(
    call: Call,
    image_name: Annotated[
        str, Field(min_length=1, description="Docker name with or without tag, friendly name, or image id.")
    ],
    group_id: Annotated[
        str, Field(min_length=1, max_length=64, description="Group id; passed on, but Kasm goes by the user's groups.")
    ],
) -> Answer[CreatedSession]:
    """Start a new desktop session from a workspace image.

    Every call starts another container. It answers at once with status `starting`; the other tools wait until it runs.
    get_available_workspaces lists the images.
    """
    kasm = call.kasm
    try:
        image = find_image(image_name, await list_images(kasm.gateway))
    except (Unauthenticated, OddAnswer, KasmSaidNo):
        created = await _create_unlisted(kasm, image_name, group_id)
        image_id, known_name, note = await _image_of(kasm, created.kasm_id, image_name)
    else:
        if image.enabled is False:
            raise Unavailable(f"The image {image.name or image_name} is disabled; an administrator can enable it.")
        created = await _create_listed(kasm, image.image_id, group_id)
        image_id, known_name, note = image.image_id, image.name, ""
    data = CreatedSession(
        kasm_id=created.kasm_id,
        status=created.status or "starting",
        session_url=_session_url(kasm, created.kasm_id, created.kasm_url),
        image_id=image_id,
        image_name=known_name,
        user_id=created.user_id or kasm.config.user_id,
    )
    return Answer(data, f"Session {created.kasm_id} is {data['status']}. Tools that need it running wait for it.{note}")


async def _create_listed(kasm: Kasm, image_id: str, group_id: str) -> RequestKasmResponse:
    """Ask by the id as Kasm lists it; a Kasm that plainly does not know that spelling is asked by the other."""
    other = hyphenated(bare(image_id)) if bare(image_id) == image_id else bare(image_id)
    request = RequestKasmRequest(image_id=image_id, user_id=kasm.config.user_id, group_id=group_id)
    try:
        return await _request(kasm, request)
    except KasmSaidNo as error:
        if other == image_id or not _UNKNOWN_IMAGE.search(error.said):
            raise
    request.image_id = other
    return await _request(kasm, request)


async def _request(kasm: Kasm, request: RequestKasmRequest) -> RequestKasmResponse:
    try:
        created = await kasm.gateway.change(calls.request_kasm, request)
    except KasmSaidNo as error:
        raise _explained(error) from error
    kasm.sessions.remember(created)
    return created


async def _create_unlisted(kasm: Kasm, image_name: str, group_id: str) -> RequestKasmResponse:
    """Try the spellings one after another; only a plain refusal leads to the next, never a lost answer."""
    refusal: Exception | None = None
    for form in spellings(image_name):
        request = RequestKasmRequest(image_id=form.get("image_id"), user_id=kasm.config.user_id, group_id=group_id)
        if "image_name" in form:
            request["image_name"] = form["image_name"]
        try:
            return await _request(kasm, request)
        except (KasmSaidNo, NotFound) as error:
            refusal = error
    raise KasmSaidNo(
        f"{refusal} The images could not be listed either, so only the image id is sure to work; "
        "grant the key `Images View` to use names."
    ) from refusal


async def _image_of(kasm: Kasm, kasm_id: str, wanted: str) -> tuple[str | None, str | None, str]:
    """Look which image was really started: Kasm ignores `image_name` and takes a default if it has one."""
    status = await kasm.sessions.status(kasm_id)
    session = status.session
    if session is None:
        return None, None, f" Kasm does not tell yet which image it took for {wanted!r}; get_session_status will."
    image_id = session.image_id or (session.image.image_id if session.image else None)
    name = session.image.name if session.image else None
    if same(image_id, wanted) or (name or "").startswith(wanted):
        return image_id, name, ""
    return image_id, name, f" Beware: Kasm took {name or image_id}, its default image, instead of {wanted!r}."


def _explained(error: KasmSaidNo) -> Exception:
    said = error.said.lower()
    if "not authorized" in said:
        return KasmSaidNo(
            f"{error.message} The image must belong to a group of the user; group_id does not change that.",
            said=error.said,
        )
    if "no resources" in said or "licen" in said:
        return Unavailable(f"{error.message} Destroy a session that is not needed, or try later.")
    return error


async def destroy_kasm_session(call: Call, kasm_id: KasmId) -> Answer[SessionState]:
    """End a session for good. Files in it are lost unless its user has a persistent profile."""
    kasm = call.kasm
    owner_id = await kasm.sessions.owner_of(kasm_id)
    async with kasm.sessions.explained(kasm_id):
        await kasm.gateway.change(calls.destroy_kasm, DestroyKasmRequest(kasm_id=kasm_id, user_id=owner_id))
    try:
        status = await kasm.sessions.status(kasm_id)
    except (NotFound, KasmSaidNo):
        # A session that is gone is refused: that is how Kasm confirms.
        kasm.sessions.forget(kasm_id)
        return Answer(SessionState(kasm_id=kasm_id, status="destroyed"), f"Session {kasm_id} is gone.")
    except KasmMcpError as error:
        kasm.sessions.forget(kasm_id)
        return Answer(
            SessionState(kasm_id=kasm_id, status="destroying"),
            f"Kasm has accepted to destroy session {kasm_id}; whether it is gone could not be seen. {error.message}",
        )
    kasm.sessions.forget(kasm_id)
    return Answer(
        SessionState(kasm_id=kasm_id, status=status.state),
        f"Kasm has accepted to destroy session {kasm_id}; it is {status.state}, perhaps while its profile is saved.",
    )


async def get_session_status(call: Call, kasm_id: KasmId) -> Answer[SessionStatus]:
    """Tell the state of a session: starting (with progress), running, paused, its image, its address and times."""
    status = await call.kasm.sessions.status(kasm_id)
    session = status.session
    image = session.image if session else None
    data = SessionStatus(
        kasm_id=session.kasm_id if session else kasm_id,
        status=status.state,
        operational_status=status.state,
        session_url=_session_url(call.kasm, kasm_id, status.kasm_url),
        created_time=(time(session.created_date) or time(session.start_date)) if session else None,
        last_activity=time(session.keepalive_date) if session else None,
        expires_time=time(session.expiration_date) if session else None,
        image=SessionImage(id=image.image_id, name=image.name, friendly_name=image.friendly_name) if image else None,
        progress=status.progress,
        message=status.message,
    )
    return Answer(data, f"Session {kasm_id} is {status.state}.")


async def list_user_sessions(call: Call, limit: Limit = 100, offset: Offset = 0) -> Answer[SessionList]:
    """List the sessions of the configured user, the paused and stopped ones included."""
    kasm = call.kasm
    try:
        found = await _all_sessions(kasm)
    except Unauthenticated as refusal:
        # A key without `Sessions View` may still have the undocumented call.
        found = await _own_sessions(kasm, refusal)
    own = [session for session in found if same(session.user_id, kasm.config.user_id)]
    return _listed(kasm, own, limit, offset, "session")


async def list_all_sessions(call: Call, limit: Limit = 100, offset: Offset = 0) -> Answer[SessionList]:
    """List the sessions of all users (needs an API key that may: `Sessions View`)."""
    return _listed(call.kasm, await _all_sessions(call.kasm), limit, offset, "session")


async def _all_sessions(kasm: Kasm) -> list[Session]:
    return (await kasm.gateway.read(calls.get_kasms)).kasms or []


async def _own_sessions(kasm: Kasm, refusal: Unauthenticated) -> list[Session]:
    request = GetUserKasmsRequest(user_id=kasm.config.user_id)
    try:
        found = (await kasm.gateway.read(calls.get_user_kasms, request)).kasms or []
    except OddAnswer:
        raise refusal from None  # this release has no such call, so what was said of the key stands
    for session in found:
        session.user_id = session.user_id or kasm.config.user_id
    return found


async def pause_kasm_session(call: Call, kasm_id: KasmId) -> Answer[SessionState]:
    """Pause a running session: its programs stand still and cost no CPU. resume_kasm_session goes on."""
    kasm = call.kasm
    request = PauseKasmRequest(kasm_id=kasm_id, user_id=await kasm.sessions.owner_of(kasm_id))
    async with kasm.sessions.explained(kasm_id):
        await kasm.gateway.change_by_either(calls.pause_kasm, calls.pause_kasm_ui, request)
    await kasm.sessions.wait_until(kasm_id, "paused", call.progress, within_s=_LONGEST_SWITCH_S)
    return Answer(SessionState(kasm_id=kasm_id, status="paused"), f"Session {kasm_id} is paused.")


async def resume_kasm_session(call: Call, kasm_id: KasmId) -> Answer[ResumedSession]:
    """Let a paused session go on."""
    kasm = call.kasm
    request = ResumeKasmRequest(kasm_id=kasm_id, user_id=await kasm.sessions.owner_of(kasm_id))
    async with kasm.sessions.explained(kasm_id):
        await kasm.gateway.change_by_either(calls.resume_kasm, calls.resume_kasm_ui, request)
    status = await kasm.sessions.wait_until(kasm_id, "running", call.progress, within_s=_LONGEST_SWITCH_S)
    url = _session_url(kasm, kasm_id, status.kasm_url)
    return Answer(
        ResumedSession(kasm_id=kasm_id, status="running", session_url=url), f"Session {kasm_id} is running again."
    )


def _listed(kasm: Kasm, found: list[Session], limit: int, offset: int, what: str) -> Answer[SessionList]:
    part, message = page(found, limit, offset, what)
    rows = [_row(kasm, session) for session in part]
    return Answer(SessionList(sessions=rows, count=len(rows), total=len(found)), message)


def _row(kasm: Kasm, session: Session) -> ListedSession:
    image = session.image
    return ListedSession(
        kasm_id=session.kasm_id,
        user_id=text(session.user_id),
        username=text(session.username or (session.user.username if session.user else None)),
        image_name=text(image.name) if image else None,
        friendly_name=text(image.friendly_name) if image else None,
        status=text(session.operational_status),
        operational_status=text(session.operational_status),
        session_url=_session_url(kasm, session.kasm_id, None),
        created_time=time(session.created_date) or time(session.start_date),
        last_activity=time(session.keepalive_date),
        is_paused=session.operational_status == "paused",
    )


def _session_url(kasm: Kasm, kasm_id: str, kasm_url: str | None) -> str:
    """Return what a person opens. Kasm's own link is a login to all desktops of the user, so it must be asked for."""
    if kasm.config.session_links == "login" and kasm_url:
        return f"{kasm.config.public_url}/{kasm_url.lstrip('/')}"
    return f"{kasm.config.public_url}/#/session/{bare(kasm_id)}"
