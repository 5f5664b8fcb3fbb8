"""Checks of the API key: whether Kasm accepts it, whether the user exists, and which calls the key may make.

Kasm checks the permission before the arguments: without the permission it answers 403. So every call can be probed
without changing anything. Listings are made for real; all other calls name the nil id, which nothing has,
`update_user` contains no change, and `delete_user` is not forced. Exceptions:

- `create_user` has no target that could be missing. Its probe uses an existing name (that of `KASM_USER_ID`) and an
  empty password; Kasm's documentation says that it refuses both, but the name may be free in another realm. So it is
  probed only with `--deep`, and only if a name is known.
- `request_kasm` is not probed: Kasm accepts incomplete requests and starts a default image. `trial` calls it for real.
- `get_kasm_status` never names a session that exists: each call invalidates session tokens given out before.

A wrong key and a key without any permission get the same answers, so only a granted call proves that a key is right.
`Users Modify Admin` cannot be probed without touching an administrator.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Literal

import anyio
from attrs import evolve, frozen

from kasm_api import models
from kasm_api.api import images, session_recordings, sessions, users
from kasm_desktops import (
    PERMISSIONS,
    PERMISSIONS_PAGE,
    AsyncDesktops,
    DesktopsError,
    KasmSaidNo,
    OddAnswer,
    Unauthenticated,
)
from kasm_mcp.config.config import Config
from kasm_mcp.doctor.report import Finding, Report, Section, Status, failed, milliseconds_since, ok, skipped, warning
from kasm_mcp.table import TABLE
from kasm_mcp.tools.context import connect

log = logging.getLogger(__name__)

NIL = "00000000-0000-0000-0000-000000000000"
"""An id in Kasm's form that nothing has."""
SESSION_CALLS = ("get_kasm_status", "destroy_kasm")
"""Calls without which the session of `--deep` could not be watched and destroyed."""
PERMITTED = "Permitted."
"""Evidence of a permitted call with nothing to add."""
_PROBES_LIMIT_S = 90.0
_ONLY_SOMETIMES = ")"
"""End of a permission's name in `PERMISSIONS` that says in brackets when it is needed: in no case that is probed."""


@frozen
class Probe:
    """Harmless request that shows whether the key may make a call.

    Args:
        operation: The generated module.
        body: The request; None where the call takes none.
        proves: Permissions that the key has for certain if the call is granted.
        elsewhere: The module of the same call below `/api/`, where some Kasm releases have it.
    """

    operation: Any
    body: Any = None
    proves: tuple[str, ...] = ("Users Auth Session", "User")
    elsewhere: Any = None

    @property
    def call(self) -> str:
        """Kasm's name of the call."""
        return str(self.operation.__name__).rpartition(".")[2]

    @property
    def reads(self) -> bool:
        """Whether a key that is marked Read Only may make the call."""
        return self.call.startswith("get_")


@frozen
class Outcome:
    """Result of a probe.

    Args:
        kind: `granted`; `refused` for lack of a permission; `absent` if this Kasm release has no such call; `done` if
            Kasm carried out what it should have refused; `unknown`.
        detail: For `granted`, the path if there are two; for `unknown`, the cause; for `done`, the id of the new user.
        duration_ms: How long it took.
    """

    kind: Literal["granted", "refused", "absent", "done", "unknown"]
    detail: str = ""
    duration_ms: float | None = None


def probes(username: str | None) -> tuple[Probe, ...]:
    """Return the probes, in the order of the report.

    Args:
        username: An existing user name; None leaves out `create_user`.
    """
    session: dict[str, Any] = {"kasm_id": NIL, "user_id": NIL}
    user = models.UserReference(user_id=NIL)
    command = models.ExecCommandKasmRequest(**session, exec_config=models.ExecConfig(cmd="true"))
    recordings = models.GetSessionRecordingsRequest(target_kasm_id=NIL)
    look_up = models.GetUserRequest(target_user=models.UserSelector(user_id=NIL))
    create = models.CreateUserRequest(target_user=models.CreateUserTarget(username=username or "", password=""))
    update = models.UpdateUserRequest(target_user=models.UpdateUserTarget(user_id=NIL))
    delete = models.DeleteUserRequest(target_user=user, force=False)
    all_probes = (
        Probe(images.get_images, None, ("Images View",)),
        Probe(sessions.get_kasms, None, ("Sessions View",)),
        Probe(sessions.get_kasm_status, models.GetKasmStatusRequest(**session)),
        Probe(sessions.get_kasm_screenshot, models.GetKasmScreenshotRequest(**session), ("Session Recordings View",)),
        Probe(sessions.get_kasm_frame_stats, models.GetKasmFrameStatsRequest(**session)),
        Probe(sessions.get_kasm_bottleneck_stats, models.GetKasmBottleneckStatsRequest(**session)),
        Probe(session_recordings.get_session_recordings, recordings, ("Session Recordings View",)),
        Probe(users.get_users, None, ("Users View",)),
        Probe(users.get_user, look_up, ("Users View",)),
        Probe(sessions.exec_command_kasm, command, ("Sessions Modify",)),
        Probe(sessions.destroy_kasm, models.DestroyKasmRequest(**session)),
        Probe(sessions.pause_kasm, models.PauseKasmRequest(**session), elsewhere=sessions.pause_kasm_ui),
        Probe(sessions.resume_kasm, models.ResumeKasmRequest(**session), elsewhere=sessions.resume_kasm_ui),
        Probe(users.create_user, create, ("Users Create",)),
        Probe(users.update_user, update, ("Users Modify",)),
        Probe(users.delete_user, delete, ("Users Delete", "Users Modify")),
        Probe(users.logout_user, models.LogoutUserRequest(target_user=user), ("Users Auth Session",)),
    )
    return tuple(probe for probe in all_probes if username or probe.operation is not users.create_user)


