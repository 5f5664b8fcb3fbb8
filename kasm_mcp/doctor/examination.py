"""The order of the checks, and which are needed: only what the chosen tools need is looked at.

Later checks are skipped when an earlier one explains why they would fail. Without `deep` nothing is created or changed.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

import anyio

from kasm_api import ConfigError
from kasm_api.api import sessions
from kasm_api.models import Image, User
from kasm_mcp import log
from kasm_mcp.config.config import Config, secrets_of
from kasm_mcp.console import Terminal, run_interruptible, status_shown
from kasm_mcp.doctor import connection, key, probes, report, session, settings
from kasm_mcp.doctor.finding import Finding, Status, failed, guarded, skipped
from kasm_mcp.doctor.probes import Outcome, Probe
from kasm_mcp.doctor.report import Report
from kasm_mcp.tools.context import Kasm, connect

_LAYER_LIMIT_S = 30.0
_PROBES_LIMIT_S = 90.0
_LOOKED_AFTER_BY = ("get_kasm_status", "destroy_kasm")
_NEED_IMAGES = {"create_kasm_session", "get_available_workspaces"}
_NEED_THE_WAY_BACK = {"execute_kasm_command", "read_kasm_file", "write_kasm_file"}
_EVERYTHING_ELSE = "everything_else"
_UNTRIED = Outcome("absent")


def examine(
    environment: Mapping[str, str], findings: Report, *, image_name: str | None = None, screen: Terminal | None = None
) -> int:
    """Run the checks.

    Args:
        environment: The settings, `.env` included, and the variables that name a proxy.
        findings: Takes what is found; `deep` of it says whether to start a session, try it and destroy it.
        image_name: What to start it from; None for the first image that can be started.
        screen: Where a status line is kept fresh; None for nowhere.

    Returns:
        The exit code: 0, 1 when a check failed, 128 and more when interrupted.

    Raises:
        ConfigError: The settings are wrong; `refuse` reports it.
    """
    config = Config.from_mapping(environment)
    findings.hide(secrets_of(config))
    findings.kasm_address, findings.tools = config.api_url, config.tool_names
    # On a terminal, what is logged by the way would run into the status line; the findings tell it anyway.
    by_the_way = screen is not None and screen.live and config.log_level == "INFO"
    log.configure("WARNING" if by_the_way else config.log_level, secrets_of(config))
    findings.section(report.SETTINGS)
    findings.add(settings.given(config, environment))
    for finding in settings.without_effect(environment):
        findings.add(finding)
    findings.add(settings.tools(config.tool_names, environment))
    findings.add(settings.audit_log(config.audit_log))
    examination = _Examination(config, environment, findings, image_name)
    return run_interruptible(partial(examination.run, screen))


def refuse(error: ConfigError, findings: Report) -> int:
    """Report settings that are wrong.

    Args:
        error: What is wrong with them.
        findings: Takes it.

    Returns:
        The exit code.
    """
    findings.section(report.SETTINGS)
    findings.settings_problems = error.problems
    for problem in error.problems:
        findings.add(failed(settings.GIVEN, problem, ""))
    findings.remark("They come from the environment or from .env: docs/configuration.md. Without a Kasm: kasm-mcp demo")
    return 2


class _Examination:
    """One run of the checks on good settings."""

    def __init__(
        self, config: Config, environment: Mapping[str, str], findings: Report, image_name: str | None
    ) -> None:
        self._config = config
        self._endpoint = connection.Endpoint.of(config, environment)
        self._report = findings
        self._tools = findings.tools
        self._image_name = image_name
        self._limit_s = _LAYER_LIMIT_S + config.timeout_s
        self._user: User | None = None
        self._image: Image | None = None
        self._outcomes: dict[str, Outcome] = {}

    async def run(self, screen: Terminal | None) -> int:
        async with status_shown(screen), connect(self._config) as kasm:
            if await self._connection(kasm) and await self._key(kasm):
                await self._session(kasm)
        return 1 if self._report.count(Status.FAILED) else 0

    async def _add(self, check: str, look: Callable[[], Awaitable[Finding]]) -> Finding:
        """Look at one thing and report it."""
        self._report.doing(check)
        finding = await guarded(check, look, within_s=self._limit_s)
        self._report.add(finding)
        return finding

    async def _connection(self, kasm: Kasm) -> bool:
        """Look from below upwards; return whether the top was reached."""
        self._report.section(report.CONNECTION)
        for check, look in (
            (connection.NETWORK, partial(connection.network, self._endpoint)),
            (connection.CERTIFICATE, partial(connection.certificate, self._config, self._endpoint)),
            (connection.API, partial(connection.api, kasm.gateway, self._endpoint)),
        ):
            finding = await self._add(check, look)
            if finding.status is Status.FAILED:
                self._report.add(skipped(_EVERYTHING_ELSE, f"First, the check {check} has to succeed."))
                return False
        await self._add(connection.CLOCK, partial(connection.clock, self._config, self._endpoint))
        return True

    async def _key(self, kasm: Kasm) -> bool:
        """Look what the key may do; return whether it is of any use."""
        self._report.section(report.KEY)
        self._report.doing(key.USER)
        user = await guarded(key.USER, partial(self._find_user, kasm), within_s=self._limit_s)
        username = self._user.username if self._may_change and self._user else None
        tried = [probe for probe in probes.probes(username) if probe.reads or self._is_needed(probe)]
        await self._try(kasm, tried)
        accepted = await self._add(key.KEY, partial(key.accepted, self._config, self._outcomes))
        if accepted.status is Status.FAILED:
            self._report.add(skipped(_EVERYTHING_ELSE, "First, the key has to be accepted."))
            return False
        self._report.add(user)
        flag = key.read_only_flag(tried, self._outcomes)
        if flag:
            self._report.add(flag)
        self._permissions(tried, username)
        return user.status is not Status.FAILED

    def _is_needed(self, probe: Probe) -> bool:
        """Return whether a call is needed: by a chosen tool, or to look after a session."""
        return bool(probe.needed_by(self._tools)) or (self._may_change and probe.call in _LOOKED_AFTER_BY)

    @property
    def _may_change(self) -> bool:
        """Whether something may be started or created, to see whether it works."""
        return self._report.deep and not self._config.read_only

    async def _try(self, kasm: Kasm, tried: list[Probe]) -> None:
        with anyio.move_on_after(_PROBES_LIMIT_S):
            for number, probe in enumerate(tried, 1):
                self._report.doing(f"{probe.call}, {number} of {len(tried)} calls")
                self._outcomes[probe.call] = await probes.outcome(kasm.gateway, probe)

    def _permissions(self, tried: list[Probe], username: str | None) -> None:
        """Report what each call that a chosen tool needs came to."""
        self._report.section(report.PERMISSIONS)
        proven = probes.proven(self._outcomes, username)
        for probe in tried:
            tools = probe.needed_by(self._tools)
            if tools and probe.call in self._outcomes:
                self._report.add(key.permission(probe, self._outcomes[probe.call], proven, tools))
            elif tools:
                self._report.add(skipped(probe.call, f"Kasm is too slow: not tried within {_PROBES_LIMIT_S:g} s."))
        if username is None and "create_kasm_user" in self._tools:
            why = (
                "Only a name that is taken is safe to try it with, and none is known."
                if self._report.deep
                else "Tried only with --deep: if a Kasm did not refuse the trial, an account would be left."
            )
            self._report.add(skipped("create_user", why))

    async def _find_user(self, kasm: Kasm) -> Finding:
        finding, self._user = await key.find_user(kasm.gateway, self._config.user_id)
        return finding

    async def _choose_image(self, kasm: Kasm) -> Finding:
        finding, self._image = await key.choose_image(kasm.gateway, self._image_name)
        return finding

    async def _session(self, kasm: Kasm) -> None:
        self._report.section(report.SESSION)
        if self._may_change or _NEED_IMAGES & set(self._tools):
            await self._add(key.IMAGE, partial(self._choose_image, kasm))
        if not self._report.deep:
            await self._look_at_sessions(kasm)
        elif obstacle := self._obstacle():
            self._report.add(skipped(session.START, obstacle))
        elif self._image:
            self._report.remark(
                f"Starts a session of {self._image.name or self._image.image_id}, uses it and destroys it: seconds, "
                "or minutes where the image has to be fetched."
            )
            await session.try_out(kasm, self._image, self._usable_tools(), self._report)

    def _obstacle(self) -> str:
        """Return why no session can be tried; "" for nothing."""
        if self._config.read_only:
            return "KASM_READ_ONLY is set, and it holds for --deep, too."
        if self._image is None:
            return "There is no image to start it from."
        hopeless = ("refused", "absent")
        lacking = [call for call in _LOOKED_AFTER_BY if self._outcomes.get(call, _UNTRIED).kind in hopeless]
        if lacking:
            return f"The key may not call {' and '.join(lacking)}, so a session could not be looked after."
        return ""

    def _usable_tools(self) -> list[str]:
        """Return the chosen tools, without one that the key may not use for a picture."""
        may_look = self._outcomes.get("get_kasm_screenshot", _UNTRIED).is_granted
        return [tool for tool in self._tools if may_look or tool != "get_session_screenshot"]

    async def _look_at_sessions(self, kasm: Kasm) -> None:
        """Tell what is known of the way back without a session of one's own."""
        if not _NEED_THE_WAY_BACK & set(self._tools):
            return
        if not self._outcomes.get("get_kasms", _UNTRIED).is_granted:
            self._report.add(session.downloads_of([], self._config.user_id))
            return

        async def look() -> Finding:
            listed = (await kasm.gateway.read(sessions.get_kasms)).kasms or []
            return session.downloads_of(listed, self._config.user_id)

        await self._add(session.WAY_BACK, look)
