"""Creates and destroys sessions, across Kasm releases.

It uses `images` and `logins`; `desktops` and `session` use it.
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
from kasm_desktops.errors import DesktopsError, KasmSaidNo, NotFound, OddAnswer, Unauthenticated, Unavailable
from kasm_desktops.ids import bare_id, hyphenated_id, same_id
from kasm_desktops.lookup.images import find_image, list_images, spellings
from kasm_desktops.lookup.logins import Logins

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
class Creator:
    """Creates sessions.

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

    async def create(self, image_name: str) -> Created:
        """Request a session without waiting until it runs.

        One `get_images` and one `request_kasm`. Where images cannot be listed, up to three `request_kasm`, one per
        spelling; the next is tried only after a refusal.

        Args:
            image_name: Docker name with or without its tag, friendly name in any case, or id in either spelling.

        Raises:
            NotFound: No image is called that; the message lists the closest.
            Unavailable: The image is disabled, or Kasm has no room.
            KasmSaidNo: Kasm refused, for example because no group of the user has the image.
            DesktopsError: From the calls. With `outcome_unknown` there may be a session.
        """
        try:
            image = find_image(image_name, await list_images(self.gateway))
        except (Unauthenticated, OddAnswer, KasmSaidNo):
            answer = await self._ask_unlisted(image_name)
            image_id, known_name, doubt = await self._image_of(answer.kasm_id, image_name)
        else:
            if image.enabled is False:
                raise Unavailable(f"The image {image.name or image_name} is disabled; an administrator can enable it.")
            answer = await self._ask_listed(image.image_id)
            image_id, known_name, doubt = image.image_id, image.name, ""
        return Created(
            kasm_id=answer.kasm_id,
            user_id=answer.user_id or self.user_id,
            status=answer.status or "starting",
            image_id=image_id,
            image_name=known_name,
            doubt=doubt,
            kasm_url=answer.kasm_url,
        )

    async def _ask_listed(self, image_id: str) -> RequestKasmResponse:
        """Request by the id as Kasm lists it; if Kasm refuses that as an unknown image, by its other spelling."""
        other = hyphenated_id(bare_id(image_id)) if bare_id(image_id) == image_id else bare_id(image_id)
        try:
            return await self._ask(image_id)
        except KasmSaidNo as error:
            if other == image_id or not _UNKNOWN_IMAGE.search(error.said):
                raise
        return await self._ask(other)

    async def _ask_unlisted(self, image_name: str) -> RequestKasmResponse:
        """Try the spellings in turn; only a refusal leads to the next, never a lost answer."""
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

    async def _image_of(self, kasm_id: str, wanted: str) -> tuple[str | None, str | None, str]:
        """Check the started image: Kasm ignores `image_name` and takes a default image if it has one."""
        session = (await self.logins.status(kasm_id)).session
        if session is None:
            return None, None, f"Kasm does not show yet which image it took for {wanted!r}; check the session's status."
        image_id = session.image_id or (session.image.image_id if session.image else None)
        name = session.image.name if session.image else None
        if same_id(image_id, wanted) or (name or "").startswith(wanted):
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
