"""Entrance for commands: shell source and a working directory in, the first refusal or nothing out.

Runs the walk in a worker thread, off the event loop, and turns every exception of the check into a refusal. Knows no
rule itself.
"""

from collections.abc import Callable
from functools import partial

import anyio
import anyio.to_thread
from attrs import field, frozen

from kasm_policy.bash.parser import Parser, find_parser
from kasm_policy.paths import check_working_dir
from kasm_policy.rules import Refusal, RefusedError, Rules
from kasm_policy.walk.visitor import Walk

Parse = Callable[[str], object]

_TOO_DEEP = Refusal(
    "too_complex", "The command is nested too deeply. Split it into smaller commands, or run a script file."
)


def _installed_parser() -> Callable[[], Parser]:
    return partial(Parser, find_parser())


@frozen
class CommandPolicy:
    """Checks commands against one set of rules; safe for concurrent use.

    Attributes:
        rules: The rules in force.
        make_parser: Creates the parser for one check.
    """

    rules: Rules
    make_parser: Callable[[], Parser] = field(factory=_installed_parser)

    async def check(self, command: str, working_dir: str) -> Refusal | None:
        """Check a command before it is sent; starts one short-lived process per parsed text.

        Args:
            command: Shell source for bash.
            working_dir: Directory in which it starts; checked as well (rule F2).

        Returns:
            The first refusal, or `None` when the command may run.
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
    """Check a command with the bundled parser; see `CommandPolicy.check`."""
    return await CommandPolicy(rules).check(command, working_dir)


def judge(command: str, working_dir: str, rules: Rules, parse: Parse) -> Refusal | None:
    """Check a command in the calling thread; never raises.

    Args:
        command: Shell source for bash.
        working_dir: Absolute directory in which it starts, already checked.
        rules: The rules in force.
        parse: Parses text to the JSON tree of `shfmt`; raises `InvalidSyntaxError` or `ParserError`.

    Returns:
        The first refusal, or `None` when the command may run.
    """
    try:
        Walk(rules, parse).judge(command, working_dir)
    except RefusedError as refused:
        return refused.refusal
    except RecursionError:
        return _TOO_DEEP
    return None
