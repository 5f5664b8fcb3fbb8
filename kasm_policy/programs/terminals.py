"""Terminal emulators and multiplexers: `xterm`, `tmux`, `screen` (C6, C7, C8).

Programs in them read from a new terminal, so a shell without a script is allowed. Text that `tmux send-keys` and
`screen -X stuff` type is checked as a command instead. Reads marked text; applies no rule.
"""

import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal

from attrs import frozen

from kasm_policy.bash.words import known, plain
from kasm_policy.programs.nested import Code, Inner, Nested, Words, code, computed_code, text_in
from kasm_policy.programs.options import Options, read_arguments
from kasm_policy.programs.wrapper_row import Wrapper, inner_directories

Kind = Literal["window", "shell", "condition", "typed", "setting", "binding", "commands", "menu", "client"]


@frozen
class TmuxCommand:
    """Command of tmux that may start a program.

    Attributes:
        names: Its name and alias; tmux also accepts a prefix of the name.
        options: Its options.
        kind: Kind of its operands.
        directory: Option for the directory of a window.
    """

    names: tuple[str, ...]
    options: Options
    kind: Kind
    directory: str = "c"


_TMUX: Final = Options("2CDlNuVvc:f:L:S:T:")
_TMUX_COMMANDS: Final = (
    TmuxCommand(("new-session", "new"), Options("AdDEPXc:e:f:F:n:s:t:x:y:"), "window"),
    TmuxCommand(("new-window", "neww"), Options("abdkPSc:e:F:n:t:"), "window"),
    TmuxCommand(("split-window", "splitw"), Options("bdfhIvPZc:e:l:p:t:F:"), "window"),
    TmuxCommand(("respawn-pane", "respawnp"), Options("kc:e:t:"), "window"),
    TmuxCommand(("respawn-window", "respawnw"), Options("kc:e:t:"), "window"),
    TmuxCommand(("display-popup", "popup"), Options("BCEkNb:c:d:e:h:s:S:t:T:w:x:y:"), "window", directory="d"),
    TmuxCommand(("run-shell", "run"), Options("bCEc:d:t:"), "shell"),
    TmuxCommand(("pipe-pane", "pipep"), Options("IOot:"), "shell"),
    TmuxCommand(("if-shell", "if"), Options("bFt:"), "condition"),
    TmuxCommand(("send-keys", "send"), Options("FHKlMRXN:c:t:"), "typed"),
    TmuxCommand(("set-option", "set"), Options("aFgopqsuUwt:"), "setting"),
    TmuxCommand(("set-window-option", "setw"), Options("aFgoqut:"), "setting"),
    TmuxCommand(("set-hook",), Options("agpRuwt:"), "setting"),
    TmuxCommand(("bind-key", "bind"), Options("nrN:T:"), "binding"),
    TmuxCommand(("command-prompt",), Options("1bCFeiklNI:p:t:T:"), "commands"),
    TmuxCommand(("confirm-before", "confirm"), Options("byc:p:t:"), "commands"),
    TmuxCommand(("display-menu", "menu"), Options("MOb:c:C:H:s:S:t:T:x:y:"), "menu"),
    TmuxCommand(("detach-client", "detach"), Options("aPE:s:t:"), "client"),
)
_TMUX_OTHERS: Final = frozenset({"display"})  # a command that is also a prefix of another name
_TMUX_CODE_SETTINGS: Final = ("default-command", "lock-command", "copy-command")
_FORMAT_COMMAND: Final = re.compile(r"#\(([^()]*)\)")
_KEYS: Final[Mapping[str, str]] = {
    "enter": "\n", "kpenter": "\n", "c-m": "\n", "c-j": "\n", "^m": "\n", "^j": "\n", "space": " ", "tab": "\t",
    "c-i": "\t", "btab": "", "bspace": "", "escape": "", "up": "", "down": "", "left": "", "right": "", "home": "",
    "end": "", "npage": "", "pagedown": "", "pgdn": "", "ppage": "", "pageup": "", "pgup": "", "ic": "", "dc": "",
    "insert": "", "delete": "",
}  # fmt: skip
_MODIFIED_KEY: Final = re.compile(r"(?:[CMS]-|\^)+\S+|F\d{1,2}", re.IGNORECASE)

