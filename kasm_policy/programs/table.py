"""The table of programs that start programs: one row each, in the format of `row` (C6, C7).

Programs of ordinary commands only; a program without a row starts nothing as far as the policy knows. Data only.
"""

from collections.abc import Mapping
from typing import Final

from kasm_policy.programs import odd
from kasm_policy.programs.row import Row, index

_UV: Final = (
    "-mqvsnp:w:P:UC:i:f:hc:b:V module script with: with-editable: with-requirements: extra: all-extras no-extra: "
    "no-dev dev only-dev group: no-group: all-groups only-group: no-default-groups no-editable no-project package: "
    "all-packages env-file: no-env-file exact inexact isolated active no-sync locked frozen refresh refresh-package: "
    "reinstall reinstall-package: upgrade upgrade-package: index: default-index: index-url: extra-index-url: "
    "find-links: no-index index-strategy: keyring-provider: resolution: prerelease: link-mode: exclude-newer: "
    "config-setting: no-build no-build-package: no-binary no-binary-package: no-build-isolation no-sources "
    "compile-bytecode from: constraints: overrides: gui-script python-platform: torch-backend: python: managed-python "
    "quiet verbose color: native-tls offline allow-insecure-host: no-progress directory: project: config-file: "
    "no-config no-cache cache-dir: preview"
)
_NPM: Final = (
    "-yqp:c:w:C:gdsvhf yes no no-install package: call: workspace: workspaces include-workspace-root quiet silent "
    "verbose prefix: registry: loglevel: cache: userconfig: prefer-offline offline ignore-scripts legacy-peer-deps "
    "global force if-present"
)
_PNPM: Final = (
    "-rcwsC:F:hv recursive parallel package: shell-mode silent no-bail resume-from: filter: filter-prod: "
    "workspace-root dir: reporter: loglevel: stream allow-build:"
)
_POETRY: Final = "-qnvC:P:Vh quiet no-interaction no-plugins no-cache ansi no-ansi verbose? directory: project:"
_CONTAINER: Final = (
    "-dituH:D:l:c:e:w:u:f:p:n: detach interactive tty privileged user: workdir: env: env-file: detach-keys: host: "
    "context: config: file: project-name: index: no-TTY"
)
_SETARCH: Final = "-vhVBFILRSTXZ3 verbose 32bit addr-no-randomize addr-compat-layout list show? uname-2.6"
_TERMINAL: Final = (
    "xterm uxterm rxvt urxvt gnome-terminal konsole lxterminal mate-terminal qterminal terminator tilix alacritty "
    "x-terminal-emulator xfce4-terminal"
)
_ROWS: Final = (
    Row("env", "-i0vu:C:S:a: ignore-environment null debug unset: chdir: split-string: argv0: block-signal? "
        "default-signal? ignore-signal? list-signal-handling",
        directory="C chdir", flags="assignments", odd=odd.env),
    Row("timeout", "-fpvk:s: foreground preserve-status verbose kill-after: signal:", operands=1),
    Row("nice", "-n: adjustment:", flags="numeric"),
    Row("nohup nocorrect noglob nocache eatmydata catsegv catchsegv tsocks fakeroot-tcp ccache sccache caffeinate"),
    Row("stdbuf", "-i:o:e: input: output: error:"),
    Row("setsid", "-cfw ctty fork wait"),
    Row("time", "-apvVqf:o:h append portability verbose quiet format: output:"),
    Row("command", "-pvV", final="v V", flags="here"),
    Row("builtin", flags="here"),
    Row("exec", "-cla:"),
    Row("ionice", "-tc:n:p:P:u: ignore class: classdata: pid: pgid: uid:", final="p P u pid pgid uid"),
    Row("chrt", "-abidfmorpveRGT:P:D: all-tasks batch deadline fifo idle max other rr pid reset-on-fork verbose "
        "sched-runtime: sched-period: sched-deadline:", operands=1, final="m max p pid"),
    Row("taskset", "-acp all-tasks cpu-list pid", operands=1, final="p pid"),
    Row("xargs", "-0rtpxoa:d:E:I:L:n:P:s:e?i?l? null no-run-if-empty verbose interactive exit open-tty arg-file: "
        "delimiter: max-args: max-procs: max-chars: process-slot-var: eof? replace? max-lines? show-limits",
        odd=odd.xargs),
    Row("find bfs", odd=odd.find),
    Row("parallel sem env_parallel", "-0kqvtuXmgprxoj:a:I:N:n:d:P:S:s:L:C:E:D:J:W:H: null keep-order group quote "
        "verbose ungroup line-buffer bar progress eta dry-run xargs will-cite tag silent plus no-run-if-empty "
        "joblog: results: jobs: max-procs: arg-file: colsep: delimiter: max-args: max-chars: retries: timeout: "
        "workdir: wd: tmpdir: delay: load: halt: nice: memfree: tagstring: header: block: recstart: recend: env: "
        "rpl: sshlogin: sshloginfile: return: transferfile: basefile: pipe pipepart spreadstdin wait semaphore fg "
        "bg id: semaphore-timeout: resume resume-failed shuf link citation bibtex", odd=odd.parallel),
    Row("watch", "-bcCdefgprtwxn:q:s: beep color no-color differences? errexit chgexit precise no-title no-wrap exec "
        "interval: equexit:", odd=odd.watch),
    Row("flock", "-sxeunoFvw:E: shared exclusive unlock nonblock nonblocking nb close no-fork verbose timeout: wait: "
        "conflict-exit-code:", operands=1, odd=odd.flock),
    Row("script", "-aefqc:E:I:O:B:T:m:o:t? append return flush force quiet command: echo: log-in: log-out: log-io: "
        "log-timing: logging-format: output-limit: timing?", odd=odd.script),
    Row("ssh", "-46AaCfGgKkMNnqsTtVvXxYyB:b:c:D:E:e:F:I:i:J:L:l:m:O:o:p:P:Q:R:S:W:w:", odd=odd.ssh),
    Row("strace", "-a:Ab:cCdDe:E:fFhiI:kno:O:p:P:qrs:S:tTu:U:vVwxX:yYzZ attach: columns: debug env: follow-forks "
        "output: output-separately quiet? string-limit: summary summary-only trace: trace-path: user: status:"),
    Row("ltrace", "-a:A:bcCD:e:F:fhil:Ln:o:p:rs:StTu:Vw:x:X: align: config: demangle indent: library: output:"),
    Row("gdb", "-qnbtx:d:D:p:c:s: quiet silent batch batch-silent nx nh nw ex: eval-command: iex: command: directory: "
        "cd: tty: symbols: tui", after="--args,-args", directory="cd", flags="anywhere"),
    Row("perf", "-aABC:D:de:F:gG:I:ijm:nNo:p:qr:St:Tu:vx: all-cpus call-graph: cpu: event: freq: output: pid: repeat: "
        "delay: metrics: no-big-num pre: post:", after="stat,record,trace", code="pre post"),
    Row("valgrind", "-qvdhs", flags="others"),
    Row("unshare", "-muinpUCTfrcS:G:R:w:l: mount? uts? ipc? net? pid? user? cgroup? fork map-root-user "
        "map-current-user mount-proc? propagation: setgroups: setuid: setgid: root: wd:", directory="R root w wd"),
    Row("nsenter", "-acet:m?u?i?n?p?C?U?T?S:G:r?w?FZ all target: mount? uts? ipc? net? pid? cgroup? user? setuid: "
        "setgid: root? wd?", directory="r root w wd"),
    Row("chroot", "userspec: groups: skip-chdir", operands=1, odd=odd.chroot),
    Row("systemd-run", "-p:E:u:H:M:C:GdtPrqv user system scope wait pipe pty collect quiet property: setenv: unit: "
        "host: machine: slice: uid: gid: nice: description: working-directory: on-active: on-calendar: same-dir "
        "remain-after-exit no-block", directory="working-directory"),
    Row("systemd-cat", "-t:p: identifier: priority: stderr-priority:"),
    Row("systemd-inhibit", "what: who: why: mode: list", final="list"),
    Row("setpriv", "-d reuid: regid: ruid: euid: groups: clear-groups keep-groups init-groups inh-caps: "
        "bounding-set: ambient-caps: reset-env no-new-privs nnp dump"),
    Row("prlimit", "-p:o:c?d?e?f?i?l?m?n?q?r?s?t?u?v?x?y? pid: output: noheadings raw nofile? nproc? as? core? cpu? "
        "data? stack?", final="p pid"),
    Row("numactl", "-i:p:P:N:m:C:lHsab interleave: preferred: cpunodebind: membind: physcpubind: localalloc hardware "
        "show", final="H hardware s show"),
    Row("setarch", _SETARCH, odd=odd.setarch),
    Row("linux32 linux64 i386 x86_64", _SETARCH, final="list"),
    Row("busybox toybox busybox-static", "list list-full install", final="list list-full install"),
    Row("fakeroot", "-l:s:i:ub: lib: faked: unknown-is-real"),
    Row("fakechroot", "-l:d:sc:e:b:v lib: use-system-libs config-dir: environment: bindir:"),
    Row("xvfb-run", "-ae:f:n:lp:s:w: auto-display auto-servernum error-file: auth-file: server-num: listen-tcp "
        "xauth-protocol: server-args: wait:"),
    Row("dbus-launch", "sh-syntax csh-syntax auto-syntax exit-with-session autolaunch: config-file:"),
    Row("dbus-run-session", "config-file: dbus-daemon:"),
    Row("unbuffer expect_unbuffer", "-p"),
    Row("rlwrap", "-a?Ab:cC:D:e:f:g:hH:iIl:m?M:nNoO:p?P:q:rRs:S:t:Uw:Wz: file: history-filename: always-readline?"),
    Row("proxychains proxychains3 proxychains4", "-qf:"),
    Row("torsocks", "-iqdu:p:a:P: isolate quiet debug user: pass: address: port:"),
    Row("gosu su-exec setuidgid envdir", operands=1),
    Row("tini docker-init tini-static", "-hsp:vwge:l"),
    Row("dumb-init", "-cr:vhV single-child rewrite: verbose"),
    Row("sshpass", "-f:d:p:eP:v"),
    Row("ssh-agent", "-a:cdDE:kO:P:st:"),
    Row("entr", "-acdnprsxz", odd=odd.entr),
    Row("chronic ifne", "-evn"),
    Row("faketime", "-mp:f exclude-monotonic", operands=1),
    Row("cpulimit", "-l:p:P:e:c:izvqmkrfb limit: pid: path: exe: background foreground include-children"),
    Row("timelimit", "-pqS:s:T:t:"),
    Row("choom", "-n:p: adjust: pid:", final="p pid"),
    Row("retry", "-d:m:t:u:w: delay: message: times: until: while:"),
    Row("repeat", operands=1),
    Row("daemonize", "-ac:u:p:vo:e:E:l:", directory="c"),
    Row("bear", "-ho:v output: append config: verbose"),
    Row("ld.so ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-musl-x86_64.so.1 ld-musl-aarch64.so.1",
        "list verify library-path: preload: argv0: audit:", final="list verify"),
    Row("perl", "-I:M:m:F:x?0?C?D?i?l?nplaswWtTuUc e:E:v V", final="e E v V version help", odd=odd.perl),
    Row("uv", _UV, after="run,tool run", directory="directory", odd=odd.uv),
    Row("uvx", _UV),
    Row("pipx", "-vq verbose quiet global spec: no-cache path python: index-url: pip-args: with:", after="run"),
    Row("poetry", _POETRY, after="run", directory="C directory"),
    Row("pdm", "-p:c:qvIs project: config: quiet verbose no-cache site-packages venv:", after="run"),
    Row("pipenv", "-qv quiet verbose python: site-packages system", after="run"),
    Row("rye hatch pixi op doppler dotenv", "-l:e:f:q:p: env: file: pyproject:", after="run", flags="dashes"),
    Row("conda mamba micromamba", "-n:p:vse: name: prefix: cwd: verbose no-capture-output live-stream",
        after="run", directory="cwd"),
    Row("npm", _NPM, after="exec,x", code="c call", flags="dashes others", odd=odd.npm),
    Row("npx", _NPM, code="c call", flags="others"),
    Row("pnpm", _PNPM, after="exec,dlx", directory="C dir", flags="others"),
    Row("yarn", "-qp: quiet package: cwd: silent", after="exec,dlx", directory="cwd", flags="others"),
    Row("bunx pnpx", "-p: bun package: silent verbose"),
    Row("bun", "-p: bun package: silent verbose cwd:", after="x", directory="cwd"),
    Row("bundle", "keep-file-descriptors gemfile:", after="exec"),
    Row("pyenv rbenv nodenv asdf", after="exec"),
    Row("direnv", after="exec", operands=1),
    Row("rustup", "-vq verbose quiet install", after="run", operands=1),
    Row("mise opam cabal stack tox aws-vault", after="exec,x", flags="dashes"),
    Row("docker podman nerdctl docker-compose", _CONTAINER,
        after="exec,container exec,compose exec", operands=1, flags="terminal"),
    Row("kubectl oc", "-itqn:c:f: stdin tty namespace: container: context: kubeconfig: quiet", after="exec",
        operands=1, flags="dashes terminal"),
    Row("git", "-C:c:pP git-dir: work-tree: namespace: no-pager bare", after="bisect run", directory="C", odd=odd.git),
    Row("tmux", "-2CDlNuVvAdPXEkhbc:f:L:S:T:e:F:n:s:t:x:y:p:", odd=odd.tmux),
    Row("screen", "-aAc:dDe:fh:ilLmOp:qQrRs:S:t:T:UvxX46 ls list wipe", final="r x ls list wipe v Q",
        flags="terminal", odd=odd.screen),
    Row(_TERMINAL, after="-e,-x,--,--command,--execute", flags="text anywhere"),
    Row("kitty foot", "-T:c:o:d:1vhD:t:a: class: name: title: config: override: directory: hold? working-directory:",
        directory="d D directory working-directory", flags="terminal"),
    Row("crontab", odd=odd.crontab),
    Row("at batch", odd=odd.at),
    Row("sg", odd=odd.sg),
    Row("loginctl", odd=odd.loginctl),
)  # fmt: skip

TABLE: Final[Mapping[str, Row]] = index(_ROWS)
