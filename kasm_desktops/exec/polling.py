"""Polls for the result of one script, until it arrives or cannot arrive any more.

Each request costs the session's VNC server memory that it never frees. So the interval grows, and the checks whether
the script's folder exists and whether downloads are served are made only when no result has arrived for a while. A
token that was invalidated meanwhile is renewed, and brief network failures are retried. `channel` sends the scripts.
"""

import random

import anyio
from attrs import define, field, frozen

from kasm_desktops.calls.gateway import BESIDE, DOWNLOADS, Gateway, NotServed
from kasm_desktops.errors import OUTCOME_UNKNOWN, DesktopsError, TimedOut, Unavailable, Unreachable
from kasm_desktops.exec.scripts import Script
from kasm_desktops.lookup.logins import Login, Logins
from kasm_desktops.progress import Progress

_REFUSALS = 7
_TROUBLES = 3
"""Consecutive refusals or network failures that are retried; one more counts as permanent."""
_LOGIN_REFUSED = (401, 403)
_FILE = 200
_FOLDER = 301
_ABSENT = 404
"""The only status that proves that a file or folder does not exist."""


@frozen
class Pace:
    """Polling intervals for results, in seconds.

    Attributes:
        first_s: Delay before the first request: enough for a quick command to end, too short to be noticed.
        growth: Factor of each interval to the one before.
        longest_s: The longest interval.
        doubt_after_s: If no result has arrived by then, one request checks whether downloads are served at all.
        begin_within_s: How long a session may take to begin a script that Kasm accepted.
        begin_within_if_lost_s: The same when Kasm's answer was lost, after its own time limit has passed.
    """

    first_s: float = 0.3
    growth: float = 1.6
    longest_s: float = 5.0
    doubt_after_s: float = 2.0
    begin_within_s: float = 15.0
    begin_within_if_lost_s: float = 5.0


class Closed(Exception):
    """No result can come back; the message is what was seen."""


