"""The texts of shell source in one check: reads each through parser and audit, and keeps what waits for its turn.

Counts as well, so that no command can keep the check busy. Knows no rule about what a command does.
"""

from collections.abc import Callable, Iterator
from typing import Final

from kasm_policy.bash.assigned import assigned
from kasm_policy.bash.differences import audit, audit_for_sh
from kasm_policy.bash.parser import InvalidSyntaxError, ParserError, TooLargeError
from kasm_policy.bash.repair import repaired_comments, repaired_keys, without_joins
from kasm_policy.bash.tree import File, Stmt
from kasm_policy.bash.tree_reader import UnknownTreeError, read_tree
from kasm_policy.rules import RefusedError, quote
from kasm_policy.walk.context import Context

_LENGTH_LIMIT_BYTES: Final = 64 << 10
_STEPS_LIMIT: Final = 25_000
_TEXTS_LIMIT: Final = 100
_DEPTH_LIMIT: Final = 12
_REPAIRS_LIMIT: Final = 32

Statements = tuple[Stmt, ...]


class Texts:
    """The texts of one check, with what is left of its budget.

    Attributes:
        assigned: The tracked parameters that the texts read so far may assign.
    """

    def __init__(self, parse: Callable[[str], object]) -> None:
        """Take the parser: text to JSON tree; raises `InvalidSyntaxError` or `ParserError`."""
        self._parse = parse
        self._waiting: list[tuple[Statements | str, Context, bool]] = []
        self._steps = 0
        self._texts = 0
        self.assigned: frozenset[str] = frozenset()

    def read(self, text: str, context: Context) -> tuple[Statements, Context]:
        """Read a text that runs somewhere in the command.

        Args:
            text: Shell source.
            context: The circumstances in which it runs.

        Returns:
            Its statements, and the circumstances inside it.

        Raises:
            RefusedError: It is too long, not valid, or not understood.
        """
        _check_characters(text)
        self._texts += 1
        if self._texts > _TEXTS_LIMIT or context.depth > _DEPTH_LIMIT:
            raise too_complex("It has too many commands inside text")
        file, source = self._read_tree(text.encode())
        audit(file, source)
        if context.is_for_sh:
            audit_for_sh(file, source)
        self.assigned |= assigned(file)
        return file.stmts, context.within(source, self.assigned)

    def put_aside(self, code: Statements | str, context: Context, *, is_guess: bool = False) -> None:
        """Keep code that runs in a shell of its own for later; so depth costs no stack. A guess may be no code."""
        self._waiting.append((code, context, is_guess))

    def take_waiting(self) -> Iterator[tuple[Statements, Context]]:
        """Yield what was put aside, also while this runs, until nothing waits."""
        while self._waiting:
            code, context, is_guess = self._waiting.pop()
            try:
                statements, inside = self.read(code, context) if isinstance(code, str) else (code, context)
            except RefusedError as error:
                if not is_guess or error.refusal.code != "syntax":
                    raise
            else:
                yield statements, inside

    def count_step(self, cost: int = 1) -> None:
        """Count one command.

        Args:
            cost: How much work it makes, in commands.

        Raises:
            RefusedError: There are too many.
        """
        self._steps += cost
        if self._steps > _STEPS_LIMIT:
            raise too_complex("It has too many commands")

    def _read_tree(self, source: bytes) -> tuple[File, bytes]:
        """Parse a text; where only another text is read as bash reads it, that one."""
        source = without_joins(source)
        for _ in range(_REPAIRS_LIMIT):
            try:
                file = self._parsed(source)
            except InvalidSyntaxError as error:
                repaired = repaired_keys(source, str(error))
                if repaired is None:
                    raise _refused("syntax", f"Not valid bash: {quote(error)}; correct it and try again.") from error
            else:
                repaired = repaired_comments(source, file)
                if repaired is None:
                    return file, source
            source = repaired
        raise too_complex("It has too many dots in the keys of arrays")

    def _parsed(self, source: bytes) -> File:
        try:
            return read_tree(self._parse(source.decode()))
        except TooLargeError as error:
            raise too_complex(f"The command is more than can be checked ({error})") from error
        except ParserError as error:
            raise _refused("parser_failed", f"The command could not be checked ({error}), so it is not run.") from error
        except UnknownTreeError as error:
            message = f"{quote(error)} is syntax that is not known here; write it in plain bash."
            raise _refused("unclear_syntax", message) from error


def too_complex(what: str) -> RefusedError:
    """Refuse a command that is more than can be checked."""
    return _refused("too_complex", f"{what}; write it in smaller steps, or as a script file.")


def _check_characters(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise _refused("characters", "The command is not valid Unicode; remove the broken character.")
    if len(text.encode()) > _LENGTH_LIMIT_BYTES:
        raise _refused("too_long", "The command is longer than 64 KiB; write it into a file and run that.")
    for character, name in ("\0", "NUL character"), ("\r", "carriage return"):
        if character in text:
            raise _refused("characters", f"The command holds a {name}, which bash does not read as meant; remove it.")


def _refused(code: str, message: str) -> RefusedError:
    return RefusedError(code, message)
