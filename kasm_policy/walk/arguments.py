"""Check of words, assignments and redirections: expands them, checks the paths in them, puts their code aside.

Called by `visitor` for everything about a command but the program. Starts no walk itself.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from kasm_policy.bash.differences import is_quoted_delimiter, needs_unescaping
from kasm_policy.bash.substitutions import Default, Found, Substitution, visit_assign, visit_word
from kasm_policy.bash.tree import Assign, CmdSubst, ProcSubst, Redirect, Word
from kasm_policy.bash.words import TooManyFieldsError, expand, expand_value, here_document_text, known, unescape
from kasm_policy.programs.nested import refuse_name, refuse_start_up_file
from kasm_policy.rules import Rules, unclear_syntax
from kasm_policy.walk.context import Context
from kasm_policy.walk.directories import UNKNOWN, Directories, Location
from kasm_policy.walk.mentioned_paths import check_mentions
from kasm_policy.walk.standard_input import COMPUTED_INPUT, Stdin, left_of
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
        self._accepted: set[tuple[str, Directories, int]] = set()

    def visit(self, directories: Directories) -> None:
        """Record directories that a command entered; an untraceable `cd` may return to any of them."""
        self._visited |= directories.possible or frozenset()

    def judge_words(self, words: Sequence[Word], context: Context) -> list[str]:
        """Check words in a place where bash splits them into fields.

        Returns:
            The fields as marked text.

        Raises:
            RefusedError: A rule forbids one of them.
        """
        fields = self.expand(words, context)
        self.judge_expanded(words, fields, context)
        return fields

    def judge_expanded(self, words: Iterable[Word], fields: Iterable[str], context: Context) -> None:
        """Check words that are already expanded; see `judge_words`."""
        for word in words:
            found = list(visit_word(word))
            self.judge_found(found, context)
            if any(isinstance(piece, Default) for piece in found):
                # A default value may complete a path: `/e${x:-tc}/passwd`.
                self.judge_named(expand_value(word, context.variables, defaults=True), context)
        for field in fields:
            self.judge_named(field, context)

    def judge_value(self, word: Word, context: Context) -> str:
        """Check a word in a place where bash does not split it, as after `case`; see `judge_words`."""
        field = expand_value(word, context.variables)
        self.judge_expanded((word,), (field,), context)
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
            values = self.judge_words((assign.value,), context) if assign.value is not None else []
            for field in values:
                if assign.naked:
                    refuse_name(field)
                elif assign.name is not None:
                    refuse_start_up_file(assign.name.value, field)
            fields += values
            self.judge_found(visit_assign(assign), context)
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
            self.judge_words((redirect.word,), context)
            stdin = COMPUTED_INPUT
        else:
            raise unclear_syntax(redirect.op, "Use another redirection")
        return stdin if _descriptor(redirect) == 0 else None

    def judge_found(self, found: Iterable[Found], context: Context) -> None:
        """Check the default values in a word, and put its substitutions aside."""
        for piece in found:
            match piece:
                case Default(word=word):
                    self.judge_named(expand_value(word, context.variables), context)
                case Substitution(node=ProcSubst() as node):
                    stdin = COMPUTED_INPUT if node.op == ">(" else left_of(context.stdin)
                    self._texts.put_aside(node.stmts, context.reading(stdin))
                case Substitution(node=CmdSubst() as node, is_quoted=is_quoted):
                    self._command_substitution(node, context.reading(left_of(context.stdin)), is_quoted=is_quoted)

    def judge_named(self, field: str, context: Context) -> None:
        """Check the paths in a field."""
        judgement = field, context.directories, len(self._visited) if context.directories == UNKNOWN else 0
        if judgement in self._accepted:
            return
        check_mentions(field, context.directories, self._visited, self._rules)
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
