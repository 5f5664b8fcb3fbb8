"""Programs that pass a command string to a shell: `watch`, `flock`, `script`, `ssh`, `parallel`, `git bisect` (C6, C7).

One reader per program. Some also start a command directly. Reads marked text; applies no rule.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import evolve

from kasm_policy.bash.words import COMPUTED, SPLIT, known, plain
from kasm_policy.programs.nested import (
    Code,
    Inner,
    Nested,
    StandardInput,
    Words,
    code,
    computed_code,
    joined,
    text_in,
    whole,
)
from kasm_policy.programs.options import Options, may_be_several, read_arguments
from kasm_policy.programs.wrapper_row import Wrapper, inner_commands
from kasm_policy.programs.wrappers import WRAPPERS

_FLOCK: Final = Wrapper(
    Options(
        "sxeunoFvw:E:hV",
        "shared exclusive unlock nonblock nonblocking nb close no-fork verbose fcntl timeout= wait= "
        "conflict-exit-code= start= length= help version",
    ),
    operands=1,
)
_SCRIPT: Final = Options(
    "aefqhVc:E:I:O:B:T:m:o:t?",
    "append return flush force quiet command= echo= log-in= log-out= log-io= log-timing= logging-format= "
    "output-limit= timing? help version",
    permuted=True,
    final="h V help version",
)
# Without -P, which took no value in older versions.
_SSH: Final = Options("46AaCfGgKkMNnqsTtVvXxYyB:b:c:D:E:e:F:I:i:J:L:l:m:O:o:p:Q:R:S:W:w:", computed_operands=True)
_SSH_WITHOUT_SHELL: Final = ("N", "O", "W", "G", "Q", "V")
_WATCH: Final = Options(
    "bcCd?efgprtwxhvn:q:s:",
    "beep color no-color differences? errexit follow chgexit precise no-rerun no-title no-wrap exec interval= equexit= "
    "shotsdir= help version",
)
_PARALLEL: Final = Options(
    "0kqvtuXmgprxoTMhVYj:a:I:N:n:d:P:S:s:L:C:E:D:B:W:U:J:H:",
    "null keep-order keeporder no-keep-order group quote verbose ungroup line-buffer line-buffered linebuffer lb "
    "latest-line ll bar progress eta dry-run dryrun dr xargs will-cite nn nonotice no-notice tag ctag silent plus "
    "interactive no-run-if-empty exit open-tty tty shuf link xapply resume resume-failed retry-failed pipe spreadstdin "
    "pipe-part pipepart round-robin roundrobin round tee cat fifo csv regexp remove-rec-sep rrs files "
    "skip-first-line onall nonall filter-hosts transfer cleanup controlmaster noswap compress fg bg wait semaphore "
    "hgrp tmux tmuxpane ctrlc record-env show-limits shellquote shell-quote citation bibtex version help "
    "number-of-cpus number-of-cores number-of-sockets number-of-threads embed "
    "joblog= jl= results= result= res= jobs= max-procs= arg-file= colsep= col-sep= delimiter= max-args= "
    "max-replace-args= max-chars= max-line-length-allowed process-slot-var= retries= timeout= workdir= work-dir= wd= "
    "tmpdir= tempdir= delay= ssh-delay= load= halt= halt-on-error= nice= memfree= memsuspend= tagstring= tag-string= "
    "ctagstring= color colour color-failed header= block= block-size= block-timeout= recstart= recend= arg-sep= "
    "arg-file-sep= env= profile= rpl= parens= seqreplace= slotreplace= extensionreplace= basenamereplace= "
    "dirnamereplace= sshlogin= sshloginfile= slf= ssh= return= trc= transferfile= tf= basefile= bf= template= tmpl= "
    "rsync-opts= semaphore-timeout= semaphoretimeout= st= semaphore-name= semaphorename= id= shard= bin= group-by= "
    "groupby= term-seq= limit= total-jobs= total= minversion= shell-completion= compress-program= "
    "decompress-program= filter=",
    final="version V help h citation bibtex number-of-cpus number-of-cores number-of-sockets number-of-threads "
    "max-line-length-allowed show-limits minversion embed shell-completion record-env",
)
_HYPERFINE: Final = Options(
    "w:m:M:r:s:p:c:C:D:S:Niu:n:hV",
    "warmup= min-runs= max-runs= runs= setup= reference= reference-name= prepare= conclude= cleanup= "
    "parameter-step-size= style= shell= ignore-failure? time-unit= export-asciidoc= export-csv= export-json= "
    "export-markdown= export-orgmode= show-output output= input= sort= command-name= min-benchmarking-time= help "
    "version",
    permuted=True,
)
_HYPERFINE_CODE: Final = frozenset({"s", "setup", "p", "prepare", "c", "cleanup", "C", "conclude", "reference"})
# Number of values of the options of hyperfine that take several.
_HYPERFINE_LISTS: Final[Mapping[str, int]] = {"-P": 3, "--parameter-scan": 3, "-L": 2, "--parameter-list": 2}
_GIT: Final = Options(
    "C:c:pPhv",
    "git-dir= work-tree= namespace= exec-path? paginate no-pager bare no-replace-objects literal-pathspecs "
    "no-optional-locks config-env= super-prefix= attr-source= help version",
    computed_operands=True,
)
_THIS_MACHINE: Final = frozenset({"localhost.localdomain", "ip6-localhost", "ip6-loopback"})
_ARGUMENT_SOURCES: Final = frozenset({":::", "::::", ":::+", "::::+"})


def _watch(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("watch", _WATCH, words)
    if arguments.has("x", "exec"):
        yield Inner(arguments.operands)
    else:
        yield Code(joined(arguments.operands, "watch"))


def _entr(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("entr", WRAPPERS["entr"].options, words)
    if arguments.has("s"):
        yield from (Code(code(text, "entr -s")) for text in arguments.operands[:1])
    else:
        yield Inner(arguments.operands)


def _flock(words: Words) -> Iterator[Nested]:
    operands = read_arguments("flock", evolve(_FLOCK.options, computed_operands=True), words).operands
    if len(operands) == 1 and not may_be_several(operands[0]):
        return  # locks a descriptor and runs nothing
    is_path = operands[:1] and "/" in operands[0] and not may_be_several(operands[0])
    # Options contain no slash, so this operand is the lock file.
    for inner in [operands[1:]] if is_path else inner_commands("flock", _FLOCK, operands):
        if inner[:1] in {("-c",), ("--command",)}:
            yield Code(joined(inner[1:], "flock"))
        else:
            yield Inner(tuple(inner))
    if not is_path and operands[:1] and operands[0][:1] in COMPUTED and operands[2:3] in {("-c",), ("--command",)}:
        yield Code(joined(operands[3:], "flock"))


def _script(words: Words) -> Iterator[Nested]:
    before, after = list(words), None
    if "--" in before:
        # Newer versions run the words after the dashes; older ones take them for the output file.
        at = before.index("--")
        before, after = before[:at], tuple(before[at + 1 :])
    arguments = read_arguments("script", _SCRIPT, before)
    command = arguments.value("c", "command")
    if arguments.is_final:
        return
    if command is not None:
        yield Code(code(command, "script -c"))
    elif len(arguments.operands) < 2 and len(after or ()) < 2:
        # Without a command, it starts a shell that reads standard input.
        yield StandardInput(read=whole)
    yield from (Inner(inner) for inner in (arguments.operands[1:], after) if inner)


def _ssh(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("ssh", _SSH, words)
    host, rest = arguments.operands[:1], arguments.operands[1:]
    if host and SPLIT in host[0] and known(host[0]) is None:
        yield from _ssh(rest)  # it may be options, or nothing
    after = read_arguments("ssh", _SSH, rest)
    options = (*arguments.options, *after.options)
    names = [*map(plain, host), *(_real_host(value) for name, value in options if name == "o" and value)]
    if not host or not any(map(_is_this_machine, names)):
        return
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
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    return address.is_loopback or address.is_unspecified


def _parallel(words: Words) -> Iterator[Nested]:
    arguments = read_arguments("parallel", _PARALLEL, words)
    if arguments.is_final:
        return
    operands = list(arguments.operands)
    if "--" in words and _ARGUMENT_SOURCES.isdisjoint(operands):
        # The `parallel` of moreutils runs each word after the dashes.
        yield from (Code(word, is_guess=True) for word in operands if known(word) is not None)
    command: list[str] = []
    while operands and operands[0] not in _ARGUMENT_SOURCES:
        command.append(operands.pop(0))
    directory = arguments.value("workdir", "work-dir", "wd", "W")
    if command:
        argument = [] if arguments.has("pipe", "spreadstdin", "pipe-part", "pipepart") else ["{}"]
        # An argument replaces {…}, or comes last, as one word.
        text = " ".join(_with_argument(code(word, "parallel")) for word in (*command, *argument))
        yield text_in(text, directory)
        if directory is not None:
            # Check the arguments as paths in that directory, behind a harmless program.
            yield Inner(("echo", *operands), directory)
    elif arguments.has("semaphore", "wait"):
        return
    elif not operands or "::::" in {operand.rstrip("+") for operand in operands}:
        raise computed_code("parallel", "would run its input as commands")
    else:
        for word in operands[1:]:
            yield text_in(code(word, "parallel"), directory)


def _sem(words: Words) -> Iterator[Nested]:
    yield from _parallel(["--semaphore", *words])


def _with_argument(word: str) -> str:
    """Replace a replacement string of parallel by a variable."""
    before, opening, rest = word.partition("{")
    inside, closing, after = rest.partition("}")
    is_replacement = opening and closing and all(character in "#%./+-:0123456789" for character in inside)
    return before + '"$argument"' + _with_argument(after) if is_replacement else word


def _each_is_code(program: str) -> Callable[[Words], Iterator[Nested]]:
    def read(words: Words) -> Iterator[Nested]:
        yield from (Code(code(word, program)) for word in words if not word.startswith("--"))

    return read


def _hyperfine(words: Words) -> Iterator[Nested]:
    rest: list[str] = []
    pending = list(words)
    while pending:
        word = pending.pop(0)
        if word in _HYPERFINE_LISTS:
            del pending[: _HYPERFINE_LISTS[word]]
        else:
            rest.append(word)
    arguments = read_arguments("hyperfine", _HYPERFINE, rest)
    for name, value in arguments.options:
        if name in _HYPERFINE_CODE and value is not None:
            yield Code(code(value, "hyperfine"))
    yield from (Code(code(word, "hyperfine")) for word in arguments.operands)


def _emulate(words: Words) -> Iterator[Nested]:
    """Read the builtin `emulate` of zsh."""
    at = list(words).index("-c") + 1 if "-c" in words else len(words)
    yield from (Code(code(word, "emulate")) for word in words[at : at + 1])


def _git(words: Words) -> Iterator[Nested]:
    if "bisect" not in words and "submodule" not in words:
        return
    arguments = read_arguments("git", _GIT, words)
    operands, directory = arguments.operands, arguments.value("C")
    if operands[:2] == ("bisect", "run"):
        yield Inner(operands[2:], directory)
    elif operands[:1] == ("submodule",) and "foreach" in operands:
        command = [word for word in operands[operands.index("foreach") + 1 :] if word not in {"--recursive", "--quiet"}]
        yield Code(joined(command, "git submodule foreach"))


COMMAND_STRINGS: Final[Mapping[str, Callable[[Words], Iterator[Nested]]]] = {
    "emulate": _emulate,
    "entr": _entr,
    "env_parallel": _parallel,
    "flock": _flock,
    "git": _git,
    "hyperfine": _hyperfine,
    "mispipe": _each_is_code("mispipe"),
    "parallel": _parallel,
    "pee": _each_is_code("pee"),
    "script": _script,
    "sem": _sem,
    "ssh": _ssh,
    "watch": _watch,
}
