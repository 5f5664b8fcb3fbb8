"""A session, tried for real: it starts, a command's output comes back, and it is destroyed whatever happens.

The one part of the doctor that changes something for a while. Whoever interrupts it does not keep it from clearing up.
"""

from collections.abc import Callable

import anyio

from kasm_api.api import sessions
from kasm_api.models import Image, RequestKasmRequest
from kasm_mcp.call import Call, Kasm
from kasm_mcp.doctor.finding import Finding, Status, failed, guarded, ok
from kasm_mcp.errors import KasmMcpError
from kasm_mcp.ids import same
from kasm_mcp.sessions import LONGEST_START_S
from kasm_mcp.tools.commands import execute_kasm_command
from kasm_mcp.tools.sessions import destroy_kasm_session

START, WAY_BACK, CLEARED = "session start", "way back", "clearing up"

_WORDS = "the way back is open"
_COMMAND_LIMIT_S = 20
_WAY_BACK_LIMIT_S = 60.0
_CLEARING_LIMIT_S = 60.0


async def try_out(kasm: Kasm, image: Image, report: Callable[[Finding], None]) -> None:
    """Start a session, run one command in it, and destroy it.

    Args:
        kasm: The services.
        image: What to start it from.
        report: Takes each finding as soon as it is known.
    """
    before = await _listed(kasm)
    request = RequestKasmRequest(image_id=image.image_id, user_id=kasm.config.user_id)
    try:
        # An answer that nobody waits for is a session that nobody ends, so not even an interrupt cuts this short.
        with anyio.CancelScope(shield=True):
            created = await kasm.gateway.change(sessions.request_kasm, request)
    except KasmMcpError as error:
        report(await _not_created(kasm, before, error))
        return
    kasm.sessions.remember(created)
    kasm_id = created.kasm_id
    try:
        started = await guarded(START, lambda: _started(kasm, kasm_id), within_s=LONGEST_START_S + 30)
        report(started)
        if started.status is Status.OK:
            report(await guarded(WAY_BACK, lambda: _way_back(kasm, kasm_id), within_s=_WAY_BACK_LIMIT_S))
    finally:
        with anyio.CancelScope(shield=True):
            report(await guarded(CLEARED, lambda: _cleared(kasm, kasm_id), within_s=_CLEARING_LIMIT_S))


async def _started(kasm: Kasm, kasm_id: str) -> Finding:
    began = anyio.current_time()
    try:
        await kasm.sessions.wait_until(kasm_id, "running")
    except KasmMcpError as error:
        return failed(
            START, error.message, "Look at the session and its agent in Kasm (Infrastructure, Docker Agents)."
        )
    return ok(START, f"{kasm_id} runs after {anyio.current_time() - began:.1f} s.")


async def _way_back(kasm: Kasm, kasm_id: str) -> Finding:
    began = anyio.current_time()
    try:
        answer = await execute_kasm_command(
            Call(kasm),
            kasm_id,
            f"echo {_WORDS}",
            timeout_seconds=_COMMAND_LIMIT_S,
        )
    except KasmMcpError as error:
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
            "Set allow_kasm_downloads for a group of the user (Access Management, Groups, the group, Settings); it "
            "counts for new sessions. A proxy before Kasm must let /desktop/ pass.",
        )
    if answer.data["stdout"] != f"{_WORDS}\n" or answer.data["exit_code"] != 0:
        seen = answer.data["stdout"][:100] or answer.data["stderr"][:100]
        return failed(
            WAY_BACK,
            f"`echo` ended with {answer.data['exit_code']} and said {seen!r} instead.",
            "Look at the shell of the image: it needs /bin/sh and the usual small programs.",
        )
    return ok(WAY_BACK, f"A command's output and exit code came back in {anyio.current_time() - began:.2f} s.")


async def _cleared(kasm: Kasm, kasm_id: str) -> Finding:
    by_hand = f"Destroy session {kasm_id} in Kasm (Sessions)."
    try:
        answer = await destroy_kasm_session(Call(kasm), kasm_id)
    except KasmMcpError as error:
        return failed(CLEARED, f"The session is still there: {error.message}", by_hand)
    return ok(CLEARED, answer.message)


async def _listed(kasm: Kasm) -> list[str] | None:
    """Return the ids of the user's sessions; None when they cannot be listed."""
    try:
        found = (await kasm.gateway.read(sessions.get_kasms)).kasms or []
    except KasmMcpError:
        return None
    return [session.kasm_id for session in found if same(session.user_id, kasm.config.user_id)]


async def _not_created(kasm: Kasm, before: list[str] | None, error: KasmMcpError) -> Finding:
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
