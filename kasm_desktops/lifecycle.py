"""The beginning, the pauses and the end of a session, on every Kasm there may be.

It stands on `images` and `sessions`; `desktops` offers it.
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
    """What is known of a session that was just asked for.

    Attributes:
        kasm_id: Its id.
        user_id: Its owner.
        status: Kasm's word for its state, most often `starting`.
        image_id: The image it was made from; None when not known.
        image_name: The image's docker name; None when not known.
        doubt: A sentence when the image may be another than was asked for; "" otherwise.
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
    """What is known of a session that was just destroyed.

    Attributes:
        state: `destroyed` when it is gone; else Kasm's word for what it still does, such as saving a profile, or
            `destroying` when that is not known.
        doubt: Why it is not known, as the rest of a sentence; "" otherwise.
    """

    state: str
    doubt: str = ""


@frozen
class Creator:
    """Asks for sessions.

    Args:
        gateway: Where calls are made.
        logins: Remembers them.
        user_id: For whom.
        group_id: Passed on to Kasm, which goes by the user's groups; None for none.
    """

    gateway: Gateway
    logins: Logins
    user_id: str
    group_id: str | None

    async def create(self, image_name: str) -> Created:
        """Ask for a session and do not wait until it runs.

        One `get_images` and one `request_kasm`; where images cannot be listed, up to three `request_kasm` with the
        spellings that there are, of which only a refused one leads to the next.

        Args:
            image_name: Docker name with or without its tag, friendly name in any case, or id in either spelling.

        Raises:
            NotFound: No image is called that; the message lists the closest.
            Unavailable: The image is disabled, or Kasm has no room.
            KasmSaidNo: Kasm refused, for one because no group of the user has the image.
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
        """Ask by the id as Kasm lists it; a Kasm that plainly does not know that spelling is asked by the other."""
        other = hyphenated_id(bare_id(image_id)) if bare_id(image_id) == image_id else bare_id(image_id)
        try:
            return await self._ask(image_id)
        except KasmSaidNo as error:
            if other == image_id or not _UNKNOWN_IMAGE.search(error.said):
                raise
        return await self._ask(other)

    async def _ask_unlisted(self, image_name: str) -> RequestKasmResponse:
        """Try the spellings one after another; only a plain refusal leads to the next, never a lost answer."""
        refusal: DesktopsError | None = None
        for form in spellings(image_name):
            try:
                return await self._ask(**form)
            except (KasmSaidNo, NotFound) as error:
                refusal = error
        words = f"{refusal.message} " if refusal else ""
        raise KasmSaidNo(
            f"{words}The images could not be listed either, so only the image id is sure to work; "
            "grant the key `Images View` to use names."
        ) from refusal

    async def _ask(self, image_id: str | None = None, image_name: str | None = None) -> RequestKasmResponse:
        """Send one request. Cancelled meanwhile, it is ended again: nobody would be left who knows its id."""
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
        """Look which image was really started: Kasm ignores `image_name` and takes a default if it has one."""
        session = (await self.logins.status(kasm_id)).session
        if session is None:
            return None, None, f"Kasm does not tell yet which image it took for {wanted!r}; the session's status will."
        image_id = session.image_id or (session.image.image_id if session.image else None)
        name = session.image.name if session.image else None
        if same_id(image_id, wanted) or (name or "").startswith(wanted):
            return image_id, name, ""
        return image_id, name, f"Beware: Kasm took {name or image_id}, its default image, instead of {wanted!r}."


async def destroy(gateway: Gateway, logins: Logins, kasm_id: str) -> Ending:
    """End a session for good: one `destroy_kasm`, and one `get_kasm_status` to see whether it is gone.

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
        # A session that is gone is refused: that is how Kasm confirms.
        return Ending("destroyed")
    except DesktopsError as error:
        return Ending("destroying", f"whether it is gone could not be seen. {error.message}")
    finally:
        logins.forget(kasm_id)


async def destroy_at_last(gateway: Gateway, logins: Logins, kasm_id: str) -> bool:
    """End a session even while being cancelled, but not for ever; return whether Kasm has accepted it."""
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
            f"{error.message} The image must belong to a group of the user; group_id does not change that.",
            said=error.said,
        )
    if "no resources" in said or "licen" in said:
        return Unavailable(f"{error.message} Destroy a session that is not needed, or try later.")
    return error
