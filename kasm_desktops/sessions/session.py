"""One session, async: status, commands, files, screenshot, pause and destroy."""

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
from kasm_desktops.exec.file_results import FilePart, closed, part_of, reason
from kasm_desktops.exec.polling import Closed
from kasm_desktops.limits import MAX_SCREENSHOT_PIXELS, Limits, absolute
from kasm_desktops.lookup.logins import LONGEST_START_S, Logins, Served, Status
from kasm_desktops.pictures import is_jpeg
from kasm_desktops.progress import Progress
from kasm_desktops.sessions import lifecycle
from kasm_desktops.sessions.lifecycle import Ending

log = logging.getLogger(__name__)

Body = TypeVar("Body")

_GRACE_S = 10.0
"""Time to end a command after its time limit and to write the result."""
_FILE_LIMIT_S = 60.0
_OFFSETS = range(1 << 62)
"""Shells count in 64 bits with a sign."""
_SWITCH_LIMIT_S = 60.0
_READABLE_WIDTH = 1280
_SCREENSHOT_ATTEMPTS = 4
_BETWEEN_SCREENSHOTS_S = 2.0
_ENDING_LIMIT_S = 60.0


@frozen
class Services:
    """The parts of an `AsyncDesktops` that its sessions use."""

    gateway: Gateway
    logins: Logins
    channel: Channel
    limits: Limits


