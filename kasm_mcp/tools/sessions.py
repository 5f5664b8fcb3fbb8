"""Session tools: create, destroy, inspect, list, pause, resume."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import anyio
import anyio.to_thread
from pydantic import Field
from typing_extensions import TypedDict

from kasm_api.models import Session
from kasm_desktops import (
    MAX_SCREENSHOT_PIXELS,
    DesktopsError,
    InvalidArgument,
    Refused,
    as_text,
    as_time,
    bare_id,
    check_picture_path,
    jpeg_size,
    quoted,
    save_picture,
)
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer, Pictured
from kasm_mcp.tools.parameters import NAMING_LIMIT_S, KasmId, Limit, Offset, page


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


class Screenshot(TypedDict):
    """Data of `get_session_screenshot`."""

    kasm_id: str
    format: str
    width: int | None
    height: int | None
    size_bytes: int
    file_path: str | None


LARGEST_PICTURE_BYTES = 660_000
"""Some clients cut pictures at 1 MB; with base64, this is 880 kB. A larger one is requested again, narrower."""
_SHRINKS = 3

Pixels = Annotated[
    int | None, Field(ge=1, le=MAX_SCREENSHOT_PIXELS, description="Upper bound; the aspect ratio is kept.")
]


async def create_kasm_session(
    context: Context,
    image_name: Annotated[
        str, Field(min_length=1, description="Docker name with or without tag, friendly name, or image id.")
    ],
    group_id: Annotated[
        str | None,
        Field(
            max_length=64,
            description="Id of a group of the user (see get_kasm_user); Kasm is not known to use it.",
        ),
    ],
) -> Answer[CreatedSession]:
    """Start a new desktop session from a workspace image.

    Every call starts another container. It returns at once with status `starting`; other tools wait until it runs.
    get_available_workspaces lists the images.
    """
    if group_id is None:
        raise await _group_missing(context)
    created = await context.desktops.create(image_name, group_id=group_id)
    data = CreatedSession(
        kasm_id=created.kasm_id,
        status=created.status,
        session_url=_session_url(context, created.kasm_id, created.kasm_url),
        image_id=created.image_id,
        image_name=created.image_name,
        user_id=created.user_id,
    )
    doubt = f" {created.doubt}" if created.doubt else ""
    return Answer(
        data, f"Session {created.kasm_id} is {created.status}. Tools that need it running wait for it.{doubt}"
    )


async def _group_missing(context: Context) -> InvalidArgument:
    """Return the error for a call without `group_id`, with the groups of the user if the key may look them up."""
    known = ""
    with suppress(DesktopsError), anyio.move_on_after(NAMING_LIMIT_S):
        user = await context.desktops.users.find(user_id=context.config.user_id)
        groups = [f"{group.group_id} ({quoted(group.name)})" for group in user.groups or [] if group.group_id]
        known = f" Groups of the user: {', '.join(groups)}." if groups else ""
    known = known or " get_kasm_user shows a user's groups; in Kasm's UI: Access Management, Groups."
    return InvalidArgument(
        "group_id is required, the id of a group of the user. Kasm is not known to use it: the user's groups decide "
        f"which images may start, so any id will do.{known}"
    )


async def destroy_kasm_session(context: Context, kasm_id: KasmId) -> Answer[SessionState]:
    """End a session for good. Files in it are lost unless its user has a persistent profile."""
    end = await context.session(kasm_id).destroy()
    data = SessionState(kasm_id=kasm_id, status=end.state)
    if end.state == "destroyed":
        return Answer(data, f"Session {kasm_id} has been destroyed.")
    doubt = end.doubt or f"it is {end.state}, perhaps while its profile is saved."
    return Answer(data, f"Kasm accepted the request to destroy session {kasm_id}; {doubt}")


async def ask_to_destroy(context: Context, kasm_id: str) -> str:
    """Return the question before destroying a session, with its image and owner if Kasm returns them."""
    known = ""
    with suppress(DesktopsError), anyio.move_on_after(NAMING_LIMIT_S):
        session = (await context.desktops.logins.listing()).find(kasm_id)
        if session is not None:
            row = _row(context, session)
            names = [row["friendly_name"] or row["image_name"], row["username"] and f"of {row['username']}"]
            known = f" ({quoted(' '.join(name for name in names if name))})"
    return f"Destroy session {kasm_id}{known}? Files in it are lost unless its user has a persistent profile."


async def get_session_status(context: Context, kasm_id: KasmId) -> Answer[SessionStatus]:
    """Get the state of a session: starting (with progress), running, paused; its image, address and times."""
    status = await context.session(kasm_id).status()
    session = status.session
    image = session.image if session else None
    data = SessionStatus(
        kasm_id=session.kasm_id if session else kasm_id,
        status=status.state,
        operational_status=status.state,
        session_url=_session_url(context, kasm_id, status.kasm_url),
        created_time=(as_time(session.created_date) or as_time(session.start_date)) if session else None,
        last_activity=as_time(session.keepalive_date) if session else None,
        expires_time=as_time(session.expiration_date) if session else None,
        image=SessionImage(id=image.image_id, name=image.name, friendly_name=image.friendly_name) if image else None,
        progress=status.progress,
        message=status.message,
    )
    return Answer(data, f"Session {kasm_id} is {status.state}.")


async def list_user_sessions(context: Context, limit: Limit = 100, offset: Offset = 0) -> Answer[SessionList]:
    """List the sessions of the configured user, including paused and stopped ones."""
    found = await context.desktops.logins.of_users([context.config.user_id])
    return _listed(context, found, limit, offset, "session")


async def list_all_sessions(context: Context, limit: Limit = 100, offset: Offset = 0) -> Answer[SessionList]:
    """List the sessions of all users (the API key needs `Sessions View`)."""
    return _listed(context, await context.desktops.logins.listing(), limit, offset, "session")


async def pause_kasm_session(context: Context, kasm_id: KasmId) -> Answer[SessionState]:
    """Pause a running session: its programs stop and use no CPU. Resume it with resume_kasm_session."""
    await context.session(kasm_id).pause()
    return Answer(SessionState(kasm_id=kasm_id, status="paused"), f"Session {kasm_id} is paused.")


async def resume_kasm_session(context: Context, kasm_id: KasmId) -> Answer[ResumedSession]:
    """Resume a paused session."""
    status = await context.session(kasm_id).resume()
    url = _session_url(context, kasm_id, status.kasm_url)
    return Answer(
        ResumedSession(kasm_id=kasm_id, status="running", session_url=url), f"Session {kasm_id} is running again."
    )


async def get_session_screenshot(
    context: Context,
    kasm_id: KasmId,
    save_to_file: Annotated[
        str | None, Field(min_length=1, description="Save it on the server's machine as .jpg instead of returning it.")
    ] = None,
    width: Pixels = None,
    height: Pixels = None,
) -> Pictured[Screenshot]:
    """Take a screenshot (JPEG) of a session.

    Kasm refreshes it rarely while the session has no viewer, so it may be a minute old.
    """
    target = None
    if save_to_file is not None:
        if context.config.read_only:
            raise Refused("KASM_READ_ONLY is set, so no file is written. Call without save_to_file.", rule="read_only")
        target = await anyio.to_thread.run_sync(check_picture_path, save_to_file, context.config.screenshot_dir)
    content = await context.session(kasm_id).screenshot(width=width, height=height)
    for _ in range(_SHRINKS):
        full = jpeg_size(content)
        if target is None and full and len(content) > LARGEST_PICTURE_BYTES:
            narrower = int(full[0] * 0.9 * (LARGEST_PICTURE_BYTES / len(content)) ** 0.5)
            content = await context.session(kasm_id).screenshot(width=narrower)
    pixels = jpeg_size(content)
    data = Screenshot(
        kasm_id=kasm_id,
        format="jpeg",
        width=pixels[0] if pixels else None,
        height=pixels[1] if pixels else None,
        size_bytes=len(content),
        file_path=None,
    )
    size = f"{pixels[0]}x{pixels[1]}" if pixels else "unknown size"
    if target is None:
        return Pictured(data, f"Screenshot, {size}.", jpeg=content)
    await anyio.to_thread.run_sync(save_picture, content, target)
    data["file_path"] = str(target)
    return Pictured(data, f"Screenshot, {size}, saved as {target}.")


def _listed(context: Context, found: Sequence[Session], limit: int, offset: int, what: str) -> Answer[SessionList]:
    part, message = page(found, limit, offset, what)
    rows = [_row(context, session) for session in part]
    return Answer(SessionList(sessions=rows, count=len(rows), total=len(found)), message)


def _row(context: Context, session: Session) -> ListedSession:
    image = session.image
    return ListedSession(
        kasm_id=session.kasm_id,
        user_id=as_text(session.user_id),
        username=as_text(session.username or (session.user.username if session.user else None)),
        image_name=as_text(image.name) if image else None,
        friendly_name=as_text(image.friendly_name) if image else None,
        status=as_text(session.operational_status),
        operational_status=as_text(session.operational_status),
        session_url=_session_url(context, session.kasm_id, None),
        created_time=as_time(session.created_date) or as_time(session.start_date),
        last_activity=as_time(session.keepalive_date),
        is_paused=session.operational_status == "paused",
    )


def _session_url(context: Context, kasm_id: str, kasm_url: str | None) -> str:
    """Return the link for a person. Kasm's own link logs in to all desktops of the user, so it is optional."""
    if context.config.session_links == "login" and kasm_url:
        return f"{context.config.public_url}/{kasm_url.lstrip('/')}"
    return f"{context.config.public_url}/#/session/{bare_id(kasm_id)}"
