"""Check of words, assignments and redirections: expands them, checks the paths in them, puts their code aside.

Called by `visitor` for everything about a command but the program. Starts no walk itself.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from kasm_policy.bash.differences import is_quoted_delimiter, needs_unescaping
from kasm_policy.bash.substitutions import Default, Found, Substitution, visit_assign, visit_word
from kasm_policy.bash.tree import Assign, CmdSubst, ProcSubst, Redirect, Word
from kasm_policy.bash.words import TooManyFieldsError, expand, expand_value, here_document_text, known, unescape
from kasm_policy.programs.nested import refuse_name, refuse_value
from kasm_policy.rules import Rules, unclear_syntax
from kasm_policy.walk.context import Context
from kasm_policy.walk.directories import UNKNOWN, Directories, Location
from kasm_policy.walk.mentioned_paths import check_mentions
from kasm_policy.walk.operands import Use, entered_directories, uses
from kasm_policy.walk.standard_input import COMPUTED_INPUT, Stdin
from kasm_policy.walk.texts import Texts, too_complex

_FIELDS_PER_STEP: Final = 3
_HERE_DOCUMENTS: Final = frozenset({"<<", "<<-"})
_READING: Final = frozenset({"<", "<>", "<&"})
_WRITING: Final = frozenset({">", ">>", ">|", ">&", "&>", "&>>"})


class ArgumentJudge:
    """Checks the words, assignments and redirections of commands."""

    def __init__(self, rules: Rules, texts: Texts) -> None:
        """Store the rules, and the queue for code in substitutions."""
        self._rules = rules
        self._texts = texts
        self._visited: set[Location] = set()
        self._accepted: set[tuple[str, Directories, int, bool]] = set()

    def visit(self, directories: Directories) -> None:
        """Record directories that a command entered; an untraceable `cd` may return to any of them."""
        self._visited |= directories.possible or frozenset()

    def judge_words(self, words: Sequence[Word], context: Context, *, is_read: bool = False) -> list[str]:
        """Check words in a place where bash splits them into fields.

        Returns:
            The fields as marked text.

        Raises:
            RefusedError: A rule forbids one of them.
        """
        fields = self.expand(words, context)
        self.judge_pieces(words, context, is_read=is_read)
        for field in fields:
            self.judge_named(field, context, is_read=is_read)
        return fields

    def judge_pieces(self, words: Iterable[Word], context: Context, *, is_read: bool) -> None:
        """Check the substitutions and default values in words."""
        for word in words:
            found = list(visit_word(word))
            self.judge_found(found, context, is_read=is_read)
            if any(isinstance(piece, Default) for piece in found):
                # A default value may complete a path: `/e${x:-tc}/passwd`.
                self.judge_named(expand_value(word, context.variables, defaults=True), context, is_read=is_read)

    def judge_program(self, program: str, words: Sequence[str], context: Context, count: int) -> None:
        """Check the words of a program, as far as no inner command checks them.

        Args:
            program: Base name.
            words: Marked texts, with the name.
            context: State in which it starts.
            count: Number of words to check.
        """
        self.judge_named(words[0], context)
        for word, use in zip(words[1:count], uses(program, words[1:]), strict=False):
            if use is not Use.PATTERN:
                self.judge_named(word, context, is_read=use is Use.READ)
        for directory in entered_directories(program, words[1:]):
            inside = context.directories.enter(directory)
            for word in words[1:]:
                check_mentions(word, inside, (), self._rules, has_parents=False, is_read=True)

    def judge_value(self, word: Word, context: Context) -> str:
        """Check a word in a place where bash does not split it, as after `case`; see `judge_words`."""
        field = expand_value(word, context.variables)
        self.judge_pieces((word,), context, is_read=True)
        self.judge_named(field, context, is_read=True)
        return field

    def expand(self, words: Iterable[Word], context: Context) -> list[str]:
        """Expand words to fields without a check."""
        fields: list[str] = []
        try:
            for word in words:
                expanded = expand(word, context.variables)
                self._texts.count_step(len(expanded) // _FIELDS_PER_STEP)
                fields += expanded
        except TooManyFieldsError as error:
            raise too_complex("Brace expansion makes too many words") from error
        return fields

    def judge_assignments(self, assigns: Iterable[Assign], context: Context) -> list[str]:
        """Check assignments, also those after `declare` and similar builtins.

        Returns:
            Their values, and the plain words among them.
        """
        fields: list[str] = []
        for assign in assigns:
            if assign.name is not None:
                refuse_name(assign.name.value)
            values = self.judge_words((assign.value,), context, is_read=True) if assign.value is not None else []
            for field in values:
                if assign.naked:
                    refuse_name(field)
                name, is_given, value = (assign.name.value, "=", field) if assign.name else field.partition("=")
                if is_given:
                    refuse_value(name, value)
            fields += values
            self.judge_found(visit_assign(assign), context, is_read=True)
        return fields

    def judge_redirect(self, redirect: Redirect, context: Context) -> Stdin | None:
        """Check a redirection.

        Returns:
            The standard input that it provides, or `None` for another descriptor.

        Raises:
            RefusedError: A rule forbids its target.
        """
        if redirect.op in _HERE_DOCUMENTS:
            stdin = self._here_document(redirect, redirect.hdoc or Word(), context)
        elif redirect.op == "<<<":
            field = self.judge_value(redirect.word, context)
            stdin = COMPUTED_INPUT if known(field) is None else Stdin("text", field + "\n")
        elif redirect.op in _READING or redirect.op in _WRITING:
            self.judge_words((redirect.word,), context, is_read=redirect.op == "<")
            stdin = COMPUTED_INPUT
        else:
            raise unclear_syntax(redirect.op, "Use another redirection")
        return stdin if _descriptor(redirect) == 0 else None

    def judge_found(self, found: Iterable[Found], context: Context, *, is_read: bool = False) -> None:
        """Check the default values in a word, and put its substitutions aside."""
        for piece in found:
            match piece:
                case Default(word=word) as piece:
                    field = expand_value(word, context.variables)
                    self.judge_named(field, context, is_read=is_read)
                    if piece.assigned:
                        refuse_value(piece.assigned, field)
                case Substitution(node=ProcSubst() as node):
                    stdin = COMPUTED_INPUT if node.op == ">(" else context.stdin
                    self._texts.put_aside(node.stmts, context.reading(stdin))
                case Substitution(node=CmdSubst() as node, is_quoted=is_quoted):
                    self._command_substitution(node, context, is_quoted=is_quoted)

    def judge_named(self, field: str, context: Context, *, is_read: bool = False) -> None:
        """Check the paths in a field."""
        visited = len(self._visited) if context.directories == UNKNOWN else 0
        judgement = field, context.directories, visited, is_read
        if judgement in self._accepted:
            return
        check_mentions(field, context.directories, self._visited, self._rules, is_read=is_read)
        self._accepted.add(judgement)

    def _command_substitution(self, node: CmdSubst, context: Context, *, is_quoted: bool) -> None:
        if node.temp_file or node.reply_var:
            raise unclear_syntax("${ …; }", "Write $(…) instead")
        escaped = needs_unescaping(node, context.source)
        if escaped is None:
            self._texts.put_aside(node.stmts, context)
        else:
            self._texts.put_aside(unescape(escaped, '$`\\"' if is_quoted else "$`\\", keep_joins=True), context)

    def _here_document(self, redirect: Redirect, body: Word, context: Context) -> Stdin:
        self.judge_found(visit_word(body, quoted=True), context)
        text = here_document_text(body, is_quoted=is_quoted_delimiter(redirect.word))
        if text is None:
            return COMPUTED_INPUT
        if redirect.op == "<<-":
            text = "\n".join(line.lstrip("\t") for line in text.split("\n"))
        return Stdin("text", text)


def _descriptor(redirect: Redirect) -> int | None:
    """Return the file descriptor of a redirection; `None` when bash allocates it (`{name}>`)."""
    if redirect.n is None:
        return 1 if redirect.op in _WRITING else 0
    return int(redirect.n.value) if redirect.n.value.isdecimal() else None
