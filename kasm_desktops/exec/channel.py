"""The channel: sends an errand into a session, waits for its result, fetches it and clears up.

A quick errand costs two requests while the caller waits: one call that sends it and one that fetches the result, for
which `collector` waits. It stands on `sessions` (logins) and `gateway` (calls); `commands` and `files` stand on it.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import anyio
from anyio.abc import TaskGroup

from kasm_api.api import sessions as calls
from kasm_api.models import ExecCommandKasmRequest, ExecConfig
from kasm_desktops.calls.gateway import OUTCOME_UNKNOWN, Gateway
from kasm_desktops.errors import DesktopsError, KasmSaidNo, OddAnswer, Unavailable
from kasm_desktops.exec import results, scripts
from kasm_desktops.exec.polling import Collector
from kasm_desktops.exec.results import Garbled, Result
from kasm_desktops.exec.scripts import Errand
from kasm_desktops.logins import Login, Sessions
from kasm_desktops.progress import Progress, silence

_CLEARING_LIMIT_S = 10.0
_PIECES_IN_FLIGHT = 4


@asynccontextmanager
async def open_channel(gateway: Gateway, sessions: Sessions) -> AsyncIterator["Channel"]:
    """Open the channel; on leaving, what is under way is ended, and clearing up gets ten seconds.

    Args:
        gateway: Where calls are made.
        sessions: Who knows the logins.
    """
    async with anyio.create_task_group() as background:
        channel = Channel(gateway, sessions, background)
        try:
            yield channel
        finally:
            # The server ends before its calls do, and they need the gateway to end their errands.
            with anyio.CancelScope(shield=True), anyio.move_on_after(_CLEARING_LIMIT_S):
                await channel.end()
        background.cancel_scope.deadline = anyio.current_time() + _CLEARING_LIMIT_S


class Channel:
    """Errands into sessions; made by `open_channel`."""

    def __init__(self, gateway: Gateway, sessions: Sessions, background: TaskGroup) -> None:
        self._gateway = gateway
        self._sessions = sessions
        self._background = background
        self._under_way: dict[anyio.CancelScope, anyio.Event] = {}

    async def end(self) -> None:
        """End all errands under way, here and in their sessions, and return when that is done."""
        under_way = dict(self._under_way)
        for scope in under_way:
            scope.cancel()
        for over in under_way.values():
            await over.wait()

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
            raise Unavailable(f"This program ended while it waited. {OUTCOME_UNKNOWN}", outcome_unknown=True)

    async def ask(
        self, kasm_id: str, errand: Errand, *, within_s: float, doing: str, progress: Progress = silence
    ) -> Result:
        """Send an errand and return its result.

        Two requests for a quick errand in a session that is known to run. Cancelling ends it inside the session too.

        Args:
            kasm_id: The session; waited for while it starts.
            errand: What to send.
            within_s: Seconds that it may take once it was sent.
            doing: What it does, for progress reports: "running the command".
            progress: Told while it takes.

        Raises:
            Closed: It was sent and goes on, but this session's downloads are not served.
            TimedOut: No result within that time; the errand was told to end.
            Unavailable: The session is not there for it, or did not begin it.
            OddAnswer: What came back is no result.
            DesktopsError: From the calls. With `outcome_unknown` the errand was told to end.
        """
        login = await self._login(kasm_id, progress)
        with self._ended_with_the_channel():
            content = await self._exchange(login, errand, within_s, doing, progress)
        self._clear(login, errand)
        try:
            return results.parse(content)
        except Garbled as error:
            raise _garbled(error) from error

    async def _exchange(self, login: Login, errand: Errand, within_s: float, doing: str, progress: Progress) -> bytes:
        """Send an errand and wait for its result; end it when that fails or is cancelled."""
        try:
            lost = await self._deliver(login, errand)
            collector = Collector(self._gateway, self._sessions, login, errand, within_s, doing, progress, lost)
            return await collector.collect()
        except (DesktopsError, anyio.get_cancelled_exc_class()) as error:
            if not isinstance(error, DesktopsError) or error.outcome_unknown:
                await self._send_at_last(login, scripts.cancel(errand.nonce))
            raise

    async def put(self, kasm_id: str, pieces: list[Errand], progress: Progress = silence) -> None:
        """Send errands that leave no result: the pieces of a file, a few at a time.

        Args:
            kasm_id: The session; waited for while it starts.
            pieces: In any order.
            progress: Told after each.

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
                    await self._send_at_last(login, scripts.clear(pieces[0].nonce))
        if failures:
            raise failures[0]

    async def _login(self, kasm_id: str, progress: Progress) -> Login:
        login = await self._sessions.running(kasm_id, progress)
        if login.token is None or login.username is None:
            raise Unavailable(
                f"Kasm gives no login for session {kasm_id}, so nothing can come back from it; nothing was sent."
            )
        return login

    async def _deliver(self, login: Login, errand: Errand) -> DesktopsError | None:
        """Send an errand; when the answer is lost, return why: it may have arrived, and then its result will tell."""
        try:
            await self._send(login, errand)
        except KasmSaidNo:
            # Somebody else may have paused it since we saw it run: then that is the reason to give.
            await self._sessions.running(login.kasm_id)
            raise
        except DesktopsError as error:
            if error.outcome_unknown:
                return error
            raise
        return None

    async def _send(self, login: Login, errand: Errand) -> None:
        request = ExecCommandKasmRequest(
            kasm_id=login.kasm_id, user_id=login.owner_id, exec_config=ExecConfig(cmd=errand.line)
        )
        try:
            async with self._sessions.explained(login.kasm_id):
                await self._gateway.change(calls.exec_command_kasm, request)
        except DesktopsError:
            # It may have been paused or be gone: do not take it for running the next time.
            login.seen_running = False
            raise

    async def _send_quietly(self, login: Login, errand: Errand) -> None:
        try:
            await self._send(login, errand)
        except DesktopsError:
            # Clearing up is a courtesy: what is left in the session removes itself within a minute.
            return

    async def _send_at_last(self, login: Login, errand: Errand) -> None:
        """Send it even while being cancelled, but not for ever."""
        with anyio.CancelScope(shield=True), anyio.move_on_after(_CLEARING_LIMIT_S):
            await self._send_quietly(login, errand)

    def _clear(self, login: Login, errand: Errand) -> None:
        self._background.start_soon(self._send_quietly, login, scripts.clear(errand.nonce))


def _garbled(error: Garbled) -> OddAnswer:
    return OddAnswer(
        f"What came back from the session is no result of ours ({error}). {OUTCOME_UNKNOWN}", status_code=200
    )
