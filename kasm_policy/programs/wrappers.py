"""Table of wrappers such as `timeout` and `nice`: their options, and where the inner command starts (C6).

Data only. Wrappers with an irregular command line (`find`, `xargs`, `chroot`) have a reader in another module. The
options are those of Debian 12, plus those of newer versions.
"""

from collections.abc import Mapping
from typing import Final

from kasm_policy.programs.options import Options
from kasm_policy.programs.wrapper_row import Wrapper

_HELP: Final = " help version"
_PLAIN: Final = Wrapper(Options())
_FAKEROOT: Final = Wrapper(Options("l:f:s:i:ub:hv", "lib= faked= unknown-is-real fd-base=" + _HELP))
_PROXYCHAINS: Final = Wrapper(Options("qf:", "help"))
_SOFTLIMIT: Final = Wrapper(Options("hHa:c:d:f:l:m:o:p:r:s:t:"))
_TIMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "last", "next", "now", "noon", "midnight", "tomorrow")


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word[:1] in {"+", "-"}


def _is_duration(word: str) -> bool:
    return _is_number(word) or word.startswith(".") or word.lower().startswith(("inf", "nan"))


def _is_processors(word: str) -> bool:
    return set(word.lower().removeprefix("0x")) <= set("0123456789abcdef,:-")


def _is_time(word: str) -> bool:
    text = word.lower()
    return text.startswith(_TIMES) or text.endswith((" ago", "day")) or any(letter.isdecimal() for letter in text)


_TINI: Final = Wrapper(Options("hsp:vwge:l", "version"))
_UNBUFFER: Final = Wrapper(Options("p"))

