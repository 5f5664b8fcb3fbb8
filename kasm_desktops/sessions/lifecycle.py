"""Creates and destroys sessions, across Kasm releases.

It uses `lookup`; `desktops` and `session` use it.
"""

import re

import anyio
import anyio.lowlevel
from attrs import field, frozen

from kasm_api.api import sessions as calls
from kasm_api.models import (
    DestroyKasmRequest,
    RequestKasmRequest,
    RequestKasmResponse,
)
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import DesktopsError, KasmSaidNo, NotFound, Unavailable
from kasm_desktops.lookup.images import Reference, spellings
from kasm_desktops.lookup.logins import Logins
from kasm_desktops.values import bare_id, hyphenated_id, same_id

_UNKNOWN_IMAGE = re.compile(r"(?i)(invalid|unknown|no such).*image|image.*(not found|does not exist|invalid)")
_CLEARING_LIMIT_S = 10.0


@frozen
class Created:
    """A session that was just requested.

    Attributes:
        kasm_id: Its id.
        user_id: Its owner.
        status: Kasm's word for its state, most often `starting`.
        image_id: Its image; None when not known.
        image_name: The image's docker name; None when not known.
        doubt: A sentence when the image may differ from the requested one; "" otherwise.
        kasm_url: Kasm's login link, a secret; None when not given.
    """

    kasm_id: str
    user_id: str
    status: str
    image_id: str | None
    image_name: str | None
    doubt: str
    kasm_url: str | None = field(repr=False)


@frozen
class Ending:
    """The state of a session after `destroy_kasm`.

    Attributes:
        state: `destroyed` when it is gone; else Kasm's word for its state, for example while it saves a profile, or
            `destroying` when the state is not known.
        doubt: Why the state is not known, as the rest of a sentence; "" otherwise.
    """

    state: str
    doubt: str = ""


@frozen
class SessionRequests:
    """Requests sessions for one user.

    Args:
        gateway: Makes the calls.
        logins: Stores the owners and logins of new sessions.
        user_id: The owner of new sessions.
        group_id: Passed on to Kasm, which uses the user's groups instead; None for none.
    """

    gateway: Gateway
    logins: Logins
    user_id: str
    group_id: str | None

    async def by_id(self, image_id: str) -> RequestKasmResponse:
        """Request by the id as Kasm lists it; if Kasm refuses that as an unknown image, by its other spelling.

        Raises:
            DesktopsError: From the call.
        """
        other = hyphenated_id(bare_id(image_id)) if bare_id(image_id) == image_id else bare_id(image_id)
        try:
            return await self._ask(image_id)
        except KasmSaidNo as error:
            if other == image_id or not _UNKNOWN_IMAGE.search(error.said):
                raise
        return await self._ask(other)

    async def by_spellings(self, image_name: str) -> RequestKasmResponse:
        """Request by the name or id as given, for a key that may not list images: up to three `request_kasm`.

        Only a refusal leads to the next spelling, never a lost answer.

        Raises:
            KasmSaidNo: Kasm refused all.
            DesktopsError: From the calls.
        """
        refusal: DesktopsError | None = None
        for form in spellings(image_name):
            try:
                return await self._ask(**form)
            except (KasmSaidNo, NotFound) as error:
                refusal = error
        words = f"{refusal.message} " if refusal else ""
        raise KasmSaidNo(
            f"{words}The images could not be listed either, so only an image id is certain to work; "
            "grant the key `Images View` to use names."
        ) from refusal

    async def _ask(self, image_id: str | None = None, image_name: str | None = None) -> RequestKasmResponse:
        """Send one request. If cancelled meanwhile, destroy the session, since its id would be lost."""
        request = RequestKasmRequest(image_id=image_id, user_id=self.user_id, group_id=self.group_id)
        if image_name is not None:
            request["image_name"] = image_name
        try:
            with anyio.CancelScope(shield=True):
                answer = await self.gateway.change(calls.request_kasm, request)
        except KasmSaidNo as error:
            raise _explained(error) from error
        self.logins.remember(answer, self.user_id)
        try:
            await anyio.lowlevel.checkpoint_if_cancelled()
        except anyio.get_cancelled_exc_class():
            await destroy_at_last(self.gateway, self.logins, answer.kasm_id)
            raise
        return answer

    async def image_of(self, kasm_id: str, wanted: str) -> tuple[str | None, str | None, str]:
        """Return id and name of the image that Kasm took, and a doubt if it may differ from the wanted one.

        Kasm ignores `image_name` and takes a default image if it has one. One `get_kasm_status`; the session exists
        whatever becomes of that.
        """
        try:
            session = (await self.logins.status(kasm_id)).session
        except DesktopsError:
            session = None
        if session is None:
            return None, None, f"Kasm does not show yet which image it took for {wanted!r}; check the session's status."
        image_id = session.image_id or (session.image.image_id if session.image else None)
        name = session.image.name if session.image else None
        reference = Reference.parse(wanted)
        if same_id(image_id, wanted) or Reference.parse(name or "", reference.registry).fits(reference):
            return image_id, name, ""
        return image_id, name, f"Warning: Kasm took {name or image_id}, its default image, instead of {wanted!r}."


async def destroy(gateway: Gateway, logins: Logins, kasm_id: str) -> Ending:
    """Destroy a session: one `destroy_kasm`, and one `get_kasm_status` to check whether it is gone.

    Raises:
        NotFound: No such session.
        DesktopsError: From the call. With `outcome_unknown` it may be gone.
    """
    owner_id = await logins.owner_of(kasm_id)
    async with logins.explained(kasm_id):
        await gateway.change(calls.destroy_kasm, DestroyKasmRequest(kasm_id=kasm_id, user_id=owner_id))
    try:
        return Ending((await logins.status(kasm_id)).state)
    except (NotFound, KasmSaidNo):
        # Kasm refuses the status of a session that is gone.
        return Ending("destroyed")
    except DesktopsError as error:
        return Ending("destroying", f"it could not be checked whether it is gone. {error.message}")
    finally:
        logins.forget(kasm_id)


async def destroy_at_last(gateway: Gateway, logins: Logins, kasm_id: str) -> bool:
    """Destroy a session even while being cancelled, within a time limit; return whether Kasm accepted the request."""
    with anyio.CancelScope(shield=True), anyio.move_on_after(_CLEARING_LIMIT_S):
        try:
            await destroy(gateway, logins, kasm_id)
        except DesktopsError:
            return False
        return True
    return False


def _explained(error: KasmSaidNo) -> DesktopsError:
    said = error.said.lower()
    if "not authorized" in said:
        return KasmSaidNo(
            f"{error.message} The image must be assigned to a group of the user; group_id does not change that.",
            said=error.said,
        )
    if "no resources" in said or "licen" in said:
        return Unavailable(f"{error.message} Destroy a session that is not needed, or try again later.")
    return error
