"""One session, for `await`: its state, commands, files, picture and end. It adds nothing to what it stands on."""

import logging
from types import TracebackType
from typing import Self

import anyio
from attrs import frozen

from kasm_api.models import Session as Details
from kasm_desktops import lifecycle, screenshots
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import DesktopsError, NotFound
from kasm_desktops.exec import commands, files
from kasm_desktops.exec.channel import Channel
from kasm_desktops.exec.commands import CommandResult
from kasm_desktops.lifecycle import Ending
from kasm_desktops.limits import Limits
from kasm_desktops.logins import LONGEST_START_S, Sessions, Status
from kasm_desktops.progress import Progress

log = logging.getLogger(__name__)

_ENDING_LIMIT_S = 60.0


@frozen
class Services:
    """What sessions need of the `AsyncDesktops` that hands them out."""

    gateway: Gateway
    sessions: Sessions
    channel: Channel
    limits: Limits


class AsyncSession:
    """One session; `AsyncDesktops` hands them out. As a context manager it is destroyed at the end of the block.

    Commands and files wait until the session runs, up to three minutes. Several may be under way at once. Whatever is
    cancelled is ended in the session too.

    Attributes:
        kasm_id: Its id, as it was spelled by whoever named it.
        details: What Kasm last told of it, such as `user_id`, `username`, `image` and `operational_status`: only its
            id before anybody has looked. It is renewed by `status`, `wait_until_running`, `pause` and `resume`.
    """

    def __init__(self, services: Services, details: Details, progress: Progress) -> None:
        self.kasm_id = details.kasm_id
        self.details = details
        self._services = services
        self._progress = progress

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.kasm_id}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with anyio.CancelScope(shield=True), anyio.move_on_after(_ENDING_LIMIT_S):
            try:
                await self.destroy()
            except NotFound:
                return  # somebody was faster
            except DesktopsError as trouble:
                if error is None:
                    raise
                # What went wrong first is what its author must see.
                log.warning("Session %s may still be there: %s", self.kasm_id, trouble)

    async def status(self) -> Status:
        """Look at the session: one `get_kasm_status`.

        Raises:
            NotFound: There is no such session (any more).
            Refused: It belongs to another user than was named.
            DesktopsError: From the call.
        """
        return self._seen(await self._services.sessions.status(self.kasm_id))

    async def wait_until_running(self, *, within_seconds: float = LONGEST_START_S) -> Status:
        """Wait until the session runs: `get_kasm_status` again and again, more and more rarely.

        Args:
            within_seconds: How long. Kasm may first have to fetch the image.

        Raises:
            Unavailable: It does not run in time, or is in a state that does not lead there, such as `paused`.
            DesktopsError: As for `status`.
        """
        return self._seen(
            await self._services.sessions.wait_until(self.kasm_id, "running", self._progress, within_s=within_seconds)
        )

    async def run(
        self, command: str, *, working_dir: str | None = None, timeout_seconds: int | None = None
    ) -> CommandResult:
        """Run a shell command and return what it printed and how it ended.

        It runs as the session's user with bash, or sh where there is none, without a terminal and with stdin closed.
        An exit code other than 0 is no error. What it leaves in the background with `&` goes on. It costs two requests
        while the caller waits, `exec_command_kasm` and the download of the result; a slow one is looked after at
        growing intervals. It is sent once: when Kasm's answer is lost, the result tells whether it ran.

        Args:
            command: Shell source; pipes and several lines are fine. It is sent as it is: no policy judges it.
            working_dir: Absolute, or below `~/`; None for the home.
            timeout_seconds: After this long it is ended in the session, 1 to 3600; None for the limit in `Limits`.

        Returns:
            The result. Where the session's downloads are not served, its `output_available` is False: then the
            command was sent, and what it did cannot be known.

        Raises:
            TimedOut: It took too long and was ended; `data` holds `stdout` and `stderr` until then. With
                `outcome_unknown`, no result came back at all.
            NotFound: There is no such session, or no such working directory; nothing was run.
            Refused: The working directory is outside the allowed roots; nothing was run.
            InvalidArgument: The command is too long for one argument (about 124 KiB), or the arguments cannot be right.
            Unavailable: The session is not there for it: paused, its disk full, or Kasm gives no login. With
                `outcome_unknown` it was sent.
            DesktopsError: From the calls. With `outcome_unknown` the command may have run, and was told to end.
        """
        return await commands.run(
            self._services.channel,
            self.kasm_id,
            command,
            self._services.limits,
            working_dir=working_dir,
            timeout_seconds=timeout_seconds,
            progress=self._progress,
        )

    async def read(self, path: str) -> bytes:
        """Read a file, exactly. It costs what a command costs.

        Args:
            path: Absolute, or below `~/`.

        Raises:
            NotFound: There is no such file, or no such session.
            Refused: It is outside the allowed roots, if only through a link.
            InvalidArgument: It is a folder or a device, or larger than `Limits.max_file_bytes`.
            Unavailable: The session's user may not read it; or downloads are not served, so no file comes back.
            DesktopsError: From the calls.
        """
        return await files.read(
            self._services.channel, self.kasm_id, path, self._services.limits, progress=self._progress
        )

    async def write(self, path: str, content: bytes | str) -> str:
        """Write a file: the whole new content takes the place of the old at once, or nothing changes.

        Missing parent folders are made. An existing file keeps its mode, a new one has 0644. A link is followed. It
        costs what a command costs, and one more `exec_command_kasm` for every 72 KiB.

        Args:
            path: Absolute, or below `~/`.
            content: All of it; text is written as UTF-8.

        Returns:
            The SHA-256 of the content in hexadecimal, as it was compared inside the session.

        Raises:
            Refused: It is outside the allowed roots, if only through a link.
            InvalidArgument: It is a folder or a device, or the content is larger than `Limits.max_file_bytes`.
            Unavailable: The session's user may not write it, or its disk is full. With `outcome_unknown`, downloads
                are not served, so nobody can tell.
            DesktopsError: From the calls. With `outcome_unknown` it may have been written, whole.
        """
        return await files.write(
            self._services.channel, self.kasm_id, path, content, self._services.limits, progress=self._progress
        )

    async def screenshot(self, *, width: int | None = None, height: int | None = None) -> bytes:
        """Take a picture of the screen: one `get_kasm_screenshot`, and a few more right after the start.

        Kasm refreshes it only now and then while nobody is viewing the session, so it may be a minute old.

        Args:
            width: Most pixels; the aspect ratio is kept, and nothing is enlarged. None for 1280, or as `height` asks.
            height: Most pixels; None for as many as the width gives.

        Returns:
            A JPEG.

        Raises:
            Unavailable: The session does not run, or has no picture yet.
            OddAnswer: Kasm's answer is no JPEG.
            DesktopsError: From the calls.
        """
        services = self._services
        return await screenshots.take(
            services.gateway, services.sessions, self.kasm_id, width=width, height=height, progress=self._progress
        )

    async def pause(self) -> Status:
        """Pause the session and wait, up to a minute, until it is: its programs stand still and cost no CPU.

        Raises:
            Unavailable: This Kasm cannot pause, or not in time.
            DesktopsError: From the calls.
        """
        services = self._services
        return self._seen(await lifecycle.pause(services.gateway, services.sessions, self.kasm_id, self._progress))

    async def resume(self) -> Status:
        """Let the paused session go on and wait, up to a minute, until it runs.

        Raises:
            Unavailable: This Kasm cannot resume, or not in time.
            DesktopsError: From the calls.
        """
        services = self._services
        return self._seen(await lifecycle.resume(services.gateway, services.sessions, self.kasm_id, self._progress))

    async def destroy(self) -> Ending:
        """End the session for good: one `destroy_kasm`, and a look whether it is gone.

        Its files are lost unless its user has a persistent profile.

        Returns:
            Its state: `destroyed` when it is gone; else Kasm's word for what it still does, such as saving a profile.

        Raises:
            NotFound: There is no such session (any more).
            DesktopsError: From the call. With `outcome_unknown` it may be gone.
        """
        return await lifecycle.destroy(self._services.gateway, self._services.sessions, self.kasm_id)

    def _seen(self, status: Status) -> Status:
        self.details = status.session or self.details
        return status
