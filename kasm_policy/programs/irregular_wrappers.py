"""Wrappers with an irregular command line: `bwrap`, `chroot`, `setarch`, `start-stop-daemon` and others (C6).

One reader per program that a row of `wrappers.WRAPPERS` cannot describe. Reads marked text; applies no rule.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import evolve

from kasm_policy.bash.words import known
from kasm_policy.programs.nested import Code, Inner, Nested, Words, computed_code, joined
from kasm_policy.programs.options import Options, may_be_several, one_word, read_arguments, unknown_option
from kasm_policy.programs.wrapper_row import Wrapper, inner_commands, inner_directories
from kasm_policy.programs.wrappers import WRAPPERS

_SETARCH: Final = Options(
    "vhVBFILRSTXZ3",
    "verbose 32bit fdpic-funcptrs short-inode addr-compat-layout addr-no-randomize whole-seconds sticky-timeouts "
    "read-implies-exec mmap-page-zero 3gb 4gb uname-2.6 list show? help version",
    final="list",
)
_START_STOP_DAEMON: Final = Wrapper(
    Options(
        "HKSVTa:n:op:qr:s:tu:vx:c:N:bmR:g:d:I:k:P:CO:",
        "start stop status help version pid= ppid= pidfile= exec= name= user= group= chuid= signal= startas= chroot= "
        "chdir= nicelevel= procsched= iosched= umask= background notify-await notify-timeout= no-close output= "
        "make-pidfile remove-pidfile retry= test oknodo quiet verbose",
        numeric=True,
        permuted=True,
    ),
    directory="r chroot d chdir",
    starts_in="/",
)
_RUNCON: Final = Wrapper(Options("ct:u:r:l:", "compute type= user= role= range= help version"))
_SCHEDTOOL: Final = Options("NFRBIDervhM:p:n:a:", computed_operands=True)
_FIREJAIL: Final = Options("c", others="?")
# Options of bwrap by number of values.
_BWRAP_FLAGS: Final = (
    "help version unshare-all share-net unshare-user unshare-user-try unshare-ipc unshare-pid unshare-net unshare-uts "
    "unshare-cgroup unshare-cgroup-try disable-userns assert-userns-disabled clearenv new-session die-with-parent "
    "as-pid-1 level-prefix"
)
_BWRAP_VALUES: Final = (
    "userns userns2 pidns uid gid hostname chdir unsetenv lock-file sync-fd remount-ro exec-label file-label proc dev "
    "tmpfs mqueue dir seccomp add-seccomp-fd block-fd userns-block-fd info-fd json-status-fd cap-add cap-drop perms "
    "size argv0 overlay-src tmp-overlay ro-overlay"
)
_BWRAP_PAIRS: Final = (
    "setenv bind bind-try dev-bind dev-bind-try ro-bind ro-bind-try bind-fd ro-bind-fd file bind-data ro-bind-data "
    "symlink chmod"
)
_BWRAP_COUNTS: Final[Mapping[str, int]] = {
    **dict.fromkeys(_BWRAP_FLAGS.split(), 0),
    **dict.fromkeys(_BWRAP_VALUES.split(), 1),
    **dict.fromkeys(_BWRAP_PAIRS.split(), 2),
    "overlay": 3,
}


def _bwrap(words: Words) -> Iterator[Nested]:
    rest = list(words)
    directory = None
    while rest and rest[0].startswith("-") and rest[0] != "--":
        option = rest.pop(0)
        if option == "--args":
            raise computed_code(option, "makes bwrap read its command from a descriptor")
        count = _BWRAP_COUNTS.get(option.removeprefix("--")) if option.startswith("--") else None
        if count is None:
            raise unknown_option("bwrap", option)
        values = [one_word("bwrap", word) for word in rest[:count]]
        directory = values[0] if option == "--chdir" and values else directory
        del rest[:count]
    if rest[:1] == ["--"]:
        del rest[0]
    yield Inner(tuple(rest), directory)


def _chroot(words: Words) -> Iterator[Nested]:
    row = WRAPPERS["chroot"]
    arguments = read_arguments("chroot", evolve(row.options, computed_operands=True), words)
    places: list[str | None] = [*arguments.operands[:1], *([None] if arguments.has("skip-chdir") else [])]
    for inner in inner_commands("chroot", row, arguments.operands):
        yield from (Inner(inner, place) for place in places)


def _firejail(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("firejail", _FIREJAIL, words)
    if arguments.has("c") or len(arguments.operands) == 1:
        yield Code(joined(arguments.operands, "firejail"))
    yield Inner(arguments.operands)


def _setarch(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("setarch", evolve(_SETARCH, computed_operands=True), words)
    operands = arguments.operands
    if arguments.is_final or not operands:
        return
    # The architecture is optional: the first word may be the program, unless an option follows.
    if known(operands[0]) is not None or may_be_several(operands[0]) or not "".join(operands[1:2]).startswith("-"):
        yield Inner(operands)
    yield Inner(read_arguments("setarch", _SETARCH, operands[1:]).operands)


def _start_stop_daemon(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("start-stop-daemon", _START_STOP_DAEMON.options, words)
    if arguments.has("K", "stop", "T", "status") and not arguments.has("S", "start"):
        return
    programs = [value for name, value in arguments.options if name in {"a", "startas", "x", "exec"} and value]
    for program in programs or [""]:
        inner = (program, *arguments.operands) if program else arguments.operands
        yield from (Inner(inner, place) for place in inner_directories(_START_STOP_DAEMON, arguments))


def _runcon(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("runcon", evolve(_RUNCON.options, computed_operands=True), words)
    has_context = not arguments.has("t", "type", "u", "user", "r", "role", "l", "range", "c", "compute")
    yield from map(Inner, inner_commands("runcon", evolve(_RUNCON, operands=int(has_context)), arguments.operands))
    if arguments.has("c", "compute"):
        yield Inner(arguments.operands[1:])


def _schedtool(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("schedtool", _SCHEDTOOL, words)
    if arguments.has("e"):
        yield Inner(arguments.operands)


def _dtach(words: Words) -> Iterator[Nested]:
    if words and words[0] in {"-A", "-c", "-n", "-N"}:
        yield Inner(read_arguments("dtach", Options("e:Er:Rz"), words[2:]).operands, has_terminal=True)


def _capsh(words: Words) -> Iterator[Nested]:
    shells = [word.partition("=")[2] for word in words if word.startswith("--shell=")]
    starts = [at for at, word in enumerate(words, start=1) if word in {"--", "-+", "==", "=+"}]
    for start in starts[:1]:
        yield from (Inner((shell, *words[start:])) for shell in shells or ["bash"])


def _ccache(words: Words) -> Iterator[Nested]:
    # With an option it manages its cache.
    if words and not words[0].startswith("-"):
        yield Inner(tuple(word for at, word in enumerate(words) if at or "=" not in word))


def _xinit(words: Words) -> Iterator[Nested]:
    at = list(words).index("--") if "--" in words else len(words)
    client, server = tuple(words[:at]), tuple(words[at + 1 :])
    if client and not client[0].startswith((".", "/")):
        client = ("xterm", *client)
    yield Inner(client, has_terminal=True)
    if server and server[0].startswith((".", "/")):
        yield Inner(server)


IRREGULAR_WRAPPERS: Final[Mapping[str, Callable[[Words], Iterator[Nested]]]] = {
    "bwrap": _bwrap,
    "capsh": _capsh,
    "chroot": _chroot,
    **dict.fromkeys(("ccache", "sccache"), _ccache),
    "dtach": _dtach,
    "firejail": _firejail,
    "runcon": _runcon,
    "schedtool": _schedtool,
    **dict.fromkeys(("i386", "linux32", "linux64", "setarch", "x86_64"), _setarch),
    "start-stop-daemon": _start_stop_daemon,
    **dict.fromkeys(("startx", "xinit"), _xinit),
}
