"""A session, tried for real: it starts, output and a file come back, and it is destroyed whatever happens.

The one part of the doctor that changes something for a while. Whoever interrupts it does not keep it from clearing up.
"""

import shlex
from collections.abc import Collection, Sequence
from functools import partial
from secrets import token_hex

import anyio

from kasm_api.api import sessions
from kasm_api.models import Image, RequestKasmRequest
from kasm_api.models import Session as Details
from kasm_desktops.errors import DesktopsError
from kasm_desktops.ids import same
from kasm_desktops.logins import LONGEST_START_S
from kasm_mcp.doctor.finding import Finding, Status, failed, guarded, ok, skipped, warning
from kasm_mcp.doctor.report import Report
from kasm_mcp.tools.commands import execute_kasm_command
from kasm_mcp.tools.context import Call, Kasm
from kasm_mcp.tools.files import read_kasm_file, write_kasm_file
from kasm_mcp.tools.sessions import destroy_kasm_session, get_session_screenshot

START, WAY_BACK, FILE, SCREENSHOT, CLEARED = "session_start", "way_back", "file", "screenshot", "clearing_up"

_WORDS = "the way back is open"
_COMMAND_LIMIT_S = 20
_STEP_LIMIT_S = 60.0
_OPENING = (
    "Set allow_kasm_downloads for a group of the user (Kasm's admin pages: Access Management > Groups > the group > "
    "Settings); it counts for new sessions. A proxy before Kasm must let /desktop/ pass."
)


async def try_out(kasm: Kasm, image: Image, tools: Collection[str], report: Report) -> None:
    """Start a session, use it, and destroy it.

    Args:
        kasm: The services.
        image: What to start it from.
        tools: Names of those that are of use; a command is run in any case.
        report: Takes each finding as soon as it is known.
    """
    report.doing(START)
    before = await _listed(kasm)
    request = RequestKasmRequest(image_id=image.image_id, user_id=kasm.config.user_id)
    try:
        # An answer that nobody waits for is a session that nobody ends, so not even an interrupt cuts this short.
        with anyio.CancelScope(shield=True):
            created = await kasm.gateway.change(sessions.request_kasm, request)
    except DesktopsError as error:
        report.add(await _not_created(kasm, before, error))
        return
    kasm.sessions.remember(created)
    kasm_id = created.kasm_id
    try:
        started = await guarded(START, partial(_started, kasm, kasm_id), within_s=LONGEST_START_S + 30)
        report.add(started)
        if started.status is Status.OK:
            await _use(kasm, kasm_id, tools, report)
    finally:
        with anyio.CancelScope(shield=True):
            report.doing(CLEARED)
            report.add(await guarded(CLEARED, partial(_cleared, kasm, kasm_id), within_s=_STEP_LIMIT_S))


async def _use(kasm: Kasm, kasm_id: str, tools: Collection[str], report: Report) -> None:
    """Run a command, bring a file there and back, and take a picture."""
    report.doing(WAY_BACK)
    way_back = await guarded(WAY_BACK, partial(_way_back, kasm, kasm_id), within_s=_STEP_LIMIT_S)
    report.add(way_back)
    if not {"read_kasm_file", "write_kasm_file"} & set(tools):
        report.add(skipped(FILE, "No tool for files is chosen."))
    elif way_back.status is not Status.OK:
        report.add(skipped(FILE, f"First, the {WAY_BACK.replace('_', ' ')} has to be open."))
    else:
        report.doing(FILE)
        report.add(await guarded(FILE, partial(_file, kasm, kasm_id), within_s=_STEP_LIMIT_S))
    if "get_session_screenshot" not in tools:
        report.add(skipped(SCREENSHOT, "The tool for it is not chosen, or the key may not."))
    else:
        report.doing(SCREENSHOT)
        report.add(await guarded(SCREENSHOT, partial(_screenshot, kasm, kasm_id), within_s=_STEP_LIMIT_S))


async def _started(kasm: Kasm, kasm_id: str) -> Finding:
    try:
        await kasm.sessions.wait_until(kasm_id, "running")
    except DesktopsError as error:
        return failed(
            START,
            error.message,
            "Look at the session and its agent (Kasm's admin pages: Sessions; Infrastructure > Docker Agents).",
        )
    return ok(START, f"{kasm_id} runs.")


async def _way_back(kasm: Kasm, kasm_id: str) -> Finding:
    try:
        answer = await execute_kasm_command(
            Call(kasm),
            kasm_id,
            f"echo {_WORDS}",
            timeout_seconds=_COMMAND_LIMIT_S,
        )
    except DesktopsError as error:
        return failed(
            WAY_BACK,
            error.message,
            "Look whether commands run at all: in the session, ls -la ~/Downloads shows traces.",
        )
    if not answer.data["output_available"]:
        return failed(
            WAY_BACK,
            "Commands run, but no output comes back: downloads are closed. execute_kasm_command answers "
            "without output, and files cannot be read or written.",
            _OPENING,
        )
    if answer.data["stdout"] != f"{_WORDS}\n" or answer.data["exit_code"] != 0:
        seen = answer.data["stdout"][:100] or answer.data["stderr"][:100]
        return failed(
            WAY_BACK,
            f"`echo` ended with {answer.data['exit_code']} and said {seen!r} instead.",
            "Look at the shell of the image: it needs /bin/sh and the usual small programs.",
        )
    return ok(WAY_BACK, "A command's output and exit code came back.")


