"""Node types of the syntax tree: those of mvdan/sh's `syntax` package that bash needs.

Each class is a node type, each attribute a member (`rsrv_word` is `RsrvWord`, `else_` is `Else`). Data only. One module
despite its length, because the types refer to each other.
"""

from attrs import fields, frozen


@frozen(kw_only=True)
class Node:
    """Base of all nodes: half-open range of bytes in the source, 0 where shfmt omits it."""

    start: int = 0
    end: int = 0


@frozen(kw_only=True)
class Comment(Node):
    """Comment: `# text`."""

    text: str = ""


@frozen(kw_only=True)
class Lit(Node):
    """Literal text, unquoted or in double quotes, as in the source."""

    value: str = ""


@frozen(kw_only=True)
class SglQuoted(Node):
    """`'text'`, or `$'text'` with `dollar`."""

    dollar: bool = False
    value: str = ""


@frozen(kw_only=True)
class DblQuoted(Node):
    """`"text"`, or `$"text"` with `dollar`."""

    dollar: bool = False
    parts: tuple["WordPart", ...] = ()


@frozen(kw_only=True)
class CmdSubst(Node):
    """Command substitution: `$(…)`, backquotes, or `${ …; }`."""

    stmts: tuple["Stmt", ...] = ()
    last: tuple[Comment, ...] = ()
    backquotes: bool = False
    temp_file: bool = False
    reply_var: bool = False


@frozen(kw_only=True)
class ProcSubst(Node):
    """`<(…)` or `>(…)`."""

    op: str
    stmts: tuple["Stmt", ...] = ()
    last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class ArithmExp(Node):
    """`$((…))`, or `$[…]` with `bracket`."""

    bracket: bool = False
    x: "ArithmExpr | None" = None


@frozen(kw_only=True)
class ExtGlob(Node):
    """`@(a|b)` and the like; shfmt leaves the pattern unparsed."""

    op: str
    pattern: Lit


@frozen(kw_only=True)
class Slice(Node):
    """`:offset:length` in `${…}`."""

    offset: "ArithmExpr | None" = None
    length: "ArithmExpr | None" = None


@frozen(kw_only=True)
class Replace(Node):
    """`/orig/with` in `${…}`."""

    all: bool = False
    orig: "Word | None" = None
    with_: "Word | None" = None


@frozen(kw_only=True)
class Expansion(Node):
    """An operator with its word in `${…}`, such as `:-word`."""

    op: str
    word: "Word | None" = None


@frozen(kw_only=True)
class ParamExp(Node):
    """`$name` (`short`) or `${…}`."""

    short: bool = False
    excl: bool = False
    length: bool = False
    param: Lit
    index: "ArithmExpr | None" = None
    slice: Slice | None = None
    repl: Replace | None = None
    names: str = ""
    exp: Expansion | None = None


@frozen(kw_only=True)
class Word(Node):
    """Word: a sequence of adjacent parts."""

    parts: tuple["WordPart", ...] = ()


@frozen(kw_only=True)
class BinaryArithm(Node):
    """Two operands in arithmetic; `?` has a `:` on its right."""

    op: str
    x: "ArithmExpr"
    y: "ArithmExpr"


@frozen(kw_only=True)
class UnaryArithm(Node):
    """One operand in arithmetic."""

    op: str
    post: bool = False
    x: "ArithmExpr"


@frozen(kw_only=True)
class ParenArithm(Node):
    """Parentheses in arithmetic."""

    x: "ArithmExpr"


@frozen(kw_only=True)
class BinaryTest(Node):
    """Two operands in `[[ ]]`."""

    op: str
    x: "TestExpr"
    y: "TestExpr"


@frozen(kw_only=True)
class UnaryTest(Node):
    """One operand in `[[ ]]`."""

    op: str
    x: "TestExpr"


@frozen(kw_only=True)
class ParenTest(Node):
    """Parentheses in `[[ ]]`."""

    x: "TestExpr"


@frozen(kw_only=True)
class ArrayElem(Node):
    """`value` or `[index]=value` in an array."""

    index: "ArithmExpr | None" = None
    value: Word | None = None
    comments: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class ArrayExpr(Node):
    """`(…)` after an assignment."""

    elems: tuple[ArrayElem, ...] = ()
    last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class Assign(Node):
    """`name=value`; `naked` without `=`, after `declare` and the like."""

    append: bool = False
    naked: bool = False
    name: Lit | None = None
    index: "ArithmExpr | None" = None
    value: Word | None = None
    array: ArrayExpr | None = None


@frozen(kw_only=True)
class Redirect(Node):
    """A redirection; `hdoc` is a here-document's body."""

    op: str
    n: Lit | None = None
    word: Word
    hdoc: Word | None = None