_SCREEN: Final = Options(
    "aAc:dDe:fh:ilLmOp:qQrRs:S:t:T:UvxX46",
    "version help",
    dashed="Logfile= ls? list? wipe? fn fa ln",
    computed_operands=True,
    final="r x ls list wipe v version help Q",
)
_SCREEN_TEXT: Final = re.compile(r"\\(?:([0-7]{1,3})|n|r|(.))|\^([A-Za-z])")


def _tmux(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("tmux", _TMUX, words)
    yield from (Code(code(value, "tmux -c")) for name, value in arguments.options if name == "c" and value)
    yield from _tmux_commands(arguments.operands)


def _tmux_commands(words: Sequence[str]) -> Iterator[Nested]:
    """Read tmux commands separated by `;`."""
    command: list[str] = []
    for word in words:
        ends = word.endswith(";") and not word.endswith("\\;")
        command += [word.removesuffix(";")] if word != ";" else []
        if ends:
            yield from _tmux_command(command)
            command = []
    yield from _tmux_command(command)


def _tmux_command(words: Sequence[str]) -> Iterator[Nested]:
    for text in (text for word in words for text in _FORMAT_COMMAND.findall(word)):
        yield Code(code(text, "tmux #()"), is_guess=True)
    if not words:
        return
    name = words[0]
    rows = [row for row in _TMUX_COMMANDS if name in row.names]
    if not rows and name not in _TMUX_OTHERS:
        rows = [row for row in _TMUX_COMMANDS if name and row.names[0].startswith(name)]
    for row in rows:
        what = f"tmux {row.names[0]}"
        arguments = read_arguments(what, row.options, words[1:])
        if row.kind == "window":
            yield from _in_terminal(arguments.operands, what, arguments.value(row.directory))
        elif row.kind == "typed" and not arguments.has("X"):
            is_literal, is_hexadecimal = arguments.has("l"), arguments.has("H")
            yield from _typed(_keys(arguments.operands, is_literal=is_literal, is_hexadecimal=is_hexadecimal), what)
        elif row.kind == "client":
            yield from (Code(code(text, what)) for option, text in arguments.options if option == "E" and text)
        elif row.kind == "shell" and arguments.has("C"):
            yield from _tmux_text(arguments.operands, what)
        else:
            yield from _tmux_operands(row.kind, arguments.operands, what)


def _tmux_operands(kind: Kind, operands: Sequence[str], what: str) -> Iterator[Nested]:
    if kind == "shell":
        yield from (Code(code(word, what)) for word in operands[:1])
    elif kind == "typed":
        yield from (Code(code(word, what)) for word in operands[1:])
    elif kind == "condition":
        yield from (Code(code(word, what), is_guess=True) for word in operands[:1])
        yield from _tmux_text(operands[1:], what)
    elif kind == "setting" and operands[1:]:
        name = operands[0].partition("[")[0]
        if any(setting.startswith(name) for setting in _TMUX_CODE_SETTINGS):
            yield from _in_terminal(operands[1:2], what, None)
        elif name == "default-shell":
            yield Inner(tuple(operands[1:2]), has_terminal=True)
        else:
            # Hooks are options too, and contain tmux commands.
            yield from _tmux_text([word for word in operands[1:] if known(word) is not None], what)
    elif kind == "binding":
        yield from _tmux_commands(operands[1:])
        yield from _tmux_text([word for word in operands[1:2] if known(word) is not None], what)
    elif kind == "commands":
        yield from _tmux_text(operands, what)
    elif kind == "menu":
        yield from _tmux_text(operands[2::3], what)


def _tmux_text(texts: Sequence[str], what: str) -> Iterator[Nested]:
    """Read text that tmux parses as tmux commands."""
    for text in texts:
        try:
            words = shlex.split(code(text, what).replace(";", " ; "))
        except ValueError:
            continue  # an option value with a quote; no command ends inside a quote
        yield from _tmux_commands([word for word in words if word not in {"{", "}"}])


def _in_terminal(command: Sequence[str], what: str, directory: str | None) -> Iterator[Nested]:
    """Describe the command of a terminal: one word is a command string, several are a program with arguments."""
    if len(command) == 1:
        yield text_in(code(command[0], what), directory, has_terminal=True)
    elif command:
        yield Inner(tuple(command), directory, has_terminal=True)


def _keys(keys: Sequence[str], *, is_literal: bool, is_hexadecimal: bool) -> Iterator[str]:
    """Convert tmux key names to the text that they type."""
    for key in keys:
        if is_hexadecimal and key and set(key.lower()) <= set("0123456789abcdef"):
            yield chr(int(key, 16) & 0x7F)
        elif is_literal:
            yield key
        elif key.lower() in _KEYS:
            yield _KEYS[key.lower()]
        elif not _MODIFIED_KEY.fullmatch(key):
            yield key


def _typed(pieces: Iterator[str], what: str) -> Iterator[Nested]:
    """Read text that is typed into a terminal, where a shell or another program reads it."""
    text = "".join(pieces)
    if known(text) is None:
        raise computed_code(plain(text), f"is only known at run time, and {what} would type it")
    text = text.replace("\r", "\n").replace("\0", "")
    lines = [line for line in text.split("\n") if line.strip()]
    yield from (Code(piece, is_guess=True) for piece in dict.fromkeys([text.strip("\n"), *lines]) if piece)


def _screen(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("screen", _SCREEN, words)
    yield from (Inner((value,), has_terminal=True) for name, value in arguments.options if name == "s" and value)
    operands = arguments.operands
    if arguments.is_final:
        return
    if arguments.has("X"):
        yield from _screen_command(operands)
    elif arguments.has("d", "D") and not arguments.has("m", "R") and len(operands) < 2:
        return  # detaches the session of that name
    elif arguments.options and arguments.options[-1][0] == "R":
        yield Inner(operands[1:], has_terminal=True)
    else:
        yield Inner(operands, has_terminal=True)


def _screen_command(words: Sequence[str]) -> Iterator[Nested]:
    """Read a screen command, as after `screen -X`."""
    if not words:
        return
    name, operands = words[0], list(words[1:])
    if name in {"stuff", "paste"}:
        yield from _typed((_SCREEN_TEXT.sub(_screen_character, word) for word in operands[-1:]), "screen stuff")
    elif name == "exec":
        yield Inner(tuple(word for at, word in enumerate(operands) if at or set(word) - set(".:!|")), has_terminal=True)
    elif name in {"screen", "shell", "defshell"}:
        while operands and operands[0].startswith("-"):
            del operands[: 2 if operands[0] in {"-t", "-h", "-T"} else 1]
        start = 1 if operands and operands[0].isdecimal() else 0
        yield Inner(tuple(operands[start:]), has_terminal=True)
    elif name in {"eval", "at", "bind", "bindkey"}:
        for text in operands:
            try:
                yield from _screen_command(shlex.split(code(text, "screen")))
            except ValueError as error:
                raise computed_code(text, "has an unbalanced quote for screen") from error
        yield from (piece for at in range(1, len(operands)) for piece in _screen_command(operands[at:]))


def _screen_character(match: re.Match[str]) -> str:
    octal, escaped, control = match.groups()
    if octal:
        return chr(int(octal, 8) & 0x7F)
    if control:
        return "\n" if control in "JMjm" else ""
    return escaped or "\n"


@frozen
class Terminal:
    """Command-line syntax of a terminal emulator.

    Attributes:
        rest: Options before a command with its arguments, which extends to the end.
        text: Options before one word, a command string; some emulators also accept a command with arguments.
        wrapper: Syntax before a command that needs no such option; `None` if it needs one.
    """

    rest: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()
    wrapper: Wrapper | None = None


_WORKING_DIRECTORY: Final = frozenset({"--working-directory", "--workdir", "-cd"})
_XTERM: Final = Terminal(frozenset({"-e"}))
_GNOME: Final = Terminal(frozenset({"-x", "--", "--execute", "--execute2"}), frozenset({"-e", "--command"}))
_FOOT: Final = Terminal(
    wrapper=Wrapper(
        Options(
            "c:Co:f:w:W:t:T:a:mFLD:s?Hp:d:l?Sve",
            "config= check-config override= font= window-size-pixels= window-size-chars= term= title= app-id= "
            "maximized fullscreen login-shell working-directory= server? hold print-pid= log-level= log-colorize? "
            "log-no-syslog version help",
        ),
        directory="D working-directory",
    )
)
_KITTY: Final = Terminal(
    wrapper=Wrapper(
        Options(
            "T:c:o:d:1vhe",
            "class= name= title= config= override= directory= working-directory= detach? session= hold? "
            "single-instance? instance-group= wait-for-single-instance-window-close? listen-on= start-as= version help "
            "dump-commands? replay-commands= dump-bytes= debug-gl debug-rendering debug-input debug-keyboard "
            "debug-font-fallback watcher=",
        ),
        directory="d directory working-directory",
    )
)
_EMULATORS: Final[Mapping[str, Terminal]] = {
    **dict.fromkeys(
        ("koi8rxterm", "lxterm", "rxvt", "rxvt-unicode", "urxvt", "urxvtc", "uxterm", "xterm"), _XTERM
    ),
    **dict.fromkeys(
        (
            "gnome-terminal", "gnome-terminal.wrapper", "konsole", "lxterminal", "mate-terminal", "qterminal",
            "terminator", "tilix", "x-terminal-emulator", "xfce4-terminal",
        ),
        _GNOME,
    ),
    "alacritty": Terminal(frozenset({"-e", "--command"})),
    **dict.fromkeys(("foot", "footclient"), _FOOT),
    "kitty": _KITTY,
    **dict.fromkeys(("st", "stterm"), Terminal(wrapper=Wrapper(Options("aivec:f:g:n:o:l:T:t:w:")))),
}  # fmt: skip


def _emulator(program: str, row: Terminal) -> Callable[[Words], Iterator[Nested]]:
    def read(words: Words) -> Iterator[Nested]:
        if row.wrapper is None:
            yield from _after_option(program, row, words)
            return
        arguments = read_arguments(program, row.wrapper.options, words)
        for directory in inner_directories(row.wrapper, arguments):
            yield from _in_terminal(arguments.operands, program, directory)

    return read


def _after_option(program: str, row: Terminal, words: Words) -> Iterator[Nested]:
    """Find the command after one of the options; unknown options may precede it."""
    directory = None
    rest = list(words)
    while rest:
        option, attached, text = rest.pop(0).partition("=")
        if option in _WORKING_DIRECTORY:
            directory = text if attached else "".join(rest[:1])
        elif option in row.rest and not attached:
            yield from _in_terminal(rest, program, directory)
            return
        elif option in row.text | row.rest and attached:
            yield from _in_terminal([text], program, directory)
        elif option in row.text and rest and " " in rest[0]:
            yield from _in_terminal([rest.pop(0)], program, directory)
        elif option in row.text and rest:
            yield from _in_terminal(rest, program, directory)
            if not "".join(rest[1:2]).startswith("-"):
                return


TERMINALS: Final[Mapping[str, Callable[[Words], Iterator[Nested]]]] = {
    "screen": _screen,
    "tmux": _tmux,
    **{program: _emulator(program, row) for program, row in _EMULATORS.items()},
}
