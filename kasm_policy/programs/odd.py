"""Programs of the table that its general reader cannot describe: one function each (C6, C7, C8).

Reads marked text; applies no rule.
"""

import ipaddress
import shlex
import socket
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from kasm_policy.bash.words import ANY, INSERTED, SPLIT, known, plain
from kasm_policy.programs.nested import (
    Code,
    Inner,
    Nested,
    ScriptFile,
    StandardInput,
    Words,
    code,
    computed_code,
    joined,
    whole,
)
from kasm_policy.programs.row import Row, inner_commands, readings, settled, started, window
from kasm_policy.rules import RefusedError, quote

_FIND_EXEC: Final = frozenset({"-exec", "-execdir", "-ok", "-okdir"})
_FIND_TESTS: Final = frozenset(
    {
        *("-name", "-iname", "-path", "-ipath", "-wholename", "-regex", "-iregex", "-newer", "-newermt", "-size"),
        *("-mtime", "-mmin", "-ctime", "-type", "-user", "-group", "-perm", "-maxdepth", "-mindepth"),
    }
)
_ARGUMENT_SOURCES: Final = frozenset({":::", "::::", ":::+", "::::+"})
_TMUX_WINDOWS: Final = (
    *("new-session", "new-window", "neww", "split-window", "splitw", "respawn-pane", "respawn-window"),
    *("display-popup", "popup", "run-shell", "pipe-pane", "if-shell"),
)
_TMUX_ENTER: Final = frozenset({"enter", "c-m", "c-j", "kpenter"})
_THIS_MACHINE: Final = frozenset({"localhost.localdomain", "ip6-localhost", "ip6-loopback"})
_SSH_WITHOUT_SHELL: Final = ("N", "O", "W", "G", "Q", "V")


def env(row: Row, words: Words) -> Iterator[Nested]:
    """Read `env`, whose option `-S` contains more words."""
    for reading in readings(row, words):
        text = reading.value("S", "split-string")
        if text is not None:
            if reading.options[-1][0] not in {"S", "split-string"}:
                raise computed_code("env -S", "must be the last option of env")
            text = code(text, "env -S")
            if any(character in text for character in "\\$#\r\f\v"):
                raise computed_code(text, "contains escapes that only env -S understands")
            try:
                split = shlex.split(text)
            except ValueError as error:
                raise computed_code(text, "has an unbalanced quote for env -S") from error
            place = reading.value("C", "chdir")
            for inner in env(row, [*split, *reading.operands]):
                yield evolve(inner, directory=place) if place and isinstance(inner, Inner) else inner
            continue
        yield from inner_commands(evolve(row, odd=None), words)
        return


def xargs(row: Row, words: Words) -> Iterator[Nested]:
    """Read `xargs`, which inserts or appends its input."""
    for reading in readings(row, words):
        names = [name for name, _ in reading.options if name in {"I", "i", "replace"}]
        # The last option counts; without a value it means braces.
        replaced = (reading.value(*names[-1:]) or "{}") if names else None
        operands = reading.operands
        if operands:
            settled(operands[0])
        if replaced is None:
            yield Inner((*operands, SPLIT) if operands else (), is_guess=reading.is_guess)
        elif known(replaced) is None:
            raise computed_code(plain(replaced), "is only known at run time, and xargs -I would replace it")
        else:
            # These options turn off the replacement; xargs then appends its input.
            is_appended = reading.has("n", "max-args", "L", "l", "max-lines") and operands
            inner = tuple(word.replace(replaced, INSERTED) if replaced in word else word for word in operands)
            yield Inner((*inner, SPLIT) if is_appended else inner, is_guess=reading.is_guess)