def needing(call: str, tools: Collection[str]) -> tuple[str, ...]:
    """Return the tools among some that do not work without a call."""
    return tuple(row.name for row in TABLE if row.name in tools and call in row.needs)


def granting(permissions: Iterable[str]) -> str:
    """Return the remedy for missing permissions."""
    return f"Grant the key {', '.join(permissions)}. {PERMISSIONS_PAGE}."


class Key:
    """The API key and its user.

    Args:
        desktops: Makes the calls.
        config: The settings.
        report: Takes the findings.
    """

    def __init__(self, desktops: AsyncDesktops, config: Config, report: Report) -> None:
        self.may_change = report.deep and not config.read_only
        self._gateway = desktops.gateway
        self._config = config
        self._report = report
        self._username: str | None = None
        self._outcomes: dict[str, Outcome] = {}

    async def examine(self) -> bool:
        """Run the checks; return whether key and user can be used."""
        report = self._report
        report.section(Section.KEY)
        await self._try([probe for probe in probes(None) if probe.reads or self._is_needed(probe.call)])
        if (await report.check("api_key", self._accepted)).status is Status.FAILED:
            report.add("everything_else", skipped("The key must be accepted first."))
            return False
        user = await report.check("user", self._user)
        if self._username and self._is_needed("create_user"):
            await self._try([probe for probe in probes(self._username) if probe.operation is users.create_user])
        self._report_read_only_flag()
        report.section(Section.PERMISSIONS)
        self._report_permissions()
        return user.status is not Status.FAILED

    def may(self, call: str) -> bool:
        """Return whether the key may make a call that was probed."""
        return call in self._outcomes and self._outcomes[call].kind in ("granted", "done")

    def lacks(self, call: str) -> bool:
        """Return whether a call is refused, absent, or was not probed."""
        return call not in self._outcomes or self._outcomes[call].kind in ("refused", "absent")

    def _is_needed(self, call: str) -> bool:
        return bool(needing(call, self._report.tools)) or (self.may_change and call in SESSION_CALLS)

    async def _user(self) -> Finding:
        """Look up the configured user; keep the name if `create_user` may be probed with it."""
        user_id = self._config.user_id
        request = models.GetUserRequest(target_user=models.UserSelector(user_id=user_id))
        user, said = None, ""
        try:
            user = (await self._gateway.read(users.get_user, request)).user
        except Unauthenticated:
            return skipped("Not checked: the key may not look up users (Users View).")
        except KasmSaidNo as error:
            said = f" {error.message}"
        if user is None:
            return failed(
                f"User {user_id} does not exist.{said}",
                "Set KASM_USER_ID to the id of a user: get_kasm_users lists them, and so do Kasm's admin pages "
                "(Access Management > Users).",
            )
        self._username = user.username if self.may_change else None
        name = user.username or user.user_id
        if user.locked or user.disabled:
            state = "locked" if user.locked else "disabled"
            return warning(f"{name} is {state}.", "Unlock or enable the account in Kasm.")
        return ok(f"KASM_USER_ID is {name}.")

    async def _try(self, chosen: Sequence[Probe]) -> None:
        """Try some probes: one request each, and one more if a call does not exist at its first path."""
        with anyio.move_on_after(_PROBES_LIMIT_S):
            for number, probe in enumerate(chosen, 1):
                self._report.doing(f"{probe.call}, {number} of {len(chosen)} calls")
                began, path = anyio.current_time(), "/api/public/" if probe.elsewhere else ""
                found = await self._tried(probe.operation, probe.body)
                if found.kind == "absent" and probe.elsewhere:
                    found, path = await self._tried(probe.elsewhere, probe.body), "/api/"
                detail = path if found.kind == "granted" else found.detail
                self._outcomes[probe.call] = Outcome(found.kind, detail, milliseconds_since(began))

    async def _tried(self, operation: Any, body: Any) -> Outcome:  # noqa: ANN401  # as in `Probe`
        try:
            answer = await (self._gateway.read(operation) if body is None else self._gateway.read_once(operation, body))
        except Unauthenticated:
            return Outcome("refused")
        except KasmSaidNo:
            return Outcome("granted")  # only a permitted call gets as far as its arguments
        except DesktopsError as error:
            is_absent = isinstance(error, OddAnswer) and error.no_such_call
            return Outcome("absent") if is_absent else Outcome("unknown", error.message)
        except Exception as error:
            log.exception("a probe crashed")
            return Outcome("unknown", f"The probe crashed ({type(error).__name__}).")
        is_done = isinstance(answer, models.CreateUserResponse) and answer.user
        return Outcome("done", answer.user.user_id) if is_done else Outcome("granted")

    async def _accepted(self) -> Finding:
        """Judge the key as a whole."""
        outcomes, auth = self._outcomes.values(), self._config.auth
        if any(map(self.may, self._outcomes)):
            place = "request body" if auth == "body" else "Authorization header"
            return ok(f"Accepted in the {place} (KASM_AUTH={auth}).")
        refused = sum(outcome.kind == "refused" for outcome in outcomes)
        if not refused:
            detail = next((outcome.detail for outcome in outcomes if outcome.detail), "No call was answered.")
            return failed(f"The key could not be tested: {detail}", "Check the state of Kasm, then try again.")
        other: Literal["body", "basic"] = "basic" if auth == "body" else "body"
        if await _is_accepted(evolve(self._config, auth=other)):
            return failed(f"Kasm accepts the key, but not with KASM_AUTH={auth}.", f"Set KASM_AUTH={other}.")
        return failed(
            f"Kasm refused all {refused} calls (HTTP 401 or 403): the key is wrong, expired or disabled, or has no "
            "permission at all. Kasm's answer is the same in all these cases.",
            "Compare KASM_API_KEY and KASM_API_SECRET with the key in Kasm, then grant it permissions "
            f"({PERMISSIONS_PAGE}); docs/permissions.md lists them.",
        )

    def _report_read_only_flag(self) -> None:
        outcomes = self._outcomes
        kinds = {(probe.reads, outcomes[probe.call].kind) for probe in probes(self._username) if probe.call in outcomes}
        if (True, "granted") in kinds and (False, "refused") in kinds and (False, "granted") not in kinds:
            finding = warning(
                "Reads are permitted, every change was refused: the key may be marked Read Only, which overrides "
                "permissions.",
                "To allow changes, clear Read Only where the key is edited in Kasm. Otherwise set KASM_READ_ONLY=true.",
            )
            self._report.add("read_only_flag", finding)

    def _report_permissions(self) -> None:
        """Report each call that a chosen tool needs."""
        report, known = self._report, probes(self._username)
        proven = {name for probe in known if self.may(probe.call) for name in probe.proves}
        for probe in known:
            tools, outcome = needing(probe.call, report.tools), self._outcomes.get(probe.call)
            if tools and outcome:
                finding = _permission(probe, outcome, proven, ", ".join(tools))
                report.add(probe.call, evolve(finding, duration_ms=outcome.duration_ms))
            elif tools:
                report.add(probe.call, skipped(f"Not tried: Kasm did not answer all calls in {_PROBES_LIMIT_S:g} s."))
        if self._username is None and "create_kasm_user" in report.tools:
            without_name = "Not tried: the only safe probe needs an existing user name, and none is known."
            shallow = "Tried only with --deep: if Kasm did not refuse the probe, an account would remain."
            report.add("create_user", skipped(without_name if report.deep else shallow))


