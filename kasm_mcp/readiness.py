"""Whether Kasm answers, for a probe that may come often: one request at a time, whose result is kept for a while."""

import logging

import anyio

from kasm_api.api import images
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import DesktopsError, KasmSaidNo, TimedOut, Unauthenticated
from kasm_mcp.recent import Recent

log = logging.getLogger(__name__)


class Readiness:
    """Asks one Kasm; whoever asks while a request is under way shares its result.

    Args:
        gateway: Makes the request.
        kept_s: Seconds for which a result is good.
        longest_s: Seconds after which no answer is the result.
    """

    def __init__(self, gateway: Gateway, *, kept_s: float = 5.0, longest_s: float = 5.0) -> None:
        self._gateway = gateway
        self._longest_s = longest_s
        self._recent: Recent[str | None] = Recent(kept_s)

    async def reason(self) -> str | None:
        """Return why Kasm cannot be used now, as an `error_type`; None when it answers. At most one `get_images`."""
        return await self._recent.get("get_images", self._asked)

    async def _asked(self) -> str | None:
        try:
            with anyio.fail_after(self._longest_s):
                await self._gateway.read(images.get_images)
        except (Unauthenticated, KasmSaidNo):
            return None  # the key may be for other calls, and a refusal is an answer
        except TimeoutError:
            log.warning("Not ready: Kasm did not answer within %g s", self._longest_s)
            return TimedOut.error_type
        except DesktopsError as error:
            log.warning("Not ready: %s", error.message)
            return error.error_type
        return None
