"""What a program does with the words after its name: searches for a pattern, reads a file, changes directory (C9, C11).

Tables and three readers. Reads marked text; applies no rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Final


class Use(Enum):
    """Use of a word by a program."""

    NAMED = "may be changed"
    READ = "is only read"
    PATTERN = "is a pattern or a program text, not a path"


READERS: Final = frozenset(
    {
        *(
            "cat",
            "head",
            "tail",
            "less",
            "more",
            "wc",
            "test",
            "[",
            "ls",
            "stat",
            "file",
            "diff",
            "cmp",
            "comm",
            "sort",
        ),
        *("uniq", "cut", "nl", "tac", "od", "xxd", "md5sum", "sha1sum", "sha256sum", "base64", "readlink", "realpath"),
        *(".", "source", "find", "du", "echo", "printf", "jq", "strings", "paste", "column", "export", "declare"),
        *("grep", "egrep", "fgrep", "zgrep", "rg", "sed", "awk", "gawk", "mawk"),
    }
)
_WRITERS: Final = frozenset(
    {
        *("rm", "rmdir", "unlink", "mv", "cp", "ln", "tee", "touch", "truncate", "dd", "install", "shred", "rsync"),
        *("mkdir", "chmod", "chown", "chgrp", "sed", "perl", "vi", "vim", "nano", "ed", "ex", "patch", "sponge"),
    }
)
_PATTERN_OPTIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("grep", "egrep", "fgrep", "zgrep"), "ABCDdm"),
    "rg": "ABCEMTdgjmrt",
    "sed": "l",
    **dict.fromkeys(("awk", "gawk", "mawk"), "Fv"),
}
"""Programs whose first operand is a pattern or program text, with the option letters that take another value."""
_WRITING_ACTIONS: Final = ("-delete", "-exec", "-ok", "-fprint", "-fls")
_DIRECTORY_OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("tar", "bsdtar"), ("C", "--directory", "--cd")),
    **dict.fromkeys(("make", "gmake", "ninja"), ("C", "--directory")),
    **dict.fromkeys(("git", "go", "jj", "meson"), ("C",)),
    "cmake": ("B",),
}


def uses(program: str, words: Sequence[str]) -> list[Use]:
    """Return the use of each word by a program.

    Args:
        program: Base name.
        words: Marked texts after it.
    """
    found = [_use(program, words[at - 1] if at else "", word) for at, word in enumerate(words)]
    if _writes(program, words):
        found = [Use.NAMED for _ in words]
    for at in _patterns(program, words):
        found[at] = Use.PATTERN
    return found


def _use(program: str, before: str, word: str) -> Use:
    option = word if word.startswith("-") else before
    is_option = option.startswith("-") and option != "--"
    if is_option and (option[:2] in {"-o", "-O"} or "out" in option.partition("=")[0]):
        return Use.NAMED
    is_value = is_option or "=" in word
    return Use.READ if program in READERS or (is_value and program not in _WRITERS) else Use.NAMED


def _writes(program: str, words: Sequence[str]) -> bool:
    if program == "find":
        return any(word.startswith(_WRITING_ACTIONS) for word in words)
    return program == "sed" and any(_is_in_place(word) for word in words)


def _is_in_place(word: str) -> bool:
    return word.startswith("--in") or (word[:1] == "-" and word[1:2] != "-" and "i" in word)


def _patterns(program: str, words: Sequence[str]) -> Iterator[int]:
    """Yield the positions of the patterns: the values of `-e`, or the first operand."""
    letters = _PATTERN_OPTIONS.get(program)
    if letters is None:
        return
    is_given, takes = False, ""
    for at, word in enumerate(words):
        if takes:
            if takes == "e":
                yield at
            takes = ""
        elif word == "--":
            if not is_given and at + 1 < len(words):
                yield at + 1
            return
        elif word.startswith("--"):
            is_given = is_given or word.startswith(("--regexp", "--expression", "--file"))
            takes = "e" if word in {"--regexp", "--expression"} else "f" if word == "--file" else ""
        elif word.startswith("-") and word != "-":
            found = next((at for at, letter in enumerate(word) if at and letter in letters + "ef"), 0)
            is_given = is_given or word[found] in "ef"
            takes = word[found] if found and found == len(word) - 1 else ""
        elif not is_given:
            yield at
            return


def entered_directories(program: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the directories that a program enters by an option (`tar -C`), from which it reads its operands."""
    options = _DIRECTORY_OPTIONS.get(program, ())
    for at, word in enumerate(words):
        name, attached, value = word.partition("=")
        if name in options and name.startswith("--"):
            yield value if attached else "".join(words[at + 1 : at + 2])
        elif options and word[:1] == "-" and word[1:2] != "-" and options[0] in word:
            value = word.partition(options[0])[2]
            yield value or "".join(words[at + 1 : at + 2])
        elif program in {"tar", "bsdtar"} and at == 0 and word.isalpha() and word.endswith("C"):
            yield from words[1:] if len(words) < 3 else words[1:3]
