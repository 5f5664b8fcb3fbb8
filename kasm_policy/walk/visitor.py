"""Walk over the syntax tree: visits every command at any depth and stops at the first refusal.

Statements are visited in order, because `cd` affects those after it. Code in a subshell (substitutions, `sh -c`) is put
aside and visited afterwards. No side effects apart from the injected parser.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from kasm_policy.bash.substitutions import visit_arithmetic, visit_test, visit_word
from kasm_policy.bash.tree import (
    ArithmCmd,
    BinaryCmd,
    Block,
    CallExpr,
    CaseClause,
    CoprocClause,
    CStyleLoop,
    DeclClause,
    ForClause,
    FuncDecl,
    IfClause,
    LetClause,
    Node,
    Stmt,
    Subshell,
    TestClause,
    TimeClause,
    WhileClause,
    WordIter,
)
from kasm_policy.bash.words import GLOBS, PROCESS, SPLIT, Braced, expand_value, known, plain
from kasm_policy.paths import split_absolute
from kasm_policy.programs.dispatch import nested_in
from kasm_policy.programs.nested import (
    Code,
    Inner,
    Nested,
    ScriptFile,
    StandardInput,
    computed_code,
    computed_program,
    refuse_name,
    refuse_value,
)
from kasm_policy.rules import RefusedError, Rules, quote, unclear_syntax
from kasm_policy.walk.arguments import ArgumentJudge
from kasm_policy.walk.context import Context
from kasm_policy.walk.directories import NOWHERE, UNKNOWN, Directories, Outcome, unchanged
from kasm_policy.walk.hooks import is_hook
from kasm_policy.walk.operands import READERS
from kasm_policy.walk.ownership import CHANGING_OWNERSHIP, check_ownership
from kasm_policy.walk.standard_input import COMPUTED_INPUT, IDLE_TERMINAL, NO_INPUT, stream
from kasm_policy.walk.texts import Texts, too_complex

_WORDS_PER_STEP: Final = 8
_WRAPPERS_LIMIT: Final = 32
_OPENING: Final = frozenset({"<", "<>", ">", ">>", ">|", "&>", "&>>"})
_LEAVING: Final = frozenset({"exit", "return"})
_SEVERAL: Final = GLOBS | {SPLIT, PROCESS}
_CHANGING_DIRECTORY: Final = frozenset({"cd", "pushd", "popd"})


class Walk:
    """One walk over one command, with the functions defined so far and the code still to visit."""

    def __init__(self, rules: Rules, parse: Callable[[str], object]) -> None:
        """Store the rules and the parser (see `Texts`)."""
        self._rules = rules
        self._texts = Texts(parse)
        self._arguments = ArgumentJudge(rules, self._texts)
        self._functions: dict[str, list[tuple[Stmt, Context]]] = {}
        self._walked_functions: set[str] = set()
        self._returned: list[Directories] = []  # per enclosing function call: directories at its `return` statements
        self._ends_on_failure = False
        self._walkers: Mapping[type[Node], Callable[[Any, Context], Outcome]] = {
            ArithmCmd: self._arithmetic,
            BinaryCmd: self._binary,
            Block: self._block,
            CallExpr: self._call,
            CaseClause: self._case,
            CoprocClause: self._coproc,
            DeclClause: self._declaration,
            ForClause: self._for,
            FuncDecl: self._definition,
            IfClause: self._if,
            LetClause: self._let,
            Subshell: self._subshell,
            TestClause: self._test,
            TimeClause: self._time,
            WhileClause: self._while,
        }

    def judge(self, command: str, working_dir: str) -> None:
        """Visit a command and everything that it runs.

        Args:
            command: Shell source.
            working_dir: Absolute directory in which it starts.

        Raises:
            RefusedError: A rule forbids the command.
            RecursionError: The command is nested too deeply.
        """
        start = Directories(frozenset({split_absolute(working_dir)}))
        self._arguments.visit(start)
        statements, context = self._texts.read(command, Context(start, NO_INPUT, b"", self._rules.home))
        self._statements(statements, context, is_outermost=True)
        self._finish()
        while uncalled := sorted(self._functions.keys() - self._walked_functions):
            self._walked_functions.update(uncalled)
            for body, context in (definition for name in uncalled for definition in self._functions[name]):
                self._statement(body, context)
            self._finish()

    def _finish(self) -> None:
        for statements, context in self._texts.take_waiting():
            self._statements(statements, context)

    def _text(self, text: str, context: Context) -> Outcome:
        return self._statements(*self._texts.read(text, context))

    def _statements(self, statements: Sequence[Stmt], context: Context, *, is_outermost: bool = False) -> Outcome:
        outcome = unchanged(context.directories)
        for statement in statements:
            context = context.at(_reached(outcome.either, context))
            outcome = self._statement(statement, context)
            if is_outermost and self._ends_on_failure and isinstance(statement.cmd, CallExpr):
                outcome = Outcome(outcome.success, NOWHERE)
        return outcome

    def _statement(self, statement: Stmt, context: Context) -> Outcome:
        self._texts.count_step()
        stdin = context.stdin
        for redirect in statement.redirs:
            stdin = self._arguments.judge_redirect(redirect, context) or stdin
        if statement.cmd is None:
            return unchanged(context.directories)
        outcome = self._walkers[type(statement.cmd)](statement.cmd, context.reading(stdin))
        if statement.background:
            return unchanged(context.directories)
        if any(redirect.op in _OPENING for redirect in statement.redirs):
            # If the file cannot be opened, the command does not run.
            outcome = Outcome(outcome.success, outcome.failure | context.directories)
        return Outcome(outcome.failure, outcome.success) if statement.negated else outcome

    def _block(self, command: Block, context: Context) -> Outcome:
        return self._statements(command.stmts, context)

    def _subshell(self, command: Subshell, context: Context) -> Outcome:
        self._statements(command.stmts, context)
        return unchanged(context.directories)

    def _time(self, command: TimeClause, context: Context) -> Outcome:
        statement = command.stmt
        if statement is not None and isinstance(statement.cmd, CallExpr) and statement.cmd.args:
            first = expand_value(statement.cmd.args[0], {})
            if first == "--":
                statement = evolve(statement, cmd=evolve(statement.cmd, args=statement.cmd.args[1:]))
        return self._statements((statement,) if statement else (), context)

    def _definition(self, command: FuncDecl, context: Context) -> Outcome:
        self._functions.setdefault(command.name.value, []).append((command.body, context))
        return unchanged(context.directories)

    def _declaration(self, command: DeclClause, context: Context) -> Outcome:
        fields = self._arguments.judge_assignments(command.args, context)
        for field in fields:
            refuse_name(field)
        letters = {letter for field in fields if field[:1] in {"-", "+"} for letter in field}
        if not letters.isdisjoint("aAin"):
            # These flags make bash evaluate the value as a number, a name or the elements of an array.
            for field in map(plain, fields):
                if "$(" in field or "`" in field:
                    raise computed_code(field, "contains a substitution that bash would run")
        return unchanged(context.directories)

    def _arithmetic(self, command: ArithmCmd, context: Context) -> Outcome:
        self._arguments.judge_found(visit_arithmetic(command.x), context)
        return unchanged(context.directories)

    def _let(self, command: LetClause, context: Context) -> Outcome:
        for expression in command.exprs:
            self._arguments.judge_found(visit_arithmetic(expression), context)
        return unchanged(context.directories)

    def _test(self, command: TestClause, context: Context) -> Outcome:
        self._arguments.judge_found(visit_test(command.x), context, is_read=True)
        return unchanged(context.directories)

    def _while(self, command: WhileClause, context: Context) -> Outcome:
        return self._loop((*command.cond, *command.do), context)

    def _binary(self, command: BinaryCmd, context: Context) -> Outcome:
        first = self._statement(command.x, context)
        match command.op:
            case "&&":
                second = self._statement(command.y, context.at(_reached(first.success, context)))
                return Outcome(second.success, first.failure | second.failure)
            case "||":
                second = self._statement(command.y, context.at(_reached(first.failure, context)))
                return Outcome(first.success | second.success, second.failure)
            case "|" | "|&":
                self._statement(command.y, context.reading(COMPUTED_INPUT))
                return unchanged(context.directories)
        raise unclear_syntax(command.op, "Use &&, ||, | or ; instead")

    def _if(self, clause: IfClause, context: Context) -> Outcome:
        success = failure = NOWHERE
        otherwise: IfClause | None = clause
        while otherwise is not None:
            condition = self._statements(otherwise.cond, context)
            branch = self._statements(otherwise.then, context.at(_reached(condition.success, context)))
            success, failure = success | branch.success, failure | branch.failure
            # `else` comes last and has no condition.
            is_else = not otherwise.cond
            context = context.at(_reached(condition.failure, context))
            otherwise = otherwise.else_
            if otherwise is None and not is_else:
                success = success | context.directories
        return Outcome(success, failure)

    def _for(self, clause: ForClause, context: Context) -> Outcome:
        match clause.loop:
            case WordIter(items=items):
                fields = self._arguments.judge_words(items, context, is_read=True)
                for field in fields:
                    refuse_value(clause.loop.name.value, field)
            case CStyleLoop() as loop:
                for expression in (loop.init, loop.cond, loop.post):
                    self._arguments.judge_found(visit_arithmetic(expression), context)
        return self._loop(clause.do, context)

    def _loop(self, body: Sequence[Stmt], context: Context) -> Outcome:
        after = self._statements(body, context).either | context.directories
        if after == context.directories:
            return unchanged(after)
        self._statements(body, context.at(UNKNOWN))
        return unchanged(UNKNOWN)

    def _case(self, clause: CaseClause, context: Context) -> Outcome:
        self._arguments.judge_value(clause.word, context)
        success = failure = start = context.directories
        for item in clause.items:
            for pattern in item.patterns:
                self._arguments.judge_found(visit_word(pattern), context)
            outcome = self._statements(item.stmts, context.at(start))
            success, failure = success | outcome.success, failure | outcome.failure
            falls_through = item.op in {";&", ";;&"}
            start = context.directories | (outcome.either if falls_through else NOWHERE)
        return Outcome(success, failure)

    def _coproc(self, clause: CoprocClause, context: Context) -> Outcome:
        inside = context.reading(COMPUTED_INPUT)
        statement = clause.stmt
        first = statement.cmd
        while isinstance(first, BinaryCmd):
            first = first.x.cmd
        words = first.args if isinstance(first, CallExpr) else ()
        if words and (clause.name is not None or "=" in expand_value(words[0], inside.variables)):
            # shfmt reads `coproc env A=1 x | y` as a coproc named env, and `coproc A=1 x` as a program named A=1.
            raise unclear_syntax("coproc", "Write its command in braces: coproc { …; }")
        if clause.name is not None:
            # shfmt reads `coproc cat <file` as a name without a command.
            self._call(CallExpr(args=(clause.name,)), inside)
        self._statement(statement, inside)
        return unchanged(context.directories)

    def _call(self, call: CallExpr, context: Context) -> Outcome:
        self._arguments.judge_assignments(call.assigns, context)
        if not call.args:
            return unchanged(context.directories)
        fields = self._arguments.expand(call.args, context)
        outcome = unchanged(context.directories) if is_hook(call) else self._run(fields, context)
        self._arguments.judge_pieces(call.args, context, is_read=fields[:1] in [[reader] for reader in READERS])
        return outcome

    def _run(self, words: Sequence[str], context: Context) -> Outcome:
        """Check one program with its arguments, and the programs that it starts."""
        self._texts.count_step(1 + len(words) // _WORDS_PER_STEP)
        if context.wrappers > _WRAPPERS_LIMIT:
            raise too_complex("The command contains too many nested wrappers")
        if words[0].startswith("-"):
            raise RefusedError(
                "unknown_option", f"{quote(plain(words[0]))}: command not found. Write the program before its options."
            )
        program = self._program(words[0])
        if program in CHANGING_OWNERSHIP:
            check_ownership(program, words[1:], context.directories, self._rules)
        outcome = unchanged(context.directories)
        starts = list(nested_in(program, words[1:]))
        count = len(words)
        for start in starts:
            outcome = self._nested(program, start, context, outcome)
            if isinstance(start, Inner):
                count = min(count, _first_inner(words, start.words))
        self._arguments.judge_program(program, words, context, count)
        if program in _CHANGING_DIRECTORY:
            here, home = context.directories, context.variables.get("HOME")
            entered = here.after_moving(program, words[1:], home=home)
            self._arguments.visit(entered)
            outcome = Outcome(entered, context.directories)
        elif program in _LEAVING and all(word.isdecimal() for word in words[1:2]) and len(words) <= 2:
            outcome = self._left(program, context)
        if program == "set" and words[1:]:
            self._ends_on_failure = words[1].startswith("-") and ("e" in words[1] or words[2:3] == ["errexit"])
        return self._function(words[0] if words[0] in self._functions else program, context, outcome)

    def _left(self, program: str, context: Context) -> Outcome:
        """Return where the shell is after `exit` or `return`; outside a function, `return` has no effect."""
        if program == "exit":
            return Outcome(NOWHERE, NOWHERE)
        if not self._returned:
            return unchanged(context.directories)
        self._returned[-1] |= context.directories
        return Outcome(NOWHERE, NOWHERE)

    def _program(self, word: str) -> str:
        base = word.rpartition("/")[2]
        # In double quotes, the text after the last slash is the base name: `"$DIR/x.sh"`.
        is_settled = bool(base) and known(base) is not None and _SEVERAL.isdisjoint(word)
        if word == self._rules.home or (known(word) is None and not is_settled):
            raise computed_program(plain(word))
        # zsh expands =name to the path of the program.
        if base.removeprefix("=") in self._rules.blocked_commands:
            raise RefusedError(
                "blocked_program",
                f"{quote(base)} is not allowed: commands run as an ordinary user, without admin rights. "
                "Do it without this program.",
            )
        if isinstance(word, Braced):
            raise computed_program(plain(word))
        return base

    def _nested(self, program: str, start: Nested, context: Context, outcome: Outcome) -> Outcome:
        match start:
            case Inner(words=words) if words:
                inside = context if start.directory is None else context.at(context.directories.enter(start.directory))
                inside = inside.reading(IDLE_TERMINAL) if start.has_terminal else inside
                if start.is_guess:
                    self._guess(words, inside.wrapped())
                    return outcome
                inner = self._run(words, inside.wrapped())
                return inner if start.is_here else outcome
            case ScriptFile():
                self._script(program, start, context)
            case Code(is_here=True):
                return self._text(start.text, context)
            case Code():
                later = context.at(UNKNOWN).reading(COMPUTED_INPUT) if start.is_later else context
                self._texts.put_aside(start.text, later, is_guess=start.is_guess)
            case StandardInput():
                self._standard_input(program, start.read, context)
        return outcome

    def _guess(self, words: Sequence[str], context: Context) -> None:
        """Check a command that may start at another word: only a blocked program is refused."""
        try:
            self._run(words, context)
        except RefusedError as error:
            if error.refusal.code in {"blocked_program", "too_complex"}:
                raise

    def _script(self, program: str, script: ScriptFile, context: Context) -> None:
        """Check a script file that a program runs."""
        if PROCESS in script.name:
            raise computed_code("<(…)", f"is the output of a program, and {program} would run it as code")
        places = context.directories.places(script.name)
        descriptors = {stream(place) for place in places} - {None}
        if descriptors == {"0"} and not script.is_start_up:
            self._standard_input(program, script.read, context)
        elif descriptors:
            raise computed_code(plain(script.name), f"is a stream, and {program} would run its content as code")
        elif not script.is_start_up and known(script.name) is not None:
            self._program(script.name)

    def _standard_input(self, program: str, read: Callable[[str], Iterator[str]], context: Context) -> None:
        if context.stdin.kind != "text":
            raise RefusedError(
                "stdin_code",
                f"{quote(program)} would run code from standard input, which is only known at run time. "
                "Write the code to a file first, or pass it with -c or in a here-document.",
            )
        for text in read(context.stdin.text):
            self._texts.put_aside(text, context.reading(COMPUTED_INPUT))

    def _function(self, name: str, context: Context, outcome: Outcome) -> Outcome:
        """Visit the body of a function at its call."""
        definitions = self._functions.get(name)
        if not definitions:
            return outcome
        self._walked_functions.add(name)
        if context.call(name) in context.calls:
            return unchanged(UNKNOWN)
        if any(name == called for called, *_ in context.calls):
            # A recursive call in other directories may recur anywhere.
            context = context.at(UNKNOWN)
            if context.call(name) in context.calls:
                return unchanged(UNKNOWN)
        success = failure = NOWHERE
        self._returned.append(NOWHERE)
        for body, definition in definitions:
            result = self._statement(body, context.calling(name, definition))
            success, failure = success | result.success, failure | result.failure
        returned = self._returned.pop()
        success, failure = success | returned, failure | returned
        return unchanged(UNKNOWN) if name in _CHANGING_DIRECTORY else Outcome(success, failure)


def _first_inner(words: Sequence[str], inner: Sequence[str]) -> int:
    """Return the position of an inner command in the words of a wrapper, or their number if it is not at their end."""
    for length in (len(inner), len(inner) - 1):
        at = len(words) - length
        if length > 0 and at > 0 and list(words[at:]) == list(inner[:length]):
            return at
    return len(words)


def _reached(directories: Directories, context: Context) -> Directories:
    """Return directories for code that seems unreachable: those at the start of its list."""
    return context.directories if directories == NOWHERE else directories
