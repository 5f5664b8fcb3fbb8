"""`kasm-mcp doctor`: looks at everything between this machine and a command's output, and says what to do.

The order of the checks and their print-out; what each looks at is in `checks`. Later checks are skipped when an earlier
one explains why they would fail. No secret is printed.
"""

from collections.abc import Mapping
from functools import partial

import anyio

from kasm_api.models import Image, User
from kasm_mcp import interruptible, log
from kasm_mcp.call import Kasm, connect
from kasm_mcp.config import SETTINGS, Config, secrets_of
from kasm_mcp.doctor import connection, key, probes, session
from kasm_mcp.doctor.finding import Finding, Status, failed, guarded, ok, skipped
from kasm_mcp.errors import ConfigError
from kasm_mcp.secrecy import mask
from kasm_mcp.terminal import Style, Terminal

_STYLES = {Status.OK: Style.GOOD, Status.WARNING: Style.DOUBTFUL, Status.FAILED: Style.BAD, Status.SKIPPED: Style.FAINT}
_TITLE_WIDTH = max(len("get_kasm_bottleneck_stats"), len(session.CLEARED))
_LAYER_LIMIT_S = 30.0
_PROBES_LIMIT_S = 90.0
_LOOKED_AFTER_BY = ("get_kasm_status", "destroy_kasm")
_UNTRIED = probes.Outcome("absent")


def examine(
    environment: Mapping[str, str], out: Terminal, *, start_session: bool = True, image_name: str | None = None
) -> int:
    """Run the checks and print what each found.

    Args:
        environment: The settings, `.env` included, and the variables that name a proxy.
        out: Where to print.
        start_session: Whether to start a session, try it and destroy it.
        image_name: What to start it from; None for the first image that can be started.

    Returns:
        The exit code: 0, 1 when a check failed, 2 when the settings are wrong, 128 and more when interrupted.
    """
    report = _Report(out)
    report.heading("Settings")
    try:
        config = Config.from_mapping(environment)
    except ConfigError as error:
        for problem in error.problems:
            report.add(failed("settings", problem, ""))
        report.remark(
            "They come from the environment or from .env: docs/configuration.md. Without a Kasm: kasm-mcp demo."
        )
        return 2
    report.hide(secrets_of(config))
    log.configure(config.log_level, secrets_of(config))
    report.add(_settings(config, environment))
    examination = _Examination(config, environment, report, start_session, image_name)
    return interruptible.run(examination.run)


def _settings(config: Config, environment: Mapping[str, str]) -> Finding:
    given = [setting.name for setting in SETTINGS if environment.get(setting.name, "").strip()]
    return ok("settings", f"{', '.join(given)} are set and well-formed. Kasm is {config.api_url}.")


class _Report:
    """Prints findings as they come, and remembers whether one failed."""

    def __init__(self, out: Terminal) -> None:
        self._out = out
        self._secrets: tuple[str, ...] = ()
        self.counts = dict.fromkeys(Status, 0)

    def hide(self, secrets: tuple[str, ...]) -> None:
        self._secrets = secrets

    def heading(self, text: str) -> None:
        self._out.line()
        self._out.line((text, Style.STRONG))

    def remark(self, text: str) -> None:
        self._out.line((text, Style.FAINT), indent=2)

    def add(self, finding: Finding) -> None:
        self.counts[finding.status] += 1
        status = (f"{finding.status.value:<8}", _STYLES[finding.status])
        self._out.line(status, f"{finding.title:<{_TITLE_WIDTH}} {mask(finding.evidence, self._secrets)}", indent=2)
        if finding.remedy:
            self._out.line(("→ ", Style.STRONG), mask(finding.remedy, self._secrets), indent=11 + _TITLE_WIDTH)


