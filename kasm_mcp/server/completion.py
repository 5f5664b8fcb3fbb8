"""What could be meant by what somebody has begun to type: session ids, image names, user names.

They come from the tools that list them, and only if those are there. A Kasm that is slow or says no gives no proposal,
never an error, and is not asked again for a few seconds.
"""

import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import partial

import anyio
from attrs import frozen
from mcp_types import Completion

from kasm_desktops.errors import DesktopsError
from kasm_desktops.ids import bare
from kasm_mcp.tools.context import Call, Kasm
from kasm_mcp.tools.sessions import list_user_sessions
from kasm_mcp.tools.users import get_kasm_users
from kasm_mcp.tools.workspaces import get_available_workspaces

log = logging.getLogger(__name__)

Proposals = Mapping[str, tuple[str, ...]]
"""Each value with the texts that it is found by."""

_MOST = 100
"""The protocol allows no more."""
_FROM = 1000
"""How many entries of a list are looked through."""
_LONGEST_WAIT_S = 2.0


@frozen
class Source:
    """Where values come from.

    Attributes:
        tool: Without which there are none.
        proposals: Gets them.
    """

    tool: str
    proposals: Callable[[Call], Awaitable[Proposals]]


async def _sessions(call: Call) -> Proposals:
    """Propose ids; they are found by image too, which is what people remember."""
    listed = (await list_user_sessions(call, limit=_FROM)).data["sessions"]
    return {
        row["kasm_id"]: (row["kasm_id"], bare(row["kasm_id"]), row["friendly_name"] or "", row["image_name"] or "")
        for row in listed
    }


async def _images(call: Call) -> Proposals:
    listed = (await get_available_workspaces(call, limit=_FROM)).data["workspaces"]
    enabled = [row for row in listed if row["enabled"] is not False]
    names = [name for member in ("image_name", "friendly_name") for row in enabled if (name := row[member])]
    return {name: (name,) for name in names}


async def _users(call: Call) -> Proposals:
    listed = (await get_kasm_users(call, limit=_FROM)).data["users"]
    return {name: (name,) for row in listed if (name := row["username"])}


async def _clients(_: Call) -> Proposals:
    return {name: (name,) for name in ("auto", "none", "all")}


_SESSION_IDS = Source("list_user_sessions", _sessions)
SOURCES: Mapping[str, Source] = {
    "id": _SESSION_IDS,
    "kasm_id": _SESSION_IDS,
    "image_name": Source("get_available_workspaces", _images),
    "username": Source("get_kasm_users", _users),
    "client": Source("get_session_frame_stats", _clients),
}
"""Name of an argument to where its values come from."""


async def completed(kasm: Kasm, present: Collection[str], argument: str, typed: str) -> Completion:
    """Return the values that an argument may be meant to have.

    Args:
        kasm: Where they are looked up.
        present: The tools of this server.
        argument: Its name.
        typed: What has been typed so far; "" for nothing.
    """
    source = SOURCES.get(argument)
    if source is None or source.tool not in present:
        return Completion(values=[])
    proposals = await kasm.proposals.get(source.tool, partial(_asked, kasm, source))
    return _matching(proposals, typed)


async def _asked(kasm: Kasm, source: Source) -> Proposals:
    try:
        with anyio.move_on_after(_LONGEST_WAIT_S):
            return await source.proposals(Call(kasm))
        log.info("Kasm is too slow for proposals from %s", source.tool)
    except DesktopsError as error:
        log.info("No proposals from %s: %s", source.tool, error.message)
    except Exception:
        log.exception("Proposals from %s crashed", source.tool)
    return {}


def _matching(proposals: Proposals, typed: str) -> Completion:
    """Return the values that hold what was typed, those that begin with it first."""
    wanted = {typed.casefold(), bare(typed)}
    found = [
        value
        for value, texts in proposals.items()
        if value.isprintable() and any(part in text.casefold() for text in texts for part in wanted)
    ]
    found.sort(key=lambda value: not value.casefold().startswith(tuple(wanted)))
    return Completion(values=found[:_MOST], total=len(found), has_more=len(found) > _MOST)
