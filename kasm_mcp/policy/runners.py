"""Programs of which one subcommand starts another program: `uv run`, `tmux new-session`, `gdb --args` (C6).

Data, and one function for each kind of row. Their other subcommands start nothing that is looked at here. Pure; sees
marked text only.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import frozen

from kasm_mcp.policy.started import Code, Inner, Nested, Words, code
from kasm_mcp.policy.wrappers import Options, Wrapper, inner_command, read_arguments


@frozen
class Runner:
    """A row of the table.

    Attributes:
        subcommands: The words after which a command stands; empty when it stands after the program itself.
        wrapper: What may stand before the command.
        is_code: Whether a lone word is shell source.
        code_options: Options whose value is shell source.
    """

    subcommands: frozenset[str]
    wrapper: Wrapper
    is_code: bool = False
    code_options: frozenset[str] = frozenset()


_UV: Final = Options(
    "mqvnp:w:P:U:Cih",
    "module script with= with-editable= with-requirements= extra= all-extras no-extra= no-dev dev only-dev group= "
    "no-group= all-groups only-group= no-default-groups no-editable no-project project= directory= package= "
    "all-packages python= python-preference= managed-python no-managed-python env-file= no-env-file exact isolated "
    "active no-active no-sync locked frozen no-config config-file= offline no-cache cache-dir= refresh "
    "refresh-package= reinstall reinstall-package= upgrade upgrade-package= index= default-index= index-url= "
    "extra-index-url= find-links= no-index index-strategy= keyring-provider= resolution= prerelease= link-mode= "
    "no-build no-build-package= no-binary no-binary-package= no-build-isolation no-sources compile-bytecode from= "
    "quiet verbose color= no-progress native-tls gui-script help version",
)
_NPX: Final = Options(
    "yqp:c:w:",
    "yes no no-install package= call= workspace= workspaces include-workspace-root quiet silent prefix= help version",
)
_PERF: Final = Options(
    "adigvABcnSTe:p:t:C:r:x:o:G:I:D:F:m:z:k:",
    "all-cpus detailed repeat= event= pid= tid= cpu= field-separator= output= append no-inherit verbose null "
    "interval-print= delay= freq= call-graph= per-core per-socket per-thread metrics= help",
)
_TMUX_WINDOW: Final = Options("abdkPSDEAXfhvIZBc:e:F:l:n:p:s:t:x:y:")
_GDB: Final = Options(
    "qnbtx:d:D:p:c:s:",
    "args quiet silent batch batch-silent nx nh nw ex= eval-command= iex= command= directory= cd= tty= symbols= tui",
)


def _after(*subcommands: str) -> frozenset[str]:
    return frozenset(subcommands)


# What follows is run, or read by a shell when it is one word.
_TERMINAL: Final = (Runner(_after("-e", "-x", "--", "--execute", "--command"), Wrapper(Options()), is_code=True),)

RUNNERS: Final[Mapping[str, tuple[Runner, ...]]] = {
    **dict.fromkeys(
        (
            "xterm", "uxterm", "lxterminal", "gnome-terminal", "konsole", "mate-terminal", "rxvt", "st", "terminator",
            "tilix", "urxvt", "x-terminal-emulator", "xfce4-terminal",
        ),
        _TERMINAL,
    ),
    "bundle": (Runner(_after("exec"), Wrapper(Options("", "keep-file-descriptors gemfile=")),),),
    "conda": (
        Runner(_after("run"), Wrapper(Options("n:p:v", "name= prefix= cwd= no-capture-output live-stream dev"))),
    ),
    "direnv": (Runner(_after("exec"), Wrapper(Options(), operands=1)),),
    "gdb": (Runner(_after("--args", "-args"), Wrapper(_GDB)),),
    "npm": (Runner(_after("exec", "x"), Wrapper(_NPX), code_options=frozenset({"c", "call"})),),
    "npx": (Runner(frozenset(), Wrapper(_NPX), code_options=frozenset({"c", "call"})),),
    "pdm": (Runner(_after("run"), Wrapper(Options("spv", "site-packages project= no-lock list")),),),
    "perf": (Runner(_after("stat", "record", "trace"), Wrapper(_PERF)),),
    "pipenv": (Runner(_after("run"), Wrapper(Options("qv", "quiet verbose python= system")),),),
    "pipx": (Runner(_after("run"), Wrapper(Options("", "spec= no-cache path python= pip-args= verbose quiet")),),),
    "pnpm": (
        Runner(
            _after("exec", "dlx"),
            Wrapper(Options("rcw", "recursive parallel package= shell-mode silent no-bail resume-from= filter=")),
        ),
    ),
    "poetry": (Runner(_after("run"), Wrapper(Options("qnvC:P:", "quiet no-interaction directory= project=")),),),
    "screen": (
        Runner(
            frozenset(), Wrapper(Options("ADdmRrxaOTULiqlvwX:c:e:f:h:p:s:t:S:", "version list"))
        ),
    ),
    "tmux": (
        Runner(
            _after(
                "new-session", "new", "new-window", "neww", "split-window", "splitw", "respawn-pane", "respawnp",
                "respawn-window", "respawnw", "display-popup", "popup",
            ),
            Wrapper(_TMUX_WINDOW),
            is_code=True,
        ),
        Runner(
            _after("run-shell", "run", "pipe-pane", "pipep", "if-shell", "if"),
            Wrapper(Options("bCFIOoc:d:t:")),
            is_code=True,
        ),
        Runner(_after("send-keys", "send"), Wrapper(Options("FHKlMRXN:c:t:")), is_code=True),
    ),
    "uv": (Runner(_after("run"), Wrapper(_UV)),),
    "uvx": (Runner(frozenset(), Wrapper(_UV)),),
    "xdotool": (Runner(_after("exec"), Wrapper(Options("", "sync args= terminator="))),),
    "yarn": (Runner(_after("exec", "dlx"), Wrapper(Options("qp:", "quiet package="))),),
}  # fmt: skip


def started_by(program: str) -> Callable[[Words], Iterator[Nested]] | None:
    """Return the function that lists what a program of the table starts, or `None` for other programs."""
    rows = RUNNERS.get(program)
    return None if rows is None else lambda words: _read(program, rows, words)


def _read(program: str, rows: tuple[Runner, ...], words: Words) -> Iterator[Nested]:
    for row in rows:
        # Options of the program itself may stand before the subcommand, so its first occurrence counts, wherever.
        start = next((at for at, word in enumerate(words, start=1) if word in row.subcommands), None)
        if row.subcommands and start is None:
            continue
        what = f"{program} {words[start - 1]}" if start else program
        arguments = read_arguments(what, row.wrapper.options, words[start or 0 :])
        for name, value in arguments.options:
            if name in row.code_options and value is not None:
                yield Code(code(value, what))
        inner = inner_command(what, row.wrapper, arguments)
        if row.is_code:
            yield from (Code(code(word, what)) for word in inner)
        yield Inner(inner)