class _Examination:
    """One run of the checks on good settings."""

    def __init__(
        self,
        config: Config,
        environment: Mapping[str, str],
        report: _Report,
        start_session: bool,
        image_name: str | None,
    ) -> None:
        self._config = config
        self._address = connection.Address.of(config, environment)
        self._report = report
        self._start_session = start_session
        self._image_name = image_name
        self._user: User | None = None
        self._image: Image | None = None
        self._outcomes: dict[str, probes.Outcome] = {}

    async def run(self) -> int:
        async with connect(self._config) as kasm:
            if await self._connection(kasm) and await self._key(kasm):
                await self._session(kasm)
        counts = self._report.counts
        self._report.heading(
            f"{counts[Status.OK]} ok, {counts[Status.WARNING]} warning(s), {counts[Status.FAILED]} failed, "
            f"{counts[Status.SKIPPED]} skipped."
        )
        return 1 if counts[Status.FAILED] else 0

    async def _connection(self, kasm: Kasm) -> bool:
        """Look from below upwards; return whether the top was reached."""
        self._report.heading("Connection")
        for title, check in (
            (connection.NETWORK, partial(connection.network, self._address)),
            (connection.CERTIFICATE, partial(connection.certificate, self._config, self._address)),
            (connection.API, partial(connection.api, kasm.gateway, self._address)),
        ):
            finding = await guarded(title, check, within_s=_LAYER_LIMIT_S + self._config.timeout_s)
            self._report.add(finding)
            if finding.status is Status.FAILED:
                self._report.add(skipped("everything else", f"First, {title} has to work."))
                return False
        return True

    async def _key(self, kasm: Kasm) -> bool:
        """Look what the key may do; return whether it is of any use."""
        self._report.heading("API key (changes are tried only where Kasm has to refuse them, so nothing is changed)")
        limit_s = _LAYER_LIMIT_S + self._config.timeout_s
        user = await guarded(key.USER, partial(self._find_user, kasm), within_s=limit_s)
        username = self._user.username if self._user else None
        tried = probes.probes(username)
        with anyio.move_on_after(_PROBES_LIMIT_S):
            for probe in tried:
                self._outcomes[probe.call] = await probes.outcome(kasm.gateway, probe)
        accepted = await guarded(key.KEY, partial(key.accepted, self._config, self._outcomes), within_s=limit_s)
        self._report.add(accepted)
        if accepted.status is Status.FAILED:
            self._report.add(skipped("everything else", "First, the key has to be accepted."))
            return False
        proven = probes.proven(self._outcomes, username)
        read_only = key.looks_read_only(tried, self._outcomes)
        for probe in tried:
            if probe.call in self._outcomes:
                found = self._outcomes[probe.call]
                self._report.add(key.permission(probe, found, proven, read_only=read_only))
            else:
                self._report.add(skipped(probe.call, f"Kasm is too slow: not tried within {_PROBES_LIMIT_S:g} s."))
        if username is None:
            self._report.add(
                skipped("create_user", "Only a name that is taken is safe to try it with, and none is known here.")
            )
        self._report.add(user)
        return user.status is not Status.FAILED

    async def _find_user(self, kasm: Kasm) -> Finding:
        finding, self._user = await key.find_user(kasm.gateway, self._config.user_id)
        return finding

    async def _choose_image(self, kasm: Kasm) -> Finding:
        finding, self._image = await key.choose_image(kasm.gateway, self._image_name)
        return finding

    async def _session(self, kasm: Kasm) -> None:
        self._report.heading("Session")
        limit_s = _LAYER_LIMIT_S + self._config.timeout_s
        self._report.add(await guarded(key.IMAGE, partial(self._choose_image, kasm), within_s=limit_s))
        hopeless = ("refused", "absent")
        lacking = [call for call in _LOOKED_AFTER_BY if self._outcomes.get(call, _UNTRIED).kind in hopeless]
        if not self._start_session:
            self._report.add(skipped(session.START, "Left out by --no-session; so is the way back for output."))
        elif self._image is None:
            self._report.add(skipped(session.START, "There is no image to start it from."))
        elif lacking:
            why = f"The key may not call {' and '.join(lacking)}, so a session could not be looked after."
            self._report.add(skipped(session.START, why))
        else:
            self._report.remark(
                f"Starts a session of {self._image.name or self._image.image_id}, runs `echo` in it and destroys it. "
                "That takes seconds, or minutes where the image has to be fetched; --no-session leaves it out."
            )
            await session.try_out(kasm, self._image, self._report.add)