@define
class Poller:
    """Polls for the result of one script.

    Args:
        gateway: Makes the calls.
        logins: Renews the token.
        login: Owner, token and proxy id of the session.
        script: The script that is sent.
        within_s: Time limit of the script, in seconds.
        doing: Its name in messages: "the command".
        progress: Receives a report before each wait.
        pace: Polling intervals.
        lost: The error that leaves unknown whether the script arrived; None when Kasm accepted it.
    """

    gateway: Gateway
    logins: Logins
    login: Login
    script: Script
    within_s: float
    doing: str
    progress: Progress
    pace: Pace
    lost: DesktopsError | None = None
    _began: float = field(init=False, default=0.0)
    _token: str = field(init=False, default="", repr=False)
    _has_begun: bool = field(init=False, default=False)
    _door: str = field(init=False, default=DOWNLOADS)
    _may_be_beside: bool = field(init=False, default=False)
    _refusals: int = field(init=False, default=0)
    _renewed_at: float = field(init=False, default=0.0)
    _troubles: int = field(init=False, default=0)

    async def poll(self) -> bytes:
        """Poll until the result file is there; return its content.

        Raises:
            Closed: This session's downloads are not served.
            TimedOut: No result in time.
            Unavailable: The session did not begin the script, or does not exist any more.
            DesktopsError: The result could not be fetched; or `lost`, when the script never arrived. As with the two
                before it, `outcome_unknown` means that the script may still run.
        """
        self._began = anyio.current_time()
        self._door, self._may_be_beside = (served.door, False) if (served := self.login.served) else (DOWNLOADS, True)
        pause = self.pace.first_s
        while True:
            await anyio.sleep(pause)
            try:
                content = await self._look()
            except (TimedOut, Unavailable, Unreachable) as error:
                self._troubles += 1
                if self.lost:
                    raise self.lost from error
                if error.outcome_unknown or self._troubles > _TROUBLES or self._waited() >= self.within_s:
                    raise self._given_up(error) from error
            except NotServed as error:
                await self._renew(error)
                pause = 0.0  # before another client voids this one too
                continue
            else:
                if content is not None:
                    return content
                self._refusals = self._troubles = 0
            if self._waited() >= self.within_s:
                raise TimedOut(
                    f"No result of {self.doing} came back within {self.within_s:g} s. {OUTCOME_UNKNOWN}",
                    outcome_unknown=True,
                )
            await self.progress(f"waiting for {self.doing}")
            left = max(self.within_s - self._waited(), self.pace.first_s)
            pause = min(max(pause, self.pace.first_s) * self.pace.growth, self.pace.longest_s, left)

    def _waited(self) -> float:
        return anyio.current_time() - self._began

    @property
    def _begin_within_s(self) -> float:
        return self.pace.begin_within_if_lost_s if self.lost else self.pace.begin_within_s

    async def _look(self) -> bytes | None:
        """Request the result once; return None when it is not there yet.

        Raises:
            NotServed: The login was refused.
            Closed: Downloads are not served.
            DesktopsError: No answer; or, with `outcome_unknown`, the script has not begun in time.
        """
        # Another call may renew the shared token during this request.
        self._token = self.login.token or ""
        doubt = not self._has_begun and self._waited() >= min(self.pace.doubt_after_s, self._begin_within_s)
        try:
            return await self._get(self._door, self.script.result)
        except NotServed as error:
            if error.status_code in _LOGIN_REFUSED:
                raise
            absent = error.status_code == _ABSENT
        if doubt or (self._may_be_beside and absent):
            if (content := await self._find_folder(in_doubt=doubt)) is not None:
                return content
            if doubt and not self._has_begun:
                await self._check_downloads()
        return None

    async def _find_folder(self, *, in_doubt: bool) -> bytes | None:
        """Check whether the script's folder exists, in `~/Downloads` or beside it; return a result found there.

        Args:
            in_doubt: Whether to request the folder beside it too, not only a result in it.

        Raises:
            NotServed: The login was refused.
            Unavailable: The answer shows neither.
        """
        status_code = await self._status(self._door, self.script.folder)
        if status_code == _ABSENT and self._may_be_beside:
            try:
                content = await self._get(BESIDE, self.script.result)
            except NotServed:
                if not in_doubt or await self._status(BESIDE, self.script.folder) != _FOLDER:
                    return None
                content = None
            self._door, status_code = BESIDE, _FOLDER
        else:
            content = None
        if status_code == _FOLDER:
            self._has_begun, self._may_be_beside = True, False
        elif status_code != _ABSENT:
            raise _doubtful(status_code)
        return content

    async def _check_downloads(self) -> None:
        """Find out why the script's folder does not exist.

        Raises:
            NotServed: The login was refused.
            Closed: Downloads are not served.
            Unavailable: The script did not begin in time, or `~/Downloads` is no folder.
        """
        try:
            await self.gateway.check_downloads(
                self.login.proxy_id, username=self.login.username or "", session_token=self._token
            )
        except NotServed as error:
            if error.status_code != _ABSENT:
                raise _doubtful(error.status_code) from error
            if await self._status(BESIDE, "Downloads") == _FILE:
                raise self.lost or Unavailable(
                    f"~/Downloads of this session is a file, so no result of {self.doing} can come back. "
                    f"Replace it with a folder. {OUTCOME_UNKNOWN}",
                    outcome_unknown=True,
                ) from error
            raise self._closed("this session's downloads are not served") from error
        if self._waited() >= self._begin_within_s:
            self.login.served = None  # it may have changed since
            raise self.lost or Unavailable(
                f"The session did not begin {self.doing} within {self._begin_within_s:g} s, although its downloads "
                "are served. Its user may have no write permission for ~/Downloads (a volume mapped as root), or its "
                f"disk may be full. It was cancelled. {OUTCOME_UNKNOWN}",
                outcome_unknown=True,
            )

    async def _status(self, door: str, path: str) -> int:
        """Request a path that is no file normally, and return the status.

        Raises:
            NotServed: The login was refused.
        """
        try:
            await self._get(door, path)
        except NotServed as error:
            if error.status_code in _LOGIN_REFUSED and door == DOWNLOADS:
                raise
            return error.status_code
        return _FILE

    async def _get(self, door: str, path: str) -> bytes:
        return await self.gateway.download(
            self.login.proxy_id, path, door=door, username=self.login.username or "", session_token=self._token
        )

    async def _renew(self, refusal: NotServed) -> None:
        """Get another token: a status call by another client may have invalidated this one.

        Raises:
            Closed: There is no other, or several in a row were refused, so the token is not the cause.
            DesktopsError: From the call.
        """
        self._refusals += 1
        if self._refusals > _REFUSALS:
            raise self._refused(refusal) from refusal
        if self._refusals > 1:
            # Jitter, so that two clients do not keep invalidating each other's token. Its unit is the time from the
            # last renewal to this refusal, since a token has to stay valid that long.
            unit_s = min(max(self.pace.first_s, anyio.current_time() - self._renewed_at), self.pace.longest_s)
            pause_s = random.random() * unit_s * 2 ** (self._refusals - 2)  # noqa: S311  # no secret
            await anyio.sleep(min(pause_s, self.pace.longest_s))
        self._renewed_at = anyio.current_time()
        try:
            await self.logins.refresh(self.login, self._token)
        except (TimedOut, Unavailable, Unreachable) as error:
            raise self._given_up(error) from error
        if self.login.token == self._token:
            raise self._refused(refusal) from refusal

    def _refused(self, refusal: NotServed) -> Exception:
        times = "once" if self._refusals == 1 else f"{self._refusals} times"
        return self._closed(f"Kasm's proxy refused the login to this session {times} (HTTP {refusal.status_code})")

    def _closed(self, seen: str) -> Exception:
        """Return `Closed`, or `lost` if it is unknown whether the script arrived."""
        return self.lost or Closed(seen)

    def _given_up(self, error: DesktopsError) -> DesktopsError:
        if error.outcome_unknown:
            return error
        return type(error)(
            f"The result of {self.doing} could not be fetched. {error.message} {OUTCOME_UNKNOWN}", outcome_unknown=True
        )


def _doubtful(status_code: int) -> Exception:
    """Pass on a refused login; convert any other status to `Unavailable`."""
    if status_code in _LOGIN_REFUSED:
        return NotServed(status_code)
    if status_code == _FILE:
        return Unavailable("The session's file server returned a file instead of a folder.")
    return Unavailable(f"The session's file server answered with status {status_code}.")
