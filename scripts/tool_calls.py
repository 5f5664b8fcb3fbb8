"""Tell which calls of Kasm a tool may make, read from its code.

A tool reaches a call through functions of its module, through `sessions`, `channel` or `gateway`, or names it itself.
Every function that could be meant counts: a method is known by its name, among the classes of the services and those
that a function on the way names. So the answer has no call too few; what a tool does in one place only when another
call was refused is in it too.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import get_type_hints

from kasm_mcp.call import Kasm

API = "kasm_api.api."


def calls_of(tool: Callable[..., object]) -> set[str]:
    """Return the calls that a function of `kasm_mcp` may make, by Kasm's names of them.

    Args:
        tool: The function.
    """
    classes = {kind for kind in get_type_hints(Kasm).values() if isinstance(kind, type)}
    called: set[str] = set()  # names of methods
    calls: set[str] = set()
    done: set[FunctionType] = set()
    waiting: set[object] = {inspect.unwrap(tool)}
    while functions := {found for found in waiting - done if isinstance(found, FunctionType)}:
        function = functions.pop()
        done.add(function)
        for name, found in _mentioned(function):
            if isinstance(found, type):
                classes.add(found)
            elif isinstance(found, ModuleType):
                calls.add(name)
            elif found is None:
                called.add(name)
            else:
                waiting.add(found)
        waiting |= {inspect.unwrap(vars(kind)[name]) for kind in classes for name in called if name in vars(kind)}
    return calls


def _mentioned(function: FunctionType) -> Iterator[tuple[str, object]]:
    """Give what a function mentions: ours by name, a call with its chapter, a method with None."""
    known = function.__globals__
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if isinstance(node, ast.Name) and _is_ours(known.get(node.id)):
            yield node.id, inspect.unwrap(known[node.id])
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = known.get(node.value.id)
            if isinstance(module, ModuleType) and module.__name__.startswith(API):
                yield node.attr, module
            elif isinstance(module, ModuleType) and _is_ours(found := getattr(module, node.attr)):
                yield node.attr, inspect.unwrap(found)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, None


def _is_ours(found: object) -> bool:
    return isinstance(found, type | FunctionType) and found.__module__.startswith("kasm_mcp")