def find(row: Row, words: Words) -> Iterator[Nested]:
    """Read `find`, which runs the words after `-exec` and similar actions."""
    del row
    starts = list(dict.fromkeys(_find_starts(words))) or ["."]
    rest, before = list(words), ""
    while rest:
        action = rest.pop(0)
        if action not in _FIND_EXEC:
            if SPLIT in action and action not in starts and before not in _FIND_TESTS:
                raise computed_code(
                    f"find {plain(action)}", "may be an action that runs a command", "Put it in double quotes"
                )
            before = action
            continue
        command: list[str] = []
        while rest and rest[0] != ";" and not (rest[0] == "+" and command[-1:] == ["{}"]):
            command.append(rest.pop(0))
        for start in starts:
            found = INSERTED if known(start) is None else f"{start}/{INSERTED}"
            inner = tuple(word.replace("{}", found) if "{}" in word else word for word in command)
            if action in {"-exec", "-ok"}:
                yield Inner(inner)
                continue
            yield Inner(inner, start)
            if start.strip("./") and not start.endswith("/.") and "-mindepth" not in words:
                yield Inner(inner, f"{start}/..")  # for the start itself


def _find_starts(words: Words) -> Iterator[str]:
    rest = list(words)
    while rest and (rest[0] in {"-H", "-L", "-P", "-D", "--"} or rest[0].startswith("-O")):
        if rest.pop(0) == "-D" and rest:
            rest.pop(0)
    for word in rest:
        if word.startswith(("-", "(", "!")):
            break
        yield word


def watch(row: Row, words: Words) -> Iterator[Nested]:
    """Read `watch`, which runs its words in a shell unless told otherwise."""
    for reading in readings(row, words):
        if reading.has("x", "exec"):
            yield Inner(reading.operands, is_guess=reading.is_guess)
        elif not reading.is_guess or known(" ".join(reading.operands)) is not None:
            yield Code(joined(reading.operands, "watch"), is_guess=reading.is_guess)


def entr(row: Row, words: Words) -> Iterator[Nested]:
    """Read `entr`, whose option `-s` runs a command string."""
    for reading in readings(row, words):
        if reading.has("s"):
            yield from (Code(code(text, "entr -s")) for text in reading.operands[:1])
        else:
            yield Inner(reading.operands, is_guess=reading.is_guess)


def flock(row: Row, words: Words) -> Iterator[Nested]:
    """Read `flock`: a file and a command, or `-c` and a command string."""
    for inner in inner_commands(evolve(row, odd=None), words):
        if isinstance(inner, Inner) and inner.words[:1] in {("-c",), ("--command",)}:
            yield Code(joined(inner.words[1:], "flock"))
        else:
            yield inner


def script(row: Row, words: Words) -> Iterator[Nested]:
    """Read `script`, which records a command string, the words after `--`, or a shell."""
    before = list(words)
    after: tuple[str, ...] = ()
    if "--" in before:
        at = before.index("--")
        before, after = before[:at], tuple(before[at + 1 :])
    commands: list[str] = []
    operands: list[str] = []
    while before:
        (reading, *_) = readings(row, before)
        commands += [value for name, value in reading.options if name in {"c", "command"} and value is not None]
        operands += reading.operands[:1]
        if reading.has("version", "help", "V", "h"):
            return
        before = list(reading.operands[1:])
    yield from (Code(code(command, "script -c")) for command in commands)
    yield from (Inner(inner) for inner in (tuple(operands[1:]), after) if inner)
    if not commands and len(operands) < 2 and len(after) < 2:
        yield StandardInput(read=whole)


def ssh(row: Row, words: Words) -> Iterator[Nested]:
    """Read `ssh`, of which only commands for this machine are checked."""
    for before in readings(row, words):
        host, rest = before.operands[:1], before.operands[1:]
        if host and SPLIT in host[0] and known(host[0]) is None:
            yield from ssh(row, rest)  # it may be options, or nothing
        for after in readings(row, rest):
            options = (*before.options, *after.options)
            names = [*map(plain, host), *(_real_host(value) for name, value in options if name == "o" and value)]
            if not host or not any(map(_is_this_machine, names)):
                continue
            if after.operands:
                yield Code(joined(after.operands, "ssh"))
            elif not any(name in _SSH_WITHOUT_SHELL for name, _ in options):
                yield StandardInput(read=whole)