class AsyncSession:
    """One session, made by `AsyncDesktops`. As a context manager it is destroyed at the end of the block.

    Commands and files wait until the session runs, up to three minutes. Several may run at once. A cancelled call also
    ends its command in the session.

    Attributes:
        kasm_id: Its id, in the caller's spelling.
        details: The last session object from Kasm, with `user_id`, `username`, `image`, `operational_status` and more;
            only the id before the first one. `status`, `wait_until_running`, `pause` and `resume` update it.
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
                return  # destroyed already
            except DesktopsError as trouble:
                if error is None:
                    raise
                # Do not replace the exception from the block.
                log.warning("Session %s may still exist: %s", self.kasm_id, trouble)

    @property
    def served(self) -> Served | None:
        """The folder of the session through which results come back; None before the first result."""
        return self._services.logins.served(self.kasm_id)

    async def status(self) -> Status:
        """Get the session's status: one `get_kasm_status`.

        Raises:
            NotFound: There is no such session (any more).
            Refused: It does not belong to the given user.
            DesktopsError: From the call.
        """
        return self._seen(await self._services.logins.status(self.kasm_id))

    async def wait_until_running(self, *, within_seconds: float = LONGEST_START_S) -> Status:
        """Wait until the session runs: repeated `get_kasm_status`, at growing intervals.

        Args:
            within_seconds: Time limit. Kasm may first have to pull the image.

        Raises:
            Unavailable: It does not run in time, or will not start in its state, such as `paused`.
            DesktopsError: As for `status`.
        """
        return self._seen(
            await self._services.logins.wait_until(self.kasm_id, "running", self._progress, within_s=within_seconds)
        )

    async def run(
        self, command: str, *, working_dir: str | None = None, timeout_seconds: int | None = None
    ) -> CommandResult:
        """Run a shell command; return its output and exit code.

        It runs as the session's user with bash, or sh where there is none, without a terminal and with stdin closed.
        A non-zero exit code is no error. Background processes (`&`) keep running. It costs two requests while the
        caller waits, `exec_command_kasm` and the download of the result; the result of a slow command is polled at
        growing intervals. It is sent once: if Kasm's answer is lost, the result still shows whether it ran.

        Args:
            command: Shell source; pipes and several lines are fine. It is sent unchanged, without a policy check.
            working_dir: Absolute, or below `~/`; None for the home.
            timeout_seconds: Time limit after which it is ended in the session, 1 to 3600; None for the one in `Limits`.

        Returns:
            The result. Where the session's downloads are not served, its `output_available` is False: the command was
            sent, and its result is unknown.

        Raises:
            TimedOut: It was ended at its time limit; `data` holds `stdout` and `stderr` until then. With
                `outcome_unknown`, no result came back.
            NotFound: There is no such session, or no such working directory; nothing was run.
            Refused: The working directory is outside the allowed roots; nothing was run.
            InvalidArgument: The command is too long for one argument (about 124 KiB), or an argument is wrong.
            Unavailable: The session is paused, its disk is full, or Kasm gives no login. With `outcome_unknown` the
                command was sent.
            DesktopsError: From the calls. With `outcome_unknown` the command may have run, and was cancelled.
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
        except Closed as error:
            return CommandResult(command, directory, seen=str(error))
        return command_result(result, command, directory, limit_s=limit_s, keep_bytes=keep_bytes)

    async def read(self, path: str) -> bytes:
        """Read a file, byte for byte; it costs as many requests as a command.

        Args:
            path: Absolute, or below `~/`.

        Raises:
            NotFound: There is no such file, or no such session.
            Refused: It is outside the allowed roots, directly or through a link.
            InvalidArgument: It is a folder or a device, or larger than `Limits.max_file_bytes`.
            Unavailable: The session's user has no permission, or downloads are not served, so no file comes back.
            DesktopsError: From the calls.
        """
        return (await self.read_part(path)).content

    async def read_part(self, path: str, *, offset: int = 0, max_bytes: int | None = None) -> FilePart:
        """Read a part of a file, byte for byte; only the part leaves the session.

        Args:
            path: Absolute, or below `~/`.
            offset: Bytes to skip. After the end of the file the part is empty.
            max_bytes: Most bytes to return, up to `Limits.max_file_bytes`; None for the rest of the file.

        Raises:
            InvalidArgument: As for `read`; without `max_bytes`, the rest may be larger than the limit.
            DesktopsError: As for `read`.
        """
        path, limits = absolute(path), self._services.limits
        largest = limits.max_file_bytes
        if max_bytes is not None and not 1 <= max_bytes <= largest:
            raise InvalidArgument(f"max_bytes must be from 1 to {largest:,} (KASM_MAX_FILE_BYTES), not {max_bytes:,}.")
        if offset not in _OFFSETS:
            raise InvalidArgument(f"offset must be at least 0 and below 2^62, not {offset}.")
        script = scripts.read(
            path,
            roots=limits.allowed_roots,
            largest_bytes=max_bytes or largest,
            offset=offset,
            cut=max_bytes is not None,
        )
        try:
            result = await self._services.channel.run(
                self.kasm_id, script, within_s=_FILE_LIMIT_S, doing="reading the file", progress=self._progress
            )
        except Closed as error:
            raise closed(self.kasm_id, str(error)) from None
        return part_of(result, path, largest, offset)

    async def write(self, path: str, content: bytes | str) -> str:
        """Write a file atomically: it has the whole new content afterwards, or is unchanged.

        Missing parent folders are created. An existing file keeps its mode, a new one has 0644. Links are followed. It
        costs as many requests as a command, and one more `exec_command_kasm` for every 72 KiB.

        Args:
            path: Absolute, or below `~/`.
            content: All of it; text is written as UTF-8.

        Returns:
            The SHA-256 of the content in hexadecimal, as verified inside the session.

        Raises:
            Refused: It is outside the allowed roots, directly or through a link.
            InvalidArgument: It is a folder or a device, or the content is larger than `Limits.max_file_bytes`.
            Unavailable: The session's user has no permission, or the disk is full. With `outcome_unknown`, downloads
                are not served, so the result is unknown.
            DesktopsError: From the calls. With `outcome_unknown` it may have been written, completely.
        """
        path, limits, channel = absolute(path), self._services.limits, self._services.channel
        if isinstance(content, str):
            try:
                content = content.encode()
            except UnicodeEncodeError:
                raise InvalidArgument(
                    "content contains characters that are not valid Unicode (lone surrogates)."
                ) from None
        if len(content) > limits.max_file_bytes:
            raise InvalidArgument(
                f"The content has {len(content):,} bytes; the limit is {limits.max_file_bytes:,} (KASM_MAX_FILE_BYTES)."
            )
        *pieces, commit = scripts.write(path, content, roots=limits.allowed_roots)
        if pieces:
            try:
                await channel.put(self.kasm_id, pieces, self._progress)
            except DesktopsError as error:
                # Only the last script changes the file, so the outcome is known.
                error.message = f"{error.message.replace(OUTCOME_UNKNOWN, '').rstrip()} {path} is unchanged."
                error.outcome_unknown = False
                raise
        try:
            result = await channel.run(
                self.kasm_id, commit, within_s=_FILE_LIMIT_S, doing="writing the file", progress=self._progress
            )
        except Closed as error:
            raise Unavailable(
                f"{closed(self.kasm_id, str(error)).message} The content was sent. {OUTCOME_UNKNOWN}",
                outcome_unknown=True,
            ) from None
        if result.status != "done":
            raise reason(result, path, "written")
        return hashlib.sha256(content).hexdigest()

    async def screenshot(self, *, width: int | None = None, height: int | None = None) -> bytes:
        """Take a screenshot: one `get_kasm_screenshot`, and a few more right after the start.

        Kasm refreshes it only occasionally while no viewer is connected, so it may be a minute old.

        Args:
            width: Maximum in pixels; keeps the aspect ratio and never enlarges. None for 1280, or by `height`.
            height: Maximum in pixels; None for no limit besides the width.

        Returns:
            A JPEG.

        Raises:
            Unavailable: The session does not run, or has no screenshot yet.
            OddAnswer: Kasm's answer is no JPEG.
            DesktopsError: From the calls.
        """
        if width is None:
            # Kasm's default of 300 pixels is unreadable. It never enlarges.
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
                # Right after the start there is no screenshot yet: check the state, then retry.
                if attempt == 1:
                    await services.logins.wait_until(self.kasm_id, "running", self._progress)
                elif attempt == _SCREENSHOT_ATTEMPTS:
                    raise Unavailable(f"Session {self.kasm_id} has no screenshot yet. {error.message}") from error
                else:
                    await self._progress("waiting for the first screenshot")
                    await anyio.sleep(_BETWEEN_SCREENSHOTS_S)
        if not is_jpeg(content):
            raise OddAnswer("Kasm's screenshot is not a JPEG.", status_code=200)
        return content

    async def frame_stats(self, client: str = "auto") -> GetKasmFrameStatsResponse:
        """Measure rendering and encoding of one frame: one `get_kasm_frame_stats`, which takes seconds.

        Args:
            client: `none` (server only), `auto` (the owner), `all`, or a websocket id.

        Raises:
            Unavailable: The session renders no frame: it needs a viewer and movement on the screen.
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
                    f"Session {self.kasm_id} renders no frame to measure. Open its session_url in a browser, move "
                    "something on the screen, then call again."
                ) from error

    async def bottleneck_stats(self) -> GetKasmBottleneckStatsResponse:
        """Get the bottlenecks of each viewer, by user and connection: one `get_kasm_bottleneck_stats`.

        Raises:
            DesktopsError: From the call.
        """
        logins = self._services.logins
        request = GetKasmBottleneckStatsRequest(kasm_id=self.kasm_id, user_id=await logins.owner_of(self.kasm_id))
        async with logins.explained(self.kasm_id):
            return await self._services.gateway.read(calls.get_kasm_bottleneck_stats, request)

    async def recordings(self, *, download_links: bool = False) -> list[SessionRecording]:
        """List the recordings of the session, even if it has ended: one `get_session_recordings`.

        Args:
            download_links: Whether to request links that work without a login.

        Raises:
            Refused: The session belongs to another user (known only while it exists).
            DesktopsError: From the call.
        """
        logins = self._services.logins
        await logins.check_owner(self.kasm_id)
        request = GetSessionRecordingsRequest(target_kasm_id=self.kasm_id, preauth_download_link=download_links)
        async with logins.explained(self.kasm_id):
            answer = await self._services.gateway.read(session_recordings.get_session_recordings, request)
        return answer.session_recordings or []

    async def pause(self) -> Status:
        """Pause the session and wait for that, up to a minute: its programs stop and use no CPU.

        Raises:
            Unavailable: This Kasm cannot pause, or it was not paused in time.
            DesktopsError: From the calls.
        """
        return await self._switched(calls.pause_kasm, calls.pause_kasm_ui, PauseKasmRequest, "paused")

    async def resume(self) -> Status:
        """Resume a paused session and wait, up to a minute, until it runs.

        Raises:
            Unavailable: This Kasm cannot resume, or it did not run in time.
            DesktopsError: From the calls.
        """
        return await self._switched(calls.resume_kasm, calls.resume_kasm_ui, ResumeKasmRequest, "running")

    async def destroy(self) -> Ending:
        """Destroy the session: one `destroy_kasm`, and one `get_kasm_status` to check whether it is gone.

        Its files are lost unless its user has a persistent profile.

        Returns:
            Its state: `destroyed` when it is gone; else Kasm's word for its state, such as while it saves a profile.

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
