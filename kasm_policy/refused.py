"""The one exception of the policy: it carries a refusal out of the walk and never leaves the package."""

from kasm_policy.rules import Refusal


class RefusedError(Exception):
    """A rule refused; caught at the entrance."""

    def __init__(self, refusal: Refusal) -> None:
        """Take the refusal to hand on."""
        super().__init__(refusal.code)
        self.refusal = refusal