def _real_host(setting: str) -> str:
    name, _, host = setting.replace("=", " ", 1).strip().partition(" ")
    return host.strip() if name.lower() == "hostname" else ""


def _is_this_machine(host: str) -> bool:
    name = host.lower().removeprefix("ssh://").rstrip("/").rpartition("@")[2]
    return any(_is_local(part.strip("[]").rstrip(".")) for part in (name, name.rpartition(":")[0]))


def _is_local(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost") or name in _THIS_MACHINE:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        try:
            address = ipaddress.ip_address(socket.inet_aton(name))  # 127.1, 0x7f000001, 0
        except (OSError, UnicodeError):
            return False
    return address.is_loopback or address.is_unspecified or bool(getattr(address, "ipv4_mapped", None))


def parallel(row: Row, words: Words) -> Iterator[Nested]:
    """Read `parallel`, which runs its words in a shell, or each argument if there are none."""
    for reading in readings(row, words):
        operands = list(reading.operands)
        command: list[str] = []
        while operands and operands[0] not in _ARGUMENT_SOURCES:
            command.append(operands.pop(0))
        directory = reading.value("workdir", "wd", "W")
        if command:
            texts = [" ".join(_with_argument(code(word, "parallel")) for word in (*command, "{}"))]
            yield Inner(("echo", *operands), directory)
        elif reading.has("semaphore", "wait", "citation", "bibtex", "version"):
            texts = []
        elif not operands or "::::" in {operand.rstrip("+") for operand in operands}:
            raise computed_code("parallel", "would run its input as commands")
        else:
            texts = [code(word, "parallel") for word in operands[1:]]
        for text in texts:
            yield Code(text, is_guess=reading.is_guess) if directory is None else Inner(("bash", "-c", text), directory)


def _with_argument(word: str) -> str:
    """Replace a replacement string of parallel by a variable."""
    before, opening, rest = word.partition("{")
    inside, closing, after = rest.partition("}")
    is_replacement = opening and closing and all(character in "#%./+-:0123456789" for character in inside)
    return before + '"$argument"' + _with_argument(after) if is_replacement else word


def chroot(row: Row, words: Words) -> Iterator[Nested]:
    """Read `chroot`, which starts in another root."""
    for inner in inner_commands(evolve(row, odd=None), words):
        for reading in readings(row, words):
            yield evolve(inner, directory="".join(reading.operands[:1])) if isinstance(inner, Inner) else inner


def setarch(row: Row, words: Words) -> Iterator[Nested]:
    """Read `setarch`, whose first operand may be an architecture or the command."""
    for reading in readings(row, words):
        if reading.operands and not reading.has("list"):
            yield Inner(reading.operands, is_guess=True)
            yield from inner_commands(evolve(row, odd=None), reading.operands[1:])


def perl(row: Row, words: Words) -> Iterator[Nested]:
    """Read `perl`: blocked programs may be Perl scripts."""
    if not any(word[:1] == "-" and word[1:2] != "-" and not {"e", "E"}.isdisjoint(word) for word in words):
        for reading in readings(row, words):
            yield Inner(reading.operands[:1], is_guess=True)


def npm(row: Row, words: Words) -> Iterator[Nested]:
    """Read `npm`, which accepts prefixes of `exec`."""
    yield from started(evolve(row, after=row.after + ",exe,ex", odd=None), words)


def uv(row: Row, words: Words) -> Iterator[Nested]:
    """Read `uv`: `uv run -` reads Python from standard input."""
    for inner in started(evolve(row, odd=None), words):
        if not isinstance(inner, Inner) or inner.words[:1] != ("-",):
            yield inner


def screen(row: Row, words: Words) -> Iterator[Nested]:
    """Read `screen`: a command for a window, or text that is typed into one."""
    for reading in readings(row, words):
        if reading.has("X") and reading.operands[:1] in {("stuff",), ("exec",)}:
            text = " ".join(reading.operands[1:])
            for mark in ("\\n", "\\r", "\\015", "\\012", "^M", "^J", "\r"):
                text = text.replace(mark, "\n")
            yield Code(code(text, "screen"), is_guess=True)
        elif not reading.has(*row.final.split(), "X") and not (reading.has("d", "D") and not reading.has("m")):
            yield Inner(reading.operands, has_terminal=True, is_guess=reading.is_guess)


def tmux(row: Row, words: Words) -> Iterator[Nested]:
    """Read `tmux`: commands for a window, and text that is typed into one."""
    (*_, reading) = readings(row, words)
    command: list[str] = []
    for word in [*reading.operands, ";"]:
        command += [word.removesuffix(";")] if word != ";" else []
        if word.endswith(";") and not word.endswith("\\;"):
            yield from _tmux_command(row, command)
            command = []


def _tmux_command(row: Row, words: Words) -> Iterator[Nested]:
    name = "".join(words[:1])
    rows = [known_name for known_name in _TMUX_WINDOWS if name and known_name.startswith(name)]
    (*_, reading) = readings(row, words[1:])
    operands = list(reading.operands)
    if name in {"send-keys", "send"}:
        text = " ".join("\n" if word.lower() in _TMUX_ENTER else word for word in operands)
        if known(text) is None:
            raise computed_code(plain(text), "is only known at run time, and tmux would type it")
        for line in text.split("\n"):
            yield Code(line.strip(), is_guess=True)
    elif rows and operands:
        yield window(row, operands, reading.value("c"))


def git(row: Row, words: Words) -> Iterator[Nested]:
    """Read `git bisect run` and `git submodule foreach`."""
    if "foreach" in words and "submodule" in words:
        command = [word for word in words[list(words).index("foreach") + 1 :] if word not in {"--recursive", "--quiet"}]
        yield Code(joined(command, "git submodule foreach"))
    yield from started(row, words)


def crontab(row: Row, words: Words) -> Iterator[Nested]:
    """Read `crontab`, which installs commands from a file or standard input."""
    del row
    operands = [word for at, word in enumerate(words) if (word == "-" or word[:1] != "-") and words[at - 1] != "-u"]
    if not any(word[:1] == "-" and not {"l", "r", "e"}.isdisjoint(word) for word in words):
        file = "".join(operands[:1])
        yield StandardInput(read=_crontab_commands) if file in {"", "-"} else ScriptFile(file, read=_crontab_commands)


def _crontab_commands(text: str) -> Iterator[str]:
    """Yield the commands of a crontab: after five fields or `@word`, up to the first `%`."""
    for line in text.split("\n"):
        words = line.split(maxsplit=5)
        if words and words[0].startswith("@"):
            words = ["", "", "", "", *line.split(maxsplit=1)]
        if len(words) == 6 and not words[0].startswith("#"):
            yield words[5].replace("\\%", ANY).partition("%")[0].replace(ANY, "%")


def at(row: Row, words: Words) -> Iterator[Nested]:
    """Read `at` and `batch`, which run standard input later."""
    del row
    if not any(word[:1] == "-" and not set("lrdcfV").isdisjoint(word) for word in words):
        yield StandardInput(read=whole)


def sg(row: Row, words: Words) -> Iterator[Nested]:
    """Refuse `sg group -c …`; otherwise it is ast-grep."""
    del row
    if words[1:2] == ["-c"] or (words[:1] == ["-"] and words[2:3] == ["-c"]):
        raise RefusedError("blocked_program", f"{quote('sg')} is not allowed with -c. Do it without this program.")
    yield from ()


def loginctl(row: Row, words: Words) -> Iterator[Nested]:
    """Refuse `loginctl poweroff` and `loginctl reboot`."""
    del row
    for word in words:
        if word in {"poweroff", "reboot", "halt", "kexec", "suspend", "hibernate"}:
            raise RefusedError(
                "blocked_program", f"{quote('loginctl ' + word)} is not allowed. Do it without this program."
            )
    yield from ()
