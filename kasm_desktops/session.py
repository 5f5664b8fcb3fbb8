"""One session, for `await`: its state, commands, files, screenshot and end."""

import hashlib
import logging
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar

import anyio
from attrs import frozen

from kasm_api.api import session_recordings
from kasm_api.api import sessions as calls
from kasm_api.models import (
    GetKasmBottleneckStatsRequest,
    GetKasmBottleneckStatsResponse,
    GetKasmFrameStatsRequest,
    GetKasmFrameStatsResponse,
    GetKasmScreenshotRequest,
    GetSessionRecordingsRequest,
    PauseKasmRequest,
    ResumeKasmRequest,
    SessionRecording,
)
from kasm_api.models import Session as Details
from kasm_desktops import lifecycle
from kasm_desktops.calls.gateway import Gateway, Operation
from kasm_desktops.errors import (
    OUTCOME_UNKNOWN,
    DesktopsError,
    InvalidArgument,
    KasmSaidNo,
    NotFound,
    OddAnswer,
    Unavailable,
)
from kasm_desktops.exec import scripts
from kasm_desktops.exec.channel import Channel
from kasm_desktops.exec.command_results import CommandResult, command_result
from kasm_desktops.exec.file_results import closed, content_of, reason
from kasm_desktops.exec.polling import Closed
from kasm_desktops.jpeg import is_jpeg
from kasm_desktops.lifecycle import Ending
from kasm_desktops.limits import MAX_SCREENSHOT_PIXELS, Limits, absolute
from kasm_desktops.lookup.logins import LONGEST_START_S, Logins, Status
from kasm_desktops.progress import Progress

log = logging.getLogger(__name__)

Body = TypeVar("Body")

_GRACE_S = 10.0
"""How long the session has, beyond a command's own limit, to end it and to write the result."""
_FILE_LIMIT_S = 60.0
_SWITCH_LIMIT_S = 60.0
_READABLE_WIDTH = 1280
_SCREENSHOT_ATTEMPTS = 4
_BETWEEN_SCREENSHOTS_S = 2.0
_ENDING_LIMIT_S = 60.0


