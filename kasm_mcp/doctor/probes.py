"""Which calls the API key may make, tried in a way that changes nothing.

Kasm looks at the permission before it looks at the arguments: a key without it is answered 403, a key with it gets
whatever the arguments deserve. So listings are made for real, and everything else is asked of the nil id, which nothing
has; `update_user` names nothing to change besides, and `delete_user` does not force. Two calls are different:

- `create_user` makes its own target, so that only Kasm's refusal keeps the trial from leaving an account. It is asked
  for with a name that is taken (the configured user's own) *and* an empty password. That a Kasm refuses either is
  documented for people, not for this call, and a name might be taken in one realm (LDAP, SAML) and free in another. So
  it is tried only where something may be created; where no name is known, not at all.
- `request_kasm` is not probed: Kasm makes something of requests that it only half understands (a default image, an
  anonymous user). `session` makes it for real; it needs what `get_kasm_status` needs.

`get_kasm_status` is never asked of a session that exists: Kasm's documentation says that each call voids the session
tokens handed out before. `Users Modify Admin` cannot be seen without touching an administrator.
"""

import logging
from collections.abc import Collection, Mapping
from typing import Any, Literal

import anyio
from attrs import evolve, frozen

from kasm_api.api import images, session_recordings, sessions, users
from kasm_api.models import (
    CreateUserRequest,
    CreateUserResponse,
    CreateUserTarget,
    DeleteUserRequest,
    DestroyKasmRequest,
    ExecCommandKasmRequest,
    ExecConfig,
    GetKasmBottleneckStatsRequest,
    GetKasmFrameStatsRequest,
    GetKasmScreenshotRequest,
    GetKasmStatusRequest,
    GetSessionRecordingsRequest,
    GetUserRequest,
    LogoutUserRequest,
    PauseKasmRequest,
    ResumeKasmRequest,
    UpdateUserRequest,
    UpdateUserTarget,
    UserReference,
    UserSelector,
)
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import DesktopsError, KasmSaidNo, OddAnswer, Unauthenticated
from kasm_mcp.doctor.finding import milliseconds_since
from kasm_mcp.table import TABLE

log = logging.getLogger(__name__)

NIL = "00000000-0000-0000-0000-000000000000"
"""An id in Kasm's form that nothing has."""


@frozen
class Probe:
    """One call to try.

    Args:
        call: Kasm's name of it.
        operations: The generated modules, more than one where Kasm's releases have it at different paths.
        body: What to send; None where the call takes nothing.
        proves: Permissions that the key surely has when it may make this call.
        reads: Whether a key that is marked Read Only may make it.
    """

    call: str
    operations: tuple[Any, ...]
    body: Any | None
    proves: tuple[str, ...]
    reads: bool = False

    def needed_by(self, names: Collection[str]) -> tuple[str, ...]:
        """Return which of some tools do not work without this call."""
        return tuple(row.name for row in TABLE if row.name in names and self.call in row.needs)


@frozen
class Outcome:
    """What became of a probe.

    Args:
        kind: `granted`; `refused`, for want of a permission; `absent`, when this Kasm has no such call; `done`, when
            Kasm did what it had to refuse; `unknown`.
        path: Which of the probe's operations answered, from 0.
        trouble: For `unknown`, what happened instead of an answer; for `done`, what is there now.
        duration_ms: How long it took.
    """

    kind: Literal["granted", "refused", "absent", "done", "unknown"]
    path: int = 0
    trouble: str = ""
    duration_ms: float | None = None

    @property
    def is_granted(self) -> bool:
        """Whether the key may make the call."""
        return self.kind in ("granted", "done")


def probes(username: str | None) -> tuple[Probe, ...]:
    """Return the probes, in the order of the report.

    Args:
        username: A name that is taken; None when none is known or nothing may be created, so that creating a user
            cannot be probed.
    """
    return (*_reads(), *_changes_of_sessions(), *_changes_of_users(username))


