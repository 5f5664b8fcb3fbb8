"""Shell hooks: programs that print code for the current shell, as in `eval "$(ssh-agent -s)"` (C7).

One table and one reader of the tree. Their output is trusted, because the program is named and could run it itself.
"""

from collections.abc import Mapping
from typing import Final

from kasm_policy.bash.tree import CallExpr, CmdSubst, DblQuoted, ProcSubst, Stmt, Word
from kasm_policy.bash.words import expand_value, known

_COMPLETIONS: Final = frozenset({"completion", "completions", "generate-shell-completion", "--completion"})
# The empty name stands for any arguments.
_HOOKS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("ssh-agent", "dircolors", "fnm", "thefuck", "lesspipe", "gpg-agent", "keychain"), frozenset({""})),
    **dict.fromkeys(("register-python-argcomplete", "path_helper"), frozenset({""})),
    **dict.fromkeys(
        ("pyenv", "rbenv", "nodenv", "goenv", "jenv", "plenv", "phpenv"), frozenset({"init", "virtualenv-init"})
    ),
    **dict.fromkeys(("zoxide", "starship", "atuin", "mcfly", "oh-my-posh", "navi"), frozenset({"init"})),
    **dict.fromkeys(("conda", "mamba", "micromamba"), frozenset({"hook", "shell", "shell.bash", "shell.posix"})),
    "opam": frozenset({"env", "config"}),
    "direnv": frozenset({"hook", "export"}),
    "brew": frozenset({"shellenv"}),
    "minikube": frozenset({"docker-env", "podman-env"}),
    "docker-machine": frozenset({"env"}),
    **dict.fromkeys(("mise", "rtx"), frozenset({"activate", "env", "hook-env"})),
    "luarocks": frozenset({"path"}),
    **dict.fromkeys(
        (
            *("kubectl", "helm", "gh", "docker", "kind", "k3d", "oc", "flux", "argocd", "istioctl", "glab", "hugo"),
            *("npm", "pnpm", "pip", "pip3", "poetry", "pdm", "pipx", "rustup", "uv", "uvx", "deno", "just", "task"),
            *("kustomize", "skaffold", "eksctl", "velero", "stern", "yq", "op", "bw", "ng", "hatch"),
        ),
        frozenset(),
    ),
}


def is_hook(call: CallExpr) -> bool:
    """Check whether a command is `eval` or `source` of what one known program prints for the shell."""
    if len(call.args) != 2:
        return False
    inner = call.args[1].parts
    if len(inner) == 1 and isinstance(inner[0], DblQuoted):
        inner = inner[0].parts
    match expand_value(call.args[0], {}), inner:
        case ("eval", (CmdSubst(stmts=(statement,)),)) | ("source" | ".", (ProcSubst(op="<(", stmts=(statement,)),)):
            return _prints_a_hook(statement)
    return False


def _prints_a_hook(statement: Stmt) -> bool:
    command = statement.cmd
    if not isinstance(command, CallExpr) or command.assigns or statement.background or not command.args:
        return False
    if any(redirect.op not in {">", ">>", ">&"} or redirect.n is None for redirect in statement.redirs):
        return False
    program, *words = [_text(word) for word in command.args]
    if program is None or None in words:
        return False
    wanted = _HOOKS.get(program.rpartition("/")[2])
    return wanted is not None and ("" in wanted or not (wanted | _COMPLETIONS).isdisjoint(words))


def _text(word: Word) -> str | None:
    return known(expand_value(word, {"HOME": "/~"}))
