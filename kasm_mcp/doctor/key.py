"""What the outcomes of the probes say about the API key, and whether user and image are there.

A wrong key and a key without any permission get the same answer from Kasm, 403 to everything; only a key that may do
something is known to be right.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import evolve

from kasm_api import Client
from kasm_api.api import images, users
from kasm_api.models import GetUserRequest, Image, User, UserSelector
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.calls.permissions import PERMISSIONS, WHERE
from kasm_desktops.errors import DesktopsError, KasmSaidNo, NotFound, Unauthenticated
from kasm_desktops.images import find_image
from kasm_mcp.config.config import Config
from kasm_mcp.doctor.finding import Finding, failed, ok, skipped, warning
from kasm_mcp.doctor.probes import Outcome, Probe

KEY, USER, IMAGE, READ_ONLY = "api_key", "user", "image", "read_only_flag"
PERMITTED = "Permitted."
"""The evidence of a call that needs no further word."""
_SOMETIMES = ")"
"""Ends the name of a permission that is needed only in a case that no probe touches, and says in which."""
_PATHS = ("/api/public/", "/api/")


async def find_user(gateway: Gateway, user_id: str) -> tuple[Finding, User | None]:
    """Look whether the configured user exists and may work.

    Returns:
        The finding; and the user, None when there is none or the key may not look.
    """
    request = GetUserRequest(target_user=UserSelector(user_id=user_id))
    try:
        user = (await gateway.read(users.get_user, request)).user
    except Unauthenticated:
        return skipped(USER, "The key may not look users up (Users View), so nobody knows whether there is one."), None
    except KasmSaidNo as error:
        user, words = None, f" {error.message}"
    else:
        words = ""
    if user is None:
        return failed(
            USER,
            f"There is no user {user_id}.{words}",
            "Set KASM_USER_ID to the id of a user: get_kasm_users lists them, and Kasm's admin pages have them below "
            "Access Management, Users.",
        ), None
    name = user.username or user.user_id
    if user.locked or user.disabled:
        state = "locked" if user.locked else "disabled"
        return warning(USER, f"{name} is {state}.", "Unlock or enable the account in Kasm."), user
    return ok(USER, f"KASM_USER_ID is {name}."), user


async def accepted(config: Config, outcomes: Mapping[str, Outcome]) -> Finding:
    """Judge the key as a whole.

    Args:
        config: The settings.
        outcomes: By call.
    """
    kinds = [outcome.kind for outcome in outcomes.values()]
    if any(outcome.is_granted for outcome in outcomes.values()):
        where = "the body of requests" if config.auth == "body" else "the Authorization header"
        return ok(KEY, f"Accepted, in {where} (KASM_AUTH={config.auth}).")
    if "refused" not in kinds:
        trouble = next((outcome.trouble for outcome in outcomes.values() if outcome.trouble), "No call was answered.")
        return failed(KEY, f"Nothing is known of it: {trouble}", "Look whether Kasm is in order, then try again.")
    other: Literal["body", "basic"] = "basic" if config.auth == "body" else "body"
    if await _is_accepted(evolve(config, auth=other)):
        return failed(KEY, f"Kasm wants it in another place than KASM_AUTH={config.auth}.", f"Set KASM_AUTH={other}.")
    return failed(
        KEY,
        f"Kasm refused every call, {kinds.count('refused')} of them (HTTP 401 or 403): the key is wrong, expired or "
        "disabled, or has no permission at all. Kasm answers all of these alike.",
        f"Compare KASM_API_KEY and KASM_API_SECRET with the key in Kasm, then grant it permissions ({WHERE}); "
        "docs/permissions.md lists them.",
    )


async def _is_accepted(config: Config) -> bool:
    async with Gateway(Client.from_settings(config), largest_result_bytes=config.max_file_bytes) as gateway:
        try:
            await gateway.read(images.get_images)
        except DesktopsError as error:
            return isinstance(error, KasmSaidNo)
    return True


def permission(probe: Probe, outcome: Outcome, proven: frozenset[str], tools: Sequence[str]) -> Finding:
    """Say what one probe shows.

    Args:
        probe: What was tried.
        outcome: What became of it.
        proven: Permissions that other probes have shown the key to have: not to be suspected.
        tools: What does not work without it.
    """
    finding = _permission(probe, outcome, proven, tools)
    return evolve(finding, duration_ms=outcome.duration_ms)


def _permission(probe: Probe, outcome: Outcome, proven: frozenset[str], tools: Sequence[str]) -> Finding:
    several = len(probe.operations) > 1
    if outcome.kind == "granted":
        return ok(probe.call, f"Permitted, below {_PATHS[outcome.path]}." if several else PERMITTED)
    if outcome.kind == "done":
        return failed(
            probe.call,
            f"Permitted; but Kasm took the trial, a taken name without a password, for real: user {outcome.trouble}.",
            f"Look at user {outcome.trouble} in Kasm (Access Management, Users), and delete it if it is new.",
        )
    if outcome.kind == "absent":
        places = f", neither below {_PATHS[0]} nor below {_PATHS[1]}" if several else ""
        return warning(
            probe.call,
            f"This Kasm has no such call{places}.",
            f"Do without {', '.join(tools)}: Kasm's releases differ in it.",
        )
    if outcome.kind == "unknown":
        return warning(probe.call, outcome.trouble, "Look whether Kasm is in order, then try again.")
    known = PERMISSIONS[probe.call]
    lacking = tuple(name for name in known if name not in proven and not name.endswith(_SOMETIMES)) or known
    return failed(
        probe.call,
        f"HTTP 403: seems to lack {', '.join(lacking)}. Without it no {', '.join(tools)}.",
        granting(lacking),
        lacking,
    )


def granting(permissions: Sequence[str]) -> str:
    """Return what to do about permissions that are missing."""
    return f"Grant the key {', '.join(permissions)}. {WHERE}."


def read_only_flag(probes: Sequence[Probe], outcomes: Mapping[str, Outcome]) -> Finding | None:
    """Say that the key may be marked Read Only, which outranks its permissions; None when nothing suggests it."""
    if not looks_read_only(probes, outcomes):
        return None
    return warning(
        READ_ONLY,
        "The key may read, and every change was refused: it may be marked Read Only, which outranks permissions.",
        "If changes are wanted, look at Read Only in Kasm where the key is edited. If not, set KASM_READ_ONLY=true.",
    )


def looks_read_only(probes: Sequence[Probe], outcomes: Mapping[str, Outcome]) -> bool:
    """Return whether the key may read something and change nothing."""
    reads = [outcomes[probe.call].kind for probe in probes if probe.reads and probe.call in outcomes]
    changes = [outcomes[probe.call].kind for probe in probes if not probe.reads and probe.call in outcomes]
    return "granted" in reads and "refused" in changes and "granted" not in changes


async def choose_image(gateway: Gateway, name: str | None) -> tuple[Finding, Image | None]:
    """Choose what to start a session from.

    Args:
        gateway: Where to ask.
        name: What somebody calls it; None for the first enabled one that runs in a container.

    Returns:
        The finding; and the image, None when there is none.
    """
    try:
        found = (await gateway.read(images.get_images)).images or []
    except Unauthenticated:
        return failed(
            IMAGE,
            "The images cannot be listed, so names of images cannot be resolved.",
            granting(("Images View",)),
            ("Images View",),
        ), None
    if name is not None:
        try:
            image = find_image(name, found)
        except NotFound as error:
            return failed(IMAGE, error.message, "Name another one after --image."), None
        return ok(IMAGE, f"{name} is {image.name or image.image_id} ({image.image_id})."), image
    ready = [image for image in found if image.enabled is not False and image.image_type in (None, "Container")]
    if not ready:
        return failed(
            IMAGE,
            f"None of {len(found)} images is enabled and runs in a container.",
            "Enable or add one in Kasm's admin pages: Workspaces.",
        ), None
    chosen = ready[0]
    return ok(
        IMAGE,
        f"{len(ready)} of {len(found)} are enabled and run in a container; {chosen.name or chosen.image_id} first.",
    ), chosen