@frozen(kw_only=True)
class CallExpr(Node):
    """A simple command."""

    assigns: tuple[Assign, ...] = ()
    args: tuple[Word, ...] = ()


@frozen(kw_only=True)
class Subshell(Node):
    """`( … )`."""

    stmts: tuple["Stmt", ...] = ()
    last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class Block(Node):
    """`{ …; }`."""

    stmts: tuple["Stmt", ...] = ()
    last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class IfClause(Node):
    """`if`, `elif`, or `else` when it has no condition."""

    cond: tuple["Stmt", ...] = ()
    cond_last: tuple[Comment, ...] = ()
    then: tuple["Stmt", ...] = ()
    then_last: tuple[Comment, ...] = ()
    else_: "IfClause | None" = None
    last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class WhileClause(Node):
    """`while` or `until`."""

    until: bool = False
    cond: tuple["Stmt", ...] = ()
    cond_last: tuple[Comment, ...] = ()
    do: tuple["Stmt", ...] = ()
    do_last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class WordIter(Node):
    """`name in items`."""

    name: Lit
    items: tuple[Word, ...] = ()


@frozen(kw_only=True)
class CStyleLoop(Node):
    """`((init; cond; post))`."""

    init: "ArithmExpr | None" = None
    cond: "ArithmExpr | None" = None
    post: "ArithmExpr | None" = None


@frozen(kw_only=True)
class ForClause(Node):
    """`for` or `select`."""

    select: bool = False
    braces: bool = False
    loop: WordIter | CStyleLoop
    do: tuple["Stmt", ...] = ()
    do_last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class CaseItem(Node):
    """`patterns) stmts op`."""

    op: str = ""
    comments: tuple[Comment, ...] = ()
    patterns: tuple[Word, ...] = ()
    stmts: tuple["Stmt", ...] = ()
    last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class CaseClause(Node):
    """`case`."""

    word: Word
    items: tuple[CaseItem, ...] = ()
    last: tuple[Comment, ...] = ()


@frozen(kw_only=True)
class BinaryCmd(Node):
    """Two statements joined by `&&`, `||`, `|` or `|&`."""

    op: str
    x: "Stmt"
    y: "Stmt"


@frozen(kw_only=True)
class FuncDecl(Node):
    """A function's definition."""

    rsrv_word: bool = False
    parens: bool = False
    name: Lit
    body: "Stmt"


@frozen(kw_only=True)
class ArithmCmd(Node):
    """`((…))`."""

    x: "ArithmExpr | None" = None


@frozen(kw_only=True)
class TestClause(Node):
    """`[[ … ]]`."""

    x: "TestExpr"


@frozen(kw_only=True)
class DeclClause(Node):
    """`declare`, `export`, `local`, `readonly`, `typeset`."""

    variant: Lit
    args: tuple[Assign, ...] = ()


@frozen(kw_only=True)
class LetClause(Node):
    """`let …`."""

    exprs: tuple["ArithmExpr", ...] = ()


@frozen(kw_only=True)
class TimeClause(Node):
    """The keyword `time`."""

    posix_format: bool = False
    stmt: "Stmt | None" = None


@frozen(kw_only=True)
class CoprocClause(Node):
    """`coproc`."""

    name: Word | None = None
    stmt: "Stmt"


@frozen(kw_only=True)
class Stmt(Node):
    """A command with its redirections."""

    comments: tuple[Comment, ...] = ()
    cmd: "Command | None" = None
    negated: bool = False
    background: bool = False
    redirs: tuple[Redirect, ...] = ()


@frozen(kw_only=True)
class File(Node):
    """A whole text."""

    stmts: tuple[Stmt, ...] = ()
    last: tuple[Comment, ...] = ()


WordPart = Lit | SglQuoted | DblQuoted | ParamExp | CmdSubst | ArithmExp | ProcSubst | ExtGlob
ArithmExpr = BinaryArithm | UnaryArithm | ParenArithm | Word
TestExpr = BinaryTest | UnaryTest | ParenTest | Word
Command = (
    CallExpr
    | IfClause
    | WhileClause
    | ForClause
    | CaseClause
    | Block
    | Subshell
    | BinaryCmd
    | FuncDecl
    | ArithmCmd
    | TestClause
    | DeclClause
    | LetClause
    | TimeClause
    | CoprocClause
)


def children(node: Node) -> list[Node]:
    """List the direct child nodes, in the order of the attributes."""
    values = [getattr(node, field.name) for field in fields(type(node))]
    return [
        child
        for value in values
        for child in (value if isinstance(value, tuple) else (value,))
        if isinstance(child, Node)
    ]
