"""Commands after which `$HOME` is no longer known, and commands that only look similar."""

import pytest

from .conftest import Judge

CHANGING = [
    "HOME=/usr",
    "HOME+=x",
    "for HOME in a; do ls; done",
    ': "${HOME=/usr}"',
    ': "${HOME:=/usr}"',
    "((HOME=1))",
    "((HOME++))",
    "let HOME=1",
    "let HOME++",
    "read HOME",
    "read -r HOME",
    "read -aHOME",
    "mapfile HOME",
    "readarray HOME",
    "getopts a HOME",
    "unset HOME",
    "export HOME",
    "export HOME=/usr",
    "readonly HOME",
    "declare HOME=/usr",
    "typeset HOME=/usr",
    "f() { local HOME=/usr; }; f",
    "declare 'HOME=/usr'",
    "typeset 'HOME=/usr'",
    "f() { local 'HOME=/usr'; }; f",
    "builtin read HOME",
    "command read HOME",
    "command -p read HOME",
    "command -- read HOME",
    "printf -v HOME x",
    "printf -vHOME x",
    'read "$name"',
    "declare -n name=x",
    'printf -v "$name" x',
    "env HOME=/usr ls",
    "/usr/bin/env HOME=/usr ls",
    "env HOME+=/usr ls",
    "env 'HOME[0]=x' ls",
    "read {HOME,x}",
]
NOT_CHANGING = [
    "echo HOME",
    "echo HOME=/usr",
    "grep HOME= notes.txt",
    "printf '%s' HOME",
    'printf "%s" "$name"',
    "printf -v name HOME",
    "export NAME=HOME",
    "read -r name",
    "echo ${HOME:-/usr}",
    "((x=1))",
    "let x=1",
    "env NAME=1 ls",
    "env A=HOME ls",
    "export $(cat .env)",
    "unset NAME",
    "echo '((HOME=1))'",
    "# HOME=/usr",
]


@pytest.mark.parametrize("command", CHANGING)
def test_home_is_not_known_after_it_may_have_changed(command: str, judged: Judge) -> None:
    assert judged(command) == ""
    assert judged(f'{command}\nchmod 700 "$HOME/x"') == "ownership"


@pytest.mark.parametrize("command", NOT_CHANGING)
def test_home_stays_known_where_it_is_only_named(command: str, judged: Judge) -> None:
    assert judged(f'{command}\nchmod 700 "$HOME/x"') == ""


@pytest.mark.parametrize(("name", "command"), [("PWD", 'chmod 700 "$PWD/x"'), ("CDPATH", "cd p && cat ../x")])
def test_other_names_are_tracked_too(name: str, command: str, judged: Judge) -> None:
    assert judged(f"cd /home/kasm-user/a && {command}") == ""
    assert judged(f"{name}=/usr; cd /home/kasm-user/a && {command}") != ""
