"""From text to verdict: limits, parsing, audit and walk in order, each mishap a refusal."""

from collections.abc import Callable

from kasm_policy.refused import RefusedError
from kasm_policy.rules import Refusal, Rules
from kasm_policy.walk.visitor import Walk

Parse = Callable[[str], object]

_TOO_DEEP = Refusal("too_complex", "The command is nested too deeply; write it in smaller steps, or as a script file.")


def judge(command: str, working_dir: str, rules: Rules, parse: Parse) -> Refusal | None:
    """Judge a command; never raises.

    Args:
        command: Shell source for bash.
        working_dir: Absolute directory in which it starts, already judged.
        rules: The rules in force.
        parse: Turns text into the JSON tree of `shfmt`; raises `InvalidSyntaxError` or `ParserError`.

    Returns:
        The first refusal, or `None` when nothing speaks against the command.
    """
    try:
        changed: frozenset[str] = frozenset()
        # Code inside text can assign what was taken for known before it was read.
        while late := Walk(rules, parse, changed).judge(command, working_dir):
            changed |= late
    except RefusedError as refused:
        return refused.refusal
    except RecursionError:
        return _TOO_DEEP
    return None