async def _is_accepted(config: Config) -> bool:
    """Return whether Kasm accepts the key with these settings: one `get_images`."""
    async with connect(config) as kasm:
        try:
            await kasm.desktops.list_images()
        except DesktopsError as error:
            return isinstance(error, KasmSaidNo)
    return True


def _permission(probe: Probe, outcome: Outcome, proven: Collection[str], tools: str) -> Finding:
    """Judge one call; `proven` are permissions that the key has for certain, `tools` those that need the call."""
    if outcome.kind == "granted":
        return ok(f"Permitted, below {outcome.detail}." if outcome.detail else PERMITTED)
    if outcome.kind == "done":
        return failed(
            f"Permitted, but Kasm carried out the probe (existing name, empty password): user {outcome.detail}.",
            f"Look at user {outcome.detail} in Kasm (Access Management > Users), and delete it if it is new.",
        )
    if outcome.kind == "absent":
        places = ", neither below /api/public/ nor below /api/" if probe.elsewhere else ""
        return warning(f"This Kasm release has no such call{places}.", f"Do without {tools}; some releases lack it.")
    if outcome.kind == "unknown":
        return warning(outcome.detail, "Check the state of Kasm, then try again.")
    known = PERMISSIONS[probe.call]
    lacking = tuple(name for name in known if name not in proven and not name.endswith(_ONLY_SOMETIMES)) or known
    return failed(
        f"HTTP 403: the key seems to lack {', '.join(lacking)}. Tools that fail without it: {tools}.",
        granting(lacking),
        lacking,
    )