async def _file(kasm: Kasm, kasm_id: str) -> Finding:
    """Write a file, read it back and remove it: a persistent profile would keep it beyond the session."""
    path = f"{kasm.config.rules.allowed_roots[0].rstrip('/')}/.kasm-mcp-doctor-{token_hex(8)}"
    content = f"Written by kasm-mcp doctor: {token_hex(16)}, ünïcödé.\n"
    call, removed = Call(kasm), False
    try:
        await write_kasm_file(call, kasm_id, path, content)
        back = (await read_kasm_file(call, kasm_id, path)).data["content"]
    except DesktopsError as error:
        return failed(
            FILE, error.message, "Look at the first of KASM_ALLOWED_ROOTS in the session: may its user write?"
        )
    finally:
        # Not by the tool: what assistants must not run, the doctor may have to.
        with anyio.CancelScope(shield=True), anyio.move_on_after(_COMMAND_LIMIT_S):
            removed = await _removed(call, kasm_id, path)
    if back != content:
        return failed(FILE, "What was read is not what was written.", "Report it, with the image that was used.")
    if not removed:
        return warning(FILE, "Written and read back, but not removed.", f"Remove {path} from the user's profile.")
    return ok(FILE, f"{len(content.encode())} bytes were written, read back alike, and removed.")


async def _removed(call: Call, kasm_id: str, path: str) -> bool:
    try:
        result = await call.session(kasm_id).run(shlex.join(("rm", "-f", "--", path)), timeout_seconds=_COMMAND_LIMIT_S)
    except DesktopsError:
        return False
    return result.exit_code == 0


async def _screenshot(kasm: Kasm, kasm_id: str) -> Finding:
    try:
        answer = await get_session_screenshot(Call(kasm), kasm_id)
    except DesktopsError as error:
        return warning(SCREENSHOT, error.message, "Look at the session in Kasm's own page: does it show a desktop?")
    return ok(SCREENSHOT, answer.message)


def downloads_of(listed: Sequence[Details], user_id: str) -> Finding:
    """Tell what Kasm says of downloads in sessions that are there anyway; a look at the list, nothing more.

    Args:
        listed: All sessions.
        user_id: Whose count.
    """
    own = [session for session in listed if same(session.user_id, user_id) and session.client_settings]
    closed = [
        session.kasm_id
        for session in own
        if session.client_settings and session.client_settings.allow_kasm_downloads is False
    ]
    if closed:
        return warning(
            WAY_BACK,
            f"Kasm lists downloads as not allowed in {', '.join(closed)}: no output comes back there.",
            _OPENING,
        )
    seen = f"Kasm lists downloads as allowed in {len(own)} session(s) of the user. " if own else ""
    return skipped(WAY_BACK, f"{seen}Only a session tells whether output comes back: --deep tries it.")


async def _cleared(kasm: Kasm, kasm_id: str) -> Finding:
    by_hand = f"Destroy session {kasm_id} (Kasm's admin pages: Sessions)."
    try:
        answer = await destroy_kasm_session(Call(kasm), kasm_id)
    except DesktopsError as error:
        return failed(CLEARED, f"The session is still there: {error.message}", by_hand)
    return ok(CLEARED, answer.message)


async def _listed(kasm: Kasm) -> list[str] | None:
    """Return the ids of the user's sessions; None when they cannot be listed."""
    try:
        found = (await kasm.gateway.read(sessions.get_kasms)).kasms or []
    except DesktopsError:
        return None
    return [session.kasm_id for session in found if same(session.user_id, kasm.config.user_id)]


async def _not_created(kasm: Kasm, before: list[str] | None, error: DesktopsError) -> Finding:
    """Say why there is no session, or which one may be ours all the same: destroying somebody else's would be worse."""
    if not error.outcome_unknown:
        return failed(
            START,
            error.message,
            "The image must belong to a group of the user; --image names another one. `No resources` means that all "
            "agents are full.",
        )
    after = await _listed(kasm)
    if before is None or after is None:
        return failed(START, error.message, "Look in Kasm (Sessions) for a session that was started just now.")
    new = [kasm_id for kasm_id in after if not any(same(kasm_id, known) for known in before)]
    if not new:
        return failed(START, f"{error.message} No new session is listed.", "Look why Kasm is slow, then try again.")
    return failed(
        START,
        f"{error.message} New since then: {', '.join(new)}.",
        "Destroy it in Kasm (Sessions), if nobody else has started it.",
    )
