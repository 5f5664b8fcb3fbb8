"""Parameters that a text gives a value of slashes and dots only, so that a path with them may start at the root (C9).

Reads the tree; applies no rule.
"""

from kasm_policy.bash.tree import Assign, File, Lit, Node, Word, WordIter, children
from kasm_policy.bash.words import expand_value

_DIRECTORIES = frozenset({"HOME", "PWD"})  # their values are only known if the text does not assign them


def climbing(file: File) -> frozenset[str]:
    """List the parameters that a text assigns `/`, dots or nothing.

    Args:
        file: Tree of the whole text.
    """
    found: set[str] = set()
    pending: list[Node] = [file]
    while pending:
        node = pending.pop()
        pending += children(node)
        values: tuple[Word, ...] = ()
        match node:
            case Assign(name=Lit(value=name), value=Word() as word):
                values = (word,)
            case WordIter(name=Lit(value=name), items=values):
                pass
            case _:
                continue
        if name in _DIRECTORIES or any(not expand_value(word, {}).strip("/.") for word in values):
            found.add(name.replace("\\\n", ""))
    return frozenset(found)
