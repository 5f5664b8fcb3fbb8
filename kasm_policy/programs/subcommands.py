"""Programs with a subcommand that starts another program: `uv run`, `npm exec`, `gdb --args` (C6).

A table, and one reader for all rows. Their other subcommands are not checked. Reads marked text; applies no rule.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from kasm_policy.bash.words import COMPUTED, known
from kasm_policy.programs.nested import Inner, Nested, Words
from kasm_policy.programs.options import Options, read_arguments
from kasm_policy.programs.wrapper_row import Wrapper, wrapped
from kasm_policy.rules import RefusedError

_NONE: Final = Options()


@frozen
class Subcommand:
    """Subcommand that starts a program.

    Attributes:
        names: Its names, of one or more words; empty if the inner command follows the program name.
        wrapper: Syntax between it and the inner command. `None` if its options are not in the table: the inner command
            then starts after `--`, or at any word that may not be the value of an option.
    """

    names: frozenset[str]
    wrapper: Wrapper | None


@frozen
class Runner:
    """Row of the table.

    Attributes:
        subcommands: Subcommands that start a program.
        before: Options of the program, before the subcommand.
        directory: Those options whose value is the working directory, separated by blanks.
        is_abbreviated: Whether a prefix of a subcommand name selects it.
        is_anywhere: Whether the subcommand may follow any other words.
    """

    subcommands: tuple[Subcommand, ...]
    before: Options = _NONE
    directory: str = ""
    is_abbreviated: bool = False
    is_anywhere: bool = False


def _after(names: str, wrapper: Wrapper | None) -> Subcommand:
    return Subcommand(frozenset(names.split(", ") if names else ()), wrapper)


_PLAIN: Final = Wrapper(_NONE)
_UV_COMMON: Final = (
    "python= managed-python no-managed-python no-python-downloads python-downloads= allow-python-downloads "
    "python-preference= quiet verbose color= system-certs native-tls offline no-offline allow-insecure-host= "
    "no-progress directory= project= config-file= no-config no-cache cache-dir= preview no-preview preview-features= "
    "help version"
)
_UV: Final = Wrapper(
    Options(
        "mqvsnp:w:P:UC:i:f:hc:b:V",
        "module script with= with-editable= with-requirements= extra= all-extras no-extra= no-dev dev only-dev group= "
        "no-group= all-groups only-group= no-default-groups no-editable no-editable-package= no-project package= "
        "all-packages env-file= no-env-file exact inexact isolated active no-active no-sync locked frozen refresh "
        "refresh-package= reinstall reinstall-package= upgrade upgrade-package= upgrade-group= index= default-index= "
        "index-url= extra-index-url= find-links= no-index index-strategy= keyring-provider= resolution= prerelease= "
        "prerelease-package= fork-strategy= link-mode= exclude-newer= exclude-newer-package= config-setting= "
        "config-settings= config-settings-package= no-build no-build-package= no-binary no-binary-package= "
        "no-build-isolation no-build-isolation-package= no-sources no-sources-package= compile-bytecode from= "
        "constraints= constraint= overrides= override= build-constraints= excludes= gui-script python-platform= "
        "torch-backend= require-build-hashes no-require-build-hashes show-resolution lfs " + _UV_COMMON,
    ),
    directory="directory",
)
_NPM: Final = Options(
    "yqp:c:w:C:gdsvhfl",
    "yes no no-install package= call= workspace= workspaces include-workspace-root ignore-existing quiet silent "
    "verbose prefix= registry= loglevel= cache= userconfig= script-shell= shell= node-options= prefer-offline "
    "prefer-online offline ignore-scripts legacy-peer-deps global force foreground-scripts if-present no-audit no-fund "
    "no-update-notifier json parseable help version",
    others="=",
)
_NPX: Final = Wrapper(_NPM, code="c call")
_PNPM: Final = Options(
    "rcwsC:hv",
    "recursive parallel package= shell-mode silent no-bail resume-from= filter= filter-prod= workspace-root dir= "
    "reporter= loglevel= report-summary no-reporter-hide-prefix sequential stream aggregate-output allow-build= "
    "color no-color help version",
    others="=",
)
_YARN: Final = Options("qp:", "quiet package= cwd= silent json verbose", others="=")
_PERF_STAT: Final = Options(
    "aABC:D:de:gG:HI:ijM:no:p:qr:St:Tvx:b:h",
    "all-cpus no-aggr big-num no-big-num cpu= delay= detailed event= cgroup= group interval-print= no-inherit "
    "json-output metrics= null output= pid= repeat= sync tid= transaction verbose field-separator= all-kernel all-user "
    "append bpf-prog= bpf-counters bpf-attr-map= control= cputype= filter= for-each-cgroup= hybrid-merge "
    "interval-clear interval-count= iostat? log-fd= metric-no-group metric-no-merge metric-no-threshold metric-only "
    "no-csv-summary no-merge no-scale per-cache? per-cluster per-core per-die per-node per-socket per-thread "
    "percore-show-thread post= pre= quiet scale smi-cost summary table td-level= timeout= topdown help",
)
_PERF_RECORD: Final = Options(
    "abBc:C:dD:e:F:gG:I?ij:k:m:nNo:Pp:qRr:S?st:Tu:vWz?h",
    "all-cpus branch-any no-buildid count= cpu= data delay= event= freq= cgroup= intr-regs? no-inherit branch-filter= "
    "clockid= mmap-pages= no-buildid-cache no-samples output= period pid= quiet raw-samples realtime= snapshot? stat "
    "tid= timestamp uid= verbose weight compression-level? affinity= aio? all-cgroups all-kernel all-user aux-sample? "
    "buildid-all buildid-mmap call-graph= clang-opt= clang-path= code-page-size control= data-page-size debuginfod? "
    "dry-run exclude-perf filter= group kcore kernel-callchains latency max-size= mmap-flush= namespaces no-bpf-event "
    "no-buffering num-thread-synthesize= off-cpu off-cpu-thresh= overwrite per-thread phys-data proc-map-timeout= "
    "running-time sample-cpu sample-identifier sample-mem-info setup-filter= strict-freq switch-events "
    "switch-max-files= switch-output? switch-output-event= synth= tail-synthesize threads? timestamp-boundary "
    "timestamp-filename transaction user-callchains user-regs? vmlinux= help",
)
_PERF_TRACE: Final = Options(
    "aC:D:e:fF:G:i:m:o:p:sSt:Tu:vh",
    "all-cpus cpu= delay= event= force pf= cgroup= input= mmap-pages= output= pid= summary with-summary tid= time uid= "
    "verbose call-graph= comm duration= errno-summary expr= failure filter= filter-pids= kernel-syscall-graph "
    "libtraceevent_print map-dump= max-events= max-stack= min-stack= no-inherit no-syscalls print-sample "
    "proc-map-timeout= sched show-on-off-events sort-events switch-off= switch-on= syscalls tool_stats help",
)
_PERF_FTRACE: Final = Options(
    "ap:vC:D:F?G:g:m:N:T:t:bnh",
    "all-cpus pid= tid= verbose cpu= delay= funcs? graph-funcs= nograph-funcs= buffer-size= notrace-funcs= "
    "trace-funcs= tracer= func-opts= graph-opts= inherit use-nsec help",
)
_PERF_RECORDING: Final = (
    "stat record, trace record, script record, mem record, sched record, lock record, lock contention, kmem record, "
    "kvm record, kvm stat record, c2c record, timechart record, kwork record"
)
_GDB: Final = Options(
    "qnbtx:d:D:p:c:s:",
    "args quiet silent batch batch-silent nx nh nw ex= eval-command= iex= command= directory= cd= tty= symbols= tui",
    dashed="args quiet silent batch batch-silent nx nh nw ex= iex= command= directory= cd= tty= symbols= tui",
)
_BUNX: Final = Wrapper(Options("p:", "bun package= silent verbose help version"))
_PIPX: Final = Wrapper(
    Options(
        long="spec= no-cache path pypackages python= system-site-packages index-url= editable pip-args= with= verbose "
        "quiet backend= fetch-missing-python"
    )
)
_POETRY: Final = Options(
    "qnvC:P:Vh", "quiet no-interaction no-plugins no-cache ansi no-ansi verbose? directory= project= help version"
)
_WEZTERM: Final = Wrapper(
    Options(long="no-auto-connect always-new-process new-tab cwd= class= workspace= position= domain= attach"),
    directory="cwd",
)
_CONDA: Final = Wrapper(
    Options(
        "n:p:vse:",
        "name= prefix= cwd= verbose no-capture-output live-stream dev debug-wrapper-scripts env= "
        "clean-env attach= label= root-prefix= help",
    ),
    directory="cwd",
)

RUNNERS: Final[Mapping[str, Runner]] = {
    **dict.fromkeys(("asdf", "nodenv", "pyenv", "rbenv"), Runner((_after("exec", _PLAIN),))),
    **dict.fromkeys(("aws-vault", "cabal", "opam", "stack", "tox"), Runner((_after("exec", None),))),
    **dict.fromkeys(("bunx", "pnpx"), Runner((_after("", _BUNX),))),
    **dict.fromkeys(("conda", "mamba", "micromamba"), Runner((_after("run", _CONDA),))),
    **dict.fromkeys(("doppler", "hatch", "op", "pixi"), Runner((_after("run", None),))),
    "bun": Runner((_after("x", _BUNX),)),
    "bundle": Runner((_after("exec", Wrapper(Options(long="keep-file-descriptors gemfile="))),)),
    "direnv": Runner((_after("exec", Wrapper(_NONE, operands=1)),)),
    "dotenv": Runner(
        (_after("run", Wrapper(Options(long="override no-override"))),), Options("f:q:e:", "file= quote= export=")
    ),
    "gdb": Runner((_after("--args, -args", Wrapper(_GDB, directory="cd")),), is_anywhere=True),
    "mise": Runner((_after("exec, x", None),)),
    "npm": Runner((_after("exec, x", _NPX),), _NPM, is_abbreviated=True),
    "npx": Runner((_after("", _NPX),)),
    "pdm": Runner(
        (_after("run", Wrapper(Options("spv", "site-packages project= no-lock list json venv= recreate"))),),
        Options("p:c:qvI", "project= config= quiet verbose ignore-python no-cache"),
    ),
    "perf": Runner(
        (
            _after("stat", Wrapper(_PERF_STAT, code="pre post")),
            _after("record", Wrapper(_PERF_RECORD)),
            _after("trace", Wrapper(_PERF_TRACE)),
            _after(_PERF_RECORDING, None),
            _after("ftrace, ftrace trace, ftrace latency, ftrace profile", Wrapper(_PERF_FTRACE)),
        )
    ),
    "pipenv": Runner(
        (_after("run", Wrapper(Options("qv", "quiet verbose python= system"))),),
        Options("qv", "quiet verbose python= site-packages bare clear"),
    ),
    "pipx": Runner((_after("run", _PIPX),), Options("vq", "verbose quiet global")),
    "pnpm": Runner((_after("exec, dlx", Wrapper(_PNPM, directory="C dir")),), _PNPM, directory="C dir"),
    "poetry": Runner((_after("run", Wrapper(_POETRY, directory="C directory")),), _POETRY, directory="C directory"),
    "rustup": Runner((_after("run", Wrapper(Options(long="install"), operands=1)),), Options("vq", "verbose quiet")),
    "rye": Runner((_after("run", Wrapper(Options("l", "list pyproject="))),)),
    "uv": Runner((_after("run, tool run", _UV),), Options("p:qvnhV", _UV_COMMON), directory="directory"),
    "uvx": Runner((_after("", _UV),)),
    "wezterm": Runner((_after("start", _WEZTERM),), Options("n", "skip-config config-file= config=")),
    "xdotool": Runner((_after("exec", Wrapper(Options(long="sync args= terminator="))),), is_anywhere=True),
    "yarn": Runner((_after("exec, dlx", Wrapper(_YARN, directory="cwd")),), _YARN, directory="cwd"),
}


def started_by(program: str) -> Callable[[Words], Iterator[Nested]] | None:
    """Return the reader for a program of the table, or `None` for other programs."""
    row = RUNNERS.get(program)
    return None if row is None else lambda words: _read(program, row, words)


def _read(program: str, row: Runner, words: Words) -> Iterator[Nested]:
    operands, places, is_anywhere = tuple(words), [], row.is_anywhere
    try:
        before = read_arguments(program, row.before, words)
    except RefusedError:
        # An unknown option may take the next word, so every occurrence of a subcommand counts.
        is_anywhere = True
        yield from _after_computed(row, words)
    else:
        places = [value for name, value in before.options if name in row.directory.split() and value]
        operands = operands if row.is_anywhere else before.operands
    for subcommand in row.subcommands:
        if not subcommand.names:
            yield from _started(program, subcommand, words, places)
        for start in _starts(subcommand, row, operands, is_anywhere=is_anywhere):
            yield from _started(f"{program} {operands[start - 1]}", subcommand, operands[start:], places)


def _started(what: str, subcommand: Subcommand, words: Words, places: Sequence[str]) -> Iterator[Nested]:
    wrapper = subcommand.wrapper
    for inner in _loose(words) if wrapper is None else wrapped(what, wrapper, words):
        if isinstance(inner, Inner):
            # `uv run -` runs Python code from standard input.
            starts = ("python",) if inner.words[:1] == ("-",) else ()
            place = inner.directory or "".join(places[-1:]) or None
            yield evolve(inner, words=(*starts, *inner.words), directory=place)
        else:
            yield inner


def _starts(subcommand: Subcommand, row: Runner, operands: Sequence[str], *, is_anywhere: bool) -> Iterator[int]:
    """Yield the positions after a subcommand, which comes first, or anywhere if that is unclear."""
    for at in range(len(operands) if is_anywhere else min(1, len(operands))):
        for name in sorted(subcommand.names, reverse=True):
            words = name.split()
            given = list(operands[at : at + len(words)])
            is_short = row.is_abbreviated and len(given) == 1 and given[0] and words[0].startswith(given[0])
            if given == words or is_short:
                yield at + len(words)
                break


def _after_computed(row: Runner, words: Words) -> Iterator[Nested]:
    """Read the words after a subcommand that is only known at run time."""
    at = next((at for at, word in enumerate(words, start=1) if word[:1] in COMPUTED), len(words))
    if all(subcommand.names for subcommand in row.subcommands):
        yield from _loose(words[at:])


def _loose(words: Words) -> Iterator[Nested]:
    if "--" in words:
        words = words[list(words).index("--") + 1 :]
        yield Inner((words[0].rpartition(":")[2], *words[1:])) if words else Inner(())
        return
    is_value = False
    for at, word in enumerate(words):
        is_option = word.startswith("-")
        if not is_option and known(word) is not None:
            yield Inner((word.rpartition(":")[2], *words[at + 1 :]))
        if not is_option and not is_value:
            return
        is_value = is_option and "=" not in word
