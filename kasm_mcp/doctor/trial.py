"""Checks of a session: the image, and with `--deep` a session that is created, used and destroyed.

The only part of the doctor that changes something in Kasm. The session is destroyed whatever happens, an interrupt
included. Without `--deep`, it only reads what Kasm lists of sessions that exist.
"""

from contextlib import suppress
from functools import partial
from secrets import token_hex
from shlex import quote

import anyio

from kasm_api.models import Image
from kasm_desktops import AsyncDesktops, AsyncSession, DesktopsError, NotFound, Unauthenticated
from kasm_mcp.doctor.key import SESSION_CALLS, Key, granting, needing
from kasm_mcp.doctor.report import Finding, Report, Section, Status, failed, ok, skipped, warning
from kasm_mcp.table import TOOLSETS

_WORDS = "the way back is open"
_COMMAND_LIMIT_S = 20
_START_LIMIT_S = 180.0
_OPEN_DOWNLOADS = (
    "Set allow_kasm_downloads for a group of the user (Kasm's admin pages: Access Management > Groups > the group > "
    "Settings); it applies to new sessions. A proxy in front of Kasm must pass /desktop/."
)


class Trial:
    """The session section.

    Args:
        desktops: Makes the calls.
        key: What the API key may do.
        report: Takes the findings.
        image_name: Image to start; None for the first enabled one that runs in a container.
    """

    def __init__(self, desktops: AsyncDesktops, key: Key, report: Report, image_name: str | None) -> None:
        self._desktops = desktops
        self._key = key
        self._report = report
        self._image_name = image_name
        self._image: Image | None = None
        self._session: AsyncSession | None = None

    async def examine(self) -> None:
        """Run the checks."""
        report = self._report
        report.section(Section.SESSION)
        if self._key.may_change or needing("get_images", report.tools):
            await report.check("image", self._choose_image)
        if not report.deep:
            if needing("download_file", report.tools):
                await report.check("way_back", self._listed_downloads)
        elif not self._key.may_change:
            report.add("session_start", skipped("KASM_READ_ONLY is set, and it applies to --deep as well."))
        elif self._image is None:
            report.add("session_start", skipped("There is no image to start."))
        elif lacking := [call for call in SESSION_CALLS if self._key.lacks(call)]:
            reason = f"The key may not call {' and '.join(lacking)}, so a session could not be watched and destroyed."
            report.add("session_start", skipped(reason))
        else:
            report.remark(
                f"Starts a session of {self._image.name or self._image.image_id}, uses it and destroys it: this takes "
                "seconds, or minutes if the image must be pulled."
            )
            await self._try(self._image)

    async def _choose_image(self) -> Finding:
        try:
            if self._image_name is not None:
                self._image = image = await self._desktops.find_image(self._image_name)
                return ok(f"{self._image_name} is {image.name or image.image_id} ({image.image_id}).")
            found = await self._desktops.list_images()
        except Unauthenticated:
            evidence = "The images cannot be listed, so image names cannot be resolved."
            return failed(evidence, granting(("Images View",)), ("Images View",))
        except NotFound as error:
            return failed(error.message, "Name another image with --image.")
        ready = [image for image in found if image.enabled is not False and image.image_type in (None, "Container")]
        if not ready:
            return failed(
                f"None of {len(found)} images is enabled and runs in a container.",
                "Enable or add one in Kasm's admin pages (Workspaces).",
            )
        self._image = ready[0]
        first = ready[0].name or ready[0].image_id
        return ok(f"{len(ready)} of {len(found)} are enabled and run in a container; the first is {first}.")

    async def _listed_downloads(self) -> Finding:
        """Report what Kasm lists of downloads in existing sessions, which is a hint and no proof."""
        found = await self._desktops.list_sessions() if self._key.may("get_kasms") else []
        listed = {one.kasm_id: one.details.client_settings for one in found if one.details.client_settings}
        closed = [kasm_id for kasm_id, settings in listed.items() if settings.allow_kasm_downloads is False]
        if closed:
            evidence = f"Kasm lists downloads as not allowed in {', '.join(closed)}: no output comes back there."
            return warning(evidence, _OPEN_DOWNLOADS)
        seen = f"Kasm lists downloads as allowed in {len(listed)} session(s) of the user. " if listed else ""
        return skipped(f"{seen}Only a session shows whether output comes back: --deep tries it.")

    async def _try(self, image: Image) -> None:
        report = self._report
        try:
            started = await report.check(
                "session_start",
                partial(self._start, image),
                longer_s=_START_LIMIT_S,
                remedy="Check session and agent in Kasm's admin pages (Sessions; Infrastructure > Docker Agents).",
            )
            if self._session and started.status is Status.OK:
                await self._use(self._session)
        finally:
            if self._session:
                with anyio.CancelScope(shield=True):
                    await report.check(
                        "clearing_up",
                        partial(_destroy, self._session),
                        remedy=f"Destroy session {self._session.kasm_id} in Kasm's admin pages (Sessions).",
                    )

    async def _start(self, image: Image) -> Finding:
        before = await self._listed_ids()
        try:
            # Cancelled meanwhile, `create` would destroy the session itself, but not report a failure to do so.
            with anyio.CancelScope(shield=True):
                created = await self._desktops.create(image.image_id)
        except DesktopsError as error:
            return await self._not_created(before, error)
        self._session = self._desktops.session(created.kasm_id)
        await self._session.wait_until_running(within_seconds=_START_LIMIT_S)
        return ok(f"{created.kasm_id} is running.")

    async def _listed_ids(self) -> list[str] | None:
        """Return the ids of the user's sessions; None if they cannot be listed."""
        with suppress(DesktopsError):
            return [session.kasm_id for session in await self._desktops.list_sessions()]
        return None

    async def _not_created(self, before: list[str] | None, error: DesktopsError) -> Finding:
        """Report why there is no session, or which session may be the new one: another client may have started it."""
        after = await self._listed_ids() if error.outcome_unknown else None
        new = [kasm_id for kasm_id in after if kasm_id not in before] if after and before is not None else []
        if not error.outcome_unknown:
            remedy = (
                "Check that a group of the user has the image (--image names another), and that the agents have room."
            )
            return failed(error.message, remedy)
        if before is None or after is None:
            return failed(error.message, "Look in Kasm (Sessions) for a session that was started just now.")
        if not new:
            return failed(f"{error.message} No new session is listed.", "Find out why Kasm is slow, then try again.")
        remedy = "Destroy it in Kasm (Sessions), unless another client started it."
        return failed(f"{error.message} New since then: {', '.join(new)}.", remedy)

    async def _use(self, session: AsyncSession) -> None:
        """Run a command, write and read a file, and take a screenshot."""
        report = self._report
        way_back = await report.check(
            "way_back",
            partial(_run, session),
            remedy="Check whether commands run at all: in the session, ls -la ~/Downloads shows their traces.",
        )
        if not set(TOOLSETS["files"]) & set(report.tools):
            report.add("file", skipped("No file tool is chosen."))
        elif way_back.status is not Status.OK:
            report.add("file", skipped("The check way_back must succeed first."))
        else:
            await report.check(
                "file",
                partial(_exchange_file, session, self._desktops.limits.allowed_roots[0].rstrip("/")),
                remedy="Check whether the session's user may write to the first of KASM_ALLOWED_ROOTS.",
            )
        if needing("get_kasm_screenshot", report.tools) and self._key.may("get_kasm_screenshot"):
            await report.check("screenshot", partial(_screenshot, session))
        else:
            report.add("screenshot", skipped("The screenshot tool is not chosen, or the key may not use it."))


