"""The entrance to the command policy: takes the work off the event loop and turns every mishap into a refusal."""

from collections.abc import Callable
from functools import partial

import anyio
import anyio.to_thread
from attrs import field, frozen

from kasm_policy.bash.parser import Parser, find_parser
from kasm_policy.paths import check_working_dir
from kasm_policy.rules import Refusal, Rules
from kasm_policy.verdict import judge


def _installed_parser() -> Callable[[], Parser]:
    return partial(Parser, find_parser())


@frozen
class CommandPolicy:
    """Judges commands under one set of rules; safe to use for several commands at once.

    Attributes:
        rules: The rules in force.
        make_parser: Makes the parser for one check.
    """

    rules: Rules
    make_parser: Callable[[], Parser] = field(factory=_installed_parser)

    async def check(self, command: str, working_dir: str) -> Refusal | None:
        """Judge a command before it is sent; starts one short process per text that is parsed.

        Args:
            command: Shell source for bash.
            working_dir: Where it will start; judged as well (rule F2).

        Returns:
            The first rule that refuses it, or `None` when it may run.
        """
        start = check_working_dir(working_dir, self.rules)
        if isinstance(start, Refusal):
            return start
        parser = self.make_parser()
        try:
            return await anyio.to_thread.run_sync(
                partial(judge, command, start, self.rules, parser.parse), abandon_on_cancel=True
            )
        except anyio.get_cancelled_exc_class():
            parser.stop()
            raise


async def check_command(command: str, working_dir: str, rules: Rules) -> Refusal | None:
    """Judge a command with the parser that was installed with us; see `CommandPolicy.check`."""
    return await CommandPolicy(rules).check(command, working_dir)
