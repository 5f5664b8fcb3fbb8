"""Words, assignments and redirections of a command: expands them, judges the paths they name, puts aside what they run.

Between the tree and the walk; starts no walk itself.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from kasm_policy.bash.differences import is_quoted_delimiter, needs_unescaping
from kasm_policy.bash.substitutions import Default, Found, Substitution, visit_assign, visit_word
from kasm_policy.bash.tree import Assign, CmdSubst, ProcSubst, Redirect, Word
from kasm_policy.bash.words import TooManyFieldsError, expand, expand_value, here_document_text, known, unescape
from kasm_policy.programs.nested import refuse_name, refuse_start_up_file
from kasm_policy.rules import RefusedError, Rules, quote
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
    """Judges everything about a command but the program that it starts."""

    def __init__(self, rules: Rules, texts: Texts) -> None:
        """Take the rules in force, and where code is put aside."""
        self._rules = rules
        self._texts = texts
        self._visited: set[Location] = set()
        self._accepted: set[tuple[str, Directories, int]] = set()

    def visit(self, directories: Directories) -> None:
        """Remember directories that a command changed to: it may come back where nobody can tell."""
        self._visited |= directories.possible or frozenset()

    def judge_words(self, words: Sequence[Word], context: Context) -> list[str]:
        """Judge words where bash makes fields of them.

        Returns:
            The fields as marked text.

        Raises:
            RefusedError: One of them is not allowed.
        """
        fields = self.expand(words, context)
        self.judge_expanded(words, fields, context)
        return fields

    def judge_expanded(self, words: Iterable[Word], fields: Iterable[str], context: Context) -> None:
        """Judge words whose fields are known already; see `judge_words`."""
        for word in words:
            found = list(visit_word(word))
            self.judge_found(found, context)
            if any(isinstance(piece, Default) for piece in found):
                # With its neighbours, a default value may make a path that neither of them is.
                self.judge_named(expand_value(word, context.variables, defaults=True), context)
        for field in fields:
            self.judge_named(field, context)

    def judge_value(self, word: Word, context: Context) -> str:
        """Judge a word that stays one, as after `case`; see `judge_words`."""
        field = expand_value(word, context.variables)
        self.judge_expanded((word,), (field,), context)
        return field

    def expand(self, words: Iterable[Word], context: Context) -> list[str]:
        """Expand words to fields without judging them."""
        fields: list[str] = []
        try:
            for word in words:
                expanded = expand(word, context.variables)
                self._texts.count_step(len(expanded) // _FIELDS_PER_STEP)
                fields += expanded
        except TooManyFieldsError as error:
            raise too_complex("Its braces expand to too many words") from error
        return fields

    def judge_assignments(self, assigns: Iterable[Assign], context: Context) -> list[str]:
        """Judge assignments before a program, alone, or after `declare` and the like.

        Returns:
            Their values, and the words among them that are no assignments.
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
        """Judge a redirection.

        Returns:
            The standard input that it gives, or `None` when it gives none.

        Raises:
            RefusedError: Its target is not allowed.
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
            raise _unclear(f"The redirection {quote(redirect.op)} is not known here.")
        return stdin if _descriptor(redirect) == 0 else None

    def judge_found(self, found: Iterable[Found], context: Context) -> None:
        """Judge the default values in a word, and put its substitutions aside for a walk of their own."""
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
        """Judge the paths that a field names."""
        judgement = field, context.directories, len(self._visited) if context.directories == UNKNOWN else 0
        if judgement in self._accepted:
            return
        check_mentions(field, context.directories, self._visited, self._rules)
        self._accepted.add(judgement)

    def _command_substitution(self, node: CmdSubst, context: Context, *, is_quoted: bool) -> None:
        if node.temp_file or node.reply_var:
            raise _unclear("Write $(…) instead of `${ …; }`.")
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
    """Return the file descriptor that a redirection sets; `None` for one that bash chooses itself (`{name}>`)."""
    if redirect.n is None:
        return 1 if redirect.op in _WRITING else 0
    return int(redirect.n.value) if redirect.n.value.isdecimal() else None


def _unclear(message: str) -> RefusedError:
    return RefusedError("unclear_syntax", message)