async def _run(session: AsyncSession) -> Finding:
    result = await session.run(f"echo {_WORDS}", timeout_seconds=_COMMAND_LIMIT_S)
    if not result.output_available:
        return failed(
            f"Commands run, but no output comes back: {result.seen}. execute_kasm_command returns no output, and files "
            "cannot be read or written.",
            _OPEN_DOWNLOADS,
        )
    if result.stdout != f"{_WORDS}\n" or result.exit_code != 0:
        return failed(
            f"`echo` ended with exit code {result.exit_code} and printed "
            f"{result.stdout[:100] or result.stderr[:100]!r}.",
            "Check the shell of the image: /bin/sh and the basic programs are needed.",
        )
    served = session.served
    through = f" through {served.folder}, served at {served.door}/" if served else ""
    return ok(f"A command's output and exit code came back{through}.")


async def _exchange_file(session: AsyncSession, folder: str) -> Finding:
    """Write a file, read it back and remove it."""
    path = f"{folder}/.kasm-mcp-doctor-{token_hex(8)}"
    content = f"Written by kasm-mcp doctor: {token_hex(16)}, ünïcödé.\n".encode()
    is_removed = False
    try:
        await session.write(path, content)
        back = await session.read(path)
    finally:
        # A persistent profile would keep the file beyond the session.
        with anyio.CancelScope(shield=True), anyio.move_on_after(_COMMAND_LIMIT_S), suppress(DesktopsError):
            removed = await session.run(f"rm -f -- {quote(path)}", timeout_seconds=_COMMAND_LIMIT_S)
            is_removed = removed.exit_code == 0
    if back != content:
        return failed("The file that was read differs from the one written.", "Report it, with the name of the image.")
    if not is_removed:
        return warning("Written and read back, but not removed.", f"Remove {path} from the user's profile.")
    return ok(f"{len(content)} bytes were written, read back unchanged, and removed.")


async def _screenshot(session: AsyncSession) -> Finding:
    try:
        picture = await session.screenshot()
    except DesktopsError as error:
        return warning(error.message, "Open the session in Kasm's web page: does it show a desktop?")
    return ok(f"A JPEG of {len(picture):,} bytes.")


async def _destroy(session: AsyncSession) -> Finding:
    end = await session.destroy()
    if end.state == "destroyed":
        return ok(f"Session {session.kasm_id} is destroyed.")
    return ok(f"Kasm accepted the request to destroy session {session.kasm_id}; {end.doubt or f'it is {end.state}.'}")
