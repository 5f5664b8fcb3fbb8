"""The Dockerfile without Docker: its instructions carried out one by one, in folders that stand for the image's.

What `RUN` runs is run literally, by `bwrap`, with this machine's `/usr` and Python in place of the base image's. So it
shows that the commands do what they should, but not that the base image has what they need, nor how layers turn out.
"""

import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SYSTEM = ("bin", "lib", "lib32", "lib64", "sbin")
ACCOUNTS = ("passwd", "group", "shadow", "gshadow", "login.defs")
PYTHON = "/base"
"""Where the base image's Python is, in the rehearsal: a virtual environment with pip."""


@dataclass
class Stage:
    """A stage as far as it has been built.

    Attributes:
        root: The folder that stands for `/`.
        environment: What `ENV` has set.
        folder: What `WORKDIR` has set.
        config: What the image says of itself: the arguments of the last `USER`, `HEALTHCHECK`, `ENTRYPOINT` …
    """

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    folder: str = "/"
    config: dict[str, str] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Give the place of a path of the image."""
        return self.root / (Path(self.folder) / name).as_posix().lstrip("/")

    def command(self, *arguments: str, options: Sequence[str] = (), writable: bool = True) -> list[str]:
        """Give the command line that runs something in the stage; `options` are for `bwrap`."""
        line = ["bwrap", "--unshare-pid", "--die-with-parent", "--proc", "/proc", "--dev", "/dev"]
        line += ["--ro-bind", "/usr", "/usr", "--clearenv"]
        for name in SYSTEM:
            if (Path("/") / name).is_symlink():
                line += ["--symlink", str((Path("/") / name).readlink()), f"/{name}"]
        for parent in reversed(Path(sys.base_prefix).parents[:-1]):
            line += ["--perms", "0755", "--dir", str(parent)]  # else with the mode it has here, such as root's home
        line += ["--ro-bind", sys.base_prefix, sys.base_prefix]
        for entry in sorted(self.root.iterdir()):
            is_open = writable or entry.name in ("home", "tmp")
            line += ["--bind" if is_open else "--ro-bind", str(entry), f"/{entry.name}"]
        for name in ("ssl", "resolv.conf", "hosts", "nsswitch.conf", "ld.so.cache", "pip.conf"):
            line += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
        for name, value in self.environment.items():
            line += ["--setenv", name, value]
        return [*line, "--chdir", self.folder, *options, "--", *arguments]


class Rehearsal:
    """Builds every stage of a Dockerfile.

    Args:
        dockerfile: The file; its folder is the context.
        work: An empty folder.
        cache: uv's cache, so that nothing is fetched again.
    """

    def __init__(self, dockerfile: Path, work: Path, cache: Path) -> None:
        self.context = dockerfile.parent
        self.work = work
        self.cache = cache
        self.stages: dict[str, Stage] = {}
        self.ran: list[str] = []
        self._arguments: dict[str, str] = {}
        self._current: Stage | None = None
        carry_out = {
            "ARG": self._arg,
            "FROM": self._from,
            "ENV": self._env,
            "WORKDIR": self._workdir,
            "COPY": self._copy,
            "RUN": self._run,
        }
        for word, rest in instructions(dockerfile.read_text()):
            if word in carry_out:
                carry_out[word](rest)
            else:
                self.stage.config[word] = rest

    @property
    def stage(self) -> Stage:
        """The stage that is being built; in the end, the image."""
        assert self._current, "no FROM yet"
        return self._current

    def _arg(self, rest: str) -> None:
        name, _, value = rest.partition("=")
        self._arguments[name] = value

    def _from(self, rest: str) -> None:
        base, _, name = rest.partition(" AS ")
        root = self.work / (name or "image")
        if base in self.stages:
            origin = self.stages[base]
            shutil.copytree(origin.root, root, symlinks=True)
            self._current = Stage(root, dict(origin.environment), origin.folder)
        elif base == "scratch":
            root.mkdir()
            self._current = Stage(root)
        else:
            assert expanded(base, self._arguments).startswith("python:3."), base
            self._current = self._with_python(root)
        if name:
            self.stages[name] = self._current

    def _with_python(self, root: Path) -> Stage:
        for name in ("base", "dist", "etc", "home", "opt", "src", "tmp"):
            (root / name).mkdir(parents=True)
        (root / "tmp").chmod(0o1777)
        for account in ACCOUNTS:
            if (Path("/etc") / account).exists():
                shutil.copy(Path("/etc") / account, root / "etc" / account)
        own = f"{sys.base_prefix}/bin/python3.{sys.version_info.minor}"
        command = ["uv", "venv", "--quiet", "--clear", "--seed", "--relocatable", "--python", own]
        subprocess.run([*command, root / PYTHON.strip("/")], check=True)
        return Stage(root, {"PATH": f"{PYTHON}/bin:/usr/sbin:/usr/bin:/sbin:/bin"})

    def _env(self, rest: str) -> None:
        for word in shlex.split(rest):
            name, _, value = word.partition("=")
            self.stage.environment[name] = expanded(value, self.stage.environment)

    def _workdir(self, rest: str) -> None:
        self.stage.folder = rest
        self.stage.path("").mkdir(parents=True, exist_ok=True)

    def _copy(self, rest: str) -> None:
        *sources, target = rest.split()
        origin = self.context
        if sources[0].startswith("--from="):
            origin = self.stages[sources.pop(0).removeprefix("--from=")].root
        else:
            allowed = allowed_names(self.context)
            assert set(sources) <= allowed, f".dockerignore leaves out {set(sources) - allowed}"
        found = [path for source in sources for path in sorted(origin.glob(source.strip("/") or "."))]
        assert found, f"nothing to copy: {sources}"
        place = self.stage.path(target)
        for path in found:
            if path.is_dir():
                shutil.copytree(path, place, symlinks=True, dirs_exist_ok=True)
            else:
                file = place / path.name if target.endswith("/") else place
                file.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, file)

    def _run(self, rest: str) -> None:
        host = {name: value for name, value in os.environ.items() if name.startswith(("SSL_", "PIP_", "UV_"))}
        host.pop("PIP_FIND_LINKS", None)  # it names a folder of the host
        options = ["--bind", str(self.cache), "/cache"]
        for name, value in (host | {"HOME": "/tmp", "UV_CACHE_DIR": "/cache"} | self.stage.environment).items():
            options += ["--setenv", name, value]
        command = self.stage.command("sh", "-c", rest, options=options)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{rest}\n{done.stdout}{done.stderr}"
        self.ran.append(rest)


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Give the instructions of a Dockerfile: the word, and the rest as one line."""
    lines = "\n".join(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    for line in re.sub(r"\\\n\s*", "", lines).splitlines():
        word, _, rest = line.partition(" ")
        yield word, rest.strip()


def expanded(text: str, variables: Mapping[str, str]) -> str:
    """Put the values of variables in their places."""
    return re.sub(r"\$\{?(\w+)\}?", lambda found: variables[found[1]], text)


def allowed_names(context: Path) -> set[str]:
    """Give the names at the top of a context that its `.dockerignore` lets in."""
    rules = [line for line in (context / ".dockerignore").read_text().split("\n") if line and not line.startswith("#")]
    allowed = set()
    for path in context.iterdir():
        verdicts = [not rule.startswith("!") for rule in rules if fnmatch.fnmatch(path.name, rule.removeprefix("!"))]
        if not verdicts or not verdicts[-1]:
            allowed.add(path.name)
    return allowed