def _reads() -> tuple[Probe, ...]:
    status = GetKasmStatusRequest(kasm_id=NIL, user_id=NIL)
    recordings = GetSessionRecordingsRequest(target_kasm_id=NIL)
    user = GetUserRequest(target_user=UserSelector(user_id=NIL))
    view, recorded, act = ("Sessions View",), ("Session Recordings View",), ("Users Auth Session", "User")
    return (
        Probe(
            "get_images",
            (images.get_images,),
            None,
            ("Images View",),
            reads=True,
        ),
        Probe("get_kasms", (sessions.get_kasms,), None, view, reads=True),
        Probe("get_kasm_status", (sessions.get_kasm_status,), status, act, reads=True),
        Probe(
            "get_kasm_screenshot",
            (sessions.get_kasm_screenshot,),
            GetKasmScreenshotRequest(kasm_id=NIL, user_id=NIL),
            recorded,
            reads=True,
        ),
        Probe(
            "get_kasm_frame_stats",
            (sessions.get_kasm_frame_stats,),
            GetKasmFrameStatsRequest(kasm_id=NIL, user_id=NIL),
            act,
            reads=True,
        ),
        Probe(
            "get_kasm_bottleneck_stats",
            (sessions.get_kasm_bottleneck_stats,),
            GetKasmBottleneckStatsRequest(kasm_id=NIL, user_id=NIL),
            act,
            reads=True,
        ),
        Probe(
            "get_session_recordings",
            (session_recordings.get_session_recordings,),
            recordings,
            recorded,
            reads=True,
        ),
        Probe("get_users", (users.get_users,), None, ("Users View",), reads=True),
        Probe("get_user", (users.get_user,), user, ("Users View",), reads=True),
    )


def _changes_of_sessions() -> tuple[Probe, ...]:
    command = ExecCommandKasmRequest(kasm_id=NIL, user_id=NIL, exec_config=ExecConfig(cmd="true"))
    pause, resume = (sessions.pause_kasm, sessions.pause_kasm_ui), (sessions.resume_kasm, sessions.resume_kasm_ui)
    act = ("Users Auth Session", "User")
    return (
        Probe("exec_command_kasm", (sessions.exec_command_kasm,), command, ("Sessions Modify",)),
        Probe(
            "destroy_kasm",
            (sessions.destroy_kasm,),
            DestroyKasmRequest(kasm_id=NIL, user_id=NIL),
            act,
        ),
        Probe("pause_kasm", pause, PauseKasmRequest(kasm_id=NIL, user_id=NIL), act),
        Probe("resume_kasm", resume, ResumeKasmRequest(kasm_id=NIL, user_id=NIL), act),
    )


def _changes_of_users(username: str | None) -> tuple[Probe, ...]:
    nobody = UserReference(user_id=NIL)
    impossible = CreateUserRequest(target_user=CreateUserTarget(username=username, password="")) if username else None
    create = Probe("create_user", (users.create_user,), impossible, ("Users Create",))
    return (
        *((create,) if impossible else ()),
        Probe(
            "update_user",
            (users.update_user,),
            UpdateUserRequest(target_user=UpdateUserTarget(user_id=NIL)),
            ("Users Modify",),
        ),
        Probe(
            "delete_user",
            (users.delete_user,),
            DeleteUserRequest(target_user=nobody, force=False),
            ("Users Delete", "Users Modify"),
        ),
        Probe(
            "logout_user",
            (users.logout_user,),
            LogoutUserRequest(target_user=nobody),
            ("Users Auth Session",),
        ),
    )


async def outcome(gateway: Gateway, probe: Probe) -> Outcome:
    """Try one probe: one request, and one more for each path at which the call does not exist."""
    began = anyio.current_time()
    found = Outcome("absent")
    for path, operation in enumerate(probe.operations):
        found = evolve(await _tried(gateway, operation, probe.body), path=path)
        if found.kind != "absent":
            break
    return evolve(found, duration_ms=milliseconds_since(began))


async def _tried(gateway: Gateway, operation: Any, body: Any | None) -> Outcome:  # noqa: ANN401  # as in `Probe`
    try:
        answer = await (gateway.read(operation) if body is None else gateway.read_once(operation, body))
    except Unauthenticated:
        return Outcome("refused")
    except KasmSaidNo:
        return Outcome("granted")  # it came as far as the arguments
    except DesktopsError as error:
        absent = isinstance(error, OddAnswer) and error.no_such_call
        return Outcome("absent") if absent else Outcome("unknown", trouble=error.message)
    except Exception as error:
        log.exception("a probe crashed")
        return Outcome("unknown", trouble=f"The probe itself crashed ({type(error).__name__}).")
    if isinstance(answer, CreateUserResponse) and answer.user:
        return Outcome("done", trouble=answer.user.user_id)
    return Outcome("granted")


def proven(outcomes: Mapping[str, Outcome], username: str | None) -> frozenset[str]:
    """Return the permissions that the key surely has.

    Args:
        outcomes: By call.
        username: As for `probes`.
    """
    granted = (probe for probe in probes(username) if probe.call in outcomes and outcomes[probe.call].is_granted)
    return frozenset(permission for probe in granted for permission in probe.proves)
