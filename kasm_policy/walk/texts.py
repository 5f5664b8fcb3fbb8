"""Texts of shell source in one check: parses and audits each, queues those to visit later, and limits the work.

A command and each command string in it (`sh -c …`) is a text. Applies no rule about what a command does.
"""

from collections.abc import Callable, Iterator
from typing import Final

from kasm_policy.bash.assigned import climbing
from kasm_policy.bash.differences import audit
from kasm_policy.bash.parser import InvalidSyntaxError, ParserError, TooLargeError
from kasm_policy.bash.repair import repaired_comments, repaired_keys, without_joins
from kasm_policy.bash.tree import File, Stmt
from kasm_policy.bash.tree_reader import UnknownTreeError, read_tree
from kasm_policy.rules import RefusedError, quote, unclear_syntax
from kasm_policy.walk.context import Context

_LENGTH_LIMIT_BYTES: Final = 64 << 10
_STEPS_LIMIT: Final = 25_000
_TEXTS_LIMIT: Final = 100
_DEPTH_LIMIT: Final = 12
_REPAIRS_LIMIT: Final = 32

Statements = tuple[Stmt, ...]


class Texts:
    """Texts of one check, with a budget of work.

    Attributes:
        climbing: Parameters that the texts read so far make lead to the root.
    """

    def __init__(self, parse: Callable[[str], object]) -> None:
        """Store the parser: text to JSON tree; raises `InvalidSyntaxError` or `ParserError`."""
        self._parse = parse
        self._waiting: list[tuple[Statements | str, Context, bool]] = []
        self._steps = 0
        self._texts = 0
        self.climbing: frozenset[str] = frozenset()

    def read(self, text: str, context: Context) -> tuple[Statements, Context]:
        """Parse and audit a text.

        Args:
            text: Shell source.
            context: State at the point where it runs.

        Returns:
            Its statements, and the state inside it.

        Raises:
            RefusedError: The text is too long, invalid or not supported.
        """
        _check_characters(text)
        self._texts += 1
        if self._texts > _TEXTS_LIMIT or context.depth > _DEPTH_LIMIT:
            raise too_complex("The command contains too many command strings (`eval …`, `sh -c …`)")
        file, source = self._read_tree(text.encode())
        audit(file, source)
        self.climbing |= climbing(file)
        return file.stmts, context.within(source, self.climbing)

    def put_aside(self, code: Statements | str, context: Context, *, is_guess: bool = False) -> None:
        """Queue code that runs in a subshell, so that nesting needs no stack.

        Args:
            code: Statements, or text to parse.
            context: State at the point where it runs.
            is_guess: Whether the text may be no shell source; a syntax error is then ignored.
        """
        self._waiting.append((code, context, is_guess))

    def take_waiting(self) -> Iterator[tuple[Statements, Context]]:
        """Yield queued code until the queue is empty; code may be added in between."""
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
        """Take one command from the budget.

        Args:
            cost: Its work, in simple commands.

        Raises:
            RefusedError: The budget is used up.
        """
        self._steps += cost
        if self._steps > _STEPS_LIMIT:
            raise too_complex("The command contains too many commands")

    def _read_tree(self, source: bytes) -> tuple[File, bytes]:
        """Parse a text, rewritten where shfmt would misread it; returns the tree with the text that it belongs to."""
        source = without_joins(source)
        for _ in range(_REPAIRS_LIMIT):
            try:
                file = self._parsed(source)
            except InvalidSyntaxError as error:
                repaired = repaired_keys(source, str(error))
                if repaired is None:
                    raise RefusedError(
                        "syntax", f"Not valid bash: {quote(error)}. Correct the syntax and try again."
                    ) from error
            else:
                repaired = repaired_comments(source, file)
                if repaired is None:
                    return file, source
            source = repaired
        raise too_complex("The command contains too many array keys with a dot or colon")

    def _parsed(self, source: bytes) -> File:
        try:
            return read_tree(self._parse(source.decode()))
        except TooLargeError as error:
            raise too_complex(f"The command is too large to check: {error}") from error
        except ParserError as error:
            raise RefusedError(
                "parser_failed", f"The command could not be checked and was not run: {error}."
            ) from error
        except UnknownTreeError as error:
            raise unclear_syntax(error, "Write it in plain bash") from error


def too_complex(what: str) -> RefusedError:
    """Create the refusal of a command that exceeds a limit of the check."""
    return RefusedError("too_complex", f"{what}. Split it into smaller commands, or run a script file.")


def _check_characters(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise RefusedError("characters", "The command is not valid Unicode. Remove the broken character.")
    if len(text.encode()) > _LENGTH_LIMIT_BYTES:
        raise RefusedError("too_long", "The command is longer than 64 KiB. Write it to a file and run the file.")
    for character, name in ("\0", "NUL character"), ("\r", "carriage return"):
        if character in text:
            raise RefusedError(
                "characters", f"The command contains a {name}, which bash does not read as intended. Remove it."
            )
