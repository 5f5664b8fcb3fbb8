"""Programs that start another program, as a table: which options they take and where the inner command begins (C6).

Data first, then the one reader for all rows. A wrapper with a grammar of its own (`find`, `xargs`, shells) has a
function in `nested`. Pure; sees marked text only.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from kasm_mcp.policy.refused import RefusedError
from kasm_mcp.policy.rules import Refusal, quote
from kasm_mcp.policy.words import COMPUTED, GLOBS, NUMBER, SPLIT, plain


@frozen
class Options:
    """The options that a program understands.

    Attributes:
        short: Option letters as for `getopt`: `:` after a letter that takes an argument, `?` after one that only takes
            an attached one.
        long: Names separated by blanks: `=` after one that takes an argument, `?` after one that only takes an
            attached one.
        numeric: Whether a number with a dash (`-5`) is an option.
        permuted: Whether options may follow operands.
        computed_operands: Whether the first operand may be computed text, as it decides nothing.
    """

    short: str = ""
    long: str = ""
    numeric: bool = False
    permuted: bool = False
    computed_operands: bool = False

    def takes(self, letter: str) -> str | None:
        """Say what follows an option letter: an argument (`:`), an attached one (`?`) or nothing; `None` if unknown."""
        at = self.short.find(letter) if letter.isalnum() else -1
        if at < 0:
            return None
        following = self.short[at + 1 : at + 2]
        return following if following in {":", "?"} else ""

    def find_long(self, name: str) -> str | None:
        """Find a long option, abbreviated or not.

        Returns:
            Its entry in `long`, or `None` when it is unknown or ambiguous.
        """
        entries = self.long.split()
        exact = [entry for entry in entries if entry.rstrip("=?") == name]
        similar = [entry for entry in entries if entry.startswith(name)]
        if exact or len(similar) == 1:
            return (exact or similar)[0]
        return None


@frozen
class Wrapper:
    """A row of the table.

    Attributes:
        options: What may stand before the inner command.
        operands: How many operands stand before it.
        assignments: Whether words with `=` may stand before it as well.
    """

    options: Options
    operands: int = 0
    assignments: bool = False


@frozen
class Arguments:
    """The words after a program's name, told apart.

    Attributes:
        options: Each option with its value; `None` when it has none.
        operands: The other words, in order.
    """

    options: tuple[tuple[str, str | None], ...]
    operands: tuple[str, ...]

    def value(self, *names: str) -> str | None:
        """Return the last value given to an option under any of its names."""
        return next((value for name, value in reversed(self.options) if name in names), None)

    def has(self, *names: str) -> bool:
        """Tell whether an option was given."""
        return any(name in names for name, _ in self.options)


_HELP: Final = " help version"

WRAPPERS: Final[Mapping[str, Wrapper]] = {
    "builtin": Wrapper(Options()),
    "catchsegv": Wrapper(Options()),
    "chronic": Wrapper(Options("ev")),
    "busybox": Wrapper(Options(long="help list list-full")),
    "chroot": Wrapper(Options(long="userspec= groups= skip-chdir" + _HELP), operands=1),
    "chrt": Wrapper(
        Options(
            "aidfmorpvRGT:P:D:hV",
            "all-tasks batch deadline fifo idle max other rr pid reset-on-fork verbose sched-runtime= sched-period= "
            "sched-deadline=" + _HELP,
        ),
        operands=1,
    ),
    "command": Wrapper(Options("pvV")),
    "dbus-run-session": Wrapper(Options(long="config-file= dbus-daemon=" + _HELP)),
    "env": Wrapper(
        Options(
            "i0vu:C:S:a:",
            "ignore-environment null debug unset= chdir= split-string= argv0= block-signal? default-signal? "
            "ignore-signal? list-signal-handling" + _HELP,
        ),
        assignments=True,
    ),
    "choom": Wrapper(Options("n:p:hV", "adjust= pid=" + _HELP)),
    "cpulimit": Wrapper(Options("l:p:P:e:c:izvqmkrfbh", "limit= pid= path= exe= monitor-forks")),
    "dbus-launch": Wrapper(Options(long="sh-syntax csh-syntax auto-syntax exit-with-session autolaunch= config-file=")),
    "exec": Wrapper(Options("cla:")),
    "eatmydata": Wrapper(Options()),
    "entr": Wrapper(Options("acdnprzx")),
    "faketime": Wrapper(Options("mpf", "exclude-monotonic date-prog= disable-monotonic" + _HELP), operands=1),
    "gosu": Wrapper(Options(), operands=1),
    "fakeroot": Wrapper(Options("l:s:i:b:uhv", "lib= faked= unknown-is-real" + _HELP)),
    "ionice": Wrapper(Options("tc:n:p:P:u:hV", "ignore class= classdata= pid= pgid= uid=" + _HELP)),
    "ltrace": Wrapper(Options("a:bcCD:e:F:fhil:Ln:o:p:rs:StTu:Vw:x:X:", "output= indent= library=" + _HELP)),
    "nice": Wrapper(Options("n:", "adjustment=" + _HELP, numeric=True)),
    "nohup": Wrapper(Options(long=_HELP)),
    "nsenter": Wrapper(
        Options(
            "at:m?u?i?n?p?C?U?T?S:G:r?w?FZeVh",
            "all target= mount? uts? ipc? net? pid? cgroup? user? time? setuid= setgid= root? wd? preserve-credentials "
            "no-fork follow-context" + _HELP,
        )
    ),
    "numactl": Wrapper(
        Options("i:p:P:N:m:C:lHsah", "interleave= preferred= cpunodebind= membind= physcpubind= localalloc all")
    ),
    "prlimit": Wrapper(
        Options(
            "p:o:c?d?e?f?i?l?m?n?q?r?s?t?u?v?x?y?hV", "pid= output= noheadings raw verbose nofile? nproc? as? core?"
        )
    ),
    "proxychains": Wrapper(Options("qf:")),
    "proxychains4": Wrapper(Options("qf:")),
    "rlwrap": Wrapper(Options("aAciImnrRsvDb:C:f:H:l:O:P:p?q:S:t:g:w:z:hN")),
    "setpriv": Wrapper(
        Options(
            "dhV",
            "reuid= regid= ruid= euid= rgid= egid= groups= clear-groups keep-groups init-groups inh-caps= "
            "ambient-caps= bounding-set= securebits= pdeathsig= selinux-label= apparmor-profile= reset-env "
            "no-new-privs nnp dump" + _HELP,
        )
    ),
    "setsid": Wrapper(Options("cfwhV", "ctty fork wait" + _HELP)),
    "su-exec": Wrapper(Options(), operands=1),
    "stdbuf": Wrapper(Options("i:o:e:", "input= output= error=" + _HELP)),
    "strace": Wrapper(
        Options(
            "a:b:ce:E:dfFhiI:kno:O:p:P:qrs:S:tTu:U:vVwxX:yYzZCDA",
            "attach= columns= output= string-limit= trace= signal= user= follow-forks summary-only" + _HELP,
        )
    ),
    "systemd-run": Wrapper(
        Options(
            "p:E:u:H:M:GdtPrqh",
            "user system scope wait pipe pty collect quiet no-block same-dir remain-after-exit property= setenv= unit= "
            "host= machine= slice= uid= gid= nice= description= working-directory= on-active= on-boot= on-startup= "
            "on-calendar= timer-property= service-type=" + _HELP,
        )
    ),
    "taskset": Wrapper(Options("acphV", "all-tasks cpu-list pid" + _HELP), operands=1),
    "time": Wrapper(Options("apvVqf:o:h", "append portability verbose quiet format= output=" + _HELP)),
    "timeout": Wrapper(
        Options("fpvk:s:", "foreground preserve-status verbose kill-after= signal=" + _HELP), operands=1
    ),
    "torsocks": Wrapper(Options("iqdu:p:a:P:", "isolate quiet")),
    "toybox": Wrapper(Options(long="help list")),
    "unbuffer": Wrapper(Options("p")),
    "unshare": Wrapper(
        Options(
            "m?u?i?n?p?U?C?T?frcS:G:R:w:l:hV",
            "mount? uts? ipc? net? pid? user? cgroup? time? fork map-root-user map-current-user kill-child? "
            "mount-proc? propagation= setgroups= setuid= setgid= root= wd= map-user= map-group= map-users= map-groups= "
            "keep-caps" + _HELP,
        )
    ),
    "valgrind": Wrapper(
        Options(
            "qvdh",
            "tool= leak-check= show-leak-kinds= track-origins= log-file= xml= xml-file= error-exitcode= suppressions= "
            "gen-suppressions= num-callers= trace-children= track-fds= time-stamp= read-var-info= main-stacksize= "
            "callgrind-out-file= cachegrind-out-file= massif-out-file= dump-instr= collect-jumps= cache-sim= "
            "branch-sim= errors-for-leak-kinds= keep-debuginfo= undef-value-errors= quiet verbose" + _HELP,
        )
    ),
    "xvfb-run": Wrapper(
        Options(
            "ae:f:hn:lp:s:w:",
            "auto-servernum error-file= auth-file= server-num= listen-tcp xauth-protocol= server-args= wait= help",
        )
    ),
}


def read_arguments(program: str, options: Options, words: Sequence[str]) -> Arguments:
    """Tell a program's options from its operands.

    Args:
        program: The program's base name.
        options: What it understands.
        words: The marked texts after its name.

    Returns:
        Options and operands.

    Raises:
        RefusedError: An option is unknown, or computed text could be one.
    """
    found: list[tuple[str, str | None]] = []
    operands: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return Arguments(tuple(found), (*operands, *rest))
        if not word.startswith("-") or word == "-":
            is_free = options.permuted or options.computed_operands
            operands.append(word if is_free else _settled(program, word))
            if not options.permuted:
                return Arguments(tuple(found), (*operands, *rest))
        elif options.numeric and word.lstrip("-+").replace(NUMBER, "0").isdigit():
            found.append((word, None))
        elif word.startswith("--"):
            found.append(_read_long(program, options, word, rest))
        else:
            found += _read_short(program, options, word, rest)
    return Arguments(tuple(found), tuple(operands))


def inner_command(program: str, wrapper: Wrapper, arguments: Arguments) -> tuple[str, ...]:
    """Find the command that a wrapper runs.

    Args:
        program: The wrapper's base name.
        wrapper: Its row.
        arguments: What follows its name.

    Returns:
        The inner command's words; empty when it runs nothing.

    Raises:
        RefusedError: Computed text decides where the command begins.
    """
    words = list(arguments.operands)
    for _ in range(wrapper.operands):
        if words:
            _settled(program, words.pop(0))
    while wrapper.assignments and words and (words[0] == "-" or "=" in words[0]):
        _settled(program, words.pop(0))
    return tuple(words)


def _settled(program: str, word: str) -> str:
    """Return a word if it surely stays one word and is no option; only then the words after it are in their place."""
    if SPLIT in word or GLOBS & set(word) or (word[:1] in COMPUTED and word[:1] != NUMBER):
        raise RefusedError(
            Refusal(
                "computed_position",
                f"what {program} starts depends on {quote(plain(word))}, which is only known while running; "
                "write the value out, or put it in double quotes after literal text.",
            )
        )
    return word


def _read_long(program: str, options: Options, word: str, rest: list[str]) -> tuple[str, str | None]:
    name, attached, value = word[2:].partition("=")
    entry = options.find_long(name)
    if entry is None or (attached and entry[-1] not in "=?"):
        raise _unknown(program, word)
    if attached or not entry.endswith("="):
        _one_word(program, word)
        return entry.rstrip("=?"), value if attached else None
    return entry.rstrip("="), _one_word(program, rest.pop(0)) if rest else None


def _read_short(program: str, options: Options, word: str, rest: list[str]) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for position, letter in enumerate(word[1:], start=2):
        takes = options.takes(letter)
        if takes is None:
            raise _unknown(program, word)
        if not takes:
            found.append((letter, None))
            continue
        attached = _one_word(program, word[position:])
        if not attached and takes == ":" and rest:
            attached = _one_word(program, rest.pop(0))
        return [*found, (letter, attached)]
    return found


def _one_word(program: str, word: str) -> str:
    """Return an option's value if it surely stays one word."""
    if SPLIT in word or GLOBS & set(word):
        _settled(program, SPLIT + word)
    return word


def _unknown(program: str, word: str) -> RefusedError:
    return RefusedError(
        Refusal(
            "unknown_option",
            f"{program} starts another program, and its option {quote(plain(word))} is not known here; leave it out.",
        )
    )
