"""The channel into sessions: sends a script, polls for its result, fetches it and cleans up.

A quick script costs two requests while the caller waits: one sends it, one fetches the result, for which `polling`
waits. It uses `logins` and the gateway; `AsyncSession` uses it.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import anyio
from anyio.abc import TaskGroup

from kasm_api.api import sessions as calls
from kasm_api.models import ExecCommandKasmRequest, ExecConfig
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import OUTCOME_UNKNOWN, DesktopsError, KasmSaidNo, OddAnswer, Unavailable
from kasm_desktops.exec import results, scripts
from kasm_desktops.exec.polling import Pace, Poller
from kasm_desktops.exec.results import Garbled, Result
from kasm_desktops.exec.scripts import Script
from kasm_desktops.lookup.logins import Login, Logins, Served
from kasm_desktops.progress import Progress, silence

_CLEAN_UP_LIMIT_S = 10.0
_PIECES_IN_FLIGHT = 4


@asynccontextmanager
async def open_channel(gateway: Gateway, logins: Logins, pace: Pace) -> AsyncIterator["Channel"]:
    """Open the channel; on exit, end running scripts and clean up, within ten seconds.

    Args:
        gateway: Makes the calls.
        logins: Owners and tokens of sessions.
        pace: Polling intervals.
    """
    async with anyio.create_task_group() as background:
        channel = Channel(gateway, logins, pace, background)
        try:
            yield channel
        finally:
            # On shutdown, calls are still running, and they need the open gateway to end their scripts.
            with anyio.CancelScope(shield=True), anyio.move_on_after(_CLEAN_UP_LIMIT_S):
                await channel.end()
        background.cancel_scope.deadline = anyio.current_time() + _CLEAN_UP_LIMIT_S


class Channel:
    """Runs scripts in sessions; made by `open_channel`."""

    def __init__(self, gateway: Gateway, logins: Logins, pace: Pace, background: TaskGroup) -> None:
        self._gateway = gateway
        self._logins = logins
        self._pace = pace
        self._background = background
        self._under_way: dict[anyio.CancelScope, anyio.Event] = {}

    async def end(self) -> None:
        """End all running scripts, here and in their sessions, and wait for that."""
        under_way = dict(self._under_way)
        for scope in under_way:
            scope.cancel()
        for over in under_way.values():
            await over.wait()

    async def run(
        self, kasm_id: str, script: Script, *, within_s: float, doing: str, progress: Progress = silence
    ) -> Result:
        """Send a script and return its result.

        Two requests for a quick script in a session that is known to run. Cancelling ends it in the session too.

        Args:
            kasm_id: The session; a starting one is waited for.
            script: The script to send.
            within_s: Time limit after it was sent, in seconds.
            doing: Its name in messages: "the command".
            progress: Receives a report before each wait.

        Raises:
            Closed: It was sent and keeps running, but this session's downloads are not served.
            TimedOut: No result within that time; the script was cancelled in the session.
            Unavailable: The session does not run, or did not begin it.
            OddAnswer: The session returned an invalid result.
            DesktopsError: From the calls. With `outcome_unknown` the script was cancelled in the session.
        """
        login = await self._login(kasm_id, progress)
        poller = Poller(self._gateway, self._logins, login, script, within_s, doing, progress, self._pace)
        with self._ended_with_the_channel():
            try:
                try:
                    await self._send(login, script)
                except DesktopsError as error:
                    if isinstance(error, KasmSaidNo):
                        # Another client may have paused the session meanwhile; report that instead.
                        await self._logins.running(login.kasm_id)
                    if not error.outcome_unknown:
                        raise
                    poller.lost = error  # it may have arrived, and then its result says so
                content = await poller.poll()
            except (DesktopsError, anyio.get_cancelled_exc_class()) as error:
                if not isinstance(error, DesktopsError) or error.outcome_unknown:
                    await self._send_shielded(login, scripts.cancel(script.nonce))
                raise
        self._background.start_soon(self._send_quietly, login, scripts.clear(script.nonce))
        try:
            result = results.parse(content)
        except Garbled as error:
            raise OddAnswer(
                f"The session returned an invalid result ({error}). {OUTCOME_UNKNOWN}", status_code=200
            ) from error
        if found := result.served:
            login.served = Served(*found)
        return result

    async def put(self, kasm_id: str, pieces: list[Script], progress: Progress = silence) -> None:
        """Send scripts that leave no result: the pieces of a file, a few at a time.

        Args:
            kasm_id: The session; a starting one is waited for.
            pieces: In any order.
            progress: Receives a report after each.

        Raises:
            DesktopsError: From a call; the pieces are then removed.
        """
        login = await self._login(kasm_id, progress)
        waiting = list(reversed(pieces))
        arrived = 0
        failures: list[DesktopsError] = []

        async def carry() -> None:
            nonlocal arrived
            while waiting and not failures:
                try:
                    await self._send(login, waiting.pop())
                except DesktopsError as error:
                    failures.append(error)
                else:
                    arrived += 1
                    await progress(f"sending the file: {arrived} of {len(pieces)} pieces")

        with self._ended_with_the_channel():
            try:
                async with anyio.create_task_group() as carriers:
                    for _ in range(min(_PIECES_IN_FLIGHT, len(pieces))):
                        carriers.start_soon(carry)
            finally:
                if arrived < len(pieces):
                    await self._send_shielded(login, scripts.clear(pieces[0].nonce))
        if failures:
            raise failures[0]

    @contextmanager
    def _ended_with_the_channel(self) -> Iterator[None]:
        with anyio.CancelScope() as scope:
            over = self._under_way[scope] = anyio.Event()
            try:
                yield
            finally:
                del self._under_way[scope]
                over.set()
        if scope.cancelled_caught:
            raise Unavailable(f"This program ended while the call waited. {OUTCOME_UNKNOWN}", outcome_unknown=True)

    async def _login(self, kasm_id: str, progress: Progress) -> Login:
        login = await self._logins.running(kasm_id, progress)
        if login.token is None or login.username is None:
            raise Unavailable(
                f"Kasm gives no login for session {kasm_id}, so no result could come back; nothing was sent."
            )
        return login

    async def _send(self, login: Login, script: Script) -> None:
        line = script.line_in(login.served.folder) if login.served else script.line
        request = ExecCommandKasmRequest(
            kasm_id=login.kasm_id, user_id=login.owner_id, exec_config=ExecConfig(cmd=line)
        )
        try:
            async with self._logins.explained(login.kasm_id):
                await self._gateway.change(calls.exec_command_kasm, request)
        except DesktopsError:
            # It may be paused or gone: check its state before the next script.
            login.seen_running = False
            raise

    async def _send_quietly(self, login: Login, script: Script) -> None:
        try:
            await self._send(login, script)
        except DesktopsError:
            # The script's folder removes itself within a minute.
            return

    async def _send_shielded(self, login: Login, script: Script) -> None:
        """Send it even while being cancelled, within a time limit."""
        with anyio.CancelScope(shield=True), anyio.move_on_after(_CLEAN_UP_LIMIT_S):
            await self._send_quietly(login, script)