WRAPPERS: Final[Mapping[str, Wrapper]] = {
    **dict.fromkeys(
        (
            "argv0", "eatmydata", "fghack", "gamemoderun", "pgrphack", "primusrun", "prime-run", "recordio",
            "s6-fghack", "tsocks",
        ),
        _PLAIN,
    ),
    **dict.fromkeys(("envdir", "envuidgid", "gosu", "s6-setuidgid", "setuidgid", "su-exec"), Wrapper(Options(), 1)),
    **dict.fromkeys(("fakeroot", "fakeroot-sysv", "fakeroot-tcp"), _FAKEROOT),
    **dict.fromkeys(("docker-init", "tini", "tini-static"), _TINI),
    "aa-exec": Wrapper(Options("p:n:divh", "profile= namespace= debug immediate verbose help")),
    "bear": Wrapper(
        Options("ho:v", "output= append config= force-preload force-wrapper libexec= verbose" + _HELP)
    ),
    "builtin": Wrapper(Options(), is_here=True),
    **dict.fromkeys(
        ("busybox", "busybox-static", "busybox.static"),
        Wrapper(Options(long="help list list-full install", final="list list-full install help")),
    ),
    "cage": Wrapper(Options("dhm:rsv")),
    "catatonit": Wrapper(Options("ghLPV")),
    "catchsegv": _PLAIN,
    "cgexec": Wrapper(Options("g:h", "sticky cancel-sticky help")),
    "choom": Wrapper(Options("n:p:hV", "adjust= pid=" + _HELP, final="p pid")),
    "chpst": Wrapper(Options("u:U:b:e:m:d:o:p:f:c:r:t:/:C:n:l:L:vVP012"), directory="/ C"),
    "chronic": Wrapper(Options("ev")),
    "chroot": Wrapper(Options(long="userspec= groups= skip-chdir" + _HELP), operands=1),
    "chrt": Wrapper(
        Options(
            "abidfmorpveRGT:P:D:hV",
            "all-tasks batch deadline fifo idle max other rr ext pid reset-on-fork verbose sched-runtime= "
            "sched-period= sched-deadline=" + _HELP,
            final="m max p pid",
        ),
        operands=1,
        operand=_is_number,
    ),
    "command": Wrapper(Options("pvV")),
    "cpulimit": Wrapper(
        Options(
            "l:p:P:e:c:s:izvqmkrfbh",
            "limit= pid= path= exe= cpu= signal= monitor-forks include-children background foreground kill lazy quiet "
            "restore verbose help",
        )
    ),
    "daemon": Wrapper(
        Options(
            "hVv?d?C:Nn:X:P:F:u:R:D:m:e:iUScra:A:L:M:fp?l:b:o:O:E:",
            "verbose? debug? config= noconfig name= command= pidfiles= pidfile= user= chroot= chdir= umask= env= "
            "inherit unsafe safe core nocore respawn acceptable= attempts= delay= limit= idiot foreground pty? errlog= "
            "dbglog= output= stdout= stderr= ignore-eof read-eof running restart stop signal= list" + _HELP,
            final="running restart stop signal list",
        ),
        directory="R chroot D chdir",
        starts_in="/",
        code="X command",
    ),
    "daemonize": Wrapper(Options("ac:u:p:vo:e:E:l:"), directory="c", starts_in="/"),
    "dbus-launch": Wrapper(Options(long="sh-syntax csh-syntax auto-syntax exit-with-session autolaunch= config-file=")),
    "dbus-run-session": Wrapper(Options(long="config-file= dbus-daemon=" + _HELP)),
    "dumb-init": Wrapper(Options("cr:vhV", "single-child rewrite= verbose" + _HELP)),
    "env": Wrapper(
        Options(
            "i0vu:C:S:a:",
            "ignore-environment null debug unset= chdir= split-string= argv0= block-signal? default-signal? "
            "ignore-signal? list-signal-handling" + _HELP,
        ),
        assignments=True,
    ),
    "entr": Wrapper(Options("acdnprsxz")),
    "exec": Wrapper(Options("cla:")),
    "fakechroot": Wrapper(
        Options("l:d:sc:e:b:vh", "lib= elfloader= use-system-libs config-dir= environment= bindir=" + _HELP)
    ),
    "faketime": Wrapper(Options("mp:f", "exclude-monotonic date-prog=" + _HELP), operands=1, operand=_is_time),
    "heaptrack": Wrapper(
        Options(
            "p:rdo:a:hv", "pid= raw record-only debug use-inject output= analyze=" + _HELP, final="p pid a analyze"
        )
    ),
    "ifne": Wrapper(Options("n")),
    "ionice": Wrapper(
        Options("tc:n:p:P:u:hV", "ignore class= classdata= pid= pgid= uid=" + _HELP, final="p P u pid pgid uid")
    ),
    "lckdo": Wrapper(Options("wW:neE:sxtq"), operands=1),
    "ld.so": Wrapper(
        Options(
            long="list verify inhibit-cache library-path= inhibit-rpath= audit= preload= argv0= glibc-hwcaps-prepend= "
            "glibc-hwcaps-mask= list-tunables list-diagnostics" + _HELP,
            final="list verify list-tunables list-diagnostics",
        )
    ),
    "ltrace": Wrapper(
        Options(
            "a:A:bcCD:e:F:fhil:Ln:o:p:rs:StTu:Vw:x:X:",
            "align= config= debug= demangle indent= library= no-signals output= where=" + _HELP,
        )
    ),
    "mangohud": Wrapper(Options(long="dlsym version")),
    "nice": Wrapper(Options("n:", "adjustment=" + _HELP, numeric=True)),
    "nocache": Wrapper(Options("n:D:f")),
    "nocorrect": _PLAIN,
    "noglob": _PLAIN,
    "nohup": Wrapper(Options(long=_HELP)),
    "nq": Wrapper(Options("cqtw", final="t w")),
    # Without --wdns: older versions document an argument but do not take one.
    "nsenter": Wrapper(
        Options(
            "acet:m?u?i?n?p?C?U?T?N:S:G:r?w?W:FZVh",
            "all target= mount? uts? ipc? net? pid? cgroup? user? time? setuid= setgid= root? wd? env "
            "join-cgroup net-socket= user-parent preserve-credentials keep-caps no-fork follow-context" + _HELP,
        ),
        directory="r root w wd W",
    ),
    "numactl": Wrapper(
        Options(
            "i:p:P:N:m:C:lHsahb",
            "all balancing interleave= weighted-interleave= preferred= preferred-many= cpunodebind= membind= "
            "physcpubind= cpubind= localalloc hardware show help version",
            final="H hardware s show",
        )
    ),
    "openvt": Wrapper(Options("c:efsulvwVh", "console= exec force switch user login verbose wait" + _HELP)),
    "prlimit": Wrapper(
        Options(
            "p:o:c?d?e?f?i?l?m?n?q?r?s?t?u?v?x?y?hV",
            "pid= output= noheadings raw verbose core? data? nice? fsize? sigpending? memlock? rss? nofile? msgqueue? "
            "rtprio? stack? cpu? nproc? as? locks? rttime?" + _HELP,
            final="p pid",
        )
    ),
    **dict.fromkeys(("proxychains", "proxychains3", "proxychains4"), _PROXYCHAINS),
    "repeat": Wrapper(Options(), operands=1),
    "retry": Wrapper(Options("d:m:t:u:w:hv", "delay= message= times= until= while=" + _HELP)),
    "rlwrap": Wrapper(
        Options(
            "a?Ab:cC:D:e:f:g:hH:iIl:m?M:nNoO:p?P:q:rRs:S:t:Uvw:Wz:",
            "always-readline? ansi-colour-aware ansi-color-aware break-chars= complete-filenames command-name= "
            "history-no-dupes= extra-char-after-completion= file= forget-matching= help history-filename= "
            "case-insensitive pass-sigint-as-sigterm logfile= multi-line? multi-line-ext= no-warnings no-children "
            "one-shot only-cook= prompt-colour? prompt-color? pre-given= quote-characters= remember renice histsize= "
            "substitute-prompt= set-term-name= mirror-arguments version wait-before-prompt= polling filter=",
        )
    ),
    "s6-applyuidgid": Wrapper(Options("zUu:g:G:")),
    "s6-envdir": Wrapper(Options("IinfLc:"), operands=1),
    "s6-envuidgid": Wrapper(Options("ugBniD:"), operands=1),
    "s6-setlock": Wrapper(Options("nNrwt:"), operands=1),
    "s6-setsid": Wrapper(Options("sbfgiIqd:")),
    "s6-softlimit": _SOFTLIMIT,
    "schroot": Wrapper(
        Options(
            "hVliqvc:ad:s:u:po:brefn:",
            "list info config location quiet verbose chroot= all all-chroots all-sessions all-source-chroots "
            "exclude-aliases directory= user= preserve-environment shell= option= automatic-session begin-session "
            "recover-session run-session end-session session-name= force" + _HELP,
        ),
        directory="d directory",
    ),
    "setlock": Wrapper(Options("nNxX"), operands=1),
    "setpriv": Wrapper(
        Options(
            "dhV",
            "reuid= regid= ruid= euid= rgid= egid= groups= clear-groups keep-groups init-groups inh-caps= "
            "ambient-caps= bounding-set= securebits= pdeathsig= ptracer= selinux-label= apparmor-profile= "
            "landlock-access= landlock-rule= seccomp-filter= reset-env no-new-privs nnp dump" + _HELP,
        )
    ),
    "setsid": Wrapper(Options("cfwhV", "ctty fork wait" + _HELP)),
    "softlimit": _SOFTLIMIT,
    "ssh-agent": Wrapper(Options("a:cdDE:kO:P:st:TuUV")),
    "sshpass": Wrapper(Options("f:d:p:eP:vhV")),
    "stdbuf": Wrapper(Options("i:o:e:", "input= output= error=" + _HELP)),
    "strace": Wrapper(
        Options(
            "a:Ab:cCdDe:E:fFhiI:kno:O:p:P:qrs:S:tTu:U:vVwxX:yYzZ",
            "abbrev= absolute-timestamps? always-show-pid argv0= attach= columns= const-print-style= daemonize? "
            "daemonized? debug decode-fds? decode-pids= detach-on= env= failed-only failing-only fault= follow-forks "
            "inject= instruction-pointer interruptible= kill-on-exit kvm= namespace? no-abbrev output= "
            "output-append-mode output-separately pidns-translation quiet? raw= read= relative-timestamps? seccomp-bpf "
            "secontext? signal= silence? silent? stack-trace? stack-traces? stack-trace-frame-limit= status= "
            "string-limit= strings-in-hex? successful-only succeeded-only summary summary-columns= summary-only "
            "summary-sort-by= summary-syscall-overhead= summary-wall-clock syscall-limit= syscall-number "
            "syscall-times? tips? trace= trace-fds= trace-path= user= verbose= write=" + _HELP,
        )
    ),
    "systemd-cat": Wrapper(Options("ht:p:", "identifier= priority= stderr-priority= level-prefix= namespace=" + _HELP)),
    "systemd-inhibit": Wrapper(
        Options("h", "no-pager no-legend no-ask-password what= who= why= mode= list" + _HELP, final="list")
    ),
    "systemd-run": Wrapper(
        Options(
            "p:E:u:H:M:C:GdtPrqvh",
            "user system scope wait pipe pty pty-late collect quiet verbose no-block same-dir remain-after-exit "
            "slice-inherit send-sighup on-timezone-change on-clock-change no-ask-password ignore-failure no-pager "
            "property= setenv= unit= host= machine= capsule= slice= uid= gid= nice= description= working-directory= "
            "root-directory= on-active= on-boot= on-startup= on-unit-active= on-unit-inactive= on-calendar= "
            "timer-property= path-property= socket-property= service-type= expand-environment= background= json= "
            "job-mode=" + _HELP,
        ),
        directory="working-directory root-directory",
    ),
    "taskset": Wrapper(
        Options("acphV", "all-tasks cpu-list pid" + _HELP, final="p pid"), operands=1, operand=_is_processors
    ),
    "time": Wrapper(Options("apvVqf:o:h", "append portability verbose quiet format= output=" + _HELP)),
    "timelimit": Wrapper(Options("pqS:s:T:t:", "features")),
    "timeout": Wrapper(
        Options("fpvk:s:", "foreground preserve-status verbose kill-after= signal=" + _HELP),
        operands=1,
        operand=_is_duration,
    ),
    "torsocks": Wrapper(
        Options(
            "iqdhu:p:a:P:", "isolate quiet debug user= pass= address= port= shell on off show" + _HELP, final="shell"
        )
    ),
    "toybox": Wrapper(Options(long="help list")),
    "trickle": Wrapper(Options("hvVsw:n:u:d:t:l:L:P:p:")),
    "tsp": Wrapper(
        Options(
            "nfgmdBEL:N:D:W:lKChVSqt:c:p:o:w:k:u:s:U:i:r:", final="K C h V S q t c p o w k u s U i r"
        )
    ),
    **dict.fromkeys(("expect_unbuffer", "unbuffer"), _UNBUFFER),
    "uclampset": Wrapper(
        Options("m:M:ap:sRvhV", "all-tasks pid= system reset-on-fork verbose" + _HELP, final="p pid")
    ),
    "unshare": Wrapper(
        Options(
            "muinpUCTfrcS:G:R:w:l:hV",
            "mount? uts? ipc? net? pid? user? cgroup? time? fork map-root-user map-current-user map-auto map-subids "
            "kill-child? mount-proc? mount-binfmt? propagation= setgroups= setuid= setgid= root= wd= map-user= "
            "map-group= map-users= map-groups= owner= monotonic= boottime= load-interp= forward-signals keep-caps"
            + _HELP,
        ),
        directory="R root w wd",
    ),
    # Long options of valgrind take a value only after an equals sign.
    "valgrind": Wrapper(Options("qvdhs", others="?")),
    "xvfb-run": Wrapper(
        Options(
            "ae:f:hn:lp:s:w:",
            "auto-display auto-servernum error-file= auth-file= server-num= listen-tcp xauth-protocol= server-args= "
            "wait= help",
        )
    ),
}  # fmt: skip