@frozen
class Services:
    """What sessions need of the `AsyncDesktops` that hands them out."""

    gateway: Gateway
    logins: Logins
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
        return self._seen(await self._services.logins.status(self.kasm_id))

    async def wait_until_running(self, *, within_seconds: float = LONGEST_START_S) -> Status:
        """Wait until the session runs: `get_kasm_status` again and again, more and more rarely.

        Args:
            within_seconds: How long. Kasm may first have to fetch the image.

        Raises:
            Unavailable: It does not run in time, or is in a state that does not lead there, such as `paused`.
            DesktopsError: As for `status`.
        """
        return self._seen(
            await self._services.logins.wait_until(self.kasm_id, "running", self._progress, within_s=within_seconds)
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
        limits = self._services.limits
        directory = limits.default_directory if working_dir is None else absolute(working_dir)
        limit_s = limits.time_limit_s(timeout_seconds)
        keep_bytes = limits.max_output_bytes
        script = scripts.run(
            command, working_dir=directory, roots=limits.allowed_roots, limit_s=limit_s, keep_bytes=keep_bytes
        )
        try:
            result = await self._services.channel.run(
                self.kasm_id, script, within_s=limit_s + _GRACE_S, doing="the command", progress=self._progress
            )
        except Closed:
            return CommandResult(command, directory)
        return command_result(result, command, directory, limit_s=limit_s, keep_bytes=keep_bytes)

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
        path, limits = absolute(path), self._services.limits
        script = scripts.read(path, roots=limits.allowed_roots, largest_bytes=limits.max_file_bytes)
        try:
            result = await self._services.channel.run(
                self.kasm_id, script, within_s=_FILE_LIMIT_S, doing="reading the file", progress=self._progress
            )
        except Closed:
            raise closed(self.kasm_id) from None
        return content_of(result, path, limits.max_file_bytes)

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
        path, limits, channel = absolute(path), self._services.limits, self._services.channel
        if isinstance(content, str):
            try:
                content = content.encode()
            except UnicodeEncodeError:
                raise InvalidArgument("content holds characters that are no Unicode text (lone surrogates).") from None
        if len(content) > limits.max_file_bytes:
            raise InvalidArgument(
                f"The content has {len(content):,} bytes, more than may be written ({limits.max_file_bytes:,}, "
                "KASM_MAX_FILE_BYTES)."
            )
        *pieces, commit = scripts.write(path, content, roots=limits.allowed_roots)
        if pieces:
            try:
                await channel.put(self.kasm_id, pieces, self._progress)
            except DesktopsError as error:
                # Whatever became of a piece, the file is not touched before the last script.
                error.message = f"{error.message.replace(OUTCOME_UNKNOWN, '').rstrip()} {path} is unchanged."
                error.outcome_unknown = False
                raise
        try:
            result = await channel.run(
                self.kasm_id, commit, within_s=_FILE_LIMIT_S, doing="writing the file", progress=self._progress
            )
        except Closed:
            raise Unavailable(
                f"{closed(self.kasm_id).message} The content was sent. {OUTCOME_UNKNOWN}", outcome_unknown=True
            ) from None
        if result.status != "done":
            raise reason(result, path, "written")
        return hashlib.sha256(content).hexdigest()

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
        if width is None:
            # By default Kasm answers 300 pixels, on which nothing can be read. It never enlarges.
            width = _READABLE_WIDTH if height is None else MAX_SCREENSHOT_PIXELS
        services = self._services
        request = GetKasmScreenshotRequest(
            kasm_id=self.kasm_id, user_id=await services.logins.owner_of(self.kasm_id), width=width, height=height
        )
        for attempt in range(1, _SCREENSHOT_ATTEMPTS + 1):
            try:
                async with services.logins.explained(self.kasm_id):
                    content = await services.gateway.read(calls.get_kasm_screenshot, request)
                break
            except KasmSaidNo as error:
                # Right after the start there is none yet, so a refusal is looked into and waited out.
                if attempt == 1:
                    await services.logins.wait_until(self.kasm_id, "running", self._progress)
                elif attempt == _SCREENSHOT_ATTEMPTS:
                    raise Unavailable(f"Session {self.kasm_id} has no picture yet. {error.message}") from error
                else:
                    await self._progress("waiting for the first picture")
                    await anyio.sleep(_BETWEEN_SCREENSHOTS_S)
        if not is_jpeg(content):
            raise OddAnswer("Kasm's screenshot is not a JPEG.", status_code=200)
        return content

    async def frame_stats(self, client: str = "auto") -> GetKasmFrameStatsResponse:
        """Measure how one frame is rendered and encoded: one `get_kasm_frame_stats`, which takes seconds.

        Args:
            client: `none` (server only), `auto` (the owner), `all`, or a websocket id.

        Raises:
            Unavailable: The session renders no frame: a browser must view it, and something must move there.
            DesktopsError: From the call.
        """
        logins = self._services.logins
        owner_id = await logins.owner_of(self.kasm_id)
        request = GetKasmFrameStatsRequest(kasm_id=self.kasm_id, user_id=owner_id, client=client)
        async with logins.explained(self.kasm_id):
            try:
                return await self._services.gateway.read_once(calls.get_kasm_frame_stats, request)
            except KasmSaidNo as error:
                if "status code (50" not in error.said:
                    raise
                raise Unavailable(
                    f"Session {self.kasm_id} renders no frame to measure. Open its session_url in a browser and let "
                    "something move there, then call again."
                ) from error

    async def bottleneck_stats(self) -> GetKasmBottleneckStatsResponse:
        """Return what holds back each viewer, by user and connection: one `get_kasm_bottleneck_stats`.

        Raises:
            DesktopsError: From the call.
        """
        logins = self._services.logins
        request = GetKasmBottleneckStatsRequest(kasm_id=self.kasm_id, user_id=await logins.owner_of(self.kasm_id))
        async with logins.explained(self.kasm_id):
            return await self._services.gateway.read(calls.get_kasm_bottleneck_stats, request)

    async def recordings(self, *, download_links: bool = False) -> list[SessionRecording]:
        """Return the recordings of the session, which may have ended: one `get_session_recordings`.

        Args:
            download_links: Whether to ask for links that download without a login.

        Raises:
            Refused: The session belongs to another user (Kasm says so only of sessions that still exist).
            DesktopsError: From the call.
        """
        logins = self._services.logins
        await logins.check_owner(self.kasm_id)
        request = GetSessionRecordingsRequest(target_kasm_id=self.kasm_id, preauth_download_link=download_links)
        async with logins.explained(self.kasm_id):
            answer = await self._services.gateway.read(session_recordings.get_session_recordings, request)
        return answer.session_recordings or []

    async def pause(self) -> Status:
        """Pause the session and wait, up to a minute, until it is: its programs stand still and cost no CPU.

        Raises:
            Unavailable: This Kasm cannot pause, or not in time.
            DesktopsError: From the calls.
        """
        return await self._switched(calls.pause_kasm, calls.pause_kasm_ui, PauseKasmRequest, "paused")

    async def resume(self) -> Status:
        """Let the paused session go on and wait, up to a minute, until it runs.

        Raises:
            Unavailable: This Kasm cannot resume, or not in time.
            DesktopsError: From the calls.
        """
        return await self._switched(calls.resume_kasm, calls.resume_kasm_ui, ResumeKasmRequest, "running")

    async def destroy(self) -> Ending:
        """End the session for good: one `destroy_kasm`, and a look whether it is gone.

        Its files are lost unless its user has a persistent profile.

        Returns:
            Its state: `destroyed` when it is gone; else Kasm's word for what it still does, such as saving a profile.

        Raises:
            NotFound: There is no such session (any more).
            DesktopsError: From the call. With `outcome_unknown` it may be gone.
        """
        return await lifecycle.destroy(self._services.gateway, self._services.logins, self.kasm_id)

    async def _switched(
        self,
        public: Operation[Body, Any],
        unprefixed: Operation[Body, Any],
        request: Callable[..., Body],
        wanted: str,
    ) -> Status:
        logins = self._services.logins
        body = request(kasm_id=self.kasm_id, user_id=await logins.owner_of(self.kasm_id))
        async with logins.explained(self.kasm_id):
            await self._services.gateway.change_by_either(public, unprefixed, body)
        return self._seen(await logins.wait_until(self.kasm_id, wanted, self._progress, within_s=_SWITCH_LIMIT_S))

    def _seen(self, status: Status) -> Status:
        self.details = status.session or self.details
        return status
